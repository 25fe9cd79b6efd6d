#include "core/id.h"

namespace guildhall::core {

std::string to_string(const Uuid& uuid) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string text(36, '-');
    char* at = text.data();
    for (std::size_t i = 0; i < 16; ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) ++at;
        *at++ = kHex[uuid.bytes[i] >> 4];
        *at++ = kHex[uuid.bytes[i] & 15];
    }
    return text;
}

bool reads_as_uuid(std::string_view text) { return parse_uuid(text).has_value(); }

Uuid make_uuid_v7(std::int64_t unix_ms, const std::array<std::uint8_t, 10>& random) {
    Uuid uuid;
    for (int i = 0; i < 6; ++i)
        uuid.bytes[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(unix_ms >> (40 - 8 * i));
    std::memcpy(uuid.bytes.data() + 6, random.data(), 10);
    uuid.bytes[6] = static_cast<std::uint8_t>(0x70 | (uuid.bytes[6] & 0x0f));
    uuid.bytes[8] = static_cast<std::uint8_t>(0x80 | (uuid.bytes[8] & 0x3f));
    return uuid;
}

}  // namespace guildhall::core
