// Which app a guarded origin serves at a path: what forward-auth must know before it decides. Follows a workspace's
// apps from state to state and looks only at what differs. Not for several threads at once.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/names.h"
#include "core/result.h"
#include "core/state.h"

namespace guildhall::core {

/// May this origin be given to a workspace? Never the host of `base_url`, where Guildhall's own cookie is; and plain
/// http only where Guildhall itself is served by it (on one machine). Errors: invalid_request with own_host or
/// invalid_origin. REQUIRES: `base_url` is a launch URL
Result<Done> check_guardable(const AppUrl& origin, std::string_view base_url, const std::string& pointer);

/// A path as all servers read it, its escapes decoded once. Nothing for one that two servers could read differently:
/// "." and ".." as segments (also before a ";"), "//", an escaped slash, a backslash, escaped or not, a broken escape,
/// a control character, "#", what isn't UTF-8, or what doesn't begin with "/".
std::optional<std::string> decode_path(std::string_view path);

class LaunchPaths {
public:
    /// REQUIRES: as AppUrl::origin() gives it
    explicit LaunchPaths(const std::string& origin);

    /// Goes over to this state of the apps, from whatever was followed before.
    void follow(const Entities<Resource>& apps);

    /// The app with the longest launch path that equals `path` or is its prefix at a "/". Error: forbidden, where there
    /// is none or two have the same. REQUIRES: `path` as decode_path() gives it
    Result<ResourceNumber> find(std::string_view path) const;

private:
    using Numbers = std::vector<ResourceNumber>;

    /// The app's decoded launch path; nothing where it isn't on this origin.
    std::optional<std::string> path_of(const Resource& app) const;
    template <class F>
    void for_each_in_chunk(const Entities<Resource>& apps, std::size_t start, F f) const;

    std::string origin_, beginning_;  ///< `beginning_`: scheme and host, in lower case
    Entities<Resource> apps_;         ///< followed last; shares its chunks with the state
    std::map<std::string, Numbers, std::less<>> by_path_;
    std::size_t longest_ = 0;  ///< no launch path is longer
};

}  // namespace guildhall::core
