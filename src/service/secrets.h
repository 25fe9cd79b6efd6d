// A text that must not get out: passwords, tokens, keys, data source secrets. It can't be printed, logged, formatted or
// put into JSON, and wipes its memory when it goes.
#pragma once

#include <string>
#include <string_view>

namespace guildhall::service {

class Secret {
public:
    Secret() = default;
    /// Takes the text over and wipes what is left of it in the source.
    explicit Secret(std::string&& text) noexcept;
    /// A copy of the text; the caller sees to the source.
    static Secret copy_of(std::string_view text) { return Secret(std::string(text)); }

    Secret(Secret&& other) noexcept;
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    /// The text itself, for the one place that needs it. Valid while this lives.
    std::string_view reveal() const { return text_; }
    bool empty() const { return text_.empty(); }
    Secret clone() const { return copy_of(text_); }

    /// In a time that doesn't tell where the texts differ.
    bool equals(std::string_view other) const;

private:
    std::string text_;
};

/// Overwrites the text with zeros and empties it.
void wipe(std::string& text) noexcept;

}  // namespace guildhall::service
