#include "api/measured.h"

#include <spdlog/spdlog.h>

#include <algorithm>

#include "api/request_counters.h"

namespace guildhall::api {
namespace {

bool is_read(http::Method method) { return method == http::Method::get || method == http::Method::head; }

std::string_view request_id_of(const http::Response& response) {
    const auto found = std::find_if(response.headers.begin(), response.headers.end(),
                                    [](const auto& header) { return header.first == "X-Request-ID"; });
    return found == response.headers.end() ? std::string_view() : std::string_view(found->second);
}

void count(RouteClass route, const http::Response& response, std::chrono::nanoseconds took) {
    count_request(route, response.status, took);
    if (spdlog::should_log(spdlog::level::debug))
        spdlog::debug("request {}: {} answered {} in {} µs", request_id_of(response), to_string(route), response.status,
                      took.count() / 1000);
}

}  // namespace

http::Accepted Measured::accept(const http::RequestHead& head) {
    http::Accepted accepted = application_.accept(head);
    if (accepted.refusal) count(route_class(is_read(head.method), head.path), *accepted.refusal, {});
    return accepted;
}

http::Response Measured::handle(const http::Request& request) {
    const auto began = std::chrono::steady_clock::now();
    http::Response response = application_.handle(request);
    if (response.again_in) return response;  // no reply yet
    const std::chrono::nanoseconds took = std::chrono::steady_clock::now() - began;
    count(route_class(is_read(request.method), request.path), response, took);
    return response;
}

http::Response Measured::failure(const http::Failure& failure) {
    http::Response response = application_.failure(failure);
    count(failure.head ? route_class(is_read(failure.head->method), failure.head->path) : RouteClass::other, response,
          {});
    return response;
}

}  // namespace guildhall::api
