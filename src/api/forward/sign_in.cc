#include <algorithm>

#include "api/caller.h"
#include "api/forward/handlers.h"
#include "api/location.h"
#include "api/refusal_page.h"
#include "core/base64url.h"

namespace guildhall::api {

using core::Result;

namespace {

constexpr const char* kContinue = "/.guildhall/continue?request=";

/// A path (and query) of the origin that it is put behind, which no browser takes for another address.
bool is_way_back(std::string_view to) {
    const auto is_odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '\\'; };
    return to.starts_with('/') && !to.starts_with("//") && to.size() <= kMaxWayBack && std::ranges::none_of(to, is_odd);
}

/// The nonce that the browser has, or a new one: tabs that sign in at once have the same.
std::string nonce_of(const Context& context, const char* cookie) {
    constexpr std::size_t kBytes = 32;
    const auto present = context.request.cookie(cookie);
    const auto bytes = present ? core::parse_base64url(*present) : std::nullopt;
    if (bytes && bytes->size() == kBytes) return std::string(*present);
    return std::string(service::make_token(context.services.random).text.reveal());
}

Result<Reply> begin(Context& context) {
    const GuardedHost host = TRY(read_guarded_host(context));
    const std::string to = context.query.text("to").value_or("/");
    if (!is_way_back(to))
        return invalid_query("to", "invalid",
                             "Send a path of this host, such as /reports. Other addresses are refused.");
    const char* cookie = nonce_cookie_name(host.is_https());
    const std::string nonce = nonce_of(context, cookie);
    const std::string request =
        context.services.forward_sign_in.seal_request({host.origin, to, service::hash_token(nonce)});
    Reply reply = go_to(context.services.settings.base_url + kContinue + request);
    const std::int64_t seconds = service::ForwardSignIn::kRequestLife / core::kSecond;
    reply.with_header("Set-Cookie", host_cookie(cookie, nonce, {seconds, host.is_https()}));
    return reply;
}

Result<Reply> go_on(Context& context) {
    const std::string text = context.query.text("request").value_or("");
    auto request = context.services.forward_sign_in.open_request(text);
    if (!request) return forbidden("This sign-in was begun too long ago, or not here. Open the app again.");
    TRY(find_guarded(context, TRY(core::AppUrl::parse(request->origin))));
    const service::Caller& caller = context.call.caller;
    if (!caller.session)
        return go_to(context.services.settings.base_url + "/sign-in?to=" + as_query_value(kContinue + text));
    const std::string origin = request->origin;
    const service::Secret code = context.services.forward_sign_in.issue_code(caller, std::move(*request));
    return go_to(origin + "/.guildhall/callback?code=" + std::string(code.reveal()));
}

Result<Reply> finish(Context& context) {
    const GuardedHost host = TRY(read_guarded_host(context));
    const auto nonce = context.request.cookie(nonce_cookie_name(host.is_https()));
    const auto signed_in = TRY(context.services.forward_sign_in.redeem(
        context.call, host.origin, context.query.text("code").value_or(""), nonce.value_or("")));
    const std::int64_t seconds = (signed_in.expires_at.ms - context.now.ms) / core::kSecond;
    Reply reply = go_to(host.origin + as_location(signed_in.to));
    reply.with_header("Set-Cookie", host_cookie(forward_cookie_name(host.is_https()), signed_in.token.reveal(),
                                                {seconds, host.is_https()}));
    return reply;
}

/// People see these refusals; from the app's host they can begin again.
Result<Reply> shown(const Context& context, Result<Reply> result, const char* link) {
    if (result.ok()) return result;
    return refusal(context, result.error(), {link, "Open the app again"});
}

}  // namespace

Result<Reply> begin_sign_in(Context& context) { return shown(context, begin(context), ""); }
Result<Reply> continue_sign_in(Context& context) { return shown(context, go_on(context), ""); }
Result<Reply> finish_sign_in(Context& context) { return shown(context, finish(context), "/"); }

}  // namespace guildhall::api
