#include "service/passwords.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <new>
#include <optional>
#include <stdexcept>
#include <utility>

#include "core/text.h"

namespace guildhall::service {
namespace {

/// The same password typed on another keyboard may come decomposed. What isn't UTF-8 was never a password.
Secret normalized(const Secret& password) {
    auto nfc = core::to_nfc(password.reveal());
    return nfc ? Secret(std::move(*nfc)) : password.clone();
}

constexpr std::size_t kHashBytes = 32;

/// A stored hash, read: "$argon2id$v=19$m=<KiB>,t=<passes>,p=1$<salt>$<hash>". libsodium's own comparison would take
/// the right password for a wrong one where there isn't enough memory to work it out.
struct HashParts {
    unsigned long long passes = 0;
    std::size_t memory_bytes = 0;
    std::array<unsigned char, crypto_pwhash_SALTBYTES> salt{};
    std::array<unsigned char, kHashBytes> hash{};

    static std::optional<HashParts> of(const std::string& stored) {
        HashParts parts;
        unsigned memory_kib = 0, passes = 0;
        int begin = 0;
        // A number that is too large asks for memory that isn't there.
        if (std::sscanf(stored.c_str(), "$argon2id$v=19$m=%u,t=%u,p=1$%n", &memory_kib, &passes, &begin) != 2)
            return std::nullopt;
        const char* at = stored.c_str() + begin;
        if (begin == 0 || !read_bytes(at, parts.salt) || *at++ != '$' || !read_bytes(at, parts.hash) || *at != '\0')
            return std::nullopt;
        parts.passes = passes;
        parts.memory_bytes = std::size_t{memory_kib} * 1024;
        return parts;
    }

private:
    template <std::size_t size>
    static bool read_bytes(const char*& at, std::array<unsigned char, size>& into) {
        std::size_t read = 0;
        const int failed = sodium_base642bin(into.data(), size, at, std::char_traits<char>::length(at), nullptr, &read,
                                             &at, sodium_base64_VARIANT_ORIGINAL_NO_PADDING);
        return failed == 0 && read == size;
    }
};

}  // namespace

/// One of the at_once places, held from its construction on; none where too many wait.
class PasswordHasher::Turn {
public:
    Turn(PasswordHasher& hasher, std::string_view account) : hasher_(hasher), account_(account) {
        std::unique_lock lock(hasher_.mutex_);
        auto& waiting = hasher_.waiting_;
        if (!is_place_free() || !waiting.empty()) {
            if (!may_wait()) return;
            waiting.push_back(this);
            hasher_.turn_free_.wait(lock, [&] { return is_place_free() && waiting.front() == this; });
            waiting.pop_front();
            hasher_.turn_free_.notify_all();  // the next may have a place too
        }
        ++hasher_.running_;
        ++hasher_.worked_out_;
        is_held_ = true;
    }
    ~Turn() {
        if (!is_held_) return;
        {
            const std::lock_guard lock(hasher_.mutex_);
            --hasher_.running_;
        }
        hasher_.turn_free_.notify_all();  // each looks whether it is the first
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;

    bool is_held() const { return is_held_; }

    static core::Error refused() {
        core::Error error{core::ErrorCode::unavailable,
                          "Too many passwords are being checked at the moment: try again in a few seconds."};
        error.retry_after_seconds = 2;
        return error;
    }

private:
    bool is_place_free() const { return hasher_.running_ < hasher_.settings_.at_once; }
    bool may_wait() const {
        const auto same = std::ranges::count(hasher_.waiting_, account_, &Turn::account_);
        return hasher_.waiting_.size() < hasher_.settings_.waiting && same < hasher_.settings_.waiting_each;
    }

    PasswordHasher& hasher_;
    const std::string_view account_;
    bool is_held_ = false;
};

PasswordHasher::PasswordHasher(PasswordHashing settings) : settings_(settings) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium can't be initialised");
    char random[33] = {};
    randombytes_buf(random, 32);
    dummy_ = std::move(hash(Secret(std::string(random, 32)), {})).value();
    worked_out_ = 0;
}

core::Result<std::string> PasswordHasher::hash(const Secret& password, std::string_view account) {
    const Turn turn(*this, account);
    if (!turn.is_held()) return Turn::refused();
    const Secret text = normalized(password);
    std::string stored(crypto_pwhash_STRBYTES, '\0');
    const int failed = crypto_pwhash_str_alg(stored.data(), text.reveal().data(), text.reveal().size(),
                                             settings_.passes, settings_.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (failed) throw std::bad_alloc();
    stored.resize(stored.find('\0'));
    return stored;
}

core::Result<bool> PasswordHasher::verify(const std::string& stored, const Secret& password, std::string_view account) {
    const Turn turn(*this, account);
    if (!turn.is_held()) return Turn::refused();
    const Secret text = normalized(password);
    const auto parts = HashParts::of(stored);
    if (!parts) return false;
    std::array<unsigned char, kHashBytes> worked_out{};
    const int failed =
        crypto_pwhash(worked_out.data(), worked_out.size(), text.reveal().data(), text.reveal().size(),
                      parts->salt.data(), parts->passes, parts->memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (failed) throw std::bad_alloc();
    return sodium_memcmp(worked_out.data(), parts->hash.data(), worked_out.size()) == 0;
}

core::Result<bool> PasswordHasher::dummy_verify(const Secret& password, std::string_view account) {
    TRY(verify(dummy_, password, account));
    return false;
}

bool PasswordHasher::is_outdated(const std::string& stored) const {
    return crypto_pwhash_str_needs_rehash(stored.c_str(), settings_.passes, settings_.memory_bytes) != 0;
}

std::size_t PasswordHasher::waiting() const {
    const std::lock_guard lock(mutex_);
    return waiting_.size();
}

std::size_t PasswordHasher::worked_out() const {
    const std::lock_guard lock(mutex_);
    return worked_out_;
}

}  // namespace guildhall::service
