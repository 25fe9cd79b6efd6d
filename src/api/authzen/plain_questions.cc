#include "api/authzen/plain_questions.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>
#include <string>

#include "core/text.h"

namespace guildhall::api {
namespace {

/// A part that isn't there (yet) is empty.
using Parts = core::Question;

/// Printable ASCII, neither quote nor backslash.
constexpr bool is_plain(char c) { return c >= 0x20 && c < 0x7f && c != '"' && c != '\\'; }

/// The characters from `at` on that stand for themselves in a JSON text, looked at sixteen at a time (vectors of the
/// compiler: SSE2, NEON or plain code): the ids in it are most of a question.
inline std::string_view plain_text(const char* const at, const char* const end) {
    using Characters = signed char __attribute__((vector_size(16)));  // signed: what isn't ASCII is below a space too
    static_assert(std::endian::native == std::endian::little);
    const char* here = at;
    for (; end - here >= 16; here += 16) {
        Characters some;
        std::memcpy(&some, here, sizeof some);
        const Characters other = (some < 0x20) | (some == '"') | (some == '\\') | (some == 0x7f);
        std::array<std::uint64_t, 2> halves;
        std::memcpy(halves.data(), &other, sizeof halves);
        if ((halves[0] | halves[1]) == 0) continue;
        here += halves[0] != 0 ? std::countr_zero(halves[0]) / 8 : 8 + std::countr_zero(halves[1]) / 8;
        return {at, static_cast<std::size_t>(here - at)};
    }
    while (here != end && is_plain(*here)) ++here;
    return {at, static_cast<std::size_t>(here - at)};
}

using Values = std::array<std::string_view*, 5>;

Values values_of(Parts& parts) {
    return {&parts.subject.type, &parts.subject.id, &parts.action, &parts.resource.type, &parts.resource.id};
}

/// A question as text without its values. Whoever asks much writes all questions alike: most are read by comparing them
/// with the one before.
class Shape {
public:
    /// Takes the shape of `item`, the whole text of a question whose values are `parts`.
    void take(std::string_view item, Parts& parts) {
        const Values values = values_of(parts);
        count_ = 0;
        for (std::size_t i = 0; i < values.size(); ++i)
            if (!values[i]->empty()) order_[count_++] = i;
        std::sort(order_.begin(), order_.begin() + static_cast<std::ptrdiff_t>(count_),
                  [&](std::size_t a, std::size_t b) { return values[a]->data() < values[b]->data(); });
        text_.clear();
        const char* from = item.data();
        for (std::size_t i = 0; i <= count_; ++i) {
            const std::string_view value = i < count_ ? *values[order_[i]] : item.substr(item.size());
            text_.append(from, value.data());
            gap_ends_[i] = text_.size();
            from = value.data() + value.size();
        }
    }

    /// Where the text at `at` has this shape: its values, and the text's end. Else null.
    const char* read(const char* at, const char* const end, Parts& parts) const {
        if (text_.empty()) return nullptr;
        const Values values = values_of(parts);
        std::size_t from = 0;
        for (std::size_t i = 0;; ++i) {
            const std::string_view gap(text_.data() + from, gap_ends_[i] - from);
            if (static_cast<std::size_t>(end - at) < gap.size() || std::memcmp(at, gap.data(), gap.size()) != 0)
                return nullptr;
            at += gap.size();
            if (i == count_) return at;
            const std::string_view value = plain_text(at, end);
            if (value.empty()) return nullptr;  // that it ends in a quote says the next gap
            *values[order_[i]] = value;
            at += value.size();
            from = gap_ends_[i];
        }
    }

private:
    std::string text_;  // what stands before each value, and behind the last
    std::array<std::size_t, 6> gap_ends_{};
    std::array<std::size_t, 5> order_{};
    std::size_t count_ = 0;
};

class Reader {
public:
    explicit Reader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    bool read(PlainQuestions& found) {
        thread_local Shape usual;  // of single questions
        Parts top;
        if (usual.read(at_, end_, top) == end_) {
            found.questions.push_back(top);
            return true;
        }
        const std::string_view all(at_, static_cast<std::size_t>(end_ - at_));
        top = {};
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
        if (!found.batch) usual.take(all, top);
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
        found = plain_text(at_, end_);
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
        Shape shape;
        do {
            Parts& parts = found.questions.emplace_back();
            skip_space();
            const char* const from = at_;
            if (const char* const to = shape.read(from, end_, parts)) {
                at_ = to;
                continue;
            }
            parts = {};
            if (!item(parts)) return false;
            shape.take({from, at_}, parts);
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

bool read_plain_questions(std::string_view body, PlainQuestions& found) {
    found.questions.clear();
    found.batch = false;
    return Reader(body).read(found);
}

}  // namespace guildhall::api
