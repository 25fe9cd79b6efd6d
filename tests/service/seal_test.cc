#include "service/seal.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

using namespace guildhall;
using namespace guildhall::service;

namespace {

const auto kWorkspace = core::WorkspaceId::parse("019b76da-a87b-7000-8000-000000000001").value();
const auto kRow = core::parse_uuid("019b76da-a87b-7000-8000-000000000002").value();
const SealedPlace kPlace{kWorkspace, "constants", "value", kRow};

Keys keys() { return Keys(Key()); }

}  // namespace

TEST(seal, a_sealed_text_opens_in_its_place) {
    const auto sealed = seal(keys(), kPlace, "s3cret");
    EXPECT_EQ(sealed.size(), 6u + 41u);
    EXPECT_EQ(sealed.find("s3cret"), std::string::npos);
    EXPECT_EQ(open_sealed(keys(), kPlace, sealed)->reveal(), "s3cret");
    EXPECT_NE(sealed, seal(keys(), kPlace, "s3cret")) << "each has its nonce";
}

TEST(seal, a_sealed_text_opens_nowhere_else) {
    const auto sealed = seal(keys(), kPlace, "s3cret");
    auto other_row = kPlace, other_column = kPlace, other_table = kPlace, other_workspace = kPlace;
    other_row.row.bytes[15] ^= 1;
    other_column.column = "name";
    other_table.table = "data_sources";
    other_workspace.workspace = core::WorkspaceId();
    for (const auto& place : {other_row, other_column, other_table, other_workspace})
        EXPECT_FALSE(open_sealed(keys(), place, sealed));
    Key root;
    root.data()[31] = 1;
    EXPECT_FALSE(open_sealed(Keys(root), kPlace, sealed));
}

TEST(seal, every_changed_or_missing_byte_is_noticed) {
    const auto sealed = seal(keys(), kPlace, "s3cret");
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        auto changed = sealed;
        changed[i] = static_cast<char>(changed[i] ^ 0x40);
        EXPECT_FALSE(open_sealed(keys(), kPlace, changed)) << i;
        EXPECT_FALSE(open_sealed(keys(), kPlace, sealed.substr(0, i))) << i;
    }
}

RC_GTEST_PROP(seal, any_text_comes_back, (const std::string& text)) {
    RC_ASSERT(open_sealed(keys(), kPlace, seal(keys(), kPlace, text))->reveal() == text);
}
