// The audit trails over HTTP: lists, filters, exports, verification, undo, and who may see what.
#include <gtest/gtest.h>

#include <boost/json.hpp>
#include <set>
#include <sstream>

#include "api/server_fixture.h"
#include "core/csv.h"
#include "core/names.h"
#include "storage/sqlite_connection.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using Actions = std::vector<std::string>;

const std::string kTrail = "/workspaces/acme/audit-events";

core::GroupName group_name(std::string_view text) { return *core::GroupName::parse(text); }

class AuditTest : public ServerTest {
protected:
    core::GroupId create_group(std::string_view name) {
        return *server.change(core::CreateGroup{group_name(name)})->group;
    }

    core::MemberId member(const std::string& email) { return *core::MemberId::parse(server.member_id(email)); }

    static Actions actions(const HttpAnswer& list) {
        Actions words;
        const value items = list["items"];
        for (const value& event : items.as_array()) words.emplace_back(event.at("action").as_string());
        return words;
    }

    /// All pages, newest first.
    static std::vector<object> all(HttpClient& client, const std::string& path) {
        std::vector<object> events;
        for (std::string cursor;;) {
            const auto page = client.get(path + (cursor.empty() ? "" : "&cursor=" + cursor));
            EXPECT_EQ(page.status, 200) << page.body;
            const value items = page["items"];
            for (const value& event : items.as_array()) events.push_back(event.as_object());
            cursor = page.text("next_cursor");
            if (cursor.empty()) return events;
        }
    }

    static std::string newest(HttpClient& client, const std::string& action) {
        return client.get(kTrail + "?action=" + action).text("/items/0/id");
    }
};

TEST_F(AuditTest, M60_events_are_listed_newest_first_in_pages_without_gap_or_double) {
    auto admin = server.set_up();
    for (int i = 0; i < 7; ++i) create_group("Group " + std::to_string(i));
    const auto events = all(admin, kTrail + "?limit=2");
    std::vector<std::int64_t> order;
    for (const object& event : events) order.push_back(event.at("seq").as_int64());
    std::vector<std::int64_t> expected;
    for (auto seq = static_cast<std::int64_t>(events.size()); seq > 0; --seq) expected.push_back(seq);
    EXPECT_EQ(order, expected);
    EXPECT_EQ(admin.get(kTrail)["total"], events.size());
    EXPECT_EQ(admin.get(kTrail + "?cursor=x").status, 400);
    EXPECT_EQ(admin.get(kTrail + "?limit=0").status, 400);
    EXPECT_EQ(admin.get(kTrail + "?colour=red").status, 400);
}

TEST_F(AuditTest, M60_an_event_has_every_field_of_the_contract) {
    auto admin = server.set_up();
    const auto made = admin.post("/workspaces/acme/groups", {{"name", "HR"}}, {{"X-Request-ID", "mine-1"}});
    ASSERT_EQ(made.status, 201) << made.body;
    const auto list = admin.get(kTrail + "?request_id=mine-1");
    ASSERT_EQ(actions(list), (Actions{"group.created"}));
    const value items = list["items"];
    const object& event = items.as_array()[0].as_object();
    for (const char* field : {"id", "seq", "at", "actor", "via", "address", "action", "target", "workspace_id",
                              "change_id", "undoable", "before", "after", "effects", "counts", "request_id", "hash"})
        EXPECT_TRUE(event.contains(field)) << field;
    EXPECT_EQ(event.at("actor").at("email"), kAdminEmail);
    EXPECT_EQ(event.at("actor").at("user_id"), value(server.user_id(kAdminEmail).str()));
    EXPECT_EQ(event.at("via"), "session");
    EXPECT_EQ(event.at("address"), "127.0.0.1");
    EXPECT_EQ(event.at("target"), (object{{"type", "group"}, {"id", made.text("id")}, {"name", "HR"}}));
    EXPECT_EQ(event.at("workspace_id"), value(server.workspace()->id.str()));
    EXPECT_EQ(event.at("undoable"), false);
    EXPECT_EQ(event.at("before"), nullptr);
    EXPECT_EQ(event.at("after").at("name"), "HR");
    EXPECT_EQ(event.at("request_id"), "mine-1");
    EXPECT_EQ(event.at("hash").as_string().size(), 64u);
}

