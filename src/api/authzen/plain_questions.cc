#include "api/authzen/plain_questions.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "core/text.h"

namespace guildhall::api {
namespace {

/// A part that isn't there (yet) is empty.
using Parts = core::Question;

constexpr std::uint64_t each(std::uint8_t byte) { return byte * 0x0101010101010101ull; }

/// At least one bit in the first byte that is `byte`, and none before it.
std::uint64_t first_of(std::uint64_t eight, std::uint8_t byte) {
    const std::uint64_t zero = eight ^ each(byte);
    return (zero - each(1)) & ~zero & each(0x80);
}

/// How many characters from `at` stand for themselves in a JSON text: printable ASCII, neither quote nor backslash.
std::size_t plain_length(const char* const at, const char* const end) {
    const char* here = at;
    for (; end - here >= 8; here += 8) {  // eight at a time: the ids in it are most of a question
        std::uint64_t eight;
        std::memcpy(&eight, here, sizeof eight);
        const std::uint64_t controls = (eight - each(0x20)) & ~eight & each(0x80);
        const std::uint64_t ends =
            (eight & each(0x80)) | controls | first_of(eight, '"') | first_of(eight, '\\') | first_of(eight, 0x7f);
        if (ends) return static_cast<std::size_t>(here - at) + static_cast<std::size_t>(std::countr_zero(ends)) / 8;
    }
    const auto plain = [](unsigned char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; };
    while (here != end && plain(static_cast<unsigned char>(*here))) ++here;
    return static_cast<std::size_t>(here - at);
}

class Reader {
public:
    explicit Reader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    bool read(PlainQuestions& found) {
        Parts top;
        if (!take('{')) return false;
        do {
            std::string_view key;
            if (!text(key) || !take(':')) return false;
            if (key != "evaluations" ? !part(key, top) : found.batch || !list(found)) return false;
        } while (take(','));
        if (!take('}')) return false;
        skip_space();
        if (at_ != end_) return false;
        if (!found.batch) found.questions.emplace_back();
        for (Parts& item : found.questions)
            if (!complete(item, top)) return false;
        return true;
    }

private:
    void skip_space() {
        while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
    }

    bool take(char wanted) {
        skip_space();
        if (at_ == end_ || *at_ != wanted) return false;
        ++at_;
        return true;
    }

    /// A text that stands for itself: printable ASCII, no escapes, not empty.
    bool text(std::string_view& found) {
        if (!take('"')) return false;
        found = {at_, plain_length(at_, end_)};
        at_ += found.size();
        if (at_ == end_ || *at_ != '"' || found.empty()) return false;
        ++at_;
        return true;
    }

    bool entity(core::Entity& found) {
        if (!take('{')) return false;
        do {
            std::string_view key, value;
            if (!text(key) || !take(':') || !text(value)) return false;
            std::string_view* const into = core::same_word(key, "type") ? &found.type
                                           : key == "id"                ? &found.id
                                                                        : nullptr;
            if (!into || !into->empty()) return false;
            *into = value;
        } while (take(','));
        return take('}') && !found.type.empty() && !found.id.empty();
    }

    bool action(std::string_view& found) {
        std::string_view key;
        return take('{') && text(key) && key == "name" && take(':') && text(found) && take('}');
    }

    bool part(std::string_view key, Parts& parts) {
        if (core::same_word(key, "subject")) return parts.subject.type.empty() && entity(parts.subject);
        if (core::same_word(key, "resource")) return parts.resource.type.empty() && entity(parts.resource);
        return core::same_word(key, "action") && parts.action.empty() && action(parts.action);
    }

    bool item(Parts& parts) {
        if (!take('{')) return false;
        do {
            std::string_view key;
            if (!text(key) || !take(':') || !part(key, parts)) return false;
        } while (take(','));
        return take('}');
    }

    bool list(PlainQuestions& found) {
        constexpr std::size_t kUsual = 128;  // bytes of a question
        found.batch = true;
        found.questions.reserve(static_cast<std::size_t>(end_ - at_) / kUsual);
        if (!take('[')) return false;
        do {
            if (!item(found.questions.emplace_back())) return false;
        } while (take(','));
        return take(']');
    }

    /// Takes what the item lacks from the defaults; false where neither has it.
    static bool complete(Parts& item, const Parts& defaults) {
        if (item.subject.type.empty()) item.subject = defaults.subject;
        if (item.resource.type.empty()) item.resource = defaults.resource;
        if (item.action.empty()) item.action = defaults.action;
        return !item.subject.type.empty() && !item.resource.type.empty() && !item.action.empty();
    }

    const char* at_;
    const char* const end_;
};

}  // namespace

std::optional<PlainQuestions> read_plain_questions(std::string_view body) {
    PlainQuestions found;
    return Reader(body).read(found) ? std::optional(std::move(found)) : std::nullopt;
}

}  // namespace guildhall::api
