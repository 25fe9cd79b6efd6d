#include "core/planning.h"
#include "core/second_factor.h"

namespace guildhall::core {
namespace {

Right needed(const Planning&, const LeaveWorkspace&) { return Right::member(); }
Right needed(const Planning&, const CreateApp&) { return Right::permitted(Permission::app_create); }
Right needed(const Planning&, const ChangeApp& change) {
    return change.owner ? Right::administer() : Right::act(kApp, kAppEdit);
}
/// One permission for all of it, or admins only.
Right managed(const ResourceType& type) {
    return type.manage_permission ? Right::permitted(*type.manage_permission) : Right::administer();
}
Right needed(const Planning& planning, const CreateResource& change) {
    const ResourceType& type = planning.workspace().types[change.type];
    if (change.owner) return Right::administer();
    return type.create_permission ? Right::permitted(*type.create_permission) : managed(type);
}
Right needed(const Planning& planning, const ChangeResource& change) {
    const ResourceType& type = planning.workspace().types[change.type];
    if (change.owner) return Right::administer();
    if (!type.create_permission) return managed(type);
    return Right::act(change.type, static_cast<std::uint8_t>(type.level(type.owner_gives) - 1));
}
Right needed(const Planning& planning, const DeleteResource& change) {
    const ResourceType& type = planning.workspace().types[change.type];
    return type.delete_permission ? Right::remove(change.type) : managed(type);
}
template <class Other>
Right needed(const Planning&, const Other&) {
    return Right::administer();
}

std::optional<ResourceId> target(const Change& change) {
    if (const auto* app = std::get_if<ChangeApp>(&change)) return app->app;
    if (const auto* resource = std::get_if<ChangeResource>(&change)) return resource->resource;
    if (const auto* resource = std::get_if<DeleteResource>(&change)) return resource->resource;
    return std::nullopt;
}

/// Changes of the workspace that its instance admins make although it is archived, or that ask nobody's right.
bool accepts_invitation(const Planning& planning) {
    return std::holds_alternative<AcceptInvitation>(planning.request.change);
}

/// M37: what no token does, whoever made it.
bool needs_a_person(const Planning& planning) {
    const Change& change = planning.request.change;
    if (const auto* admin = std::get_if<SetInstanceAdmin>(&change)) return admin->instance_admin;
    return std::holds_alternative<CreateWorkspace>(change) || std::holds_alternative<CreateInstanceAdmin>(change) ||
           std::holds_alternative<SetSecondFactor>(change) ||
           lowers_second_factor_demand(planning.draft.before(), planning.request.workspace, change);
}

Result<Done> authorize_acceptance(const Planning& planning) {
    if (planning.workspace().status == WorkspaceStatus::archived) {
        Error error = forbidden("This workspace is archived. Its invitations go on when it is unarchived.");
        error.reason = to_string(Gate::workspace_archived);
        return error;
    }
    return Done{};
}

Result<Done> authorize_in_workspace(const Planning& planning) {
    const Workspace& workspace = planning.workspace();
    const Subject subject = subject_of(planning.draft.before(), workspace, planning.request.actor.user);
    if (!subject.account || subject.account->status != AccountStatus::active)
        return Error{ErrorCode::unauthenticated, "Sign in first."};
    const Gate shut = gate(workspace, subject);
    if (shut == Gate::not_a_member) return not_found("workspace");
    if (shut != Gate::open) {
        Error error = forbidden("You can't act in this workspace at present.");
        error.reason = to_string(shut);
        return error;
    }
    const Right right =
        std::visit([&](const auto& change) { return needed(planning, change); }, planning.request.change);
    std::optional<ResourceNumber> number;
    if (const auto id = target(planning.request.change)) {
        const auto ref = workspace.resource_by_id.find(*id);
        if (ref && ref->type == right.type) number = ref->number;
    }
    const Standing standing{workspace, subject, planning.now()};
    if (is_allowed(standing, right, number)) return Done{};
    // Who would have it on everything learns that there is no such thing; nobody else does.
    if (is_allowed_on_all(standing, right)) return not_found(workspace.types[right.type].name);
    return forbidden("Your role and groups don't allow this. Ask an admin of this workspace.");
}

Result<Done> authorize_on_instance(const Planning& planning) {
    const Change& change = planning.request.change;
    if (std::holds_alternative<SetUp>(change) || std::holds_alternative<VerifyEmail>(change)) return Done{};
    const Account* account = planning.draft.before().account(planning.request.actor.user);
    if (!account || account->status != AccountStatus::active)
        return Error{ErrorCode::unauthenticated, "Sign in first."};
    if (std::holds_alternative<ChangeOwnName>(change)) return Done{};
    const auto* factor = std::get_if<SetSecondFactor>(&change);
    if (factor && factor->how != SetSecondFactor::How::removed)
        return factor->user == account->id ? Result<Done>(Done{}) : forbidden("Only the person may do this.");
    if (std::holds_alternative<CreateWorkspace>(change) && planning.draft.before().settings.anyone_makes_workspaces)
        return Done{};
    if (account->instance_admin) return Done{};
    return forbidden("Only an instance admin may do this.");
}

}  // namespace

Result<Done> authorize(const Planning& planning) {
    if (planning.request.actor.via == Actor::Via::command_line) return Done{};
    if (planning.request.actor.via == Actor::Via::token && needs_a_person(planning))
        return forbidden(
            "An API token makes no workspaces and no instance admins, touches no second factor and doesn't lower what "
            "is demanded of one. Sign in to do this.");
    if (accepts_invitation(planning)) return authorize_acceptance(planning);
    return planning.plan.of_instance ? authorize_on_instance(planning) : authorize_in_workspace(planning);
}

}  // namespace guildhall::core