TEST_F(AuditTest, M60_every_filter_narrows_the_list) {
    auto admin = server.set_up();
    server.add_member("bob@example.com");
    server.clock().advance(core::kHour);
    const auto group = create_group("Größe");
    server.clock().advance(core::kHour);
    server.change(core::RenameGroup{group, group_name("Klein")});
    const auto count = [&](const std::string& filter) {
        const auto list = admin.get(kTrail + "?" + filter);
        EXPECT_EQ(list.status, 200) << list.body;
        return list["total"].as_int64();
    };
    EXPECT_EQ(count("action=group."), 2);
    EXPECT_EQ(count("action=group.renamed"), 1);
    EXPECT_EQ(count("action=grou"), 0);
    EXPECT_EQ(count("target=" + group.str()), 2);
    EXPECT_EQ(count("target=2026-1"), 0) << "an external id may be anything";
    EXPECT_EQ(count("member=" + server.member_id("bob@example.com")), 2) << "invited, accepted";
    EXPECT_EQ(count("actor=BOB@example.com&action=member.accepted"), 1);
    EXPECT_EQ(count("actor=" + server.user_id("bob@example.com").str() + "&action=group."), 0);
    EXPECT_EQ(count("q=GR%C3%96SSE"), 2) << "the old and the new name";
    const std::string hour = core::to_rfc3339(server.clock().now());
    EXPECT_EQ(count("from=" + hour), 1);
    EXPECT_EQ(count("action=group.&to=" + hour), 1);
    for (const char* bad : {"member=x", "from=yesterday", "to=1"})
        EXPECT_EQ(admin.get(kTrail + "?" + bad).status, 400) << bad;
}

TEST_F(AuditTest, M49_only_what_can_be_undone_and_was_not_is_shown_as_undoable) {
    auto admin = server.set_up();
    const auto hr = create_group("HR");
    server.change(core::RenameGroup{hr, group_name("People")});
    const auto undoable = [&] {
        std::set<std::string> words;
        for (const object& event : all(admin, kTrail + "?limit=200"))
            if (event.at("undoable").as_bool()) words.emplace(event.at("action").as_string());
        return words;
    };
    EXPECT_EQ(undoable(), (std::set<std::string>{"group.renamed"}));
    const auto undone = admin.post(kTrail + "/" + newest(admin, "group.renamed") + "/undo");
    EXPECT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone["name"], "HR");
    EXPECT_FALSE(undone.header("Guildhall-Revision").empty());
    EXPECT_TRUE(undoable().empty());
    EXPECT_EQ(actions(admin.get(kTrail + "?limit=2")), (Actions{"group.renamed", "undo.applied"}));
}

TEST_F(AuditTest, M49_an_undo_can_be_previewed_and_is_refused_the_second_time) {
    auto admin = server.set_up();
    server.add_member("bob@example.com");
    const auto hr = create_group("HR");
    server.change(core::AddGroupMembers{hr, {member("bob@example.com")}, false, {}});
    const std::string path = kTrail + "/" + newest(admin, "group.member_added") + "/undo";
    const auto preview = admin.post(path + "?dry_run=true");
    ASSERT_EQ(preview.status, 200) << preview.body;
    EXPECT_EQ(preview["/plan/counts/group_left"], 1);
    EXPECT_EQ(preview["/plan/requires_confirmation"], false);
    EXPECT_EQ(server.workspace()->group(hr)->members.size(), 1u) << "a preview writes nothing";
    EXPECT_EQ(admin.post(path + "?confirm=stale").status, 409);
    EXPECT_EQ(admin.post(path).status, 200);
    EXPECT_TRUE(server.workspace()->group(hr)->members.empty());
    const auto again = admin.post(path);
    EXPECT_EQ(again.status, 409);
    EXPECT_EQ(again["code"], "invalid_state");
    EXPECT_EQ(admin.post(kTrail + "/" + newest(admin, "undo.applied") + "/undo")["code"], "invalid_state");
    EXPECT_EQ(admin.post(kTrail + "/" + newest(admin, "group.created") + "/undo")["code"], "invalid_state");
    EXPECT_EQ(admin.post(kTrail + "/" + server.workspace()->id.str() + "/undo").status, 404);
    EXPECT_EQ(admin.post(kTrail + "/x/undo").status, 404);
}

