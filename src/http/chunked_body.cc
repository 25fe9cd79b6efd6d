#include "http/chunked_body.h"

#include <algorithm>

#include "http/fields.h"

namespace guildhall::http {

namespace {

constexpr std::size_t kMostDigits = 16;  // what 64 bits hold

/// The value of a digit; 16 and more: none.
unsigned hex_value(char c) {
    if (c >= '0' && c <= '9') return static_cast<unsigned>(c - '0');
    const char small = static_cast<char>(c | 0x20);
    return small >= 'a' && small <= 'f' ? static_cast<unsigned>(small - 'a') + 10 : 16;
}

std::string_view skip_blanks(std::string_view text) {
    while (text.starts_with(' ') || text.starts_with('\t')) text.remove_prefix(1);
    return text;
}

/// Takes a token or a text in quotes off the front; false where there is none.
bool take_value(std::string_view& text) {
    const bool quoted = text.starts_with('"');
    std::size_t at = quoted ? 1 : 0;
    if (!quoted) {
        at = token_length(text);
    } else {
        while (at < text.size() && text[at] != '"') at += text[at] == '\\' ? 2 : 1;
        if (at++ >= text.size()) return false;
    }
    text.remove_prefix(at);
    return at > 0;
}

/// Whether it is a row of ";name" and ";name=value", blanks between them.
bool are_extensions(std::string_view text) {
    if (!is_field_value(text)) return false;
    while (!text.empty()) {
        text = skip_blanks(text);
        if (!text.starts_with(';')) return false;
        text = skip_blanks(text.substr(1));
        const std::size_t name = token_length(text);
        if (name == 0) return false;
        text.remove_prefix(name);
        const std::string_view value = skip_blanks(text);
        if (!value.starts_with('=')) continue;
        text = skip_blanks(value.substr(1));
        if (!take_value(text)) return false;
    }
    return true;
}

}  // namespace

/// A size in hexadecimal, then extensions from a semicolon on.
Progress ChunkedBody::read_size(std::string_view line, std::size_t room, std::size_t most) {
    std::size_t digits = 0;
    std::uint64_t size = 0;
    for (; digits < line.size() && hex_value(line[digits]) < 16; ++digits) size = size << 4 | hex_value(line[digits]);
    const bool well_formed = digits > 0 && digits <= kMostDigits && are_extensions(line.substr(digits));
    dropped_ += line.size() - digits;
    if (!well_formed || dropped_ > most) return Progress::failed;
    too_large_ = size > room;
    if (too_large_) return Progress::failed;
    left_ = size;
    part_ = size > 0 ? Part::data : Part::trailer;
    return Progress::need_more;
}

Progress ChunkedBody::read_trailer(std::string_view line, std::size_t most) {
    if (line.empty()) return Progress::done;
    dropped_ += line.size();
    Header field;
    if (dropped_ > most || !parse_field(line, field)) return Progress::failed;
    // Where a body and a connection end was said before it.
    for (const std::string_view name : {"content-length", "transfer-encoding", "connection"})
        if (equals_ignoring_case(field.name, name)) return Progress::failed;
    return Progress::need_more;
}

Progress ChunkedBody::parse(std::string_view input, std::size_t& consumed, std::string& body, Limits limits) {
    const std::size_t all = input.size();
    const auto result = [&](Progress progress) {
        consumed = all - input.size();
        return progress;
    };
    for (;;) {
        if (part_ == Part::data) {
            const std::size_t size = static_cast<std::size_t>(std::min<std::uint64_t>(left_, input.size()));
            body.append(input.data(), size);
            input.remove_prefix(size);
            left_ -= size;
            if (left_ > 0) return result(Progress::need_more);
            part_ = Part::data_end;
        }
        const auto end = input.find('\n');
        if (end == std::string_view::npos) {
            const std::size_t longest = part_ == Part::data_end ? 1 : limits.line + 1;
            return result(input.size() > longest ? Progress::failed : Progress::need_more);
        }
        if (end == 0 || input[end - 1] != '\r' || end - 1 > limits.line) return result(Progress::failed);
        const std::string_view line = input.substr(0, end - 1);
        Progress progress = Progress::need_more;
        if (part_ == Part::size) {
            progress = read_size(line, limits.body - body.size(), limits.line);
        } else if (part_ == Part::trailer) {
            progress = read_trailer(line, limits.line);
        } else {
            progress = line.empty() ? Progress::need_more : Progress::failed;
            part_ = Part::size;
        }
        if (progress == Progress::failed) return result(progress);
        input.remove_prefix(end + 1);
        if (progress == Progress::done) return result(progress);
    }
}

}  // namespace guildhall::http
