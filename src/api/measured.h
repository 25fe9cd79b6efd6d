// An application whose requests are counted and timed (request_counters.h); at log level debug each is logged.
#pragma once

#include "http/server.h"

namespace guildhall::api {

class Measured final : public http::Application {
public:
    /// `application` must outlive it.
    explicit Measured(http::Application& application) : application_(application) {}

    http::Accepted accept(const http::RequestHead& head) override;
    http::Response handle(const http::Request& request) override;
    http::Response failure(const http::Failure& failure) override;

private:
    http::Application& application_;
};

}  // namespace guildhall::api
