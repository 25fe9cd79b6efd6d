#include "http/response_writer.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdio>
#include <ctime>

#include "http/fields.h"

namespace guildhall::http {

namespace {

std::string_view reason(int status) {
    switch (status) {
        case 200: return "OK";
        case 201: return "Created";
        case 202: return "Accepted";
        case 204: return "No Content";
        case 302: return "Found";
        case 303: return "See Other";
        case 304: return "Not Modified";
        case 400: return "Bad Request";
        case 401: return "Unauthorized";
        case 403: return "Forbidden";
        case 404: return "Not Found";
        case 405: return "Method Not Allowed";
        case 408: return "Request Timeout";
        case 409: return "Conflict";
        case 410: return "Gone";
        case 412: return "Precondition Failed";
        case 413: return "Content Too Large";
        case 415: return "Unsupported Media Type";
        case 429: return "Too Many Requests";
        case 431: return "Request Header Fields Too Large";
        case 500: return "Internal Server Error";
        case 501: return "Not Implemented";
        case 503: return "Service Unavailable";
        default: return "";
    }
}

bool is_set_by_server(std::string_view name) {
    for (const std::string_view own : {"content-length", "transfer-encoding", "connection", "date"}) {
        if (equals_ignoring_case(name, own)) return true;
    }
    return false;
}

/// Writes into room that is there: a head is twenty short pieces, and appending each would ask for room twenty times.
class HeadWriter {
public:
    explicit HeadWriter(char* at) : at_(at) {}

    void text(std::string_view text) { at_ = std::copy(text.begin(), text.end(), at_); }
    void header(std::string_view name, std::string_view value) {
        text(name);
        text(": ");
        text(value);
        text("\r\n");
    }
    void number(std::size_t number) { at_ = std::to_chars(at_, at_ + kLongestNumber, number).ptr; }
    char* end() const { return at_; }

    static constexpr std::size_t kLongestNumber = 20;

private:
    char* at_;
};

/// What the head can take at most.
std::size_t room_for(const Response& response, std::string_view date) {
    constexpr std::size_t kOurs = 400;  // the status line and the headers that the server adds
    std::size_t room = kOurs + date.size() + response.content_type.size() + response.constant_headers.size();
    for (const auto& [name, value] : response.headers) room += name.size() + value.size() + 4;
    return room;
}

}  // namespace

bool is_sendable(const Response& response) {
    if (response.status < 200 || response.status > 599 || !is_field_value(response.content_type)) return false;
    return std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
        return is_token(header.first) && is_field_value(header.second) && !is_set_by_server(header.first);
    });
}

bool is_bodiless(int status) { return status == 204 || status == 304; }

void append_head(std::string& out, const Response& response, const Framing& framing, std::string_view date) {
    const std::size_t before = out.size();
    out.resize(before + room_for(response, date));
    HeadWriter head(out.data() + before);
    head.text("HTTP/1.1 ");
    head.number(static_cast<std::size_t>(response.status));
    head.text(" ");
    head.text(reason(response.status));
    head.text("\r\n");
    head.header("Date", date);
    if (!response.content_type.empty()) head.header("Content-Type", response.content_type);
    for (const auto& [name, value] : response.headers) head.header(name, value);
    head.text(response.constant_headers);
    if (!is_bodiless(response.status)) {
        if (framing.length) {
            head.text("Content-Length: ");
            head.number(*framing.length);
            head.text("\r\n");
        } else if (framing.minor_version == 1) {
            head.header("Transfer-Encoding", "chunked");
        }
    }
    if (!framing.keep_alive) {
        head.header("Connection", "close");
    } else if (framing.minor_version == 0) {
        head.header("Connection", "keep-alive");
    }
    head.text("\r\n");
    out.resize(static_cast<std::size_t>(head.end() - out.data()));
}

std::string http_date(long long unix_seconds) {
    static constexpr std::array kDays = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array kMonths = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t time = static_cast<std::time_t>(unix_seconds);
    std::tm parts{};
    gmtime_r(&time, &parts);
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  kDays[static_cast<std::size_t>(parts.tm_wday)], parts.tm_mday,
                  kMonths[static_cast<std::size_t>(parts.tm_mon)], parts.tm_year + 1900, parts.tm_hour, parts.tm_min,
                  parts.tm_sec);
    return text;
}

Response plain_failure(int status) {
    Response response;
    response.status = status;
    response.content_type = "application/problem+json";
    if (status == 503) response.headers.emplace_back("Retry-After", "1");
    response.body = R"({"type":"about:blank","title":")" + std::string(reason(status)) + R"(","status":)" +
                    std::to_string(status) + "}";
    return response;
}

}  // namespace guildhall::http