TEST_F(AuditTest, M49_an_undone_grant_is_replied_as_it_now_stands) {
    auto admin = server.set_up();
    const auto hr = create_group("HR");
    const core::CreateGrant create{hr, *core::GrantName::parse("All"), "app", "view", false, true, {}};
    const auto grant = *server.change(create)->grant;
    const std::string created = newest(admin, "grant.created");
    server.change(core::DeleteGrant{hr, grant});
    const auto back = admin.post(kTrail + "/" + newest(admin, "grant.deleted") + "/undo");
    ASSERT_EQ(back.status, 200) << back.body;
    EXPECT_EQ(back.text("id"), grant.str());
    EXPECT_EQ(back["access"], "view");
    const auto gone = admin.post(kTrail + "/" + created + "/undo");
    EXPECT_EQ(gone.status, 200) << gone.body;
    EXPECT_EQ(gone.text("id"), hr.str()) << "of a grant that is gone again: its group";
}

TEST_F(AuditTest, M37_an_undo_by_a_token_needs_the_scope_of_what_it_changes) {
    server.set_up();
    server.add_member("bob@example.com");
    const auto bob = member("bob@example.com");
    server.change(core::EditMember{bob, core::Role::builder, {}, {}});
    auto reader = server.with_token(kAdminEmail, {service::Scope::audit_read});
    auto groups = server.with_token(kAdminEmail, {service::Scope::groups_write});
    auto members = server.with_token(kAdminEmail, {service::Scope::members_write});
    const std::string path = kTrail + "/" + newest(reader, "member.role_changed") + "/undo";
    EXPECT_EQ(reader.post(path).status, 403);
    EXPECT_EQ(groups.post(path).status, 403);
    const auto undone = members.post(path);
    EXPECT_EQ(undone.status, 200) << undone.body;
    EXPECT_EQ(undone.text("id"), bob.str()) << "of a role: the member";
    EXPECT_EQ(undone["role"], "end_user");
    EXPECT_EQ(server.workspace()->member(bob)->role, core::Role::end_user);
    EXPECT_EQ(members.get(kTrail).status, 403);
}

