#include <algorithm>

#include "core/planning.h"

namespace guildhall::core {
namespace {

Error workspace_taken(std::string_view pointer) {
    Error error{ErrorCode::name_taken, "Another workspace has this. Choose another one."};
    error.fields.push_back({std::string(pointer), "name_taken", error.detail});
    return error;
}

Group role_group(Planning& planning, Role role) {
    Group group;
    group.id = planning.ids.next<GroupId>();
    group.name = role_title(role);
    group.name_folded = role == Role::end_user ? "end-user" : role == Role::builder ? "builder" : "admin";
    group.kind = GroupKind::role;
    group.role = role;
    group.created_at = planning.now();
    if (role == Role::end_user) return group;
    // M4, M5: Builder starts as Admin does.
    group.permissions = PermissionSet::all();
    const auto grant = [&](std::string name, std::string folded, TypeNumber type, std::uint8_t action) {
        Grant made;
        made.id = planning.ids.next<GrantId>();
        made.name = std::move(name);
        made.name_folded = std::move(folded);
        made.type = type;
        made.action = action;
        made.all = true;
        group.grants.push_back(std::make_shared<const Grant>(std::move(made)));
    };
    grant("All apps", "all apps", kApp, kAppEdit);
    grant("All data sources", "all data sources", kDataSource, kDataSourceConfigure);
    return group;
}

/// M1: a workspace with its three role groups.
Result<WorkspaceNumber> make_workspace(Planning& planning, const WorkspaceName& name,
                                       const std::optional<WorkspaceSlug>& slug) {
    if (planning.draft.now().workspace_by_name.find(name.folded())) return workspace_taken("/name");
    Workspace workspace;
    workspace.id = planning.ids.next<WorkspaceId>();
    workspace.name = name.str();
    workspace.name_folded = name.folded();
    workspace.created_at = planning.now();
    for (int n = 1; !slug && workspace.slug.empty(); ++n) {
        const WorkspaceSlug candidate = slug_from(name, n);
        if (!planning.draft.now().workspace_by_slug.find(candidate.str())) workspace.slug = candidate.str();
    }
    if (slug) workspace.slug = slug->str();
    if (planning.draft.now().workspace_by_slug.find(workspace.slug)) return workspace_taken("/slug");
    const WorkspaceNumber number = planning.draft.add_workspace(std::move(workspace));
    for (const Role role : {Role::admin, Role::builder, Role::end_user})
        planning.draft.add_group(number, role_group(planning, role));
    planning.plan.made_workspace = planning.draft.workspace(number).id;
    return number;
}

/// Makes the account an active admin of the workspace, whatever it was there.
void make_active_admin(Planning& planning, WorkspaceNumber workspace, AccountNumber account) {
    std::optional<MemberNumber> present;
    for (const MembershipRef& ref : planning.draft.now().accounts[account]->memberships)
        if (ref.workspace == workspace) present = ref.member;
    if (!present) {
        Member made;
        made.id = planning.ids.next<MemberId>();
        made.account = account;
        made.given_name = planning.draft.now().accounts[account]->name;
        made.invited_at = planning.now();
        if (planning.request.actor.via == Actor::Via::command_line) made.source = MemberSource::cli;
        present = planning.draft.add_member(workspace, std::move(made));
    }
    Member& member = planning.draft.edit_member(workspace, *present);
    member.role = Role::admin;
    member.role_cause = RoleCause::explicit_;
    member.status = MemberStatus::active;
    member.invitation_expires_at.reset();
    if (!member.accepted_at) member.accepted_at = planning.now();
}

Result<AccountNumber> user_in_path(const Planning& planning, UserId id) {
    const auto number = planning.draft.now().account_number(id);
    if (!number) return not_found("user");
    return *number;
}

Result<WorkspaceNumber> workspace_in_path(const Planning& planning, WorkspaceId id) {
    const auto number = planning.draft.now().workspace_by_id.find(id);
    if (!number) return not_found("workspace");
    return *number;
}

/// The account's own fields changed: its members' entries and revisions follow (M33).
void touch_memberships(Planning& planning, AccountNumber account) {
    for (const MembershipRef& ref : planning.draft.now().accounts[account]->memberships)
        planning.draft.touch_member(ref.workspace, ref.member);
}

/// Making or unmaking an instance admin raises every workspace's revision (M33).
void touch_all_workspaces(Planning& planning) {
    for (WorkspaceNumber number = 0; number < planning.draft.now().workspaces.size(); ++number)
        planning.draft.touch_workspace(number);
}

AccountNumber verified_active_account(Planning& planning, const Email& email, const PersonName& name) {
    auto number = planning.draft.now().account_number_of_email(email.normalized());
    if (!number) {
        Account made;
        made.id = planning.ids.next<UserId>();
        made.set_email(email.str(), email.normalized());
        made.created_at = planning.now();
        made.name = name.str();
        number = planning.draft.add_account(std::move(made));
    }
    Account& account = planning.draft.edit_account(*number);
    if (account.status == AccountStatus::pending) account.name = name.str();
    account.status = AccountStatus::active;
    verify_email(account, planning.now());
    account.instance_admin = true;
    planning.plan.user = account.id;
    touch_memberships(planning, *number);
    touch_all_workspaces(planning);
    return *number;
}

}  // namespace

Result<Done> apply(Planning& planning, const SetUp& change) {
    if (planning.draft.now().setup_done)
        return Error{ErrorCode::setup_done, "This instance is set up already. Sign in instead."};
    planning.draft.mark_setup_done();
    const AccountNumber account = verified_active_account(planning, change.email, change.name);
    const WorkspaceNumber workspace = TRY(make_workspace(planning, change.workspace, std::nullopt));
    make_active_admin(planning, workspace, account);
    return Done{};
}

Result<Done> apply(Planning& planning, const CreateInstanceAdmin& change) {
    if (const Account* known = planning.draft.now().account_of_email(change.email.normalized()))
        if (known->status == AccountStatus::archived)
            return Error{ErrorCode::account_archived,
                         "This account is archived. Unarchive it before it becomes an instance admin."};
    planning.draft.mark_setup_done();
    verified_active_account(planning, change.email, change.name);
    return Done{};
}

Result<Done> apply(Planning& planning, const CreateWorkspace& change) {
    const WorkspaceNumber workspace = TRY(make_workspace(planning, change.name, change.slug));
    if (const auto maker = planning.draft.now().account_number(planning.request.actor.user))
        make_active_admin(planning, workspace, *maker);
    return Done{};
}

Result<Done> apply(Planning& planning, const ChangeWorkspace& change) {
    const WorkspaceNumber number = planning.workspace_number;
    if (change.name && change.name->str() != planning.workspace().name) {
        if (change.name->folded() != planning.workspace().name_folded &&
            planning.draft.now().workspace_by_name.find(change.name->folded()))
            return workspace_taken("/name");
        planning.draft.rename_workspace(number, change.name->str(), change.name->folded());
    }
    if (change.slug && change.slug->str() != planning.workspace().slug) {
        if (planning.draft.now().workspace_by_slug.find(change.slug->str())) return workspace_taken("/slug");
        planning.draft.set_workspace_slug(number, change.slug->str());
    }
    if (change.second_factor_required &&
        *change.second_factor_required != planning.workspace().second_factor_required) {
        if (*change.second_factor_required) TRY(check_has_second_factor(planning));
        planning.draft.edit_workspace(number).second_factor_required = *change.second_factor_required;
    }
    return Done{};
}

Result<Done> apply(Planning& planning, const ArchiveWorkspace& change) {
    const WorkspaceNumber number = TRY(workspace_in_path(planning, change.workspace));
    if (planning.draft.workspace(number).status == WorkspaceStatus::archived)
        return invalid_state("This workspace is archived already.");
    planning.draft.edit_workspace(number).status = WorkspaceStatus::archived;
    return Done{};
}

Result<Done> apply(Planning& planning, const UnarchiveWorkspace& change) {
    const WorkspaceNumber number = TRY(workspace_in_path(planning, change.workspace));
    if (planning.draft.workspace(number).status == WorkspaceStatus::active)
        return invalid_state("This workspace isn't archived.");
    planning.draft.edit_workspace(number).status = WorkspaceStatus::active;
    if (!change.take_over || has_active_admin(planning.draft.now(), planning.draft.workspace(number))) return Done{};
    if (const auto actor = planning.draft.now().account_number(planning.request.actor.user))
        make_active_admin(planning, number, *actor);
    return Done{};
}

Result<Done> apply(Planning& planning, const ArchiveUser& change) {
    const AccountNumber number = TRY(user_in_path(planning, change.user));
    if (change.user == planning.request.actor.user)
        return invalid_state("Nobody archives themself. Ask another instance admin.");
    if (planning.draft.now().accounts[number]->status == AccountStatus::archived)
        return invalid_state("This person is archived already.");
    planning.plan.user = change.user;
    const std::vector<MembershipRef> memberships = planning.draft.edit_account(number).memberships;
    planning.draft.edit_account(number).status = AccountStatus::archived;
    const auto actor = planning.draft.now().account_number(planning.request.actor.user);
    for (const MembershipRef& ref : memberships) {
        const Member& is = *planning.draft.workspace(ref.workspace).members[ref.member];
        planning.draft.touch_member(ref.workspace, ref.member);
        if (is.status == MemberStatus::archived) continue;
        Member& member = planning.draft.edit_member(ref.workspace, ref.member);
        member.status = MemberStatus::archived;
        member.invitation_expires_at.reset();
        const bool open = planning.draft.workspace(ref.workspace).status == WorkspaceStatus::active;
        if (change.take_over && actor && open &&
            !has_active_admin(planning.draft.now(), planning.draft.workspace(ref.workspace)))
            make_active_admin(planning, ref.workspace, *actor);
    }
    if (planning.draft.now().accounts[number]->instance_admin) touch_all_workspaces(planning);
    return Done{};
}

Result<Done> apply(Planning& planning, const UnarchiveUser& change) {
    const AccountNumber number = TRY(user_in_path(planning, change.user));
    const Account& is = *planning.draft.now().accounts[number];
    if (is.status != AccountStatus::archived) return invalid_state("This person isn't archived.");
    planning.plan.user = change.user;
    // Only an account that was active once has accepted something or been verified; a pending one never did.
    const bool accepted = std::any_of(is.memberships.begin(), is.memberships.end(), [&](const MembershipRef& ref) {
        return planning.draft.workspace(ref.workspace).members[ref.member]->accepted_at.has_value();
    });
    const bool was_active = accepted || is.email_verified_at || is.instance_admin;
    planning.draft.edit_account(number).status = was_active ? AccountStatus::active : AccountStatus::pending;
    touch_memberships(planning, number);
    if (is.instance_admin) touch_all_workspaces(planning);
    return Done{};
}

Result<Done> apply(Planning& planning, const SetInstanceAdmin& change) {
    const AccountNumber number = TRY(user_in_path(planning, change.user));
    const Account& is = *planning.draft.now().accounts[number];
    planning.plan.user = change.user;
    if (is.instance_admin == change.instance_admin) return Done{};
    if (change.instance_admin && is.status != AccountStatus::active)
        return invalid_state("Only an active account becomes instance admin.");
    if (change.instance_admin && !is.email_verified_at)
        return Error{
            ErrorCode::email_unverified,
            "This person's e-mail isn't verified. Send them a password reset: redeeming it verifies the address."};
    planning.draft.edit_account(number).instance_admin = change.instance_admin;
    touch_memberships(planning, number);
    touch_all_workspaces(planning);
    return Done{};
}

Result<Done> apply(Planning& planning, const ChangeOwnName& change) {
    const AccountNumber number = TRY(user_in_path(planning, planning.request.actor.user));
    planning.plan.user = planning.request.actor.user;
    if (planning.draft.now().accounts[number]->name == change.name.str()) return Done{};
    planning.draft.edit_account(number).name = change.name.str();
    touch_memberships(planning, number);
    return Done{};
}

Result<Done> apply(Planning& planning, const ChangeSettings& change) {
    if (change.settings == planning.draft.now().settings) return Done{};
    if (change.settings.second_factor > planning.draft.now().settings.second_factor)
        TRY(check_has_second_factor(planning));
    planning.draft.edit_settings() = change.settings;
    return Done{};
}

Result<Done> apply(Planning& planning, const VerifyEmail& change) {
    const AccountNumber number = TRY(user_in_path(planning, change.user));
    planning.plan.user = change.user;
    if (planning.draft.now().accounts[number]->email_verified_at) return Done{};
    verify_email(planning.draft.edit_account(number), planning.now());
    touch_memberships(planning, number);
    return Done{};
}

}  // namespace guildhall::core
