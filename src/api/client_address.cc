#include "api/client_address.h"

#include "http/fields.h"

namespace guildhall::api {

std::string client_address(const http::Request& request, const service::AddressRanges& trusted_proxies) {
    if (!trusted_proxies.contains(request.peer)) return std::string(request.peer);
    // Proxies append: from the last header's end to the first one's beginning.
    for (auto header = request.headers.rbegin(); header != request.headers.rend(); ++header) {
        if (!http::equals_ignoring_case(header->name, "x-forwarded-for")) continue;
        std::string_view left = header->value;
        while (!left.empty()) {
            const auto comma = left.rfind(',');
            const std::string_view address =
                http::trim_blanks(comma == std::string_view::npos ? left : left.substr(comma + 1));
            left = comma == std::string_view::npos ? std::string_view() : left.substr(0, comma);
            if (trusted_proxies.contains(address)) continue;
            return service::AddressRanges::is_address(address) ? std::string(address) : std::string(request.peer);
        }
    }
    return std::string(request.peer);
}

}  // namespace guildhall::api
