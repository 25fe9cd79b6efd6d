#include "api/refusals.h"

#include <spdlog/spdlog.h>

namespace guildhall::api {
namespace {

using core::ErrorCode;

bool is_refusal(const Context& context, ErrorCode code) {
    switch (code) {
        case ErrorCode::unauthenticated:
            return context.request.header_count("authorization") + context.request.header_count("cookie") > 0;
        case ErrorCode::invalid_request:
        case ErrorCode::second_factor_invalid:
        case ErrorCode::second_factor_setup_required:
        case ErrorCode::forbidden:
        case ErrorCode::reauthentication_required:
        case ErrorCode::email_unverified:
        case ErrorCode::setup_code_required:
        case ErrorCode::invitation_invalid:
        case ErrorCode::rate_limited: return true;
        default: return false;
    }
}

}  // namespace

void Refusals::note(const Context& context, const core::Error& error) {
    if (!is_refusal(context, error.code) || !spdlog::should_log(spdlog::level::info)) return;
    const auto unsaid = turn(context.services.clock.now());
    if (!unsaid) return;
    const service::Caller& caller = context.call.caller;
    std::string who = caller.actor.user.is_nil() ? "nobody" : "user " + caller.actor.user.str();
    if (caller.token) who += " by token " + caller.token->str();
    spdlog::info("request {}: refused as {}: {} {} of {} from {}{}", context.call.request_id, to_string(error.code),
                 http::to_string(context.request.method), context.endpoint.pattern, who, context.call.address,
                 *unsaid == 0 ? "" : " (" + std::to_string(*unsaid) + " more went unsaid before)");
}

std::optional<int> Refusals::turn(core::Time now) {
    const std::lock_guard lock(mutex_);
    if (now.ms / core::kSecond != second_.ms / core::kSecond) {
        second_ = now;
        said_ = 0;
    }
    if (said_ == kEachSecond) {
        ++unsaid_;
        return std::nullopt;
    }
    ++said_;
    return std::exchange(unsaid_, 0);
}

}  // namespace guildhall::api
