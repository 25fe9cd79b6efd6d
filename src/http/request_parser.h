// Turns received bytes into a Request: Beast's parser behind the checks that Beast leaves to its user (line endings,
// folding, Host, Transfer-Encoding, lengths). No I/O; one object per connection, reset for each request.
#pragma once

#include <boost/beast/http/basic_parser.hpp>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "http/message.h"

namespace guildhall::http {

enum class Progress { need_more, done, failed };

class RequestParser {
public:
    struct Limits {
        std::size_t header_bytes;
        std::size_t header_count;
    };

    /// `peer` is shown as RequestHead::peer; it must outlive the parser.
    RequestParser(Limits limits, std::string_view peer) : limits_(limits), peer_(peer) {}

    /// Forgets the request and waits for the next one.
    void reset();

    /// Looks at all bytes received and not consumed yet; sets how many to consume. Called again with more after
    /// need_more. After done: request() holds the head.
    Progress parse_head(std::string_view input, std::size_t& consumed);

    /// The same for the body. REQUIRES: the head is done. After done: request() is whole.
    Progress parse_body(std::string_view input, std::size_t& consumed, std::size_t limit);

    const Request& request() const { return request_; }
    bool head_done() const { return beast_.has_value() && beast_->is_header_done(); }

    /// What the head says about the rest. REQUIRES: the head is done.
    bool keep_alive() const { return keep_alive_; }
    bool has_body() const { return content_length_ > 0 || chunked_; }
    bool expects_continue() const;

    /// After failed: 400, 413, 431 or 501, and what was wrong.
    int status() const { return status_; }
    const char* detail() const { return detail_; }

private:
    using text = boost::beast::string_view;
    using code = boost::beast::error_code;

    /// Beast calls back for each part; views point into head_.
    struct Beast : boost::beast::http::basic_parser<true> {
        explicit Beast(RequestParser& owner) : owner_(owner) {}

        void on_request_impl(boost::beast::http::verb, text method, text target, int version, code&) override;
        void on_field_impl(boost::beast::http::field, text name, text value, code&) override;
        void on_header_impl(code&) override {}
        void on_body_init_impl(const boost::optional<std::uint64_t>&, code&) override {}
        std::size_t on_body_impl(text body, code&) override;
        void on_chunk_header_impl(std::uint64_t size, text extensions, code& error) override;
        std::size_t on_chunk_body_impl(std::uint64_t remain, text body, code&) override;
        void on_finish_impl(code&) override {}
        void on_response_impl(int, text, int, code&) override {}

        RequestParser& owner_;
    };

    Progress scan(std::string_view input);
    Progress fail(int status, const char* detail);
    Progress check_line(std::string_view input, std::size_t end);
    Progress check_head();
    Progress check_framing();
    bool split_target();

    Limits limits_;
    std::string_view peer_;
    std::optional<Beast> beast_;
    std::string head_;  // the bytes that the request's views point into
    std::string body_;
    Request request_;

    std::size_t scanned_ = 0;     // bytes of the input without the end of the head
    std::size_t line_start_ = 0;  // of the line being scanned
    std::size_t lines_ = 0;

    std::uint64_t content_length_ = 0;
    std::size_t body_limit_ = 0;
    std::size_t extension_bytes_ = 0;
    bool chunked_ = false;
    bool keep_alive_ = false;
    bool too_large_ = false;

    int status_ = 0;
    const char* detail_ = "";
};

}  // namespace guildhall::http
