#include "core/result.h"

namespace guildhall::core {

const char* to_string(ErrorCode code) {
    switch (code) {
        case ErrorCode::invalid_request: return "invalid_request";
        case ErrorCode::reserved_name: return "reserved_name";
        case ErrorCode::unauthenticated: return "unauthenticated";
        case ErrorCode::second_factor_required: return "second_factor_required";
        case ErrorCode::second_factor_invalid: return "second_factor_invalid";
        case ErrorCode::forbidden: return "forbidden";
        case ErrorCode::reauthentication_required: return "reauthentication_required";
        case ErrorCode::second_factor_setup_required: return "second_factor_setup_required";
        case ErrorCode::setup_code_required: return "setup_code_required";
        case ErrorCode::not_found: return "not_found";
        case ErrorCode::method_not_allowed: return "method_not_allowed";
        case ErrorCode::confirmation_required: return "confirmation_required";
        case ErrorCode::already_member: return "already_member";
        case ErrorCode::account_archived: return "account_archived";
        case ErrorCode::email_unverified: return "email_unverified";
        case ErrorCode::name_taken: return "name_taken";
        case ErrorCode::last_admin: return "last_admin";
        case ErrorCode::last_instance_admin: return "last_instance_admin";
        case ErrorCode::seat_limit: return "seat_limit";
        case ErrorCode::invalid_state: return "invalid_state";
        case ErrorCode::second_factor_demanded: return "second_factor_demanded";
        case ErrorCode::passkeys_unavailable: return "passkeys_unavailable";
        case ErrorCode::role_group_immutable: return "role_group_immutable";
        case ErrorCode::setup_done: return "setup_done";
        case ErrorCode::idempotency_conflict: return "idempotency_conflict";
        case ErrorCode::invitation_invalid: return "invitation_invalid";
        case ErrorCode::precondition_failed: return "precondition_failed";
        case ErrorCode::too_large: return "too_large";
        case ErrorCode::unsupported_media_type: return "unsupported_media_type";
        case ErrorCode::rate_limited: return "rate_limited";
        case ErrorCode::headers_too_large: return "headers_too_large";
        case ErrorCode::internal: return "internal";
        case ErrorCode::not_implemented: return "not_implemented";
        case ErrorCode::unavailable: return "unavailable";
    }
    return "internal";
}

Error invalid_field(std::string pointer, std::string code, std::string detail) {
    Error error{ErrorCode::invalid_request, detail};
    error.fields.push_back({std::move(pointer), std::move(code), std::move(detail)});
    return error;
}

}  // namespace guildhall::core
