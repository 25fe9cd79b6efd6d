#include "http/parser_outcome.h"

#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

namespace guildhall::http {

std::string outcome(std::string_view bytes, const std::function<std::size_t(std::size_t left)>& cut) {
    std::string told;
    std::string received;
    RequestParser parser(kOutcomeLimits, "peer");
    for (;;) {
        std::size_t consumed = 0;
        const bool in_head = !parser.head_done();
        const Progress progress =
            in_head ? parser.parse_head(received, consumed) : parser.parse_body(received, consumed, kOutcomeBodyLimit);
        received.erase(0, consumed);
        if (progress == Progress::failed) return told + "failed " + std::to_string(parser.status());
        if (progress == Progress::need_more) {
            if (bytes.empty()) return told + (in_head && received.empty() ? "end" : "more");
            const std::size_t size = std::min(bytes.size(), std::max<std::size_t>(1, cut(bytes.size())));
            received += bytes.substr(0, size);
            bytes.remove_prefix(size);
        } else if (!in_head) {
            const Request& request = parser.request();
            told += std::string(to_string(request.method)) + " " + std::string(request.target) + " ";
            for (const Header& header : request.headers) {
                told += std::string(header.name) + "=" + std::string(header.value) + ",";
            }
            told += std::string(request.body) + (parser.keep_alive() ? " stays; " : " closes; ");
            parser.reset();
        }
    }
}

std::string outcome_whole(std::string_view bytes) {
    return outcome(bytes, [](std::size_t left) { return left; });
}

std::string outcome_bytewise(std::string_view bytes) {
    return outcome(bytes, [](std::size_t) { return std::size_t{1}; });
}

std::string first_request(std::string_view bytes) {
    RequestParser parser(kOutcomeLimits, "peer");
    std::size_t head = 0, body = 0;
    if (parser.parse_head(bytes, head) != Progress::done || parser.request().method == Method::other) return {};
    if (parser.parse_body(bytes.substr(head), body, kOutcomeBodyLimit) != Progress::done) return {};
    const Request& request = parser.request();
    return std::string(to_string(request.method)) + " " + std::string(request.target) + " " +
           std::string(request.body) + (parser.keep_alive() ? " stays; " : " closes; ");
}

std::string first_request_of_beast(std::string_view bytes) {
    namespace beast = boost::beast::http;
    while (bytes.starts_with("\r\n")) bytes.remove_prefix(2);
    beast::request_parser<beast::string_body> parser;
    parser.eager(true);
    boost::beast::error_code error;
    parser.put(boost::asio::buffer(bytes.data(), bytes.size()), error);
    if (error || !parser.is_done()) return {};
    const auto& request = parser.get();
    return std::string(request.method_string()) + " " + std::string(request.target()) + " " + request.body() +
           (parser.keep_alive() ? " stays; " : " closes; ");
}

}  // namespace guildhall::http
