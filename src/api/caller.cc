#include "api/caller.h"

#include "api/credential.h"
#include "service/known_browser.h"

namespace guildhall::api {

using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

constexpr char kKnownBehind = '.';  ///< between a session's token and what makes its browser known

const core::Account* active_account(const core::Instance& instance, core::UserId user) {
    const core::Account* account = instance.account(user);
    return account && account->status == core::AccountStatus::active ? account : nullptr;
}

FoundCaller caller_of(const core::Account& account) {
    FoundCaller found;
    found.account = &account;
    found.caller.actor.user = account.id;
    found.caller.email = account.email;
    return found;
}

Result<FoundCaller> by_token(std::string_view text, const service::Snapshot& snapshot, core::Time now) {
    const auto refused = [] {
        return Error{ErrorCode::unauthenticated,
                     "This API token is not known, has ended, or its maker is no longer active. Use another one."};
    };
    if (!text.starts_with(service::kTokenPrefix)) return refused();
    const auto found = snapshot.credentials.tokens.find(service::hash_token(text));
    if (!found) return refused();
    const service::ApiToken& token = **found;
    const core::Account* account = active_account(*snapshot.instance, token.user);
    if (!account || (token.expires_at && *token.expires_at <= now)) return refused();
    FoundCaller caller = caller_of(*account);
    caller.caller.actor.via = core::Actor::Via::token;
    caller.caller.token = token.id;
    caller.caller.token_workspace = token.workspace;
    caller.caller.scopes = token.scopes;
    caller.token = &token;
    return caller;
}

FoundCaller by_session(const core::Sha256& token_hash, const service::Snapshot& snapshot,
                       const service::ServiceSettings& settings, core::Time now) {
    const auto found = snapshot.credentials.sessions.find(token_hash);
    if (!found) return {};
    const service::Session& session = **found;
    const bool ended = service::has_ended(session, settings, now);
    const core::Account* account = active_account(*snapshot.instance, session.user);
    if (!account || ended) return {};
    FoundCaller caller = caller_of(*account);
    caller.caller.actor.via = core::Actor::Via::session;
    caller.caller.session = session.id;
    caller.caller.confirmed_at = session.confirmed_at;
    caller.session = &session;
    return caller;
}

}  // namespace

const char* session_cookie_name(const service::ServiceSettings& settings) {
    return settings.is_https() ? "__Host-guildhall" : "guildhall";
}

std::string host_cookie(std::string_view name, std::string_view value, const CookieLife& life) {
    std::string text = std::string(name) + "=" + std::string(value);
    text += "; Path=/; HttpOnly; SameSite=Lax; Max-Age=" + std::to_string(life.seconds);
    if (life.is_https) text += "; Secure";
    return text;
}

std::string session_cookie(const service::Services& services, std::string_view token, std::string_view email) {
    const service::ServiceSettings& settings = services.settings;
    const std::int64_t life = settings.sessions.absolute;
    const std::string known =
        service::known_browser(services.keys, service::known_to(services.store, email), services.clock.now() + life);
    return host_cookie(session_cookie_name(settings), std::string(token) + kKnownBehind + known,
                       {life / core::kSecond, settings.is_https()});
}

std::string ended_session_cookie(const service::Services& services, std::string_view email) {
    return session_cookie(services, "", email);
}

std::string_view known_browser_in(const http::RequestHead& head, const service::ServiceSettings& settings) {
    const std::string_view cookie = head.cookie(session_cookie_name(settings)).value_or("");
    const std::size_t at = cookie.find(kKnownBehind);
    return at == std::string_view::npos ? std::string_view() : cookie.substr(at + 1);
}

const char* forward_cookie_name(bool is_https) { return is_https ? "__Host-guildhall-forward" : "guildhall-forward"; }

const char* nonce_cookie_name(bool is_https) { return is_https ? "__Host-guildhall-nonce" : "guildhall-nonce"; }

Result<FoundCaller> find_caller(const http::RequestHead& head, const service::Snapshot& snapshot,
                                const service::ServiceSettings& settings, core::Time now) {
    const Credential sent = TRY(sent_credential(head, session_cookie_name(settings)));
    switch (sent.kind) {
        case Credential::Kind::token: return by_token(sent.text, snapshot, now);
        case Credential::Kind::session:
            return by_session(service::hash_token(sent.text.substr(0, sent.text.find(kKnownBehind))), snapshot,
                              settings, now);
        case Credential::Kind::none: break;
    }
    return FoundCaller{};
}

FoundCaller find_forward_caller(std::string_view cookie, const std::string& origin, const service::Snapshot& snapshot,
                                const service::Services& services) {
    const auto found = snapshot.credentials.forwards.find(service::hash_token(cookie));
    if (!found || (*found)->origin != origin) return {};
    return by_session((*found)->session_hash, snapshot, services.settings, services.clock.now());
}

Result<core::Done> check_origin(const http::RequestHead& head, const service::ServiceSettings& settings,
                                bool has_cookie) {
    const Error refused{ErrorCode::forbidden, "This request doesn't come from Guildhall's own pages. Open " +
                                                  settings.base_url + " itself, or use an API token."};
    const auto origin = head.header("origin");
    const auto site = head.header("sec-fetch-site");
    if (head.header_count("origin") > 1 || head.header_count("sec-fetch-site") > 1) return refused;
    if (origin && *origin == "null") return refused;
    if (site && (*site == "same-origin" || *site == "none")) return core::Done{};
    if (origin && *origin == settings.base_url) return core::Done{};
    if (!origin && !site && !has_cookie) return core::Done{};
    return refused;
}

}  // namespace guildhall::api
