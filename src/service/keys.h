// The key file, outside the database, and the keys derived from it: one per workspace for sealing, one for signing
// audit checkpoints, one for the buckets of the throttle. Whoever has a database without its key file can't read the
// secrets in it, nor forge a checkpoint.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "core/id.h"

namespace guildhall::service {

/// The key file can't be used; what() is a line for the person who starts the server.
class KeyFileError : public std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// 32 bytes that are wiped when they go.
class Key {
public:
    Key() = default;
    Key(const Key&) = default;
    Key& operator=(const Key&) = default;
    ~Key();
    const std::uint8_t* data() const { return bytes_.data(); }
    std::uint8_t* data() { return bytes_.data(); }
    static constexpr std::size_t size() { return 32; }
    bool operator==(const Key& other) const;

private:
    std::array<std::uint8_t, 32> bytes_{};
};

using Signature = std::array<std::uint8_t, 64>;
using PublicKey = std::array<std::uint8_t, 32>;

/// Thread-safe once made.
class Keys {
public:
    /// Reads the key file; where there is none, makes one (mode 0600, fsynced) with 32 random bytes. Two starts at once
    /// end up with the same key. Throws KeyFileError where others can read it, it isn't a key file, or can't be made.
    static Keys load_or_create(const std::filesystem::path& file);

    /// Reads the key file. Throws KeyFileError, also where there is none.
    static Keys load(const std::filesystem::path& file);

    explicit Keys(const Key& root);

    /// What seals the secrets of a workspace; the nil id stands for what belongs to no workspace (mail).
    Key workspace_key(core::WorkspaceId workspace) const;

    /// The name of a throttle bucket: the same text gives the same bytes, and nobody without the key finds the text.
    std::array<std::uint8_t, 16> bucket(std::string_view text) const;

    /// Ed25519, for audit checkpoints.
    Signature sign(std::string_view message) const;
    const PublicKey& public_key() const { return public_key_; }
    /// As `guildhall audit` shows it: "ed25519:" and base64url.
    std::string public_key_text() const;

private:
    Key sealing_;
    Key buckets_;
    Key signing_seed_;
    PublicKey public_key_;
};

bool is_signed(const PublicKey& by, std::string_view message, const Signature& signature);

}  // namespace guildhall::service
