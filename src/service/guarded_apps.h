// The apps of guarded origins by their launch paths, kept in memory and brought up to date when one is asked for. Any
// thread.
#pragma once

#include <map>
#include <mutex>
#include <string>
#include <string_view>

#include "core/launch_paths.h"

namespace guildhall::service {

class GuardedApps {
public:
    /// The workspace's app that `origin` serves at `path`, as LaunchPaths::find() says. What this costs grows with the
    /// apps of the workspace only at the first question after the start and, much less, after a change.
    core::Result<core::ResourceNumber> find(const core::Workspace& workspace, const std::string& origin,
                                            std::string_view path);

private:
    struct Followed {
        core::LaunchPaths paths;
        core::WorkspaceId workspace = {};
        std::int64_t revision = -1;
    };
    std::mutex mutex_;
    std::map<std::string, Followed, std::less<>> by_origin_;  ///< guarded by mutex_; origins are few, and stay
};

}  // namespace guildhall::service
