// A browser's User-Agent in words that a person recognises in a list of sessions.
#pragma once

#include <string>
#include <string_view>

namespace guildhall::api {

/// "Firefox on Linux", "Chrome on Android", "curl", "Unknown device".
std::string device_of(std::string_view user_agent);

}  // namespace guildhall::api
