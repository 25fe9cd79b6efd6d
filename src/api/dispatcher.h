// The application behind the HTTP server: finds the endpoint, asks who calls and whether they may, runs the handler,
// and shapes every reply. The order of its questions is api.md's "Who sees what".
#pragma once

#include <memory>
#include <string>

#include "api/idempotency.h"
#include "api/presence.h"
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
    http::Response route(const http::Request& request, const std::string& request_id);
    http::Response run(const http::Request& request, const http::Match& match, const std::string& request_id);
    core::Result<Reply> prepare_and_run(class Context& context);
    core::Result<Reply> answer(class Context& context);
    http::Response serve_console(const http::Request& request, const std::string& request_id) const;
    http::Response finish(http::Response response, const std::string& request_id, bool is_api) const;
    http::Response caught(std::exception_ptr exception, const std::string& request_id) const;

    service::Services& services_;
    RouteTable routes_;
    const http::StaticFiles* console_;
    IdempotencyKeys idempotency_;
    Presence presence_;
};

}  // namespace guildhall::api
