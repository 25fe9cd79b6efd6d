#include "http/request_parser.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <cstring>
#include <utility>

namespace guildhall::http {

namespace {

namespace beast = boost::beast::http;

constexpr const char* kMalformed = "The request is not valid HTTP. Check the request line and the headers.";
constexpr const char* kTooLarge = "The body is larger than this address takes. Send less, or send it in parts.";

// A body never ends in fewer bytes ("0" CR LF CR LF). Beast 1.81 asserts so when it looks again at a last chunk that
// came in pieces, so it is only called with at least as many.
constexpr std::size_t kShortestEnd = 5;

std::string_view view(boost::beast::string_view text) { return {text.data(), text.size()}; }

bool is_token_character(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
    return c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c) != nullptr;
}

bool is_host_character(char c) {
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return true;
    return c != '\0' && std::strchr("-._~!$&'()*+;=:[]%", c) != nullptr;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

void RequestParser::Beast::on_request_impl(beast::verb, text method, text target, int version, code&) {
    owner_.request_.method = method_from(view(method));
    owner_.request_.target = view(target);
    owner_.request_.minor_version = version == 11 ? 1 : 0;
}

void RequestParser::Beast::on_field_impl(beast::field, text name, text value, code&) {
    // Trailers come here too; nobody may smuggle a header in by them.
    if (!is_header_done()) owner_.request_.headers.push_back({view(name), view(value)});
}

std::size_t RequestParser::Beast::on_body_impl(text body, code&) {
    owner_.body_.append(body.data(), body.size());
    return body.size();
}

void RequestParser::Beast::on_chunk_header_impl(std::uint64_t size, text extensions, code& error) {
    owner_.extension_bytes_ += extensions.size();
    if (owner_.extension_bytes_ > owner_.limits_.header_bytes) error = beast::error::bad_chunk_extension;
    if (size > owner_.body_limit_ - owner_.body_.size()) {
        owner_.too_large_ = true;
        error = beast::error::body_limit;
    }
}

std::size_t RequestParser::Beast::on_chunk_body_impl(std::uint64_t, text body, code&) {
    owner_.body_.append(body.data(), body.size());
    return body.size();
}

void RequestParser::reset() {
    beast_.reset();
    request_.headers.clear();
    request_.body = {};
    head_.clear();
    body_.clear();
    if (body_.capacity() > limits_.header_bytes) body_.shrink_to_fit();
    scanned_ = line_start_ = lines_ = 0;
    content_length_ = 0;
    extension_bytes_ = 0;
    chunked_ = keep_alive_ = too_large_ = false;
    status_ = 0;
    detail_ = "";
}

bool RequestParser::expects_continue() const {
    const auto expect = request_.header("expect");
    return request_.minor_version == 1 && expect && equals_ignoring_case(*expect, "100-continue");
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
        if (!is_token_character(input.front())) return fail(400, kMalformed);
    }
    const Progress progress = scan(input);
    if (progress != Progress::done) return progress;
    consumed += scanned_;

    head_.assign(input.substr(0, scanned_));
    request_.peer = peer_;
    beast_.emplace(*this);
    beast_->header_limit(static_cast<std::uint32_t>(limits_.header_bytes + 4));
    beast_->body_limit(boost::none);
    beast_->eager(true);
    code error;
    const std::size_t parsed = beast_->put(boost::asio::buffer(head_), error);
    if (error == beast::error::header_limit) return fail(431, "The headers are too large. Send fewer or shorter ones.");
    if (error || parsed != head_.size() || !beast_->is_header_done()) return fail(400, kMalformed);
    return check_head();
}

/// Looks for the empty line that ends a head. Beast would unfold continued lines, so lines are checked here.
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
    }
    if (input.size() >= limits_.header_bytes)
        return fail(431, "The headers are too large. Send fewer or shorter ones.");
    return Progress::need_more;
}

/// The line from line_start_ to the line feed at `end`: done where it ends the head.
Progress RequestParser::check_line(std::string_view input, std::size_t end) {
    if (end >= limits_.header_bytes) return fail(431, "The headers are too large. Send fewer or shorter ones.");
    if (end == line_start_ || input[end - 1] != '\r') return fail(400, "A line must end with CR LF.");
    if (end == line_start_ + 1) return Progress::done;
    if (input[line_start_] == ' ' || input[line_start_] == '\t') {
        return fail(400, "A header is folded over several lines. Send each header on one line.");
    }
    if (lines_++ > limits_.header_count) return fail(431, "There are too many headers. Send fewer.");
    return Progress::need_more;
}

Progress RequestParser::check_head() {
    keep_alive_ = beast_->keep_alive();
    const std::size_t hosts = request_.header_count("host");
    if (hosts > 1 || (hosts == 0 && request_.minor_version == 1)) {
        return fail(400, "Send exactly one Host header.");
    }
    const std::string_view host = request_.header("host").value_or("");
    if (!std::all_of(host.begin(), host.end(), is_host_character)) return fail(400, "The Host header is not a host.");
    if (!split_target()) return fail(400, "The request target must be a path that starts with \"/\".");
    return check_framing();
}

/// Where the body ends must be beyond doubt: a proxy in front that sees it elsewhere would let requests be smuggled.
Progress RequestParser::check_framing() {
    const std::size_t lengths = request_.header_count("content-length");
    const std::size_t encodings = request_.header_count("transfer-encoding");
    if (lengths > 0 && encodings > 0) return fail(400, "Send Content-Length or Transfer-Encoding, not both.");
    if (lengths > 1) return fail(400, "Send Content-Length once.");
    if (lengths == 1) {
        const std::string_view value = *request_.header("content-length");
        if (value.empty() || !std::all_of(value.begin(), value.end(), is_digit)) {
            return fail(400, "Content-Length must be a number.");
        }
        content_length_ = beast_->content_length().value_or(0);
    }
    if (encodings == 0) return Progress::done;
    if (request_.minor_version == 0) return fail(400, "HTTP/1.0 has no Transfer-Encoding. Send Content-Length.");
    if (encodings > 1 || !equals_ignoring_case(*request_.header("transfer-encoding"), "chunked")) {
        return fail(501, "The only Transfer-Encoding understood is \"chunked\".");
    }
    chunked_ = true;
    return Progress::done;
}

/// Splits the target into path and query; false where it is no path.
bool RequestParser::split_target() {
    std::string_view rest = request_.target;
    for (const std::string_view scheme : {"http://", "https://"}) {
        if (rest.size() < scheme.size() || !equals_ignoring_case(rest.substr(0, scheme.size()), scheme)) continue;
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
    body_limit_ = limit;
    if (content_length_ > limit) return fail(413, kTooLarge);
    if (!beast_->is_done()) {
        if (input.empty() || (chunked_ && input.size() < kShortestEnd)) return Progress::need_more;
        code error;
        consumed = beast_->put(boost::asio::buffer(input.data(), input.size()), error);
        if (too_large_) return fail(413, kTooLarge);
        if (error && error != beast::error::need_more) return fail(400, "The chunked body is malformed.");
        if (!beast_->is_done()) {
            if (input.size() - consumed > limits_.header_bytes) return fail(400, "A chunk's header is too long.");
            return Progress::need_more;
        }
    }
    request_.body = body_;
    return Progress::done;
}

}  // namespace guildhall::http
