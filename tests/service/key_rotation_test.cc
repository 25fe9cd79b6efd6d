// Rotation of keys (security.md): what is sealed and signed anew, what is never given the new key's word.
#include "service/key_rotation.h"

#include <fstream>

#include "service/audit_fixture.h"
#include "service/member_metadata.h"
#include "storage/idempotency_table.h"

namespace guildhall::service {
namespace {

struct key_rotation : AuditFixture {
    core::MemberId bob;

    void SetUp() override {
        AuditFixture::SetUp();
        bob = invite("bob@example.org");
        set("desk", "4b");
    }
    void set(const std::string& key, const std::string& value) {
        const auto saved = store.write([&](Tx& tx) -> core::Result<core::Done> {
            save_metadata(tx, keys, {workspace, bob}, {{key, value}});
            return core::Done{};
        });
        ASSERT_TRUE(saved.ok());
    }
    Metadata read(const Keys& by) {
        return store.read([&](storage::Connection& c) { return read_metadata(c, by, {workspace, bob}); });
    }
    bool is_whole(const PublicKeys& by) {
        return store.read([&](storage::Connection& c) {
            const auto verdicts = verify_all_trails(c, by);
            return std::all_of(verdicts.begin(), verdicts.end(), [](const auto& each) { return each.verdict.ok; });
        });
    }
    core::Result<RotationReport> rotate(std::function<bool()> is_stopping = [] { return false; }) {
        Call call = call_of({});
        call.caller.actor.via = core::Actor::Via::command_line;
        return rotate_keys({store, audit, keys, std::move(is_stopping)}, call);
    }
    void tamper(std::string_view sql) { storage::open_sqlite(folder / "db", storage::OpenMode::writer)->execute(sql); }
};

TEST_F(key_rotation, seals_and_signs_everything_by_the_new_key_and_forgets_the_one_before) {
    std::filesystem::copy_file(folder / "key", folder / "before");
    const Keys before = Keys::load(folder / "before");
    EXPECT_EQ(read(before).at("desk"), "4b") << "control";
    EXPECT_TRUE(is_whole(before.public_keys())) << "control";
    const auto report = rotate();
    ASSERT_TRUE(report.ok()) << report.error().detail;
    EXPECT_EQ(report->sealed_values, 1);
    EXPECT_GE(report->checkpoints, 1);
    const Keys after = Keys::load(folder / "key");
    EXPECT_FALSE(after.is_rotating());
    EXPECT_EQ(after.public_key(), keys.public_key()) << "in the file and in use";
    EXPECT_EQ(read(after).at("desk"), "4b");
    EXPECT_TRUE(is_whole(after.public_keys()));
    EXPECT_TRUE(read(before).empty());
    EXPECT_FALSE(is_whole(before.public_keys()));
    EXPECT_EQ(events({}).back().action, "keys.rotated");
}

TEST_F(key_rotation, ends_kept_replies_whose_requests_are_hashed_with_the_earlier_key) {
    const core::Sha256 key = core::sha256("key");
    const auto kept = store.write([&](Tx& tx) -> core::Result<core::Done> {
        storage::keep_reply(tx.connection, {key, keys.request_hash("request"), 201, "[]", "{}", tx.now});
        return core::Done{};
    });
    ASSERT_TRUE(kept.ok());
    const auto find = [&] {
        return store.read([&](storage::Connection& connection) { return storage::find_kept_reply(connection, key); });
    };
    EXPECT_TRUE(find()) << "control";
    const core::Sha256 before = keys.request_hash("request");
    ASSERT_TRUE(rotate().ok());
    EXPECT_NE(keys.request_hash("request"), before);
    EXPECT_FALSE(find());
}

TEST_F(key_rotation, broken_off_leaves_both_keys_and_goes_on_the_next_time) {
    int asked = 0;
    ASSERT_FALSE(rotate([&] { return ++asked > 2; }).ok());
    const Keys both = Keys::load(folder / "key");
    EXPECT_TRUE(both.is_rotating());
    EXPECT_EQ(both.public_keys(), keys.public_keys());
    set("chair", "red");
    EXPECT_EQ(read(both), (Metadata{{"desk", "4b"}, {"chair", "red"}}));
    EXPECT_TRUE(is_whole(both.public_keys()));
    const PublicKey present = keys.public_key();
    ASSERT_TRUE(rotate().ok());
    EXPECT_EQ(keys.public_key(), present) << "the one that was begun, no third one";
    EXPECT_EQ(read(Keys::load(folder / "key")).size(), 2u);
}

TEST_F(key_rotation, M61_never_signs_anew_what_the_trail_or_the_key_does_not_vouch_for) {
    const PublicKey before = keys.public_key();
    for (const char* change : {"UPDATE audit_checkpoints SET signature = zeroblob(64)",
                               "UPDATE audit_events SET body = '{}' WHERE seq = 1"}) {
        tamper(change);
        EXPECT_FALSE(rotate().ok()) << change;
        EXPECT_EQ(keys.public_key(), before);
        EXPECT_FALSE(is_whole(keys.public_keys())) << change;
    }
}

TEST_F(key_rotation, keeps_the_earlier_key_while_a_value_opens_with_neither) {
    tamper("UPDATE member_metadata SET key = 'elsewhere'");
    const PublicKey before = keys.public_key();
    EXPECT_FALSE(rotate().ok());
    EXPECT_EQ(keys.public_key(), before);
}

TEST_F(key_rotation, a_database_belongs_to_the_key_file_that_its_trail_was_begun_with) {
    const auto belongs = [&](const Keys& by) {
        return store.read([&](storage::Connection& connection) { return belongs_to(by, connection); });
    };
    Key other;
    other.data()[0] = 7;
    EXPECT_TRUE(belongs(keys));
    EXPECT_FALSE(belongs(Keys(other)));
    ASSERT_TRUE(rotate().ok());
    EXPECT_TRUE(belongs(keys));
}

}  // namespace
}  // namespace guildhall::service
