// What the trails tell of each change (M60).
#include <algorithm>

#include "service/audit_fields.h"
#include "service/audit_fixture.h"

namespace guildhall::service {
namespace {

using Actions = std::vector<std::string>;
using boost::json::object;
using boost::json::parse;
using boost::json::serialize;

using audit_events = AuditFixture;

TEST_F(audit_events, M60_setting_up_is_told_in_the_instances_trail_and_in_the_workspaces) {
    EXPECT_EQ(actions(events({})), (Actions{"user.setup", "workspace.created"}));
    EXPECT_EQ(actions(events(workspace)), (Actions{"workspace.created", "member.accepted"}));
    const auto first = events({})[0];
    EXPECT_EQ(first.via, "public");
    EXPECT_EQ(first.target_name, "ann@example.org");
    EXPECT_EQ(first.change_id, events(workspace)[1].change_id) << "events of one request share change_id";
}

TEST_F(audit_events, M60_an_event_tells_who_from_where_and_by_which_request) {
    invite("bob@example.org");
    const auto row = last_events().at(0);
    EXPECT_EQ(row.action, "member.invited");
    EXPECT_EQ(row.actor, ann);
    EXPECT_EQ(row.actor_email, "ann@example.org");
    EXPECT_EQ(row.via, "session");
    EXPECT_EQ(row.address, "192.0.2.7");
    EXPECT_EQ(row.request_id, "request-1");
    EXPECT_EQ(row.at, clock.now());
    EXPECT_EQ(row.target_type, "member");
    EXPECT_EQ(body(row)["before"], nullptr);
    EXPECT_EQ(body(row)["after"].as_object()["role"], "end_user");
    EXPECT_EQ(body(row)["counts"].as_object()["member_invited"], 1);
    EXPECT_EQ(body(row)["effects"].as_array()[0].as_object()["kind"], "member_invited");
}

TEST_F(audit_events, M60_a_raise_is_an_event_of_its_own_with_its_cause) {
    const auto bob = invite("bob@example.org");
    const auto group = create_group("HR");
    make(core::AddGroupMembers{group, {bob}, false, {}});
    grant_edit_of_all_apps(group);
    const auto rows = last_events();
    ASSERT_EQ(actions(rows), (Actions{"grant.created", "member.role_changed"}));
    EXPECT_TRUE(rows[0].undo);
    EXPECT_FALSE(rows[1].undo) << "only the first event carries effects and undo";
    EXPECT_FALSE(body(rows[1]).contains("effects"));
    EXPECT_EQ(body(rows[0])["counts"].as_object()["role_changed"], 1);
    EXPECT_EQ(body(rows[1])["before"], parse(R"({"role":"end_user","role_cause":"explicit"})"));
    const object after = body(rows[1])["after"].as_object();
    EXPECT_EQ(after.at("role"), "builder");
    EXPECT_EQ(after.at("role_cause"), "automatic");
    EXPECT_EQ(after.at("because").at("rule"), "M20");
    EXPECT_EQ(after.at("because").at("group").at("name"), "HR");
}

TEST_F(audit_events, M60_a_person_invited_into_a_builder_level_group_is_raised_in_an_event_of_its_own) {
    const auto group = create_group("HR");
    grant_edit_of_all_apps(group);
    make(core::InviteMember{email("bob@example.org"), name("Bob"), core::Role::end_user, {group}});
    const auto rows = last_events();
    ASSERT_EQ(actions(rows), (Actions{"member.invited", "member.role_changed", "group.member_added"}));
    EXPECT_EQ(body(rows[0])["after"].at("role"), "end_user");
    EXPECT_EQ(body(rows[1])["after"].at("role"), "builder");
}

TEST_F(audit_events, M60_a_group_lists_who_came_left_and_got_another_end_in_one_event_each) {
    const auto bob = invite("bob@example.org"), eve = invite("eve@example.org");
    const auto group = create_group("HR");
    make(core::AddGroupMembers{group, {bob, eve}, false, {}});
    ASSERT_EQ(actions(last_events()), (Actions{"group.member_added"}));
    EXPECT_EQ(body(last_events()[0])["after"],
              parse(R"({"members":["bob@example.org","eve@example.org"],"members_count":2})"));
    make(core::AddGroupMembers{group, {bob}, true, clock.now() + core::kDay});
    ASSERT_EQ(actions(last_events()), (Actions{"group.member_end_changed"}));
    EXPECT_EQ(body(last_events()[0])["before"], parse(R"({"expires_at":{"bob@example.org":null}})"));
    EXPECT_EQ(body(last_events()[0])["after"],
              parse(R"({"expires_at":{"bob@example.org":"2026-01-02T00:00:00.000Z"}})"));
    make(core::RemoveGroupMember{group, bob});
    ASSERT_EQ(actions(last_events()), (Actions{"group.member_removed"}));
    EXPECT_EQ(body(last_events()[0])["before"], parse(R"({"members":["bob@example.org"],"members_count":1})"));
}

TEST_F(audit_events, M60_groups_and_grants_are_told_field_by_field) {
    const auto group = create_group("HR");
    EXPECT_EQ(actions(last_events()), (Actions{"group.created"}));
    make(core::RenameGroup{group, group_name("People")});
    ASSERT_EQ(actions(last_events()), (Actions{"group.renamed"}));
    EXPECT_EQ(body(last_events()[0])["before"], parse(R"({"name":"HR"})"));
    EXPECT_EQ(body(last_events()[0])["after"], parse(R"({"name":"People"})"));
    core::SetPermissions permissions{group, {}};
    permissions.switches[0] = true;
    make(permissions);
    ASSERT_EQ(actions(last_events()), (Actions{"group.permissions_changed"}));
    EXPECT_EQ(body(last_events()[0])["after"], parse(R"({"app_create":true})"));
    make(core::ReviewGroup{group});
    EXPECT_EQ(actions(last_events()), (Actions{"group.reviewed"}));
    EXPECT_FALSE(last_events()[0].undo);

    const auto app = create_app("Payroll");
    core::CreateGrant grant{group, *core::GrantName::parse("Some"), "app", "view", false, false, {}};
    grant.resources = {app};
    make(grant);
    ASSERT_EQ(actions(last_events()), (Actions{"grant.created"}));
    object after = body(last_events()[0])["after"].as_object();
    EXPECT_EQ(after["resources"], parse(R"(["Payroll"])"));
    EXPECT_EQ(after["access"], "view");
    EXPECT_EQ(after["group"].at("name"), "People");
    core::ChangeGrant change;
    change.group = group;
    change.grant = *core::GrantId::parse(last_events()[0].target_id);
    change.access = "edit";
    make(change);
    ASSERT_EQ(actions(last_events()), (Actions{"grant.changed"}));
    EXPECT_EQ(body(last_events()[0])["before"], parse(R"({"access":"view"})"));
    make(core::DuplicateGroup{group, std::nullopt, true, true, {core::kApp}});
    ASSERT_EQ(actions(last_events()), (Actions{"group.duplicated"}));
    EXPECT_EQ(body(last_events()[0])["after"].at("name"), "People copy");
    make(core::DeleteGroup{group});
    ASSERT_EQ(actions(last_events()), (Actions{"group.deleted"}));
    EXPECT_EQ(body(last_events()[0])["before"].at("grants").as_array().size(), 1u);
}

TEST_F(audit_events, M60_a_deleted_app_is_one_event_whichever_grants_listed_it) {
    const auto group = create_group("HR");
    const auto app = create_app("Payroll");
    EXPECT_EQ(body(last_events()[0])["after"].at("owner"), "ann@example.org");
    core::CreateGrant grant{group, *core::GrantName::parse("Some"), "app", "view", false, false, {}};
    grant.resources = {app};
    make(grant);
    make(core::DeleteResource{core::kApp, app});
    EXPECT_EQ(actions(last_events()), (Actions{"app.deleted"}));
}

TEST_F(audit_events, M60_lowering_an_owner_tells_role_groups_and_owners) {
    const auto bob = invite("bob@example.org", core::Role::builder);
    make(core::AcceptInvitation{bob, std::nullopt, true});
    EXPECT_EQ(actions(last_events()), (Actions{"member.accepted"}));
    const auto app = create_app("Payroll");
    core::ChangeApp give{app, {}, {}};
    give.owner = std::optional(bob);
    make(give);
    EXPECT_EQ(actions(last_events()), (Actions{"app.owner_changed"}));
    make(core::EditMember{bob, core::Role::end_user, {}, {}});
    EXPECT_EQ(actions(last_events()), (Actions{"app.owner_changed", "member.role_changed"}));
    make(core::ArchiveMember{bob});
    EXPECT_EQ(actions(last_events()), (Actions{"member.archived"}));
    make(core::UnarchiveMember{bob});
    EXPECT_EQ(actions(last_events()), (Actions{"member.unarchived"}));
}

TEST_F(audit_events, M60_what_only_the_service_knows_is_added_to_the_events_of_the_plan) {
    core::CreateResource create{core::kConstant, "KEY", "key", "secret"};
    const auto constant = *make(create)->resource;
    const core::ChangeResource change{core::kConstant, constant, {}, {}, true};
    AuditNote note;
    note.action = "constant.changed";
    note.workspace = workspace;
    note.target_type = "constant";
    note.target_id = constant.str();
    note.after = {{"value", "changed"}};
    AuditNote other = note;
    other.action = "member.metadata_changed";
    make(change, {note, other});
    ASSERT_EQ(actions(last_events()), (Actions{"constant.changed", "member.metadata_changed"}));
    EXPECT_EQ(body(last_events()[0])["after"], parse(R"({"value":"changed"})"));
}

TEST_F(audit_events, M60_an_import_is_one_event_with_cut_effects_and_full_counts) {
    core::ImportMembers people;
    for (std::size_t i = 0; i < 1'500; ++i) {
        const std::string address = "p" + std::to_string(i) + "@example.org";
        core::ImportRow row;
        row.row = i + 2;
        row.email = row.email_normalized = address;
        row.name = "P";
        people.rows.push_back(row);
    }
    make(people);
    const auto rows = last_events();
    ASSERT_EQ(actions(rows), (Actions{"import.applied"}));
    object told = body(rows[0]);
    EXPECT_EQ(told["after"].at("invited"), 1'500);
    EXPECT_EQ(told["counts"].at("member_invited"), 1'500);
    EXPECT_EQ(told["effects"].as_array().size(), kListedInEvent);
    EXPECT_EQ(told["effects_cut"], true);
    const core::Workspace& is = *store.snapshot()->instance->workspaces[0];
    const core::Member& last = *is.members[is.members.size() - 1];
    const auto found = [&](storage::AuditQuery query) {
        query.trail = workspace;
        return store.read([&](storage::Connection& connection) {
            return actions(storage::list_audit_events(connection, query)->events);
        });
    };
    EXPECT_EQ(found({.member = last.id.str()}), Actions{"import.applied"});
    EXPECT_EQ(found({.text = store.snapshot()->instance->account_of(last).email}), Actions{"import.applied"})
        << "also the last of 1,500";
}

TEST_F(audit_events, M60_a_change_over_several_workspaces_leaves_one_in_the_instances_trail_and_one_in_each) {
    const auto bob = invite("bob@example.org", core::Role::builder);
    make(core::AcceptInvitation{bob, std::nullopt, true});
    const auto second = *make_in({}, core::CreateWorkspace{*core::WorkspaceName::parse("Second"), {}})->made_workspace;
    const auto third = *make_in({}, core::CreateWorkspace{*core::WorkspaceName::parse("Third"), {}})->made_workspace;
    make_in(second, core::InviteMember{email("bob@example.org"), name("Bob"), core::Role::end_user, {}});
    const auto user = store.snapshot()->instance->account_of_email("bob@example.org")->id;
    make_in({}, core::ArchiveUser{user});
    EXPECT_EQ(events({}).back().action, "user.archived");
    EXPECT_EQ(events(workspace).back().action, "member.archived");
    EXPECT_EQ(events(second).back().action, "member.archived");
    EXPECT_EQ(events(third).back().action, "member.accepted") << "bob was never there";
    EXPECT_EQ(body(events({}).back())["counts"].at("member_archived"), 2);
    EXPECT_EQ(body(events(second).back())["counts"].at("member_archived"), 1)
        << "a workspace's trail tells nothing of another";
    EXPECT_EQ(body(events(second).back())["effects"].as_array().size(), 1u);
}

TEST_F(audit_events, M40_a_workspace_where_somebody_never_accepted_hears_nothing_of_their_account) {
    const auto bob = invite("bob@example.org");
    make(core::AcceptInvitation{bob, std::nullopt, true});
    const auto second = *make_in({}, core::CreateWorkspace{*core::WorkspaceName::parse("Second"), {}})->made_workspace;
    make_in(second, core::InviteMember{email("bob@example.org"), name("Bob"), core::Role::end_user, {}});
    const auto before = events(second).size();
    const auto user = store.snapshot()->instance->account_of_email("bob@example.org")->id;
    make_in({}, core::VerifyEmail{user});
    EXPECT_EQ(events({}).back().action, "user.email_verified");
    EXPECT_EQ(events(workspace).back().action, "user.email_verified");
    EXPECT_EQ(events(second).size(), before);
}

TEST_F(audit_events, M60_settings_are_told_by_what_differs) {
    core::InstanceSettings settings;
    settings.user_limit = 40;
    make_in({}, core::ChangeSettings{settings});
    const auto row = events({}).back();
    EXPECT_EQ(row.action, "settings.changed");
    EXPECT_EQ(body(row)["before"], parse(R"({"user_limit":null})"));
    EXPECT_EQ(body(row)["after"], parse(R"({"user_limit":40})"));
}

TEST_F(audit_events, M29_what_changes_nothing_leaves_no_event) {
    const auto group = create_group("HR");
    const auto before = events(workspace).size();
    make(core::RenameGroup{group, group_name("HR")});
    EXPECT_EQ(events(workspace).size(), before);
}

TEST_F(audit_events, texts_of_the_fields_are_found_by_search_but_not_their_keys) {
    invite("bob@example.org");
    const auto row = last_events()[0];
    EXPECT_NE(row.search_text.find("person"), std::string::npos) << "folded";
    EXPECT_EQ(row.search_text.find("source"), std::string::npos);
}

TEST_F(audit_events, people_are_found_by_what_was_done_with_their_groups_and_by_their_import) {
    const auto bob = invite("bob@example.org"), eve = invite("eve@example.org");
    const auto group = create_group("HR");
    const auto about = [&](core::MemberId member) {
        return store.read([&](storage::Connection& connection) {
            const auto page = storage::list_audit_events(connection, {.trail = workspace, .member = member.str()});
            return actions(page->events);
        });
    };
    make(core::AddGroupMembers{group, {bob}, false, {}});
    const auto copy = *make(core::DuplicateGroup{group, group_name("HR copy"), true, false, {}})->group;
    make(core::RemoveGroupMember{group, bob});
    make(core::DeleteGroup{copy});
    EXPECT_EQ(about(bob), (Actions{"group.deleted", "group.member_removed", "group.duplicated", "group.member_added",
                                   "member.invited"}));
    EXPECT_EQ(about(eve), Actions{"member.invited"}) << "of others' groups nothing";
}

TEST_F(audit_events, an_object_with_a_members_id_as_its_external_id_isnt_the_member) {
    const auto bob = invite("bob@example.org");
    core::CreateResourceType members{*core::TypeName::parse("member"), {}, {}};
    members.actions.push_back({"open", {}});
    make(members);
    const core::ResourceTypeId type = store.snapshot()->instance->workspaces[0]->types.back().id;
    make(core::PutResource{type, *core::ExternalId::parse(bob.str(), ""), {}, {}});
    const auto found = [&](storage::AuditQuery query) {
        query.trail = workspace;
        return store.read([&](storage::Connection& connection) {
            return actions(storage::list_audit_events(connection, query)->events);
        });
    };
    EXPECT_EQ(found({.target = bob.str()}), (Actions{"resource.created", "member.invited"})) << "control";
    EXPECT_EQ(found({.member = bob.str()}), Actions{"member.invited"});
}

}  // namespace
}  // namespace guildhall::service
