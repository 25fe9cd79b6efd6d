// `guildhall check`: each kind of wrong that somebody may do to the rows is found; nothing is found where nothing is.
#include "service/check.h"

#include "core/rights_digest.h"
#include "service/audit_fixture.h"
#include "service/member_metadata.h"
#include "storage/database_file.h"

namespace guildhall::service {
namespace {

struct check : AuditFixture {
    std::vector<Finding> findings(const Keys& by) {
        return check_database(*storage::open_sqlite(folder / "db", storage::OpenMode::reader), by, clock.now())
            .findings;
    }
    std::vector<Finding> findings() { return findings(keys); }
    /// All that is found after `sql` was run beside the program, as one text.
    std::string found_after(const std::string& sql) {
        const auto connection = storage::open_sqlite(folder / "db", storage::OpenMode::writer);
        connection->run_script("PRAGMA foreign_keys = OFF");
        connection->run_script(sql);
        std::string text;
        for (const Finding& finding : findings()) {
            EXPECT_FALSE(finding.advice.empty());
            text += finding.what + "\n";
        }
        return text;
    }
};

/// REQUIRES: in a test of `check`
#define EXPECT_FOUND(sql, words)                                                         \
    do {                                                                                 \
        EXPECT_TRUE(findings().empty()) << "control: nothing is wrong before";           \
        const std::string found = found_after(sql);                                      \
        EXPECT_NE(found.find(words), std::string::npos) << "found instead: \"" << found; \
    } while (false)

TEST_F(check, M1_finds_a_missing_role_group) {
    create_group("HR");
    EXPECT_FOUND(
        "DELETE FROM grants WHERE group_id IN (SELECT id FROM groups WHERE role = 'builder');"
        "DELETE FROM groups WHERE role = 'builder'",
        "(M1)");
}

TEST_F(check, M15_finds_an_end_user_in_a_builder_level_group) {
    const auto group = create_group("HR");
    const auto bob = invite("bob@example.org", core::Role::builder);
    make(core::AddGroupMembers{group, {bob}});
    grant_edit_of_all_apps(group);
    EXPECT_FOUND("UPDATE members SET role = 'end_user' WHERE email_folded = 'bob@example.org'",
                 "bob@example.org is an "
                 "end-user in the builder-level group HR (M15)");
}

TEST_F(check, M24_finds_a_workspace_without_an_active_admin) {
    EXPECT_FOUND("UPDATE members SET status = 'archived'", "nobody is an active admin (M24)");
}

TEST_F(check, M61_finds_an_event_that_was_changed) {
    EXPECT_FOUND("UPDATE audit_events SET body = '{}' WHERE seq = 1 AND workspace_id IS NULL",
                 "The audit trail of the instance");
}

TEST_F(check, finds_a_row_that_refers_to_nothing) {
    const auto group = create_group("HR");
    grant_edit_of_all_apps(group);
    EXPECT_FOUND("DELETE FROM groups WHERE name = 'HR'", "refers to one that isn't in groups");
}

TEST_F(check, finds_a_broken_index) {
    EXPECT_FOUND(
        "PRAGMA writable_schema = ON; UPDATE sqlite_master SET sql = 'CREATE INDEX members_of_user ON members (role)' "
        "WHERE name = 'members_of_user'; PRAGMA writable_schema = RESET",
        "The database is damaged");
}

TEST_F(check, finds_sealed_values_that_this_key_file_does_not_open) {
    const auto bob = invite("bob@example.org");
    const auto saved = store.write([&](Tx& tx) -> core::Result<core::Done> {
        save_metadata(tx, keys, {workspace, bob}, {{"desk", "4b"}});
        return core::Done{};
    });
    ASSERT_TRUE(saved.ok());
    EXPECT_FOUND("UPDATE member_metadata SET key = 'chair'", "1 of 1 sealed values don't open");
}

TEST_F(check, the_digest_of_rights_sees_every_kind_of_right) {
    const auto group = create_group("HR");
    const auto bob = invite("bob@example.org");
    const auto app = create_app("Payroll");
    std::set<core::Sha256> seen = {core::rights_digest(*store.snapshot()->instance)};
    const auto is_new = [&] { return seen.insert(core::rights_digest(*store.snapshot()->instance)).second; };
    make(core::AddGroupMembers{group, {bob}});
    EXPECT_TRUE(is_new()) << "a group's member";
    make(core::CreateGrant{group, *core::GrantName::parse("One"), "app", "view", false, false, {app}});
    EXPECT_TRUE(is_new()) << "a grant on one app";
    grant_edit_of_all_apps(group);
    EXPECT_TRUE(is_new()) << "a grant on all apps";
    core::SetPermissions permit{group, {}};
    permit.switches[static_cast<std::size_t>(core::Permission::folder_manage)] = true;
    make(permit);
    EXPECT_TRUE(is_new()) << "a permission";
    make(core::ArchiveMember{bob});
    EXPECT_TRUE(is_new()) << "a status";
}

}  // namespace
}  // namespace guildhall::service
