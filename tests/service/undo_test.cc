// M49: undo from any event of a change, once, planned like any other change.
#include "service/undo.h"

#include "service/audit_fixture.h"

namespace guildhall::service {
namespace {

using Actions = std::vector<std::string>;

struct undo : AuditFixture {
    core::Result<FoundUndo> find(const storage::AuditRow& event) {
        return store.read([&](storage::Connection& c) { return find_undo(c, workspace, event.id); });
    }
    /// Undoes the change of the event; the error's code, or "".
    std::string undo_change_of(const storage::AuditRow& event) {
        const auto found = find(event);
        if (!found.ok()) return core::to_string(found.error().code);
        const Call call = call_of(ann);
        last_change = call.change_id;
        const auto plan = changes.apply(call, workspace, found->change, found->beside);
        return plan.ok() ? "" : core::to_string(plan.error().code);
    }
    const core::Member& member(core::MemberId id) {
        kept = store.snapshot()->instance;
        return *kept->workspace(workspace)->member(id);
    }
    const core::Group* group(core::GroupId id) {
        kept = store.snapshot()->instance;
        return kept->workspace(workspace)->group(id);
    }
    bool undoable(const storage::AuditRow& event) {
        const auto state =
            store.read([&](storage::Connection& c) { return storage::state_of_change(c, workspace, event.change_id); });
        return is_undoable_action(event.action) && state.reversible && !state.undone;
    }

    std::shared_ptr<const core::Instance> kept;
};

TEST_F(undo, M49_reverses_the_whole_change_from_any_of_its_events) {
    const auto bob = invite("bob@example.org");
    const auto hr = create_group("HR");
    make(core::AddGroupMembers{hr, {bob}, false, {}});
    grant_edit_of_all_apps(hr);
    EXPECT_EQ(member(bob).role, core::Role::builder);
    const auto rows = last_events();
    ASSERT_EQ(actions(rows), (Actions{"grant.created", "member.role_changed"}));
    EXPECT_TRUE(undoable(rows[0]));
    EXPECT_TRUE(undoable(rows[1]));

    EXPECT_EQ(undo_change_of(rows[1]), "");
    EXPECT_EQ(member(bob).role, core::Role::end_user);
    EXPECT_EQ(member(bob).role_cause, core::RoleCause::explicit_);
    EXPECT_TRUE(group(hr)->grants.empty());
    const auto undone = last_events();
    EXPECT_EQ(actions(undone), (Actions{"undo.applied", "grant.deleted", "member.role_changed"}));
    EXPECT_EQ(undone[0].target_id, core::to_string(rows[0].change_id));
    EXPECT_EQ(undone[0].target_name, "grant.created: All");
    EXPECT_TRUE(body(undone[0]).contains("counts"));
    EXPECT_FALSE(undone[0].undo);
}

TEST_F(undo, M49_is_offered_once_and_not_for_an_undo) {
    const auto hr = create_group("HR");
    make(core::RenameGroup{hr, group_name("People")});
    const auto renamed = last_events()[0];
    EXPECT_EQ(undo_change_of(renamed), "");
    EXPECT_EQ(group(hr)->name, "HR");
    EXPECT_FALSE(undoable(renamed));
    EXPECT_EQ(undo_change_of(renamed), "invalid_state");
    for (const auto& event : last_events()) {
        EXPECT_FALSE(undoable(event));
        EXPECT_EQ(undo_change_of(event), "invalid_state");
    }
}

TEST_F(undo, M49_a_second_one_that_was_found_before_the_first_is_refused_in_the_transaction) {
    const auto bob = invite("bob@example.org");
    const auto hr = create_group("HR");
    make(core::AddGroupMembers{hr, {bob}, false, {}});
    const auto added = last_events()[0];
    const auto first = find(added), second = find(added);
    ASSERT_TRUE(first.ok() && second.ok());
    ASSERT_TRUE(changes.apply(call_of(ann), workspace, first->change, first->beside).ok());
    make(core::AddGroupMembers{hr, {bob}, false, {}});  // so that the state alone would allow it again
    const auto late = changes.apply(call_of(ann), workspace, second->change, second->beside);
    ASSERT_FALSE(late.ok());
    EXPECT_EQ(late.error().code, core::ErrorCode::invalid_state);
    EXPECT_EQ(member(bob).groups.size(), 1u);
    EXPECT_TRUE(changes.apply(call_of(ann), workspace, second->change).ok()) << "control: without the check it goes in";
}

TEST_F(undo, M49_a_deleted_group_returns_under_its_id_with_members_permissions_and_grants) {
    const auto bob = invite("bob@example.org", core::Role::builder);
    const auto hr = create_group("HR");
    const auto app = create_app("Payroll");
    make(core::AddGroupMembers{hr, {bob}, true, clock.now() + core::kDay});
    core::CreateGrant some{hr, *core::GrantName::parse("Some"), "app", "view", false, false, {}};
    some.resources = {app};
    const auto grant = *make(some)->grant;
    core::SetPermissions permissions{hr, {}};
    permissions.switches[1] = true;
    make(permissions);
    make(core::DeleteGroup{hr});
    const auto deleted = last_events()[0];
    EXPECT_FALSE(group(hr));

    EXPECT_EQ(undo_change_of(deleted), "");
    ASSERT_TRUE(group(hr));
    EXPECT_EQ(group(hr)->name, "HR");
    EXPECT_TRUE(group(hr)->permissions.has(core::Permission::app_delete));
    ASSERT_EQ(group(hr)->grants.size(), 1u);
    EXPECT_EQ(group(hr)->grants[0]->id, grant);
    EXPECT_EQ(group(hr)->grants[0]->resources.size(), 1u);
    ASSERT_EQ(member(bob).groups.size(), 1u);
    EXPECT_EQ(member(bob).groups[0].expires_at, (clock.now() + core::kDay).ms);
    EXPECT_EQ(actions(last_events()), (Actions{"undo.applied", "group.created"}));
}

TEST_F(undo, M49_other_kinds_and_what_was_changed_again_since_are_refused) {
    const auto bob = invite("bob@example.org");
    EXPECT_EQ(undo_change_of(last_events()[0]), "invalid_state") << "an invitation";
    make(core::ArchiveMember{bob});
    EXPECT_EQ(undo_change_of(last_events()[0]), "invalid_state") << "archiving";
    const auto hr = create_group("HR");
    EXPECT_EQ(undo_change_of(last_events()[0]), "invalid_state") << "making a group";
    make(core::RenameGroup{hr, group_name("People")});
    const auto renamed = last_events()[0];
    make(core::RenameGroup{hr, group_name("Persons")});
    EXPECT_EQ(undo_change_of(renamed), "invalid_state") << "renamed again since";
    EXPECT_EQ(group(hr)->name, "Persons");
}

TEST_F(undo, M49_events_of_another_trail_are_unknown) {
    const auto other =
        store.read([&](storage::Connection& c) { return find_undo(c, workspace, core::EventId(ids.next_uuid())); });
    EXPECT_EQ(other.error().code, core::ErrorCode::not_found);
    const auto of_instance = events({})[0];
    EXPECT_EQ(find(of_instance).error().code, core::ErrorCode::not_found);
}

}  // namespace
}  // namespace guildhall::service
