#include "api/request_reading.h"

#include <algorithm>

#include "api/json_body.h"
#include "core/base64url.h"
#include "core/sha256.h"
#include "core/text.h"

namespace guildhall::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

std::string parameter_free(std::string_view content_type) {
    return core::ascii_lower(core::trim(content_type.substr(0, content_type.find(';'))));
}

/// Whether a charset is given that isn't UTF-8.
bool has_foreign_charset(std::string_view content_type) {
    const std::string lower = core::ascii_lower(content_type);
    const std::size_t at = lower.find("charset=");
    if (at == std::string::npos) return false;
    std::string_view value = std::string_view(lower).substr(at + 8);
    value = core::trim(value.substr(0, value.find(';')));
    return value != "utf-8" && value != "\"utf-8\"";
}

Error wrong_type(const std::string& wanted) {
    return {ErrorCode::unsupported_media_type, "Send this as " + wanted + ", in UTF-8."};
}

Result<Done> check_content_type(const Context& context) {
    const Endpoint& endpoint = context.endpoint;
    const auto sent = context.request.header("content-type");
    const bool once = context.request.header_count("content-type") == 1;
    if (once && *sent == "application/json" && endpoint.body != Body::raw) return Done{};  // the usual one
    std::vector<std::string> wanted{"application/json"};
    if (endpoint.body == Body::raw) wanted = endpoint.content_types;
    std::string words;
    for (const std::string& each : wanted) words += (words.empty() ? "" : " or ") + each;
    if (!once) return wrong_type(words);
    const bool known = std::find(wanted.begin(), wanted.end(), parameter_free(*sent)) != wanted.end();
    if (!known || has_foreign_charset(*sent)) return wrong_type(words);
    return Done{};
}

/// AuthZEN answers 400 to whatever is wrong with the request. Its handlers parse the body themselves.
Result<Done> read_question(Context& context) {
    const auto type = check_content_type(context);
    if (!type.ok()) return Error{ErrorCode::invalid_request, type.error().detail};
    const std::string_view body = context.request.body;
    if (!body.starts_with('{') && core::trim(body).empty())
        return Error{ErrorCode::invalid_request, "The body is empty. Send a JSON object with the question."};
    return Done{};
}

Result<Done> read_body(Context& context) {
    if (context.endpoint.body == Body::question) return read_question(context);
    const std::string_view text = context.request.body;
    if (text.empty()) return Done{};
    TRY(check_content_type(context));
    if (context.endpoint.body == Body::raw) return Done{};
    context.body = TRY(parse_body(text));
    if (context.endpoint.body == Body::none && !context.body.empty()) {
        const auto key = context.body.begin()->key();
        return core::invalid_field("/" + std::string(key.data(), key.size()), "unknown_field",
                                   "This request takes no fields. Send no body.");
    }
    return Done{};
}

/// M31: method, path, query without `confirm` and `dry_run`, and body, in one form.
std::string canonical(const Context& context) {
    std::string text(http::to_string(context.request.method));
    text += ' ';
    text += context.request.path;
    for (const auto& [name, value] : context.query.values())
        if (name != "confirm" && name != "dry_run") text += '\n' + name + '=' + core::base64url(value);
    text += '\n';
    if (context.endpoint.body != Body::raw) return text + canonical_json(context.body);
    const core::Sha256 digest = core::sha256(context.request.body);
    return text + core::base64url(digest);
}

Result<Done> read_change(Context& context) {
    service::Call& call = context.call;
    call.canonical = canonical(context);
    if (!context.endpoint.is_change) return Done{};
    call.dry_run = TRY(context.query.flag("dry_run")).value_or(false);
    call.settle_roles = TRY(context.query.flag("settle_roles")).value_or(false);
    call.new_owner = TRY(context.query.id<core::MemberId>("new_owner_id"));
    call.confirm = context.query.text("confirm");
    if (call.confirm && call.confirm->size() > 100)
        return invalid_query("confirm", "too_long", "Send the digest of a plan.");
    return Done{};
}

/// Some proxies ask for forward-auth with the query of the browser's own request, which is the app's.
bool has_own_query(const Endpoint& endpoint) { return endpoint.pattern != "/forward-auth"; }

}  // namespace

Result<Done> read_request(Context& context) {
    if (has_own_query(context.endpoint)) context.query = TRY(Query::parse(context.request.query, context.endpoint));
    if (const auto revision = TRY(context.query.number("min_revision", 0, INT64_MAX)))
        TRY(context.require_revision(*revision));
    TRY(read_body(context));
    const bool only_asks = context.request.method == http::Method::get || context.endpoint.only_asks;
    return only_asks ? Result<Done>(Done{}) : read_change(context);
}

}  // namespace guildhall::api
