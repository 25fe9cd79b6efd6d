#include "api/authzen/plain_questions.h"

#include <utility>

namespace guildhall::api {
namespace {

/// What is there of a question; an absent part is null.
struct Parts {
    core::Entity subject, resource;
    std::string_view action;
    bool has_subject = false, has_resource = false, has_action = false;
};

class Reader {
public:
    explicit Reader(std::string_view text) : at_(text.data()), end_(text.data() + text.size()) {}

    bool read(PlainQuestions& found) {
        Parts top;
        std::vector<Parts> items;
        if (!take('{')) return false;
        do {
            std::string_view key;
            if (!text(key) || !take(':')) return false;
            if (key != "evaluations" ? !part(key, top) : found.batch || !list(items, found)) return false;
        } while (take(','));
        if (!take('}')) return false;
        skip_space();
        if (at_ != end_) return false;
        if (!found.batch) return keep(top, {}, found);
        for (const Parts& item : items)
            if (!keep(item, top, found)) return false;
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
        const char* const begin = at_;
        while (at_ != end_ && *at_ != '"') {
            if (*at_ == '\\' || *at_ < 0x20 || *at_ == 0x7f) return false;  // from 0x80 on `char` is below 0
            ++at_;
        }
        if (at_ == end_ || at_ == begin) return false;
        found = {begin, static_cast<std::size_t>(at_++ - begin)};
        return true;
    }

    bool entity(core::Entity& found) {
        if (!take('{')) return false;
        do {
            std::string_view key, value;
            if (!text(key) || !take(':') || !text(value)) return false;
            std::string_view* const into = key == "type" ? &found.type : key == "id" ? &found.id : nullptr;
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
        const auto once = [](bool& there) { return !std::exchange(there, true); };
        if (key == "subject") return once(parts.has_subject) && entity(parts.subject);
        if (key == "resource") return once(parts.has_resource) && entity(parts.resource);
        if (key == "action") return once(parts.has_action) && action(parts.action);
        return false;
    }

    bool item(Parts& parts) {
        if (!take('{')) return false;
        do {
            std::string_view key;
            if (!text(key) || !take(':') || !part(key, parts)) return false;
        } while (take(','));
        return take('}');
    }

    bool list(std::vector<Parts>& items, PlainQuestions& found) {
        found.batch = true;
        if (!take('[')) return false;
        do {
            if (!item(items.emplace_back())) return false;
        } while (take(','));
        return take(']');
    }

    static bool keep(const Parts& item, const Parts& defaults, PlainQuestions& found) {
        const Parts& subject = item.has_subject ? item : defaults;
        const Parts& resource = item.has_resource ? item : defaults;
        const Parts& action = item.has_action ? item : defaults;
        if (!subject.has_subject || !resource.has_resource || !action.has_action) return false;
        found.questions.push_back({subject.subject, resource.resource, action.action});
        return true;
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
