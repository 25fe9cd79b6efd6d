#include "api/accounts/device.h"

#include <array>
#include <utility>

namespace guildhall::api {
namespace {

/// A sign in the User-Agent, and what it stands for. The first that is found counts: later ones also stand in the texts
/// of browsers that come before.
using Sign = std::pair<std::string_view, std::string_view>;

constexpr std::array<Sign, 7> kBrowsers = {{{"Edg", "Edge"},
                                            {"OPR/", "Opera"},
                                            {"Firefox/", "Firefox"},
                                            {"FxiOS/", "Firefox"},
                                            {"CriOS/", "Chrome"},
                                            {"Chrome/", "Chrome"},
                                            {"Safari/", "Safari"}}};
constexpr std::array<Sign, 7> kSystems = {{{"iPhone", "iPhone"},
                                           {"iPad", "iPad"},
                                           {"Android", "Android"},
                                           {"Windows", "Windows"},
                                           {"CrOS", "ChromeOS"},
                                           {"Mac OS X", "macOS"},
                                           {"Linux", "Linux"}}};

template <std::size_t N>
std::string_view first_of(const std::array<Sign, N>& signs, std::string_view text) {
    for (const auto& [sign, meaning] : signs)
        if (text.find(sign) != std::string_view::npos) return meaning;
    return {};
}

}  // namespace

std::string device_of(std::string_view user_agent) {
    const std::string browser(first_of(kBrowsers, user_agent));
    const std::string system(first_of(kSystems, user_agent));
    if (!browser.empty()) return system.empty() ? browser : browser + " on " + system;
    const std::string_view program = user_agent.substr(0, user_agent.find_first_of("/ "));
    if (!program.empty() && program != "Mozilla") return std::string(program.substr(0, 60));
    return system.empty() ? "Unknown device" : "Unknown browser on " + system;
}

}  // namespace guildhall::api
