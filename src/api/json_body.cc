#include "api/json_body.h"

#include <algorithm>
#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>
#include <boost/json/value_stack.hpp>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

namespace guildhall::api {

using core::Error;
using core::Result;

namespace {

using Text = boost::json::string_view;
using Code = boost::json::error_code;

/// Builds the value and knows the place that it is at.
class StrictHandler {
public:
    static constexpr std::size_t max_object_size = std::size_t(-1), max_array_size = std::size_t(-1),
                                 max_key_size = std::size_t(-1), max_string_size = std::size_t(-1);

    explicit StrictHandler(Nul nul) : nul_(nul) {}

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return open(false); }
    bool on_object_end(std::size_t size, Code&) {
        stack_.push_object(size);
        return close();
    }
    bool on_array_begin(Code&) { return open(true); }
    bool on_array_end(std::size_t size, Code&) {
        stack_.push_array(size);
        return close();
    }
    bool on_key_part(Text part, std::size_t, Code&) {
        text_.append(part.data(), part.size());
        stack_.push_chars(part);
        return true;
    }
    bool on_key(Text part, std::size_t, Code& code) {
        text_.append(part.data(), part.size());
        stack_.push_key(part);
        Level& level = levels_.back();
        level.key = std::move(text_);
        text_.clear();
        if (is_refused(level.key)) return refuse("invalid", "A field's name has a NUL in it.", code);
        if (!level.keys.insert(level.key).second)
            return refuse("duplicate", "This field is there twice. Send it once.", code);
        return true;
    }
    bool on_string_part(Text part, std::size_t, Code& code) {
        stack_.push_chars(part);
        return is_taken(part, code);
    }
    bool on_string(Text part, std::size_t, Code& code) {
        stack_.push_string(part);
        return is_taken(part, code) && next();
    }
    bool on_number_part(Text, Code&) { return true; }
    bool on_int64(std::int64_t number, Text, Code&) {
        stack_.push_int64(number);
        return next();
    }
    bool on_uint64(std::uint64_t number, Text, Code&) {
        stack_.push_uint64(number);
        return next();
    }
    bool on_double(double number, Text, Code& code) {
        if (!std::isfinite(number)) return refuse("invalid", "This number is too large. Send a smaller one.", code);
        stack_.push_double(number);
        return next();
    }
    bool on_bool(bool value, Code&) {
        stack_.push_bool(value);
        return next();
    }
    bool on_null(Code&) {
        stack_.push_null();
        return next();
    }
    bool on_comment_part(Text, Code&) { return true; }
    bool on_comment(Text, Code&) { return true; }

    void start() { stack_.reset(); }
    boost::json::value release() { return stack_.release(); }
    const std::optional<core::FieldError>& fault() const { return fault_; }

    std::string place() const {
        std::string pointer;
        for (const Level& level : levels_) {
            pointer += '/';
            if (level.is_array) {
                pointer += std::to_string(level.index);
                continue;
            }
            for (const char c : level.key) pointer += c == '~' ? "~0" : c == '/' ? "~1" : std::string(1, c);
        }
        return pointer;
    }

private:
    struct Level {
        bool is_array;
        std::size_t index = 0;
        std::string key = {};
        std::set<std::string> keys = {};
    };

    bool open(bool is_array) {
        levels_.push_back({is_array});
        return true;
    }
    bool close() {
        levels_.pop_back();
        return next();
    }
    bool next() {
        if (!levels_.empty()) ++levels_.back().index;
        return true;
    }
    bool is_refused(Text part) const {
        return nul_ == Nul::refused && std::find(part.begin(), part.end(), '\0') != part.end();
    }
    bool is_taken(Text part, Code& code) {
        if (!is_refused(part)) return true;
        return refuse("invalid", "This text has a NUL in it. Take it out.", code);
    }
    bool refuse(const char* what, const char* detail, Code& code) {
        fault_ = core::FieldError{place(), what, detail};
        code = boost::json::make_error_code(boost::json::error::syntax);
        return false;
    }

    Nul nul_;
    boost::json::value_stack stack_;
    std::vector<Level> levels_;
    std::string text_;
    std::optional<core::FieldError> fault_;
};

Error malformed(const StrictHandler& handler, const Code& code, std::size_t offset) {
    if (handler.fault()) {
        const core::FieldError& fault = *handler.fault();
        return core::invalid_field(fault.pointer, fault.code, fault.detail);
    }
    if (code == boost::json::error::too_deep)
        return core::invalid_field(handler.place(), "too_deep", "The body is nested deeper than 32 levels.");
    return core::invalid_field(
        handler.place(), "malformed",
        "The body isn't JSON (RFC 8259, UTF-8): it goes wrong near byte " + std::to_string(offset) + ".");
}

void write(std::string& out, const boost::json::value& value);

void write(std::string& out, const boost::json::object& object) {
    std::vector<std::pair<std::string_view, const boost::json::value*>> sorted;
    for (const auto& pair : object)
        sorted.emplace_back(std::string_view(pair.key().data(), pair.key().size()), &pair.value());
    std::sort(sorted.begin(), sorted.end());
    out += '{';
    for (const auto& [key, value] : sorted) {
        if (out.back() != '{') out += ',';
        out += boost::json::serialize(boost::json::string_view(key.data(), key.size()));
        out += ':';
        write(out, *value);
    }
    out += '}';
}

void write(std::string& out, const boost::json::value& value) {
    if (value.is_object()) return write(out, value.get_object());
    if (!value.is_array()) {
        out += boost::json::serialize(value);
        return;
    }
    out += '[';
    for (const boost::json::value& each : value.get_array()) {
        if (out.back() != '[') out += ',';
        write(out, each);
    }
    out += ']';
}

}  // namespace

Result<boost::json::value> parse_json(std::string_view text, Nul nul) {
    boost::json::parse_options options;
    options.max_depth = kMaxDepth;
    boost::json::basic_parser<StrictHandler> parser(options, nul);
    parser.handler().start();
    Code code;
    const std::size_t read = parser.write_some(false, text.data(), text.size(), code);
    if (code) return malformed(parser.handler(), code, read);
    if (read != text.size() || !parser.done())
        return malformed(parser.handler(), boost::json::make_error_code(boost::json::error::syntax), read);
    return parser.handler().release();
}

Result<boost::json::object> parse_body(std::string_view text, Nul nul) {
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) return boost::json::object();
    boost::json::value value = TRY(parse_json(text, nul));
    if (!value.is_object()) return core::invalid_field("", "wrong_type", "The body must be a JSON object: { … }.");
    return std::move(value.get_object());
}

std::string canonical_json(const boost::json::value& value) {
    std::string out;
    write(out, value);
    return out;
}

}  // namespace guildhall::api
