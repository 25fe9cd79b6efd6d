// The key file, outside the database, and the keys derived from it: one per workspace for sealing, one for signing
// audit checkpoints, one for the buckets of the throttle, one for the hashes of kept requests. Whoever has a database
// without its key file can't read or guess the secrets in it, nor forge a checkpoint.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

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

/// By whom checkpoints and backups may be signed: the present key, and while a rotation runs the one before.
using PublicKeys = std::vector<PublicKey>;

/// The keys of the present key file. While a rotation runs (key_rotation.h) the file holds the key before too: what it
/// sealed still opens, and nothing new is sealed or signed by it. Any thread.
class Keys {
public:
    /// Reads the key file; where there is none, makes one (mode 0600, fsynced) with 32 random bytes. Two starts at once
    /// end up with the same key. Throws KeyFileError where others can read it, it isn't a key file, or can't be made.
    static Keys load_or_create(const std::filesystem::path& file);

    /// Reads the key file. Throws KeyFileError, also where there is none.
    static Keys load(const std::filesystem::path& file);

    /// Of no file; can't be rotated.
    explicit Keys(const Key& root);

    /// What seals the secrets of a workspace; the nil id stands for what belongs to no workspace (mail).
    Key workspace_key(core::WorkspaceId workspace) const;
    /// That of the key before, while a rotation runs.
    std::optional<Key> earlier_workspace_key(core::WorkspaceId workspace) const;

    /// The name of a throttle bucket: the same text gives the same bytes, and nobody without the key finds the text.
    std::array<std::uint8_t, 16> bucket(std::string_view text) const;

    /// What tells a request that was sent again from another one. Its text may hold a password: nobody without the key
    /// can try which text gives these bytes.
    std::array<std::uint8_t, 32> request_hash(std::string_view text) const;

    /// Ed25519, for audit checkpoints and backups.
    Signature sign(std::string_view message) const;
    PublicKey public_key() const { return ring()->present.public_key; }
    PublicKeys public_keys() const;
    /// As `guildhall audit` shows it: "ed25519:" and base64url.
    std::string public_key_text() const;

    // Rotation. When one of these returns, the file is on the disk and the keys are in use; killed meanwhile, the file
    // is as before or as after. Throw KeyFileError.
    bool is_rotating() const { return ring()->earlier.has_value(); }
    /// A new key becomes the present one, the present one the earlier. Nothing where a rotation runs already.
    void begin_rotation();
    /// The earlier key is forgotten. REQUIRES: nothing is sealed or signed by it any more
    void end_rotation();

private:
    /// A root and what is derived from it.
    struct Derived {
        explicit Derived(const Key& of);
        Key root, sealing, buckets, requests, signing_seed;
        PublicKey public_key;
    };
    struct Ring {
        Derived present;
        std::optional<Derived> earlier;
    };
    using RingPointer = std::shared_ptr<const Ring>;

    Keys(std::filesystem::path file, RingPointer ring) : file_(std::move(file)), ring_(std::move(ring)) {}
    RingPointer ring() const;
    void replace(RingPointer next);

    std::filesystem::path file_;
    mutable std::mutex mutex_;
    RingPointer ring_;  ///< guarded by mutex_
};

bool is_signed(const PublicKey& by, std::string_view message, const Signature& signature);
/// By any of them.
bool is_signed(const PublicKeys& by, std::string_view message, const Signature& signature);

}  // namespace guildhall::service
