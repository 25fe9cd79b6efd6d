// What a handler works with: the services, the snapshot pinned for this request, who calls, the workspace and object of
// the path, the query and the body. Made by the dispatcher; one per request, one thread.
#pragma once

#include <boost/json/object.hpp>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "api/cursor.h"
#include "api/endpoint.h"
#include "api/query.h"
#include "core/decision.h"
#include "core/result.h"
#include "core/state.h"
#include "http/message.h"
#include "http/router.h"
#include "service/call.h"
#include "service/services.h"
#include "service/store.h"

namespace guildhall::api {

/// The reply for an id in the path that is unknown here, in the same words for every kind of thing.
core::Error not_found();

/// 401 for nobody.
core::Error sign_in_first();

/// 403 without a gate's reason; `detail` says who may.
core::Error forbidden(std::string detail);

class Context {
public:
    service::Services& services;
    const Endpoint& endpoint;
    const http::Request& request;
    std::shared_ptr<const service::Snapshot> snapshot;  ///< the same for the whole request
    service::Call call;  ///< for the use cases; filled for this request, changes' parameters included
    core::Time now;      ///< of this request
    Query query;
    boost::json::object body;  ///< of Body::json; read it by Fields

    // The caller.
    const core::Instance& instance() const { return *snapshot->instance; }
    /// Nobody (public routes): null.
    const core::Account* account() const { return account_; }
    bool is_instance_admin() const { return account_ && account_->instance_admin; }
    /// Nothing, or reauthentication_required where the session's password is older than 10 minutes, or a token calls.
    core::Result<core::Done> require_recent() const;
    /// The same where the change lowers what is demanded of second factors, else nothing; what a token may not do is
    /// the planner's to say (M37). In the transaction of the change, so that the demand is the one it lowers.
    core::Result<core::Done> require_recent_to_lower_demand(const service::Tx& tx, const core::Change& change) const;
    /// Nothing, or forbidden where a token calls without this scope (routes with kScopeByTarget).
    core::Result<core::Done> require_scope(service::Scope scope) const;

    /// M33: nothing, or unavailable where the workspace (on a path without one: the instance) isn't there yet; the
    /// dispatcher then begins this request again on a newer snapshot, and passes the error on when 2 s have gone by.
    core::Result<core::Done> require_revision(std::int64_t revision);

    // The workspace of a path below /workspaces/{ws}. REQUIRES (all five): such a path
    const core::Workspace& workspace() const { return *workspace_; }
    const core::Subject& subject() const { return subject_; }
    core::Standing standing() const { return {*workspace_, subject_, now}; }
    /// The caller's member; null: an instance admin who is none.
    const core::Member* self() const;
    /// Role admin or instance admin (M12).
    bool is_admin() const;
    bool has_workspace() const { return workspace_ != nullptr; }

    // The path. A malformed id is as unknown as a wrong one: not_found.
    std::string_view path(std::string_view name) const;  ///< decoded
    template <class IdType>
    core::Result<IdType> path_id(std::string_view name) const {
        if (auto id = IdType::parse(path(name))) return *id;
        return not_found();
    }
    core::Result<const core::Member*> member(std::string_view name = "m") const;
    core::Result<const core::Group*> group(std::string_view name = "g") const;
    core::Result<std::shared_ptr<const core::Grant>> grant(const core::Group& group,
                                                           std::string_view name = "id") const;
    core::Result<const core::Account*> user(std::string_view name = "u") const;
    /// Of /instance/workspaces/{ws}, by id or slug, in any status.
    core::Result<const core::Workspace*> find_workspace(std::string_view name = "ws") const;
    /// The object that the right was asked of ({a}, {d}, {f}, {c}), or that the path names below a right without one.
    core::Result<core::ResourceRef> resource(core::TypeNumber type, std::string_view name) const;

    /// The registered type of the path, by name or id.
    core::Result<const core::ResourceType*> registered_type(std::string_view name) const;
    /// A query parameter that names one of the workspace's types of resources. Error: invalid_request
    core::Result<std::optional<core::TypeNumber>> resource_type_asked(std::string_view parameter) const;

    /// `limit` and `cursor`.
    core::Result<Page> page() const { return Page::parse(query); }

private:
    friend class Dispatcher;
    friend class Gatekeeper;
    Context(service::Services& with, const Endpoint& of, const http::Request& asked)
        : services(with), endpoint(of), request(asked) {}

    const http::Match* match_ = nullptr;
    const core::Account* account_ = nullptr;
    const core::Workspace* workspace_ = nullptr;
    core::Subject subject_;
    bool is_behind_ = false;  ///< a revision was required that isn't reached
};

}  // namespace guildhall::api
