// What an API token may be used for (M37).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace guildhall::service {

enum class Scope : std::uint8_t {
    members_read,
    members_write,
    groups_read,
    groups_write,
    resources_read,
    resources_write,
    audit_read,
    decisions_read,
    instance_read,   ///< instance tokens only
    instance_write,  ///< instance tokens only
};
constexpr int kScopeCount = 10;

std::string_view to_string(Scope scope);                  ///< "members:read"
std::optional<Scope> parse_scope(std::string_view text);  ///< nothing for another text

/// A set of scopes; `x:write` holds `x:read` too.
struct ScopeSet {
    std::uint16_t bits = 0;
    void add(Scope scope);
    bool has(Scope scope) const { return bits >> static_cast<int>(scope) & 1; }
    std::vector<std::string> words() const;
    bool operator==(const ScopeSet&) const = default;
};

}  // namespace guildhall::service
