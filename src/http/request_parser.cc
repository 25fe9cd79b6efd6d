#include "http/request_parser.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "http/fields.h"

namespace guildhall::http {

namespace {

constexpr const char* kMalformed = "The request is not valid HTTP. Check the request line and the headers.";
constexpr const char* kTooLarge = "The body is larger than this address takes. Send less, or send it in parts.";
constexpr const char* kLongHead = "The headers are too large. Send fewer or shorter ones.";

constexpr std::array<bool, 256> kHostCharacters = [] {
    std::array<bool, 256> found{};
    for (const char c :
         std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-._~!$&'()*+;=:[]%"))
        found[static_cast<unsigned char>(c)] = true;
    return found;
}();

bool is_host_character(char c) { return kHostCharacters[static_cast<unsigned char>(c)]; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void RequestParser::reset() {
    request_.headers.clear();
    request_.body = {};
    request_.waited = {};
    head_.clear();
    body_.clear();
    if (body_.capacity() > limits_.header_bytes) body_.shrink_to_fit();
    chunks_.reset();
    scanned_ = line_start_ = 0;
    line_ends_.clear();
    framing_ = {};
    content_length_ = 0;
    head_done_ = chunked_ = keep_alive_ = expects_continue_ = false;
    status_ = 0;
    detail_ = "";
}

Progress RequestParser::fail(int status, const char* detail) {
    status_ = status;
    detail_ = detail;
    return Progress::failed;
}

Progress RequestParser::parse_head(std::string_view input, std::size_t& consumed) {
    consumed = 0;
    if (scanned_ == 0) {
        // RFC 9112, 2.2: empty lines before a request are skipped.
        while (input.substr(consumed).starts_with("\r\n")) consumed += 2;
        input.remove_prefix(consumed);
        if (input.empty() || input == "\r") return Progress::need_more;
        if (!is_token(input.substr(0, 1))) return fail(400, kMalformed);
    }
    const Progress progress = scan(input);
    if (progress != Progress::done) return progress;
    consumed += scanned_;
    head_.assign(input.substr(0, scanned_));
    return read_lines();
}

/// Looks for the empty line that ends a head.
Progress RequestParser::scan(std::string_view input) {
    while (scanned_ < input.size()) {
        const auto end = input.find('\n', scanned_);
        if (end == std::string_view::npos) {
            scanned_ = input.size();
            break;
        }
        scanned_ = end + 1;
        const Progress progress = check_line(input, end);
        if (progress != Progress::need_more) return progress;
        line_start_ = end + 1;
        line_ends_.push_back(line_start_);
    }
    return input.size() >= limits_.header_bytes ? fail(431, kLongHead) : Progress::need_more;
}

/// The line from line_start_ to the line feed at `end`: done where it ends the head.
Progress RequestParser::check_line(std::string_view input, std::size_t end) {
    if (end >= limits_.header_bytes) return fail(431, kLongHead);
    if (end == line_start_ || input[end - 1] != '\r') return fail(400, "A line must end with CR LF.");
    if (end == line_start_ + 1) return Progress::done;
    if (input[line_start_] == ' ' || input[line_start_] == '\t') {
        return fail(400, "A header is folded over several lines. Send each header on one line.");
    }
    if (line_ends_.size() > limits_.header_count) return fail(431, "There are too many headers. Send fewer.");
    return Progress::need_more;
}

Progress RequestParser::read_lines() {
    std::size_t from = 0;
    for (const std::size_t to : line_ends_) {
        const std::string_view line = std::string_view(head_).substr(from, to - from - 2);
        if (from == 0 ? !read_request_line(line) : !read_header(line)) return fail(400, kMalformed);
        from = to;
    }
    request_.peer = peer_;
    keep_alive_ = !framing_.close && (request_.minor_version == 1 || framing_.keep_alive);
    head_done_ = true;
    if (!split_target()) return fail(400, "The request target must be a path that starts with \"/\".");
    return check_framing();
}

/// "GET /path HTTP/1.1", with exactly one space at each place.
bool RequestParser::read_request_line(std::string_view line) {
    const auto first = line.find(' ');
    const auto second = line.rfind(' ');
    if (first == std::string_view::npos || first == second) return false;
    const std::string_view method = line.substr(0, first);
    const std::string_view version = line.substr(second + 1);
    request_.target = line.substr(first + 1, second - first - 1);
    request_.method = method_from(method);
    request_.minor_version = version == "HTTP/1.1" ? 1 : 0;
    if (request_.minor_version == 0 && version != "HTTP/1.0") return false;
    if (request_.method == Method::other && !is_token(method)) return false;
    return !request_.target.empty() && is_visible(request_.target);
}

bool RequestParser::read_header(std::string_view line) {
    Header header;
    if (!parse_field(line, header)) return false;
    return note(request_.headers.emplace_back(header));
}

/// What the head says about the framing. False where that is malformed.
bool RequestParser::note(const Header& header) {
    const auto is = [&](std::string_view name) { return equals_ignoring_case(header.name, name); };
    if (is("host")) {
        ++framing_.hosts;
        framing_.host = header.value;
    } else if (is("content-length")) {
        ++framing_.lengths;
        framing_.length = header.value;
    } else if (is("transfer-encoding")) {
        ++framing_.encodings;
        framing_.encoding = header.value;
    } else if (is("connection")) {
        return read_connection(header.value);
    } else if (is("expect")) {
        expects_continue_ = request_.minor_version == 1 && equals_ignoring_case(header.value, "100-continue");
    }
    return true;
}

/// A list of words, such as "keep-alive, Upgrade".
bool RequestParser::read_connection(std::string_view list) {
    while (!list.empty()) {
        const std::string_view item = list.substr(0, list.find(','));
        list.remove_prefix(std::min(list.size(), item.size() + 1));
        const std::string_view word = trim_blanks(item);
        if (!word.empty() && !is_token(word)) return false;
        framing_.close = framing_.close || equals_ignoring_case(word, "close");
        framing_.keep_alive = framing_.keep_alive || equals_ignoring_case(word, "keep-alive");
    }
    return true;
}

/// Where the body ends must be beyond doubt: a proxy in front that sees it elsewhere would let requests be smuggled.
Progress RequestParser::check_framing() {
    const auto& [hosts, lengths, encodings, host, length, encoding, close, keep] = framing_;
    if (hosts > 1 || (hosts == 0 && request_.minor_version == 1)) return fail(400, "Send exactly one Host header.");
    if (!std::all_of(host.begin(), host.end(), is_host_character)) return fail(400, "The Host header is not a host.");
    if (lengths > 0 && encodings > 0) return fail(400, "Send Content-Length or Transfer-Encoding, not both.");
    if (lengths > 1) return fail(400, "Send Content-Length once.");
    if (lengths == 1) {
        const char* const end = length.data() + length.size();
        const auto [to, error] = std::from_chars(length.data(), end, content_length_);
        if (length.empty() || !is_digit(length.front()) || to != end || error != std::errc())
            return fail(400, "Content-Length must be a number.");
    }
    if (encodings == 0) return Progress::done;
    if (request_.minor_version == 0) return fail(400, "HTTP/1.0 has no Transfer-Encoding. Send Content-Length.");
    if (encodings > 1) return fail(400, "Send Transfer-Encoding once.");
    if (!equals_ignoring_case(encoding, "chunked")) {
        return fail(501, "The only Transfer-Encoding understood is \"chunked\".");
    }
    chunked_ = true;
    return Progress::done;
}

/// Splits the target into path and query; false where it is no path.
bool RequestParser::split_target() {
    std::string_view rest = request_.target;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (rest.starts_with('/') || !equals_ignoring_case(rest.substr(0, scheme.size()), scheme)) continue;
        rest.remove_prefix(scheme.size());
        rest.remove_prefix(std::min(rest.find_first_of("/?"), rest.size()));
        if (rest.empty()) rest = "/";
        break;
    }
    const auto question = rest.find('?');
    request_.path = rest.substr(0, question);
    request_.query = question == std::string_view::npos ? std::string_view{} : rest.substr(question + 1);
    if (request_.target.find('#') != std::string_view::npos) return false;
    return request_.path.starts_with('/') || (request_.target == "*" && request_.method == Method::options);
}

Progress RequestParser::parse_body(std::string_view input, std::size_t& consumed, std::size_t limit) {
    consumed = 0;
    if (content_length_ > limit) return fail(413, kTooLarge);
    if (chunked_) {
        const Progress progress = chunks_.parse(input, consumed, body_, {limit, limits_.header_bytes});
        if (progress == Progress::failed && chunks_.too_large()) return fail(413, kTooLarge);
        if (progress == Progress::failed) return fail(400, "The chunked body is malformed.");
        if (progress == Progress::need_more) return progress;
    } else {
        consumed = static_cast<std::size_t>(std::min<std::uint64_t>(content_length_ - body_.size(), input.size()));
        body_.append(input.data(), consumed);
        if (body_.size() < content_length_) return Progress::need_more;
    }
    request_.body = body_;
    return Progress::done;
}

}  // namespace guildhall::http
