// The metrics for operators, in Prometheus' text format, on an address of their own: what stands before the server as
// a proxy can't give them away.
#pragma once

#include <string>

#include "http/server.h"
#include "service/services.h"

namespace guildhall::app {

/// All metrics now. Reads the database: not for an event loop.
std::string write_metrics(const service::Services& services, const http::ServerStatistics& server);

/// Answers GET /metrics and nothing else.
class MetricsApplication final : public http::Application {
public:
    /// Both must outlive it.
    MetricsApplication(const service::Services& services, const http::Server& server)
        : services_(services), server_(server) {}

    http::Accepted accept(const http::RequestHead& head) override;
    http::Response handle(const http::Request& request) override;
    http::Response failure(const http::Failure& failure) override;

private:
    const service::Services& services_;
    const http::Server& server_;
};

}  // namespace guildhall::app
