// Ids that can't be mixed up: one type per kind of thing, UUIDv7 inside, made only by the IdSource port or by parse().
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <cstring>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace guildhall::core {

/// 128 bits; all zero is "no id" and is never given to a thing.
struct Uuid {
    std::array<std::uint8_t, 16> bytes{};
    auto operator<=>(const Uuid&) const = default;
    bool is_nil() const { return *this == Uuid{}; }
};

/// Lower-case canonical text: "0192f0c4-…" (36 characters).
std::string to_string(const Uuid& uuid);

/// Canonical text in any case; nothing for any other form.
std::optional<Uuid> parse_uuid(std::string_view text);

/// True for a text of the canonical form; no name or slug may be one (model section 2).
bool reads_as_uuid(std::string_view text);

/// UUIDv7 of that millisecond and those random bits (10 bytes are used).
Uuid make_uuid_v7(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& random);

inline std::size_t hash_uuid(const Uuid& uuid) {
    std::uint64_t a, b;
    std::memcpy(&a, uuid.bytes.data(), 8);
    std::memcpy(&b, uuid.bytes.data() + 8, 8);
    a ^= b + 0x9e3779b97f4a7c15ull + (a << 6) + (a >> 2);
    a *= 0xff51afd7ed558ccdull;
    return a ^ (a >> 33);
}

template <class Tag>
class Id {
public:
    Id() = default;
    explicit Id(Uuid uuid) : uuid_(uuid) {}
    static std::optional<Id> parse(std::string_view text) {
        auto uuid = parse_uuid(text);
        return uuid ? std::optional<Id>(Id(*uuid)) : std::nullopt;
    }
    const Uuid& uuid() const { return uuid_; }
    bool is_nil() const { return uuid_.is_nil(); }
    std::string str() const { return to_string(uuid_); }
    auto operator<=>(const Id&) const = default;

private:
    Uuid uuid_;
};

using UserId = Id<struct UserTag>;
using WorkspaceId = Id<struct WorkspaceTag>;
using MemberId = Id<struct MemberTag>;
using GroupId = Id<struct GroupTag>;
using GrantId = Id<struct GrantTag>;
using ResourceId = Id<struct ResourceTag>;  ///< an app, a data source, a folder or a constant
using SessionId = Id<struct SessionTag>;
using TokenId = Id<struct TokenTag>;
using EventId = Id<struct EventTag>;

}  // namespace guildhall::core

template <class Tag>
struct std::hash<guildhall::core::Id<Tag>> {
    std::size_t operator()(const guildhall::core::Id<Tag>& id) const { return guildhall::core::hash_uuid(id.uuid()); }
};
template <>
struct std::hash<guildhall::core::Uuid> {
    std::size_t operator()(const guildhall::core::Uuid& uuid) const { return guildhall::core::hash_uuid(uuid); }
};
