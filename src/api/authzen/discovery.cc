#include "api/authzen/handlers.h"
#include "core/names.h"

namespace guildhall::api {

/// Where the endpoints are; of a workspace that is named, whether there is one of that name or not.
core::Result<Reply> show_configuration(Context& context) {
    std::string base = context.services.settings.base_url;
    if (context.endpoint.pattern.find("{ws}") != std::string::npos) {
        const std::string name(context.path("ws"));
        if (!core::WorkspaceId::parse(name) && !core::WorkspaceSlug::parse(name).ok()) return not_found();
        base += "/workspaces/" + name;
    }
    const std::string access = base + "/access/v1";
    return Reply::ok(boost::json::object{{"policy_decision_point", base},
                                         {"access_evaluation_endpoint", access + "/evaluation"},
                                         {"access_evaluations_endpoint", access + "/evaluations"},
                                         {"search_subject_endpoint", access + "/search/subject"},
                                         {"search_resource_endpoint", access + "/search/resource"},
                                         {"search_action_endpoint", access + "/search/action"}});
}

}  // namespace guildhall::api
