// What a handler gives back. The dispatcher adds request id, security headers and, where the endpoint says so, an ETag.
#pragma once

#include <boost/json/value.hpp>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace guildhall::api {

struct Reply {
    int status = 200;
    std::string content_type = {};
    std::string body = {};
    /// As http::Response::borrowed_body; instead of `body`.
    std::string_view borrowed_body = {};
    std::vector<std::pair<std::string, std::string>> headers = {};
    /// As http::Response::stream; instead of `body`.
    std::function<bool(std::string& chunk)> stream = {};
    /// What a replay of an Idempotency-Key shows instead of `body`: null for secrets that are shown once.
    std::optional<std::string> replay_body = {};
    /// A plan or a report of what would be, not the object: gets no ETag.
    bool preview = false;

    static Reply ok(const boost::json::value& value) { return json(200, value); }
    static Reply created(const boost::json::value& value) { return json(201, value); }
    static Reply json(int status, const boost::json::value& value);
    static Reply no_content();
    static Reply accepted();  ///< 202 without a body

    Reply& with_header(std::string name, std::string value) {
        headers.emplace_back(std::move(name), std::move(value));
        return *this;
    }
    /// REQUIRES: `value` is the body with null for every secret
    Reply& replayed_as(const boost::json::value& value);
};

}  // namespace guildhall::api
