// What a route demands of its caller: a right and, of an API token, a scope. The words are those of openapi.yaml
// (`x-right`, `x-scope`); a test compares them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/decision.h"
#include "service/scopes.h"

namespace guildhall::api {

enum class Right {
    undeclared,     ///< refused at start
    public_,        ///< anybody, signed in or not
    session,        ///< any active account
    active_member,  ///< of the workspace; instance admins count
    admin,          ///< of the workspace: role admin or instance admin
    admin_or_self,  ///< admin, or the member of the path ({m}, or "me") is the caller
    instance_admin,
    workspace_create,  ///< instance admins, or everybody where the settings say so
    // Rights on resources (model section 4). Where the path names an object, they are asked of that one.
    app_create,
    app_view,
    app_edit,
    app_delete,
    data_source_create,
    data_source_use,
    data_source_configure,
    data_source_delete,
    folder_see,
    folder_manage,
    constant_read,
    constant_manage,
};

/// "public", "active-member", "app_view", …
std::string_view to_string(Right right);

/// A right on resources: what is asked of the decision, and which path parameter and type of resource it is about.
struct ResourceRight {
    core::Right right;
    core::TypeNumber type;
    std::string_view parameter;  ///< "a", "d", "f", "c"
};
std::optional<ResourceRight> resource_right(Right right);

/// Which API tokens may use a route (M37).
struct TokenUse {
    enum class Kind {
        none,       ///< refused with 403
        any,        ///< any scope
        by_target,  ///< the handler asks, when it knows what is changed
        scope,
    };
    Kind kind = Kind::none;
    service::Scope scope = service::Scope::members_read;

    TokenUse(Kind of) : kind(of) {}
    TokenUse(service::Scope of) : kind(Kind::scope), scope(of) {}
};
constexpr auto kNoTokens = TokenUse::Kind::none;
constexpr auto kAnyScope = TokenUse::Kind::any;
constexpr auto kScopeByTarget = TokenUse::Kind::by_target;

/// "none", "any", "by-target", "members:read", …
std::string to_string(const TokenUse& use);

}  // namespace guildhall::api
