// All endpoints of all areas, checked at start.
#pragma once

#include <vector>

#include "api/endpoint.h"
#include "http/router.h"

namespace guildhall::api {

/// Every area's endpoints. An area adds itself in route_table.cc.
std::vector<Endpoint> all_endpoints();

class RouteTable {
public:
    /// Throws std::invalid_argument where an endpoint has no right or no handler, or contradicts itself.
    explicit RouteTable(std::vector<Endpoint> endpoints);

    http::Match match(http::Method method, std::string_view path) const { return router_.match(method, path); }
    const Endpoint& endpoint(const http::Match& match) const { return endpoints_[match.route]; }
    const std::vector<Endpoint>& endpoints() const { return endpoints_; }

private:
    std::vector<Endpoint> endpoints_;
    http::Router router_;
};

}  // namespace guildhall::api
