// M61: every single tampering with a trail is found; controls show what only the checkpoints find.
#include "service/audit_chain.h"
#include "service/audit_fixture.h"

namespace guildhall::service {
namespace {

using storage::AuditRow;

struct audit_verify : AuditFixture {
    /// Some more events in the workspace's trail.
    void grow(int events) {
        for (int i = 0; i < events; ++i) {
            const auto done = store.write([&](Tx& tx) -> core::Result<core::Done> {
                AuditNote note;
                note.action = "session.created";
                note.workspace = workspace;
                note.target_name = "event " + std::to_string(i);
                audit.append(tx, call_of(ann), note);
                return core::Done{};
            });
            ASSERT_TRUE(done.ok());
        }
    }
    void sign() {
        const auto done = store.write([&](Tx& tx) -> core::Result<core::Done> {
            audit.sign_open_checkpoints(tx);
            return core::Done{};
        });
        ASSERT_TRUE(done.ok());
    }

    /// Does something behind Guildhall's back.
    void tamper(std::string_view sql, const storage::Sql& parameters = {}) {
        const auto connection = storage::open_sqlite(folder / "db", storage::OpenMode::writer);
        connection->execute(sql, parameters);
    }

    /// Writes all rows of the trail again with fitting hashes, as who knows the program but not the key.
    void rebuild() {
        std::vector<AuditRow> rows = events(workspace);
        tamper("DELETE FROM audit_events WHERE trail = $1", {workspace});
        core::Sha256 last{};
        std::int64_t seq = 0;
        const auto connection = storage::open_sqlite(folder / "db", storage::OpenMode::writer);
        for (AuditRow& row : rows) {
            row.seq = ++seq;
            row.previous_hash = last;
            row.hash = last = event_hash(row);
            storage::insert_audit_event(*connection, row);
        }
    }

