#include "http/response_writer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <ctime>

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

bool is_name(std::string_view name) {
    return !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               (c != '\0' && std::strchr("!#$%&'*+.^_`|~", c) != nullptr);
    });
}

bool is_value(std::string_view value) {
    return std::all_of(value.begin(), value.end(), [](char c) {
        return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && static_cast<unsigned char>(c) != 0x7f);
    });
}

bool is_set_by_server(std::string_view name) {
    for (const std::string_view own : {"content-length", "transfer-encoding", "connection", "date"}) {
        if (equals_ignoring_case(name, own)) return true;
    }
    return false;
}

void append_header(std::string& out, std::string_view name, std::string_view value) {
    out.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

bool is_sendable(const Response& response) {
    if (response.status < 200 || response.status > 599 || !is_value(response.content_type)) return false;
    return std::all_of(response.headers.begin(), response.headers.end(), [](const auto& header) {
        return is_name(header.first) && is_value(header.second) && !is_set_by_server(header.first);
    });
}

bool is_bodiless(int status) { return status == 204 || status == 304; }

void append_head(std::string& out, const Response& response, const Framing& framing, std::string_view date) {
    out.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
    out.append(reason(response.status)).append("\r\n");
    append_header(out, "Date", date);
    if (!response.content_type.empty()) append_header(out, "Content-Type", response.content_type);
    for (const auto& [name, value] : response.headers) append_header(out, name, value);
    out.append(response.constant_headers);
    if (!is_bodiless(response.status)) {
        if (framing.length) {
            append_header(out, "Content-Length", std::to_string(*framing.length));
        } else if (framing.minor_version == 1) {
            append_header(out, "Transfer-Encoding", "chunked");
        }
    }
    if (!framing.keep_alive) {
        append_header(out, "Connection", "close");
    } else if (framing.minor_version == 0) {
        append_header(out, "Connection", "keep-alive");
    }
    out.append("\r\n");
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
    response.body = R"({"type":"about:blank","title":")" + std::string(reason(status)) + R"(","status":)" +
                    std::to_string(status) + "}";
    return response;
}

}  // namespace guildhall::http
