#include "api/dispatcher.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <new>

#include "api/client_address.h"
#include "api/etag.h"
#include "api/gatekeeper.h"
#include "api/problem.h"
#include "api/refusal_page.h"
#include "api/request_reading.h"
#include "api/security_headers.h"
#include "storage/database_error.h"

namespace guildhall::api {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

/// Paths that are never the console's.
bool is_api_path(std::string_view path) {
    constexpr std::array<std::string_view, 8> kRoots = {"/api",     "/access",       "/livez",      "/readyz",
                                                        "/metrics", "/forward-auth", "/.guildhall", "/.well-known"};
    return std::any_of(kRoots.begin(), kRoots.end(), [&](std::string_view root) {
        return path.starts_with(root) && (path.size() == root.size() || path[root.size()] == '/');
    });
}

/// A User-Agent as lists of sessions show it: plain ASCII, not too long.
std::string printable(std::string_view user_agent) {
    std::string text;
    for (const char c : user_agent.substr(0, 200)) text += c >= 0x20 && c < 0x7f ? c : '?';
    return text;
}

http::Response to_response(Reply&& reply) {
    http::Response response;
    response.status = reply.status;
    response.content_type = std::move(reply.content_type);
    response.headers = std::move(reply.headers);
    response.body = std::move(reply.body);
    response.borrowed_body = reply.borrowed_body;
    response.stream = std::move(reply.stream);
    return response;
}

http::Response options_reply(const http::Match& match) {
    http::Response response;
    response.status = 204;
    response.headers.emplace_back("Allow", match.allow());
    return response;
}

constexpr std::chrono::milliseconds kRevisionWait{2'000};  // M33
constexpr std::size_t kPublicBody = 16 * 1'024;            // passwords, names, links
constexpr std::size_t kManyDigits = 5;                     // of a Content-Length of 10,000 or more

/// More than nobody in particular may make the server keep.
bool may_send_much(const http::RequestHead& head) {
    return head.header("transfer-encoding") || head.header("content-length").value_or("").size() >= kManyDigits;
}

/// Growing pauses, so that few of them fill the whole wait.
http::Response after_pause(std::chrono::milliseconds waited) {
    http::Response response;
    response.again_in = std::min(std::max(std::chrono::milliseconds(10), waited / 2), kRevisionWait - waited);
    return response;
}

/// Environment failures that pass or that an operator can mend; all else is a fault of ours.
bool is_unavailable(storage::DatabaseErrorKind kind) {
    using Kind = storage::DatabaseErrorKind;
    return kind == Kind::busy || kind == Kind::connection_lost || kind == Kind::full || kind == Kind::io ||
           kind == Kind::serialization;
}

const char* advice(storage::DatabaseErrorKind kind) {
    if (kind == storage::DatabaseErrorKind::full)
        return "The server's disk is full; nothing was changed. Make room on it, then try again.";
    return "The database can't be reached at the moment. Try again in a moment; look first whether a change was made. "
           "If it lasts, look into the server's log and start it again.";
}

ErrorCode code_of(int status) {
    switch (status) {
        case 413: return ErrorCode::too_large;
        case 431: return ErrorCode::headers_too_large;
        case 500: return ErrorCode::internal;
        case 501: return ErrorCode::not_implemented;
        case 503: return ErrorCode::unavailable;
        default: return ErrorCode::invalid_request;
    }
}

}  // namespace

Dispatcher::Dispatcher(service::Services& services, RouteTable routes, const http::StaticFiles* console)
    : services_(services), routes_(std::move(routes)), console_(console) {}

http::Accepted Dispatcher::accept(const http::RequestHead& head) {
    const http::Match match = routes_.match(head.method, head.path);
    http::Accepted accepted;
    if (match.outcome != http::Outcome::found) return accepted;
    const Endpoint& endpoint = routes_.endpoint(match);
    accepted.handling = endpoint.handling;
    accepted.body_limit = endpoint.body_limit;
    if (endpoint.right == Right::public_) {
        accepted.body_limit = kPublicBody;
    } else if (may_send_much(head)) {
        accepted.refusal = refuse_nobody(head);
    }
    if (endpoint.handling == http::Handling::blocking) accepted.lane = lane_of(head, match);
    return accepted;
}

/// That of the workspace that is asked about; all else shares one. Endpoints that take large files are heavy.
http::Lane Dispatcher::lane_of(const http::RequestHead& head, const http::Match& match) const {
    const Endpoint& endpoint = routes_.endpoint(match);
    const auto snapshot = services_.store.snapshot();
    const core::Workspace* workspace = nullptr;
    if (takes_workspace_of_token(endpoint)) {
        const auto found = find_caller(head, *snapshot, services_.settings, services_.clock.now());
        if (found.ok()) workspace = snapshot->instance->workspace(found->caller.token_workspace);
    } else if (is_in_workspace(endpoint)) {
        workspace = snapshot->instance->find_workspace(match.parameter("ws"));
    }
    const std::uint64_t owner = workspace ? std::hash<core::WorkspaceId>()(workspace->id) : 0;
    return {owner, endpoint.body_limit.has_value()};
}

std::optional<http::Response> Dispatcher::refuse_nobody(const http::RequestHead& head) const {
    const auto snapshot = services_.store.snapshot();
    const Result<FoundCaller> found = find_caller(head, *snapshot, services_.settings, services_.clock.now());
    if (found.ok() && found->account) return std::nullopt;
    const std::string request_id = request_id_of(&head);
    http::Response response = problem(found.ok() ? sign_in_first() : found.error(), request_id);
    response.headers.emplace_back("X-Request-ID", request_id);
    add_security_headers(response, ReplyKind::api, services_.settings.is_https());
    return response;
}

http::Response Dispatcher::handle(const http::Request& request) {
    std::string request_id = request_id_of(&request);
    const http::Match match = routes_.match(request.method, request.path);
    const bool is_api = match.outcome != http::Outcome::not_found || is_api_path(request.path);
    const auto answer = [&] {
        try {
            return is_api ? route(request, match, request_id) : serve_console(request, request_id);
        } catch (...) {
            return caught(std::current_exception(), request_id);
        }
    };
    http::Response response = answer();
    const bool is_page = !is_api && response.status < 400;
    add_security_headers(response, is_page ? ReplyKind::page : ReplyKind::api, services_.settings.is_https());
    response.headers.emplace_back("X-Request-ID", std::move(request_id));
    return response;
}

http::Response Dispatcher::failure(const http::Failure& failure) {
    const std::string request_id = request_id_of(failure.head);
    http::Response response = failure.exception ? caught(failure.exception, request_id)
                                                : problem({code_of(failure.status), failure.detail}, request_id);
    if (!failure.exception) response.status = failure.status;
    response.headers.emplace_back("X-Request-ID", request_id);
    add_security_headers(response, ReplyKind::api, services_.settings.is_https());
    return response;
}

http::Response Dispatcher::route(const http::Request& request, const http::Match& match,
                                 const std::string& request_id) {
    switch (match.outcome) {
        case http::Outcome::found: break;
        case http::Outcome::options: return options_reply(match);
        case http::Outcome::method_not_allowed: {
            const Error error{ErrorCode::method_not_allowed, "This address takes " + match.allow() + "."};
            http::Response response = problem(error, request_id);
            response.headers.emplace_back("Allow", match.allow());
            return response;
        }
        case http::Outcome::not_found:
            return problem({ErrorCode::not_found, "There is nothing at this address. Look into /api/v1/openapi.json."},
                           request_id);
        case http::Outcome::malformed:
            return problem({ErrorCode::invalid_request, "The address has a broken % escape or a NUL. Encode it anew."},
                           request_id);
    }
    Context context(services_, routes_.endpoint(match), request);
    context.match_ = &match;
    context.call.address = client_address(request, services_.settings.trusted_proxies);
    context.call.user_agent = printable(request.header("user-agent").value_or(""));
    context.call.known_browser = known_browser_in(request, services_.settings);
    context.call.request_id = request_id;
    Result<Reply> reply = run(context);
    if (context.is_behind_ && request.waited < kRevisionWait) return after_pause(request.waited);
    if (!reply.ok()) {
        refusals_.note(context, reply.error());
        const ShownRefusal show = context.endpoint.show_refusal;
        if (show && is_navigation(request)) return to_response(show(context, reply.error()));
        return problem(reply.error(), request_id);
    }
    return to_response(std::move(reply).value());
}

Result<Reply> Dispatcher::run(Context& context) {
    TRY(admit(context));
    TRY(read_request(context));
    const auto answer = [&]() -> Result<Reply> {
        TRY(check_if_match(context));
        Reply reply = TRY(context.endpoint.handler(context));
        add_etag(context, reply);
        return reply;
    };
    if (context.request.method != http::Method::post || context.endpoint.only_asks) return answer();
    return idempotency_.once(context, answer);
}

Result<Done> Dispatcher::admit(Context& context) {
    context.snapshot = services_.store.snapshot();
    context.now = services_.clock.now();
    Result<FoundCaller> found = find_caller(context.request, *context.snapshot, services_.settings, context.now);
    if (!found.ok()) {
        if (context.endpoint.right != Right::public_) return std::move(found).error();
        found = FoundCaller{};
    }
    TRY(Gatekeeper::admit(context, *found));
    const bool only_asks = context.request.method == http::Method::get || context.endpoint.only_asks;
    if (!only_asks) context.call.change_id = services_.ids.next_uuid();
    note_activity(context, *found);
    return Done{};
}

void Dispatcher::note_activity(const Context& context, const FoundCaller& caller) {
    if (caller.session) services_.activity.used(*caller.session, context.now);
    if (caller.token) services_.activity.used(*caller.token, context.now);
    if (!context.has_workspace()) return;
    const core::Member* member = context.self();
    if (member && member->status == core::MemberStatus::active)
        services_.activity.active(context.workspace().id, member->id, context.now);
}

http::Response Dispatcher::serve_console(const http::Request& request, const std::string& request_id) const {
    const bool is_read = request.method == http::Method::get || request.method == http::Method::head;
    if (!is_read) {
        http::Response response =
            problem({ErrorCode::method_not_allowed, "This address takes GET and HEAD."}, request_id);
        response.headers.emplace_back("Allow", "GET, HEAD");
        return response;
    }
    if (console_) {
        if (auto file = console_->serve(request)) return std::move(*file);
        const http::StaticFile* index = console_->find("/index.html");
        if (index && !request.path.starts_with("/assets/")) return console_->reply(*index, request);
    }
    return problem({ErrorCode::not_found, "There is nothing at this address."}, request_id);
}

http::Response Dispatcher::caught(const std::exception_ptr& exception, const std::string& request_id) const {
    try {
        std::rethrow_exception(exception);
    } catch (const storage::DatabaseError& error) {
        spdlog::error("request {}: database: {}: {}", request_id, storage::to_string(error.kind()), error.what());
        if (is_unavailable(error.kind())) return problem({ErrorCode::unavailable, advice(error.kind())}, request_id);
    } catch (const std::bad_alloc&) {
        spdlog::error("request {}: there isn't enough memory", request_id);
        return problem({ErrorCode::unavailable,
                        "The server has too little memory for this. Try again in a moment; look first whether a change "
                        "was made. If it lasts, give it more."},
                       request_id);
    } catch (const std::exception& error) {
        spdlog::error("request {}: {}", request_id, error.what());
    } catch (...) {
        spdlog::error("request {}: an unknown exception", request_id);
    }
    return problem(
        {ErrorCode::internal, "The server made a mistake. Try again; if it lasts, give the request id to who runs it."},
        request_id);
}

std::string Dispatcher::request_id_of(const http::RequestHead* head) const {
    if (head)
        if (auto sent = sent_request_id(*head)) return *sent;
    return core::to_string(services_.ids.next_uuid());
}

}  // namespace guildhall::api
