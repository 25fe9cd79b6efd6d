#include "api/authzen/endpoints.h"

#include "api/authzen/handlers.h"

namespace guildhall::api {
namespace {

using service::Scope;

/// `base` is "//access/v1" (the workspace is the token's) or "//workspaces/{ws}/access/v1".
void add_questions(std::vector<Endpoint>& all, const std::string& base) {
    const auto add = [&](const char* path, Handler handler) {
        return post(base + path, Right::active_member, Scope::decisions_read, handler).question();
    };
    all.push_back(add("/evaluation", evaluate_one));
    all.push_back(add("/evaluations", evaluate_many));
    all.push_back(add("/search/subject", search_subjects).blocking());
    all.push_back(add("/search/resource", search_resources).blocking());
    all.push_back(add("/search/action", search_actions));
}

}  // namespace

std::vector<Endpoint> authzen_endpoints() {
    std::vector<Endpoint> all;
    add_questions(all, "//access/v1");
    add_questions(all, "//workspaces/{ws}/access/v1");
    const std::string well_known = "//.well-known/authzen-configuration";
    all.push_back(get(well_known, Right::public_, kAnyScope, show_configuration));
    all.push_back(get(well_known + "/workspaces/{ws}", Right::public_, kAnyScope, show_configuration));
    return all;
}

}  // namespace guildhall::api
