// Whose address a request comes from: what the throttle, the list of sessions and the audit trail go by.
#pragma once

#include <string>

#include "http/message.h"
#include "service/address_ranges.h"

namespace guildhall::api {

/// The socket's other end; where that is a trusted proxy, the last address in X-Forwarded-For that is none. What stands
/// before it in that list is the client's own word. Whatever is no address there counts as the proxy itself.
std::string client_address(const http::Request& request, const service::AddressRanges& trusted_proxies);

}  // namespace guildhall::api
