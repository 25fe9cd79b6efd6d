#include "service/seal.h"

#include <sodium.h>

namespace guildhall::service {
namespace {

constexpr char kVersion = 1;
constexpr std::size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kOverhead = 1 + kNonce + kTag;

std::string associated_data(const SealedPlace& place) {
    return place.table + "|" + place.column + "|" + core::to_string(place.row);
}

unsigned char* bytes_of(std::string& text, std::size_t at) {
    return reinterpret_cast<unsigned char*>(text.data() + at);
}

const unsigned char* bytes_of(std::string_view text, std::size_t at = 0) {
    return reinterpret_cast<const unsigned char*>(text.data() + at);
}

std::optional<Secret> open_by(const Key& key, const SealedPlace& place, std::string_view sealed) {
    if (sealed.size() < kOverhead || sealed[0] != kVersion) return std::nullopt;
    const std::string data = associated_data(place);
    std::string text(sealed.size() - kOverhead, '\0');
    const int failed = crypto_aead_xchacha20poly1305_ietf_decrypt(
        bytes_of(text, 0), nullptr, nullptr, bytes_of(sealed, 1 + kNonce), sealed.size() - 1 - kNonce, bytes_of(data),
        data.size(), bytes_of(sealed, 1), key.data());
    if (failed) return std::nullopt;
    return Secret(std::move(text));
}

}  // namespace

std::string seal(const Keys& keys, const SealedPlace& place, std::string_view text) {
    const Key key = keys.workspace_key(place.workspace);
    const std::string data = associated_data(place);
    std::string sealed(text.size() + kOverhead, '\0');
    sealed[0] = kVersion;
    randombytes_buf(sealed.data() + 1, kNonce);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes_of(sealed, 1 + kNonce), nullptr, bytes_of(text), text.size(),
                                               bytes_of(data), data.size(), nullptr, bytes_of(sealed, 1), key.data());
    return sealed;
}

std::optional<Secret> open_sealed(const Keys& keys, const SealedPlace& place, std::string_view sealed) {
    if (auto text = open_by(keys.workspace_key(place.workspace), place, sealed)) return text;
    const auto earlier = keys.earlier_workspace_key(place.workspace);
    return earlier ? open_by(*earlier, place, sealed) : std::nullopt;
}

bool is_sealed_by_present_key(const Keys& keys, const SealedPlace& place, std::string_view sealed) {
    return open_by(keys.workspace_key(place.workspace), place, sealed).has_value();
}

}  // namespace guildhall::service
