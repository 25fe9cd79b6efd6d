#include "service/reversal_codec.h"

#include <gtest/gtest.h>

#include <boost/json.hpp>

#include "core/text.h"
#include "support/seeded_random.h"

namespace guildhall::service {
namespace {

using core::Reversal;

/// Every kind, with every value that it can have there or not.
class Reversals {
public:
    std::vector<Reversal> all() {
        for (const bool consequence : {false, true}) {
            Reversal& role = add(Reversal::Kind::role, consequence);
            role.member = id<core::MemberId>();
            role.role_after = core::Role::builder;
            role.cause_after = core::RoleCause::automatic;
            for (const std::optional<std::int64_t> end :
                 {std::optional<std::int64_t>(), {core::kNever}, {1767225600000}}) {
                Reversal& link = add(Reversal::Kind::link, consequence);
                link.member = id<core::MemberId>();
                link.group = id<core::GroupId>();
                link.end_before = end;
                link.end_after = end ? std::optional<std::int64_t>() : core::kNever;
            }
            Reversal& owner = add(Reversal::Kind::owner, consequence);
            owner.resource = id<core::ResourceId>();
            owner.owner_before = id<core::MemberId>();
        }
        Reversal& permissions = add(Reversal::Kind::permissions, false);
        permissions.group = id<core::GroupId>();
        permissions.permissions_before = core::PermissionSet::all();
        permissions.permissions_after.set(core::Permission::app_delete, true);
        for (const bool before : {true, false}) {
            Reversal& made = add(Reversal::Kind::grant, false);
            made.group = id<core::GroupId>();
            (before ? made.grant_before : made.grant_after) = grant(before);
            made.grant_type = before ? "app" : id<core::ResourceTypeId>().str();
            (before ? made.access_before : made.access_after) = before ? "edit" : "approve";
            (before ? made.grant_resources_before : made.grant_resources_after) = {id<core::ResourceId>(),
                                                                                   id<core::ResourceId>()};
        }
        Reversal& group = add(Reversal::Kind::group, false);
        group.group = id<core::GroupId>();
        group.name_before = "Größe \"|\" ☃";
        group.permissions_before = core::PermissionSet::all();
        Reversal& name = add(Reversal::Kind::group_name, false);
        name.group = id<core::GroupId>();
        name.name_before = "a";
        name.name_after = "b";
        return made_;
    }

private:
    Reversal& add(Reversal::Kind kind, bool consequence) {
        Reversal made;
        made.kind = kind;
        made.consequence = consequence;
        return made_.emplace_back(std::move(made));
    }

    template <class IdType>
    IdType id() {
        std::array<std::uint8_t, 10> bytes;
        random_.fill(bytes);
        return IdType(core::make_uuid_v7(1767225600000, bytes));
    }

    core::Grant grant(bool app) {
        core::Grant grant;
        grant.id = id<core::GrantId>();
        grant.name = "All";
        grant.hide_from_dashboard = app;
        grant.all = !app;
        return grant;
    }

    test::SeededRandom random_;
    std::vector<Reversal> made_;
};

void expect_same(const Reversal& a, const Reversal& b) {
    EXPECT_EQ(a.kind, b.kind);
    EXPECT_EQ(a.consequence, b.consequence);
    EXPECT_EQ(a.member, b.member);
    EXPECT_EQ(a.group, b.group);
    EXPECT_EQ(a.resource, b.resource);
    EXPECT_EQ(a.role_before, b.role_before);
    EXPECT_EQ(a.role_after, b.role_after);
    EXPECT_EQ(a.cause_before, b.cause_before);
    EXPECT_EQ(a.cause_after, b.cause_after);
    EXPECT_EQ(a.end_before, b.end_before);
    EXPECT_EQ(a.end_after, b.end_after);
    EXPECT_EQ(a.owner_before, b.owner_before);
    EXPECT_EQ(a.owner_after, b.owner_after);
    EXPECT_EQ(a.permissions_before, b.permissions_before);
    EXPECT_EQ(a.permissions_after, b.permissions_after);
    EXPECT_EQ(a.name_before, b.name_before);
    EXPECT_EQ(a.name_after, b.name_after);
    EXPECT_EQ(a.grant_before, b.grant_before);
    EXPECT_EQ(a.grant_after, b.grant_after);
    EXPECT_EQ(a.grant_type, b.grant_type);
    EXPECT_EQ(a.access_before, b.access_before);
    EXPECT_EQ(a.access_after, b.access_after);
    EXPECT_EQ(a.grant_resources_before, b.grant_resources_before);
    EXPECT_EQ(a.grant_resources_after, b.grant_resources_after);
}

TEST(reversal_codec, M49_what_was_written_is_read_back) {
    const auto all = Reversals().all();
    const auto text = boost::json::serialize(to_json(all));
    const auto read = reversals_from_json(boost::json::parse(text));
    ASSERT_TRUE(read) << text;
    ASSERT_EQ(read->size(), all.size());
    for (std::size_t i = 0; i < all.size(); ++i) {
        SCOPED_TRACE(i);
        expect_same(all[i], (*read)[i]);
    }
}

TEST(reversal_codec, what_it_would_not_have_written_is_nothing) {
    for (const char* text : {"{}", "[1]", "[{}]", R"([{"kind":"hat"}])", R"([{"kind":"role","member":"x"}])",
                             R"([{"kind":"grant","group":"019b76da-a87b-7000-8000-000000000001"}])",
                             R"([{"kind":"group_name","before":"a"}])", R"([{"kind":"link","before":{"end":"soon"}}])"})
        EXPECT_FALSE(reversals_from_json(boost::json::parse(text))) << text;
    EXPECT_TRUE(reversals_from_json(boost::json::parse("[]")));
}

}  // namespace
}  // namespace guildhall::service