TEST_F(AuditTest, M60_exports_hold_every_event_that_the_filter_chooses_and_no_formula) {
    auto admin = server.set_up();
    create_group("=cmd()");
    // More than one chunk.
    const auto many = server.services().store.write([&](service::Tx& tx) -> core::Result<core::Done> {
        service::AuditNote note;
        note.action = "session.created";
        note.workspace = server.workspace()->id;
        for (int i = 0; i < 1'200; ++i) server.services().audit.append(tx, {}, note);
        return core::Done{};
    });
    ASSERT_TRUE(many.ok());
    const auto total = static_cast<std::size_t>(admin.get(kTrail)["total"].as_int64());

    const auto csv = admin.get(kTrail + ".csv");
    EXPECT_EQ(csv.status, 200);
    EXPECT_EQ(csv.header("Content-Type"), "text/csv; charset=utf-8");
    const auto table = core::read_csv(csv.body);
    ASSERT_TRUE(table.ok());
    EXPECT_EQ(table->records.size(), total);
    EXPECT_EQ(table->header.front(), "seq");
    EXPECT_NE(csv.body.find(",'=cmd(),"), std::string::npos);

    const auto jsonl = admin.get(kTrail + ".jsonl");
    EXPECT_EQ(jsonl.header("Content-Type"), "application/jsonl");
    std::istringstream lines(jsonl.body);
    std::int64_t expected = static_cast<std::int64_t>(total);
    for (std::string line; std::getline(lines, line); --expected)
        EXPECT_EQ(boost::json::parse(line).at("seq"), expected);
    EXPECT_EQ(expected, 0);
    const auto one = admin.get(kTrail + ".jsonl?action=group.");
    EXPECT_EQ(std::count(one.body.begin(), one.body.end(), '\n'), 1);
    EXPECT_EQ(admin.get(kTrail + ".csv?from=x").status, 400);
}

TEST_F(AuditTest, M61_verification_finds_what_was_changed_behind_the_servers_back) {
    auto admin = server.set_up();
    create_group("HR");
    const auto good = admin.post(kTrail + "/verify");
    ASSERT_EQ(good.status, 200) << good.body;
    EXPECT_EQ(good["ok"], true);
    EXPECT_EQ(good["checked"], admin.get(kTrail)["total"]);
    EXPECT_EQ(admin.post("/instance/audit-events/verify")["ok"], true);
    storage::open_sqlite(server.database(), storage::OpenMode::writer)
        ->execute("UPDATE audit_events SET target_name = 'x' WHERE trail = $1 AND seq = 2", {server.workspace()->id});
    const auto bad = admin.post(kTrail + "/verify");
    EXPECT_EQ(bad["ok"], false);
    EXPECT_EQ(bad["first_bad"], 2);
    EXPECT_EQ(admin.post("/instance/audit-events/verify")["ok"], true) << "each trail by itself";
}

TEST_F(AuditTest, trails_are_for_admins_and_the_instances_for_instance_admins) {
    auto admin = server.set_up();
    server.add_workspace("Other");
    auto user = server.add_member("bob@example.com");
    auto other = server.add_member("eve@example.com", core::Role::admin, "other");
    const std::string event = admin.get(kTrail).text("/items/0/id");
    for (const std::string& path : {kTrail, kTrail + ".csv", kTrail + ".jsonl"}) {
        EXPECT_EQ(user.get(path).status, 403) << path;
        EXPECT_EQ(other.get(path).status, 404) << path;
        EXPECT_EQ(server.client().get(path).status, 401) << path;
    }
    EXPECT_EQ(user.post(kTrail + "/verify").status, 403);
    EXPECT_EQ(user.post(kTrail + "/" + event + "/undo").status, 403);
    EXPECT_EQ(other.post(kTrail + "/" + event + "/undo").status, 404);
    EXPECT_EQ(other.post("/workspaces/other/audit-events/" + event + "/undo").status, 404)
        << "an event of another workspace is unknown here";
    for (const char* path : {"/instance/audit-events", "/instance/audit-events.csv", "/instance/audit-events.jsonl"}) {
        EXPECT_EQ(other.get(path).status, 403) << path;
        EXPECT_EQ(admin.get(path).status, 200) << path;
    }
    EXPECT_EQ(actions(admin.get("/instance/audit-events?action=user.setup")), (Actions{"user.setup"}));
}

TEST_F(AuditTest, M11_instance_admins_read_the_trail_of_an_archived_workspace) {
    auto admin = server.set_up();
    server.change(core::ArchiveWorkspace{server.workspace()->id}, "");
    const auto list = admin.get(kTrail);
    ASSERT_EQ(list.status, 200) << list.body;
    EXPECT_EQ(actions(list).front(), "workspace.archived");
    EXPECT_EQ(admin.post(kTrail + "/verify").status, 200);
}

}  // namespace
}  // namespace guildhall::test
