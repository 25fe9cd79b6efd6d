// What the schema itself refuses, whatever the program does: references across workspaces, two roles, broken values;
// and the search index that it keeps.
#include "storage/dialect.h"
#include "storage/temporary_database.h"

namespace guildhall::storage {
namespace {

core::Uuid uuid(int n) {
    core::Uuid made;
    made.bytes[0] = 1;
    made.bytes[15] = static_cast<std::uint8_t>(n);
    return made;
}

/// Two workspaces (1, 2), each with a member (1, 2), a group, a grant and a resource of the same number.
struct schema : testing::Test {
    schema() {
        for (int w = 1; w <= 2; ++w) {
            const core::Uuid id = uuid(w);
            c.execute(
                "INSERT INTO accounts (id, email, email_folded, name, name_folded, status, created_at) "
                "VALUES ($1, $2, $2, 'Ann', 'ann', 'active', 1)",
                {id, "ann" + std::to_string(w) + "@example.org"});
            c.execute(
                "INSERT INTO workspaces (id, name, name_folded, slug, status, revision, created_at) "
                "VALUES ($1, $2, $2, $2, 'active', 1, 1)",
                {id, "w" + std::to_string(w)});
            add_member({id, id, id, "ann", "ann" + std::to_string(w) + "@example.org"});
            c.execute(
                "INSERT INTO groups (workspace_id, id, name, name_folded, kind, version, created_at) "
                "VALUES ($1, $2, 'HR', 'hr', 'custom', 1, 1)",
                {id, id});
            c.execute(
                "INSERT INTO grants (workspace_id, id, group_id, name, name_folded, resource_type, access, scope, "
                "position) VALUES ($1, $2, $2, 'apps', 'apps', 'app', 'view', 'all', 0)",
                {id, id});
            add_app(id, id, "crm");
        }
    }
    struct MemberRow {
        core::Uuid workspace, id, user;
        std::string name, email, role = "end_user";
    };
    void add_member(const MemberRow& m) {
        c.execute(
            "INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, "
            "role_cause, status, source, invited_at) "
            "VALUES ($1, $2, $3, $4, $5, $5, $6, 'explicit', 'active', 'invite', 1)",
            {m.workspace, m.id, m.user, m.email, m.name, m.role});
    }
    void add_app(core::Uuid workspace, core::Uuid id, const std::string& name) {
        c.execute(
            "INSERT INTO resources (workspace_id, id, type, name, name_folded, kind, owner_id, created_at) "
            "VALUES ($1, $2, 'app', $3, $3, '', NULL, 1)",
            {workspace, id, name});
    }
    DatabaseErrorKind refused(std::string_view sql, const Sql& parameters) {
        return error_of([&] { c.execute(sql, parameters); }).kind();
    }
    /// By index and row by row, which must be the same.
    std::vector<core::Uuid> found(std::string_view folded) {
        const auto ids = [&](const std::string& where, const Sql& parameters) {
            return c.query_all("SELECT id FROM members WHERE " + where + " ORDER BY id", parameters,
                               [](const Row& row) { return row.get<core::Uuid>(0); });
        };
        const auto hits = sqlite_dialect().search_hits(Searchable::members, folded, "TRUE", 1);
        const auto condition = sqlite_dialect().search_condition(Searchable::members, folded, 1);
        const auto by_index = ids("search_row IN (" + hits.sql + ")", hits.parameters);
        EXPECT_EQ(by_index, ids(condition.sql, condition.parameters)) << folded;
        return by_index;
    }