    void expect_found(std::int64_t seq) {
        const AuditVerdict verdict = verify(workspace);
        EXPECT_FALSE(verdict.ok);
        EXPECT_EQ(verdict.first_bad, seq) << verdict.what;
        EXPECT_FALSE(verdict.what.empty());
    }
};

TEST_F(audit_verify, M61_an_untouched_trail_is_good) {
    grow(70);
    AuditVerdict verdict = verify(workspace);
    EXPECT_TRUE(verdict.ok) << verdict.what;
    EXPECT_EQ(verdict.checked, 72);
    EXPECT_EQ(verdict.signed_to, 64) << "a checkpoint is due every 64 events";
    sign();
    verdict = verify(workspace);
    EXPECT_TRUE(verdict.ok) << verdict.what;
    EXPECT_EQ(verdict.signed_to, 72);
    sign();
    store.read([&](storage::Connection& c) {
        EXPECT_EQ(storage::audit_checkpoints_of(c, workspace).size(), 2u) << "nothing new, nothing signed";
        EXPECT_EQ(verify_all_trails(c, keys.public_keys()).size(), 2u);
        return 0;
    });
}

TEST_F(audit_verify, M61_each_changed_field_is_found) {
    grow(3);
    for (const char* change : {"at = at + 1",
                               "change_id = id",
                               "actor_user_id = NULL",
                               "via = 'token'",
                               "address = 'elsewhere'",
                               "request_id = 'other'",
                               "action = 'session.ended'",
                               "target_type = 'x'",
                               "target_id = 'x'",
                               "target_name = 'x'",
                               "body = '{}'",
                               "undo = '[]'",
                               "search_text = 'x'",
                               "actor_folded = 'x'",
                               "workspace_id = NULL",
                               "actor_email = 'x', actor_folded = 'x'",
                               "id = change_id",
                               "prev_hash = zeroblob(32)",
                               "hash = zeroblob(32)",
                               "hash = zeroblob(5)"}) {
        SCOPED_TRACE(change);
        tamper("CREATE TABLE kept AS SELECT * FROM audit_events WHERE trail = $1 AND seq = 4", {workspace});
        tamper("UPDATE audit_events SET " + std::string(change) + " WHERE trail = $1 AND seq = 4", {workspace});
        expect_found(4);
        tamper("DELETE FROM audit_events WHERE trail = $1 AND seq = 4", {workspace});
        tamper("INSERT INTO audit_events SELECT * FROM kept");
        tamper("DROP TABLE kept");
        EXPECT_TRUE(verify(workspace).ok) << "control: put back, it is good again";
    }
}

TEST_F(audit_verify, M61_a_deleted_row_is_found) {
    grow(3);
    tamper("DELETE FROM audit_events WHERE trail = $1 AND seq = 3", {workspace});
    expect_found(3);
}

TEST_F(audit_verify, M61_a_deleted_first_row_is_found) {
    grow(3);
    tamper("DELETE FROM audit_events WHERE trail = $1 AND seq = 1", {workspace});
    expect_found(1);
}

TEST_F(audit_verify, M61_two_swapped_rows_are_found) {
    grow(3);
    for (const auto& [from, to] : {std::pair{3, 100}, {4, 3}, {100, 4}})
        tamper("UPDATE audit_events SET seq = $2 WHERE trail = $1 AND seq = $3", {workspace, to, from});
    expect_found(3);
}

TEST_F(audit_verify, M61_a_tail_that_is_cut_off_before_a_checkpoint_is_found) {
    grow(3);
    sign();
    tamper("DELETE FROM audit_events WHERE trail = $1 AND seq > 3", {workspace});
    expect_found(4);
    tamper("DELETE FROM audit_events WHERE trail = $1", {workspace});
    store.read([&](storage::Connection& c) {
        const auto verdicts = verify_all_trails(c, keys.public_keys());
        EXPECT_EQ(verdicts.size(), 2u) << "also where no event is left";
        EXPECT_FALSE(verdicts.back().verdict.ok);
        return 0;
    });
}

TEST_F(audit_verify, M61_a_trail_that_is_gone_with_its_checkpoints_is_missed) {
    grow(3);
    sign();
    tamper("DELETE FROM audit_events WHERE trail = $1", {workspace});
    tamper("DELETE FROM audit_checkpoints WHERE trail = $1", {workspace});
    store.read([&](storage::Connection& c) {
        const auto verdicts = verify_all_trails(c, keys.public_keys());
        EXPECT_EQ(verdicts.size(), 2u);
        EXPECT_FALSE(verdicts.back().verdict.ok);
        EXPECT_EQ(verdicts.back().verdict.what, "the whole trail is missing");
        return 0;
    });
}

TEST_F(audit_verify, M61_control_without_a_checkpoint_a_cut_tail_is_not_found) {
    grow(3);
    tamper("DELETE FROM audit_events WHERE trail = $1 AND seq > 3", {workspace});
    EXPECT_TRUE(verify(workspace).ok);
}

TEST_F(audit_verify, M61_a_chain_that_was_rebuilt_without_the_key_is_found) {
    grow(3);
    sign();
    tamper("UPDATE audit_events SET target_name = 'harmless' WHERE trail = $1 AND seq = 4", {workspace});
    rebuild();
    expect_found(5);
    tamper(
        "UPDATE audit_checkpoints SET hash = (SELECT e.hash FROM audit_events e WHERE e.trail = "
        "audit_checkpoints.trail AND e.seq = audit_checkpoints.seq)");
    expect_found(5);
}

TEST_F(audit_verify, M61_control_without_a_checkpoint_a_rebuilt_chain_is_not_found) {
    grow(3);
    tamper("UPDATE audit_events SET target_name = 'harmless' WHERE trail = $1 AND seq = 4", {workspace});
    rebuild();
    EXPECT_TRUE(verify(workspace).ok);
}

TEST_F(audit_verify, M61_a_due_checkpoint_that_is_gone_is_found) {
    grow(70);
    tamper("DELETE FROM audit_checkpoints WHERE trail = $1", {workspace});
    expect_found(64);
}

TEST_F(audit_verify, M61_a_checkpoint_by_another_key_is_found) {
    grow(3);
    sign();
    Key other;
    other.data()[0] = 1;
    const Keys foreign(other);
    store.read([&](storage::Connection& c) {
        const AuditVerdict verdict = verify_trail(c, workspace, foreign.public_keys());
        EXPECT_EQ(verdict.first_bad, 5);
        return 0;
    });
}

}  // namespace
}  // namespace guildhall::service
