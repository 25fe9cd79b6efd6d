// The application behind the HTTP server: finds the endpoint, asks who calls and whether they may, runs the handler,
// and shapes every reply. The order of its questions is api.md's "Who sees what".
#pragma once

#include <exception>
#include <optional>
#include <string>

#include "api/caller.h"
#include "api/context.h"
#include "api/idempotency.h"
#include "api/refusals.h"
#include "api/route_table.h"
#include "http/server.h"
#include "http/static_files.h"
#include "service/services.h"

namespace guildhall::api {

class Dispatcher final : public http::Application {
public:
    /// `console`: served for every path that isn't the API's; null: none. Both must outlive the dispatcher.
    Dispatcher(service::Services& services, RouteTable routes, const http::StaticFiles* console);

    http::Accepted accept(const http::RequestHead& head) override;
    http::Response handle(const http::Request& request) override;
    http::Response failure(const http::Failure& failure) override;

    const RouteTable& routes() const { return routes_; }

private:
    /// The reply of the API, an endpoint's or a problem.
    http::Response route(const http::Request& request, const http::Match& match, const std::string& request_id);
    http::Lane lane_of(const http::RequestHead& head, const http::Match& match) const;
    /// 401 before a large body is read; nothing where somebody calls.
    std::optional<http::Response> refuse_nobody(const http::RequestHead& head) const;
    core::Result<Reply> run(Context& context);
    core::Result<core::Done> admit(Context& context);
    void note_activity(const Context& context, const FoundCaller& caller);
    http::Response serve_console(const http::Request& request, const std::string& request_id) const;
    http::Response caught(const std::exception_ptr& exception, const std::string& request_id) const;
    /// The request's own id, or a new one.
    std::string request_id_of(const http::RequestHead* head) const;

    service::Services& services_;
    RouteTable routes_;
    const http::StaticFiles* console_;
    IdempotencyKeys idempotency_;
    Refusals refusals_;
};

}  // namespace guildhall::api
