#include "service/guarded_apps.h"

namespace guildhall::service {

core::Result<core::ResourceNumber> GuardedApps::find(const core::Workspace& workspace, const std::string& origin,
                                                     std::string_view path) {
    const std::lock_guard lock(mutex_);
    auto found = by_origin_.find(origin);
    if (found == by_origin_.end()) found = by_origin_.emplace(origin, Followed{core::LaunchPaths(origin)}).first;
    Followed& followed = found->second;
    if (followed.workspace != workspace.id || followed.revision != workspace.revision) {
        followed.paths.follow(workspace.resources[core::kApp].items);
        followed.workspace = workspace.id;
        followed.revision = workspace.revision;
    }
    return followed.paths.find(path);
}

}  // namespace guildhall::service
