#include "service/secrets.h"

#include <sodium.h>

#include <utility>

namespace guildhall::service {

void wipe(std::string& text) noexcept {
    // Bytes past size() may hold an earlier, longer text; growing within the capacity can't throw.
    text.resize(text.capacity());
    sodium_memzero(text.data(), text.size());
    text.clear();
}

Secret::Secret(std::string&& text) noexcept : text_(std::move(text)) { wipe(text); }

Secret::Secret(Secret&& other) noexcept : text_(std::move(other.text_)) { wipe(other.text_); }

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this == &other) return *this;
    wipe(text_);
    text_ = std::move(other.text_);
    wipe(other.text_);
    return *this;
}

Secret::~Secret() { wipe(text_); }

bool Secret::equals(std::string_view other) const {
    return text_.size() == other.size() && sodium_memcmp(text_.data(), other.data(), other.size()) == 0;
}

}  // namespace guildhall::service
