#include "api/context.h"

#include "core/second_factor.h"

namespace guildhall::api {

using core::Error;
using core::ErrorCode;
using core::Result;

Error not_found() {
    return {ErrorCode::not_found, "There is nothing here with this id or name. Take it from a list, and try again."};
}

Error sign_in_first() { return {ErrorCode::unauthenticated, "Sign in, or send an API token, then try again."}; }

Error forbidden(std::string detail) { return {ErrorCode::forbidden, std::move(detail)}; }

Result<core::Done> Context::require_recent() const { return services.accounts.require_recent(call); }

Result<core::Done> Context::require_recent_to_lower_demand(const service::Tx& tx, const core::Change& change) const {
    const core::WorkspaceId workspace = has_workspace() ? workspace_->id : core::WorkspaceId();
    if (call.caller.by_token() || !core::lowers_second_factor_demand(*tx.instance, workspace, change))
        return core::Done{};
    return require_recent();
}

Result<core::Done> Context::require_scope(service::Scope scope) const {
    if (!call.caller.by_token() || call.caller.scopes.has(scope)) return core::Done{};
    return forbidden("This API token lacks the scope " + std::string(service::to_string(scope)) +
                     ". Make one that has it.");
}

Result<core::Done> Context::require_revision(std::int64_t revision) {
    is_behind_ = revision > (has_workspace() ? workspace().revision : instance().revision);
    if (!is_behind_) return core::Done{};
    Error error{ErrorCode::unavailable, "This server hasn't reached that revision yet. Try again in a moment."};
    error.retry_after_seconds = 1;
    return error;
}

const core::Member* Context::self() const {
    return subject_.member ? workspace_->members[*subject_.member].get() : nullptr;
}

bool Context::is_admin() const {
    if (is_instance_admin()) return true;
    const core::Member* member = self();
    return member && member->status == core::MemberStatus::active && member->role == core::Role::admin;
}

std::string_view Context::path(std::string_view name) const { return match_->parameter(name); }

Result<const core::Member*> Context::member(std::string_view name) const {
    const core::Member* found = workspace().member(TRY(path_id<core::MemberId>(name)));
    if (!found) return not_found();
    return found;
}

Result<const core::Group*> Context::group(std::string_view name) const {
    const core::Group* found = workspace().group(TRY(path_id<core::GroupId>(name)));
    if (!found) return not_found();
    return found;
}

Result<std::shared_ptr<const core::Grant>> Context::grant(const core::Group& group, std::string_view name) const {
    const core::GrantId id = TRY(path_id<core::GrantId>(name));
    for (const auto& grant : group.grants)
        if (grant->id == id) return grant;
    return not_found();
}

Result<const core::Account*> Context::user(std::string_view name) const {
    const core::Account* found = instance().account(TRY(path_id<core::UserId>(name)));
    if (!found) return not_found();
    return found;
}

Result<const core::Workspace*> Context::find_workspace(std::string_view name) const {
    const core::Workspace* found = instance().find_workspace(path(name));
    if (!found) return not_found();
    return found;
}

Result<const core::ResourceType*> Context::registered_type(std::string_view name) const {
    const auto number = core::find_type(workspace().types, path(name));
    if (!number || !workspace().types[*number].is_registered()) return not_found();
    return &workspace().types[*number];
}

Result<std::optional<core::TypeNumber>> Context::resource_type_asked(std::string_view parameter) const {
    const auto word = query.text(parameter);
    if (!word) return std::optional<core::TypeNumber>();
    if (const auto number = core::find_type(workspace().types, *word)) return number;
    return invalid_query(parameter, "invalid",
                         "This type of resource is not known here. Use app, data_source, folder, constant or the name "
                         "of a registered type.");
}

Result<core::ResourceRef> Context::resource(core::TypeNumber type, std::string_view name) const {
    const std::string_view text = path(name);
    if (const auto id = core::ResourceId::parse(text)) {
        const auto found = workspace().resource_by_id.find(*id);
        if (found && found->type == type) return *found;
        return not_found();
    }
    // An id is tried first; an app's slug may stand for it.
    const auto by_slug = workspace().resources[type].with_slug(text);
    if (type == core::kApp && by_slug) return core::ResourceRef{type, *by_slug};
    return not_found();
}

}  // namespace guildhall::api
