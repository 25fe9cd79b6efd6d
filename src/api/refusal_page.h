// Refusals that people see: where a browser asks for a page, it gets one in place of the problem.
#pragma once

#include <string>

#include "api/context.h"
#include "api/reply.h"

namespace guildhall::api {

/// `link`: where to go on to from there, empty for nowhere; `at_once`: without a click.
struct WayOut {
    std::string link = {};
    const char* text = "";
    bool at_once = false;
};

/// The problem as a reply, as a page to a browser that goes there (is_navigation).
Reply refusal(const Context& context, const core::Error& error, const WayOut& out = {});

/// The problem as a page.
Reply refusal_page(const Context& context, const core::Error& error, const WayOut& out);

/// Whether a browser goes to this address by itself, as after a click on a link: by Sec-Fetch-Mode; of browsers that
/// don't send it, and of all other clients, by whether Accept names text/html first.
bool is_navigation(const http::RequestHead& head);

}  // namespace guildhall::api
