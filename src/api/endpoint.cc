#include "api/endpoint.h"

#include <algorithm>
#include <utility>

namespace guildhall::api {
namespace {

Endpoint make(http::Method method, const std::string& path, Right right, TokenUse tokens) {
    Endpoint endpoint;
    endpoint.method = method;
    endpoint.pattern = path.starts_with("//") ? path.substr(1) : kBase + path;
    endpoint.right = right;
    endpoint.tokens = tokens;
    endpoint.handling = http::Handling::blocking;
    return endpoint;
}

}  // namespace

Endpoint get(const std::string& path, Right right, TokenUse tokens, Handler handler) {
    Endpoint endpoint = make(http::Method::get, path, right, tokens);
    endpoint.handler = handler;
    endpoint.handling = http::Handling::in_loop;
    if (path.starts_with("/workspaces/{ws}") || path.starts_with("/instance/"))
        endpoint.parameters.emplace_back("min_revision");
    return endpoint;
}

Endpoint post(const std::string& path, Right right, TokenUse tokens, Handler handler) {
    Endpoint endpoint = make(http::Method::post, path, right, tokens);
    endpoint.handler = handler;
    endpoint.body = Body::json;
    endpoint.takes_idempotency_key = right != Right::public_;
    return endpoint;
}

Endpoint patch(const std::string& path, Right right, TokenUse tokens, Handler handler) {
    Endpoint endpoint = make(http::Method::patch, path, right, tokens);
    endpoint.handler = handler;
    endpoint.body = Body::json;
    return endpoint;
}

Endpoint put(const std::string& path, Right right, TokenUse tokens, Handler handler) {
    Endpoint endpoint = make(http::Method::put, path, right, tokens);
    endpoint.handler = handler;
    endpoint.body = Body::json;
    return endpoint;
}

Endpoint del(const std::string& path, Right right, TokenUse tokens, Handler handler) {
    Endpoint endpoint = make(http::Method::del, path, right, tokens);
    endpoint.handler = handler;
    return endpoint;
}

Endpoint&& Endpoint::query(std::initializer_list<const char*> names) && {
    parameters.insert(parameters.end(), names.begin(), names.end());
    return std::move(*this);
}

Endpoint&& Endpoint::list() && { return std::move(*this).query({"limit", "cursor"}); }

Endpoint&& Endpoint::change() && {
    is_change = true;
    return std::move(*this).query({"dry_run", "confirm", "settle_roles", "new_owner_id"});
}

Endpoint&& Endpoint::etag() && {
    has_etag = true;
    return std::move(*this);
}

Endpoint&& Endpoint::if_match(Handler show) && {
    current = show;
    return std::move(*this);
}

Endpoint&& Endpoint::blocking() && {
    handling = http::Handling::blocking;
    return std::move(*this);
}

Endpoint&& Endpoint::no_body() && {
    body = Body::none;
    return std::move(*this);
}

Endpoint&& Endpoint::raw_body(std::initializer_list<const char*> types, std::size_t limit) && {
    body = Body::raw;
    content_types.assign(types.begin(), types.end());
    body_limit = limit;
    return std::move(*this);
}

Endpoint&& Endpoint::question() && {
    only_asks = true;
    body = Body::question;
    takes_idempotency_key = false;
    handling = http::Handling::in_loop;
    return std::move(*this);
}

Endpoint&& Endpoint::followed(ShownRefusal show) && {
    show_refusal = show;
    return std::move(*this);
}

Endpoint&& Endpoint::no_idempotency_key() && {
    takes_idempotency_key = false;
    return std::move(*this);
}

Endpoint&& Endpoint::no_min_revision() && {
    std::erase(parameters, "min_revision");
    return std::move(*this);
}

Endpoint&& Endpoint::even_when_archived() && {
    open_when_archived = true;
    return std::move(*this);
}

bool Endpoint::takes(std::string_view parameter) const {
    return std::find(parameters.begin(), parameters.end(), parameter) != parameters.end();
}

}  // namespace guildhall::api
