#include "service/scopes.h"

namespace guildhall::service {
namespace {

constexpr std::string_view kWords[kScopeCount] = {"members:read",   "members:write",   "groups:read", "groups:write",
                                                  "resources:read", "resources:write", "audit:read",  "decisions:read",
                                                  "instance:read",  "instance:write"};

}  // namespace

std::string_view to_string(Scope scope) { return kWords[static_cast<int>(scope)]; }

std::optional<Scope> parse_scope(std::string_view text) {
    for (int i = 0; i < kScopeCount; ++i)
        if (kWords[i] == text) return static_cast<Scope>(i);
    return std::nullopt;
}

void ScopeSet::add(Scope scope) {
    bits = static_cast<std::uint16_t>(bits | 1u << static_cast<int>(scope));
    if (to_string(scope).ends_with(":write"))
        bits = static_cast<std::uint16_t>(bits | 1u << (static_cast<int>(scope) - 1));
}

std::vector<std::string> ScopeSet::words() const {
    std::vector<std::string> words;
    for (int i = 0; i < kScopeCount; ++i)
        if (has(static_cast<Scope>(i))) words.emplace_back(kWords[i]);
    return words;
}

}  // namespace guildhall::service
