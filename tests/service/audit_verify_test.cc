// M61: every single tampering with a trail is found; controls show what only the checkpoints find.
#include <algorithm>
#include <cstdlib>
#include <random>

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

    /// Puts these rows in the place of the trail's, with hashes that fit where `with_hashes`.
    void put(std::vector<AuditRow> rows, bool with_hashes) {
        const auto connection = storage::open_sqlite(folder / "db", storage::OpenMode::writer);
        storage::Transaction transaction(*connection, storage::TransactionMode::write);
        connection->execute("DELETE FROM audit_events WHERE trail = $1", {workspace});
        core::Sha256 last{};
        for (AuditRow& row : rows) {
            if (with_hashes) {
                row.previous_hash = last;
                row.hash = event_hash(row);
            }
            last = row.hash;
            storage::insert_audit_event(*connection, row);
        }
        transaction.commit();
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

TEST_F(audit_verify, M61_an_event_that_was_changed_with_its_own_hash_isnt_what_the_next_one_is_chained_to) {
    grow(3);
    std::vector<AuditRow> rows = events(workspace);
    rows[3].target_name = "harmless";
    rows[3].hash = event_hash(rows[3]);
    put(std::move(rows), false);
    expect_found(5);
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

/// What somebody does to a trail, at random; never nothing.
class Tampering {
public:
    explicit Tampering(unsigned seed) : random_(seed) {}

    std::string said;

    std::vector<AuditRow> of(std::vector<AuditRow> rows) {
        const std::size_t at = below(rows.size());
        said = "event " + std::to_string(at + 1) + ": ";
        switch (below(6)) {
            case 0: said += "deleted"; return without(std::move(rows), at);
            case 1: said += "cut"; return {rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(at)};
            case 2: said += "swapped"; return swapped(std::move(rows), at);
            case 3: said += "told twice"; return doubled(std::move(rows), at);
            default: change(rows[at]); return rows;
        }
    }

private:
    std::size_t below(std::size_t limit) { return random_() % limit; }

    static std::vector<AuditRow> renumbered(std::vector<AuditRow> rows) {
        std::int64_t seq = 0;
        for (AuditRow& row : rows) row.seq = ++seq;
        return rows;
    }
    std::vector<AuditRow> without(std::vector<AuditRow> rows, std::size_t at) {
        rows.erase(rows.begin() + static_cast<std::ptrdiff_t>(at));
        return below(2) == 0 ? rows : renumbered(std::move(rows));
    }
    std::vector<AuditRow> swapped(std::vector<AuditRow> rows, std::size_t at) {
        std::swap(rows[at], rows[(at + 1 + below(rows.size() - 1)) % rows.size()]);
        return renumbered(std::move(rows));
    }
    std::vector<AuditRow> doubled(std::vector<AuditRow> rows, std::size_t at) {
        AuditRow copy = rows[at];
        copy.id = core::EventId(core::parse_uuid("019b76da-a87b-7000-8000-00000000000f").value());
        rows.insert(rows.begin() + static_cast<std::ptrdiff_t>(at), std::move(copy));
        return renumbered(std::move(rows));
    }
    void change(AuditRow& row) {
        std::string* const texts[] = {&row.actor_email, &row.via,         &row.address,   &row.request_id,
                                      &row.action,      &row.target_type, &row.target_id, &row.target_name,
                                      &row.body,        &row.search_text};
        const std::size_t which = below(14);
        said += "field " + std::to_string(which);
        if (which < std::size(texts)) {
            std::string& text = *texts[which];
            if (text.empty() || below(2) == 0)
                text.insert(below(text.size() + 1), 1, static_cast<char>('a' + below(26)));
            else
                text.erase(below(text.size()), 1);
            return;
        }
        switch (which) {
            case 10: row.at.ms += 1 + static_cast<std::int64_t>(below(1'000'000)); return;
            case 11: row.actor = row.actor ? std::nullopt : std::optional(core::UserId(row.id.uuid())); return;
            case 12: row.change_id.bytes[below(16)] ^= static_cast<std::uint8_t>(1u << below(8)); return;
            default: row.undo = row.undo.value_or("") + " "; return;
        }
    }

    std::mt19937 random_;
};

TEST_F(audit_verify, M61_whatever_is_done_at_random_behind_a_checkpoint_is_found_also_where_all_hashes_are_made_anew) {
    grow(68);
    sign();
    const std::vector<AuditRow> rows = events(workspace);
    const char* given = std::getenv("GUILDHALL_TAMPERINGS");  // more of them, by hand
    const unsigned rounds = given ? static_cast<unsigned>(std::atoi(given)) : 40;
    for (unsigned seed = 0; seed < rounds; ++seed) {
        Tampering tampering(seed);
        const std::vector<AuditRow> other = tampering.of(rows);
        for (const bool with_hashes : {false, true}) {
            put(other, with_hashes);
            const AuditVerdict verdict = verify(workspace);
            EXPECT_FALSE(verdict.ok) << seed << ": " << tampering.said << (with_hashes ? ", hashes made anew" : "");
            EXPECT_LT(verdict.signed_to, 70);
        }
    }
    put(rows, false);
    EXPECT_TRUE(verify(workspace).ok) << "control: as it was, it is good";
}

TEST_F(audit_verify, M61_control_without_checkpoints_what_is_done_at_random_is_not_found_once_hashes_are_made_anew) {
    grow(30);
    const std::vector<AuditRow> rows = events(workspace);
    int passed = 0;
    for (unsigned seed = 0; seed < 25; ++seed) {
        put(Tampering(seed).of(rows), true);
        passed += verify(workspace).ok;
    }
    EXPECT_GT(passed, 15) << "but for gaps in the numbers";
}

TEST_F(audit_verify, M61_every_changed_bit_of_a_checkpoint_is_found) {
    grow(68);
    sign();
    for (const char* column : {"signature", "hash"})
        for (int byte = 1; byte <= (column[0] == 's' ? 64 : 32); byte += 7) {
            SCOPED_TRACE(std::string(column) + " " + std::to_string(byte));
            const std::string at = std::to_string(byte), name = column;
            tamper("CREATE TABLE kept AS SELECT * FROM audit_checkpoints");
            // The byte becomes 'x', or 'y' where it was that.
            tamper("UPDATE audit_checkpoints SET " + name + " = CAST(substr(" + name + ", 1, " + at +
                       " - 1) || CASE WHEN substr(" + name + ", " + at +
                       ", 1) = x'78' THEN x'79' ELSE x'78' END || substr(" + name + ", " + at +
                       " + 1) AS BLOB) WHERE trail = $1 AND seq = 64",
                   {workspace});
            expect_found(64);
            tamper("DELETE FROM audit_checkpoints");
            tamper("INSERT INTO audit_checkpoints SELECT * FROM kept");
            tamper("DROP TABLE kept");
            EXPECT_TRUE(verify(workspace).ok) << "control: put back, it is good again";
        }
    tamper("UPDATE audit_checkpoints SET at = at + 1 WHERE trail = $1 AND seq = 64", {workspace});
    expect_found(64);
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
