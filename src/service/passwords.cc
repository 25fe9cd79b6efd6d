#include "service/passwords.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <cstdio>
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

/// A stored hash: "$argon2id$v=19$m=<KiB>,t=<passes>,p=1$<salt>$<hash>".
struct HashParts {
    unsigned passes = 0, memory_kib = 0;
    PasswordSalt salt{};
    PasswordHash hash{};

    /// Of today's cost, with a new salt; the hash is still to be worked out.
    static HashParts fresh(const PasswordHashing& settings) {
        HashParts parts;
        parts.passes = settings.passes;
        parts.memory_kib = settings.memory_kib;
        randombytes_buf(parts.salt.data(), parts.salt.size());
        return parts;
    }

    static std::optional<HashParts> of(const std::string& stored) {
        HashParts parts;
        int begin = 0;
        // A number that is too large asks for memory that isn't there.
        if (std::sscanf(stored.c_str(), "$argon2id$v=19$m=%u,t=%u,p=1$%n", &parts.memory_kib, &parts.passes, &begin) !=
            2)
            return std::nullopt;
        const char* at = stored.c_str() + begin;
        if (begin == 0 || !read_bytes(at, parts.salt) || *at++ != '$' || !read_bytes(at, parts.hash) || *at != '\0')
            return std::nullopt;
        return parts;
    }

    std::string text() const {
        return fmt::format("$argon2id$v=19$m={},t={},p=1${}${}", memory_kib, passes, base64(salt), base64(hash));
    }

private:
    template <std::size_t size>
    static std::string base64(const std::array<unsigned char, size>& bytes) {
        constexpr int kVariant = sodium_base64_VARIANT_ORIGINAL_NO_PADDING;
        std::string text(sodium_base64_ENCODED_LEN(size, kVariant), '\0');
        sodium_bin2base64(text.data(), text.size(), bytes.data(), size, kVariant);
        text.pop_back();  // a NUL
        return text;
    }

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
    for (unsigned i = 0; i < settings.at_once; ++i)
        threads_.push_back(std::make_unique<HashThread>(settings.memory_kib));
    std::string random(32, '\0');
    randombytes_buf(random.data(), random.size());
    HashParts dummy = HashParts::fresh(settings_);
    // Here, not by a thread of ours, which would have its memory from the start.
    dummy.hash = service::work_out({Secret(std::move(random)), dummy.salt, dummy.passes, dummy.memory_kib});
    dummy_ = dummy.text();
}

PasswordHash PasswordHasher::work_out(HashInput input) {
    const auto job = std::make_shared<HashJob>(std::move(input));
    const bool taken = std::ranges::any_of(threads_, [&](auto& thread) { return thread->take(job); });
    if (taken && job->done.try_acquire_for(settings_.patience) && job->hash) return *job->hash;
    job->given_up = true;
    return service::work_out(job->input);
}

core::Result<std::string> PasswordHasher::hash(const Secret& password, std::string_view account) {
    const Turn turn(*this, account);
    if (!turn.is_held()) return Turn::refused();
    HashParts parts = HashParts::fresh(settings_);
    parts.hash = work_out({normalized(password), parts.salt, parts.passes, parts.memory_kib});
    return parts.text();
}

core::Result<bool> PasswordHasher::verify(const std::string& stored, const Secret& password, std::string_view account) {
    const Turn turn(*this, account);
    if (!turn.is_held()) return Turn::refused();
    const auto parts = HashParts::of(stored);
    if (!parts) return false;
    const PasswordHash hash = work_out({normalized(password), parts->salt, parts->passes, parts->memory_kib});
    return sodium_memcmp(hash.data(), parts->hash.data(), hash.size()) == 0;
}

core::Result<bool> PasswordHasher::dummy_verify(const Secret& password, std::string_view account) {
    TRY(verify(dummy_, password, account));
    return false;
}

bool PasswordHasher::is_outdated(const std::string& stored) const {
    const auto parts = HashParts::of(stored);
    return !parts || parts->passes != settings_.passes || parts->memory_kib != settings_.memory_kib;
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
