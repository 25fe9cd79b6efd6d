// Turns received bytes into a Request. Strict: where a head or the end of a body could be read in two ways it is
// refused, since a proxy in front might read the other one (request smuggling). No I/O; one object per connection,
// reset for each request.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "http/chunked_body.h"
#include "http/message.h"

namespace guildhall::http {

class RequestParser {
public:
    struct Limits {
        std::size_t header_bytes;
        std::size_t header_count;
    };

    /// `peer` is shown as RequestHead::peer; it must outlive its requests.
    RequestParser(Limits limits, std::string_view peer) : limits_(limits), peer_(peer) {}

    void set_peer(std::string_view peer) { peer_ = peer; }

    /// Forgets the request and waits for the next one.
    void reset();

    /// Looks at all bytes received and not consumed yet; sets how many to consume. Called again with more after
    /// need_more. After done: request() holds the head.
    Progress parse_head(std::string_view input, std::size_t& consumed);

    /// The same for the body. REQUIRES: the head is done. After done: request() is whole.
    Progress parse_body(std::string_view input, std::size_t& consumed, std::size_t limit);

    const Request& request() const { return request_; }
    void add_wait(std::chrono::milliseconds time) { request_.waited += time; }
    bool head_done() const { return head_done_; }
    /// How much of the body has come.
    std::size_t body_size() const { return body_.size(); }

    /// What the head says about the rest. REQUIRES: the head is done.
    bool keep_alive() const { return keep_alive_; }
    bool has_body() const { return content_length_ > 0 || chunked_; }
    bool expects_continue() const { return expects_continue_; }

    /// After failed: 400, 413, 431 or 501, and what was wrong.
    int status() const { return status_; }
    const char* detail() const { return detail_; }

private:
    /// The headers that say how the request is to be read; counted while the head is.
    struct Framing {
        std::size_t hosts = 0, lengths = 0, encodings = 0;
        std::string_view host, length, encoding;
        bool close = false, keep_alive = false;
    };

    Progress scan(std::string_view input);
    Progress check_line(std::string_view input, std::size_t end);
    Progress fail(int status, const char* detail);
    Progress read_lines();
    bool read_request_line(std::string_view line);
    bool read_header(std::string_view line);
    bool note(const Header& header);
    bool read_connection(std::string_view list);
    bool split_target();
    Progress check_framing();

    Limits limits_;
    std::string_view peer_;
    std::string head_;  // the bytes that the request's views point into
    std::string body_;
    Request request_;
    ChunkedBody chunks_;

    std::size_t scanned_ = 0;             // bytes of the input without the end of the head
    std::size_t line_start_ = 0;          // of the line being scanned
    std::vector<std::size_t> line_ends_;  // of the lines scanned, behind CR LF
    Framing framing_;

    std::uint64_t content_length_ = 0;
    bool head_done_ = false;
    bool chunked_ = false;
    bool keep_alive_ = false;
    bool expects_continue_ = false;

    int status_ = 0;
    const char* detail_ = "";
};

}  // namespace guildhall::http