    TemporaryDatabase database;
    std::unique_ptr<Connection> opened = database.open(OpenMode::writer);
    Connection& c = *opened;
};

TEST_F(schema, refuses_every_reference_across_workspaces) {
    constexpr auto kRefused = DatabaseErrorKind::foreign_key;
    const core::Uuid one = uuid(1), two = uuid(2), fresh = uuid(9);
    EXPECT_EQ(refused("INSERT INTO group_members VALUES ($1, $1, $2, NULL)", {one, two}), kRefused);
    EXPECT_EQ(refused("INSERT INTO group_members VALUES ($1, $2, $1, NULL)", {one, two}), kRefused);
    EXPECT_EQ(refused("INSERT INTO grant_resources VALUES ($1, $1, $2)", {one, two}), kRefused);
    EXPECT_EQ(refused("INSERT INTO grant_resources VALUES ($1, $2, $1)", {one, two}), kRefused);
    EXPECT_EQ(refused("UPDATE grants SET group_id = $2 WHERE workspace_id = $1", {one, two}), kRefused);
    EXPECT_EQ(refused("UPDATE resources SET owner_id = $2 WHERE workspace_id = $1", {one, two}), kRefused);
    EXPECT_EQ(refused("INSERT INTO member_metadata VALUES ($1, $2, 'k', x'00')", {one, two}), kRefused);
    EXPECT_EQ(refused("INSERT INTO apps VALUES ($1, $1, 's', 'u', '', '', $2, 0)", {one, two}), kRefused);
    EXPECT_EQ(refused("INSERT INTO apps VALUES ($1, $2, 's', 'u', '', '', NULL, 0)", {one, two}), kRefused);
    EXPECT_EQ(refused("INSERT INTO data_sources VALUES ($1, $2, '', NULL)", {one, two}), kRefused);
    EXPECT_EQ(refused("INSERT INTO constants VALUES ($1, $2, 'v', NULL)", {one, two}), kRefused);
    EXPECT_EQ(refused("INSERT INTO invitations VALUES ($1, $3, $2, x'01', 'shown', 1, 1, 1)", {one, two, fresh}),
              kRefused);
    EXPECT_EQ(refused("UPDATE members SET user_id = $2 WHERE workspace_id = $1", {one, fresh}), kRefused);
}

TEST_F(schema, control_the_same_references_within_the_workspace_are_taken) {
    const core::Uuid one = uuid(1), fresh = uuid(9);
    c.execute("INSERT INTO group_members VALUES ($1, $1, $1, NULL)", {one});
    c.execute("INSERT INTO grant_resources VALUES ($1, $1, $1)", {one});
    c.execute("UPDATE resources SET owner_id = $1 WHERE workspace_id = $1", {one});
    c.execute("INSERT INTO member_metadata VALUES ($1, $1, 'k', x'00')", {one});
    c.execute("INSERT INTO apps VALUES ($1, $1, 's', 'u', '', '', NULL, 0)", {one});
    c.execute("INSERT INTO data_sources VALUES ($1, $1, '', NULL)", {one});
    c.execute("INSERT INTO constants VALUES ($1, $1, 'v', NULL)", {one});
    c.execute("INSERT INTO invitations VALUES ($1, $2, $1, x'01', 'shown', 1, 1, 1)", {one, fresh});
}

TEST_F(schema, names_the_constraint_of_a_race_that_a_table_turns_into_an_error) {
    const core::Uuid one = uuid(1);
    const auto unique = [&](auto action) { return error_of(action).constraint(); };
    EXPECT_EQ(unique([&] { add_member({one, uuid(8), one, "x", "x@example.org"}); }), "members_user");
    EXPECT_EQ(unique([&] { add_app(one, uuid(8), "crm"); }), "resources_name");
    EXPECT_EQ(unique([&] {
                  c.execute(
                      "INSERT INTO groups (workspace_id, id, name, name_folded, kind, version, created_at) "
                      "VALUES ($1, $2, 'hr', 'hr', 'custom', 1, 1)",
                      {one, uuid(8)});
              }),
              "groups_name");
    EXPECT_EQ(unique([&] {
                  c.execute(
                      "INSERT INTO accounts (id, email, email_folded, name, name_folded, status, created_at) "
                      "VALUES ($1, 'Ann1@example.org', 'ann1@example.org', '', '', 'active', 1)",
                      {uuid(8)});
              }),
              "accounts_email");
}

TEST_F(schema, M2_holds_no_role_but_the_three) {
    const auto error = error_of([&] { add_member({uuid(1), uuid(8), uuid(2), "x", "x@example.org", "owner"}); });
    EXPECT_EQ(error.kind(), DatabaseErrorKind::check);
    EXPECT_EQ(error.constraint(), "members_role");
    EXPECT_EQ(refused("UPDATE members SET role = NULL", {}), DatabaseErrorKind::not_null);
}

TEST_F(schema, refuses_values_of_another_type) {
    EXPECT_EQ(refused("UPDATE members SET invited_at = 'yesterday'", {}), DatabaseErrorKind::check);
    EXPECT_EQ(refused("UPDATE members SET user_id = 'text' WHERE id = $1", {uuid(1)}), DatabaseErrorKind::check);
}

TEST_F(schema, takes_what_hangs_on_a_group_or_resource_away_with_it) {
    const core::Uuid one = uuid(1);
    c.execute("INSERT INTO group_members VALUES ($1, $1, $1, NULL)", {one});
    c.execute("INSERT INTO grant_resources VALUES ($1, $1, $1)", {one});
    c.execute("DELETE FROM resources WHERE workspace_id = $1", {one});
    EXPECT_EQ(c.query_value<int>("SELECT count(*) FROM grant_resources"), 0);
    c.execute("DELETE FROM groups WHERE workspace_id = $1", {one});
    EXPECT_EQ(c.query_value<int>("SELECT count(*) FROM group_members"), 0);
    EXPECT_EQ(c.query_value<int>("SELECT count(*) FROM grants"), 1);
}

TEST_F(schema, finds_members_by_any_part_of_name_or_email_also_after_changes) {
    add_member({uuid(1), uuid(5), uuid(2), "zoë müller-lüdenscheidt", "zoe@example.org"});
    const std::vector<core::Uuid> zoe = {uuid(5)}, nobody;
    EXPECT_EQ(found("müller"), zoe);
    EXPECT_EQ(found("oe@ex"), zoe);
    EXPECT_EQ(found("ler-lüd"), zoe);
    EXPECT_EQ(found("zo"), zoe);
    EXPECT_EQ(found("oe"), nobody) << "one or two characters: prefix";
    c.execute("UPDATE members SET name_folded = 'zora meier' WHERE id = $1", {uuid(5)});
    EXPECT_EQ(found("müller"), nobody);
    EXPECT_EQ(found("meier"), zoe);
    c.execute("DELETE FROM members WHERE id = $1", {uuid(5)});
    EXPECT_EQ(found("meier"), nobody);
}

TEST_F(schema, reads_search_syntax_as_plain_characters) {
    add_member({uuid(1), uuid(5), uuid(2), R"(o"neil* and (not) x%_y)", "q@example.org"});
    const std::vector<core::Uuid> neil = {uuid(5)}, nobody;
    EXPECT_EQ(found(R"(o"neil*)"), neil);
    EXPECT_EQ(found("and (not)"), neil);
    EXPECT_EQ(found("x%_"), neil);
    EXPECT_EQ(found("o%n"), nobody);
    EXPECT_EQ(found("ann or zoe"), nobody);
    EXPECT_EQ(found("name_folded:ann"), nobody);
    EXPECT_EQ(found("\""), nobody);
}

TEST_F(schema, keeps_the_search_index_right_over_a_vacuum) {
    add_member({uuid(1), uuid(5), uuid(2), "zora meier", "zora@example.org"});
    c.execute("DELETE FROM members WHERE id = $1", {uuid(2)});
    c.execute("VACUUM");
    EXPECT_EQ(found("meier"), std::vector<core::Uuid>{uuid(5)});
    c.execute("INSERT INTO member_search (member_search, rank) VALUES ('integrity-check', 1)");
}

TEST(end_of_prefix, is_above_every_text_that_begins_with_it) {
    EXPECT_EQ(end_of_prefix("ab"), "ac");
    EXPECT_EQ(end_of_prefix("a\xff"), "b");
    EXPECT_EQ(end_of_prefix("\xff"), "");
}

}  // namespace
}  // namespace guildhall::storage
