// Ids that can't be mixed up: one type per kind of thing, UUIDv7 inside, made only by the IdSource port or by parse().
#pragma once

#include <array>
#include <bit>
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
inline std::optional<Uuid> parse_uuid(std::string_view text);

/// True for a text of the canonical form; no name or slug may be one (model section 2).
bool reads_as_uuid(std::string_view text);

/// UUIDv7 of that millisecond and those random bits (10 bytes are used).
Uuid make_uuid_v7(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& random);

/// Spread over all 64 bits, wherever the ids differ: those of a plan are counted up in their last bytes.
inline std::size_t hash_uuid(const Uuid& uuid) {
    __extension__ using Wide = unsigned __int128;
    std::uint64_t a, b;
    std::memcpy(&a, uuid.bytes.data(), 8);
    std::memcpy(&b, uuid.bytes.data() + 8, 8);
    const Wide product = static_cast<Wide>(a ^ 0x9e3779b97f4a7c15ull) * (b ^ 0xff51afd7ed558ccdull);
    const std::uint64_t hash = static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
    return hash ^ std::rotl(hash, 29);  // the upper bits of a product alone are poorer
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
using ResourceId = Id<struct ResourceTag>;  ///< an app, a data source, a folder, a constant or a registered object
using ResourceTypeId = Id<struct ResourceTypeTag>;  ///< a registered type
using SessionId = Id<struct SessionTag>;
using TokenId = Id<struct TokenTag>;
using PasskeyId = Id<struct PasskeyTag>;
using EventId = Id<struct EventTag>;

namespace detail {

// Sixteen characters at a time (vectors of the compiler: SSE2, NEON or plain code).
using Digits = std::uint8_t __attribute__((vector_size(32)));
using Pairs = std::uint16_t __attribute__((vector_size(32)));
using Words = std::uint64_t __attribute__((vector_size(32)));
using Bytes = std::uint8_t __attribute__((vector_size(16)));

/// Eight characters: four from each.
inline std::uint64_t eight(const char* first, const char* second) {
    std::uint32_t low, high;
    std::memcpy(&low, first, sizeof low);
    std::memcpy(&high, second, sizeof high);
    return low | std::uint64_t{high} << 32;
}

static_assert(std::endian::native == std::endian::little);

}  // namespace detail

// A decision reads two ids, and would spend a third of its time on it digit by digit.
[[gnu::always_inline]] inline std::optional<Uuid> parse_uuid(std::string_view text) {
    using namespace detail;
    if (text.size() != 36 || text[8] != '-' || text[13] != '-' || text[18] != '-' || text[23] != '-')
        return std::nullopt;
    const char* at = text.data();
    const auto digits = reinterpret_cast<Digits>(
        Words{eight(at, at + 4), eight(at + 9, at + 14), eight(at + 19, at + 24), eight(at + 28, at + 32)});
    const auto is_digit = digits - '0' <= 9, is_letter = (digits | 0x20) - 'a' <= 5;
    const auto good = reinterpret_cast<Words>(is_digit | is_letter);
    if ((good[0] & good[1] & good[2] & good[3]) != ~std::uint64_t{0}) return std::nullopt;
    const auto values = (digits & 15) + (reinterpret_cast<Digits>(is_letter) & 9);
    const auto pairs = reinterpret_cast<Pairs>(values);
    const Bytes bytes = __builtin_convertvector((pairs << 4 | pairs >> 8) & 0xff, Bytes);
    Uuid uuid;
    std::memcpy(uuid.bytes.data(), &bytes, sizeof bytes);
    return uuid;
}

}  // namespace guildhall::core

template <class Tag>
struct std::hash<guildhall::core::Id<Tag>> {
    std::size_t operator()(const guildhall::core::Id<Tag>& id) const { return guildhall::core::hash_uuid(id.uuid()); }
};
template <>
struct std::hash<guildhall::core::Uuid> {
    std::size_t operator()(const guildhall::core::Uuid& uuid) const { return guildhall::core::hash_uuid(uuid); }
};
