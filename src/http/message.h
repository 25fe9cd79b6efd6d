// One HTTP request and one reply, as plain data: what the server hands to an application and takes back.
// Used by every handler. Values, no locks; a request's views live until the reply to it has been returned.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guildhall::http {

enum class Method { get, head, post, put, patch, del, options, other };

/// The method as HTTP spells it ("GET", "DELETE"); `other` gives "OTHER".
std::string_view to_string(Method method);

/// Methods are case-sensitive: "get" is `other`.
Method method_from(std::string_view name);

/// True where the two texts are the same but for the case of ASCII letters.
bool equals_ignoring_case(std::string_view a, std::string_view b);

/// A request header as received, without the white space around its value.
struct Header {
    std::string_view name;
    std::string_view value;
};

/// A request without its body: all that is known when its last header has arrived.
struct RequestHead {
    Method method = Method::get;
    int minor_version = 1;        ///< HTTP/1.0 or HTTP/1.1
    std::string_view target;      ///< as received: "/a/b?x=1"
    std::string_view path;        ///< not decoded: "/a/b"; "*" for OPTIONS *
    std::string_view query;       ///< not decoded, without "?": "x=1"
    std::vector<Header> headers;  ///< in the order received
    std::string_view peer;        ///< address of the other end of the socket, without port: "127.0.0.1", "::1"

    bool is_head() const { return method == Method::head; }

    /// The value of the first header of that name (any case); none: nullopt.
    std::optional<std::string_view> header(std::string_view name) const;

    /// How many headers have that name (any case).
    std::size_t header_count(std::string_view name) const;

    /// The value of that cookie (names are case-sensitive); nullopt where it is absent, or sent twice with different
    /// values: someone may have planted one of them.
    std::optional<std::string_view> cookie(std::string_view name) const;
};

struct Request : RequestHead {
    std::string_view body;
    std::chrono::milliseconds waited{0};  ///< how long it has been put off by Response::again_in
};

/// A reply. The server adds Date, Content-Length, Transfer-Encoding and Connection itself.
/// A header that HTTP can't carry (line feed, control character) or that the server adds itself turns the whole reply
/// into the application's 500.
struct Response {
    int status = 200;
    std::string content_type = {};  ///< empty: no Content-Type
    std::vector<std::pair<std::string, std::string>> headers = {};
    /// Whole header lines, "Name: value\r\n" each, that outlive the server: sent as they are, without a look.
    std::string_view constant_headers = {};
    std::string body = {};

    /// A body that outlives the server (embedded files), sent without a copy. REQUIRES: `body` is empty.
    std::string_view borrowed_body = {};

    /// A body of unknown length, sent chunked: called again and again on the blocking pool, one call at a time, each
    /// filling `chunk` (empty at the call), until it returns false (what the last call put in `chunk` is sent too).
    /// Where the client leaves or the server ends, it is destroyed without further calls. Where it throws, the
    /// connection breaks off, so that the client can't take the part for the whole. REQUIRES: `body` is empty.
    std::function<bool(std::string& chunk)> stream = {};

    /// No reply yet: the same request is handled again after this time, in which it holds no thread. All else is
    /// unused.
    std::optional<std::chrono::milliseconds> again_in = {};
};

enum class PlusSign { literal, space };

/// Replaces each %XX by its byte. A "%" without two hexadecimal digits: nullopt.
std::optional<std::string> percent_decode(std::string_view text, PlusSign plus = PlusSign::literal);

/// The decoded "name=value" pairs of a query or form in their order; "a" and "a=" both give an empty value, "+" is a
/// space. A bad escape anywhere: nullopt.
std::optional<std::vector<std::pair<std::string, std::string>>> parse_query(std::string_view raw);

/// The pairs of one Cookie header in their order, quotes around a value taken off; what isn't a pair is left out.
std::vector<std::pair<std::string_view, std::string_view>> parse_cookies(std::string_view header_value);

}  // namespace guildhall::http
