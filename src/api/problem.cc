#include "api/problem.h"

#include <algorithm>
#include <boost/json/array.hpp>
#include <boost/json/serialize.hpp>

#include "api/codecs/plan_json.h"

namespace guildhall::api {

using core::ErrorCode;

namespace {

struct Row {
    ErrorCode code;
    int status;
    std::string_view title;
};

/// api.md, "Errors": the one table of codes.
constexpr Row kTable[] = {
    {ErrorCode::invalid_request, 400, "The request can't be taken as it is"},
    {ErrorCode::reserved_name, 400, "This name is reserved"},
    {ErrorCode::unauthenticated, 401, "Sign in first"},
    {ErrorCode::second_factor_required, 401, "Give your second factor too"},
    {ErrorCode::second_factor_invalid, 401, "The second factor is wrong"},
    {ErrorCode::forbidden, 403, "Not allowed"},
    {ErrorCode::reauthentication_required, 403, "Give your password again"},
    {ErrorCode::second_factor_setup_required, 403, "Set up a second factor first"},
    {ErrorCode::setup_code_required, 403, "The set-up code is needed"},
    {ErrorCode::not_found, 404, "Not found"},
    {ErrorCode::method_not_allowed, 405, "This method is not allowed here"},
    {ErrorCode::confirmation_required, 409, "Confirm what this would do"},
    {ErrorCode::already_member, 409, "Already a member"},
    {ErrorCode::account_archived, 409, "The account is archived"},
    {ErrorCode::email_unverified, 409, "The e-mail address is not verified"},
    {ErrorCode::name_taken, 409, "The name is taken"},
    {ErrorCode::last_admin, 409, "The last admin"},
    {ErrorCode::last_instance_admin, 409, "The last instance admin"},
    {ErrorCode::seat_limit, 409, "No seat is left"},
    {ErrorCode::invalid_state, 409, "Not possible in this state"},
    {ErrorCode::second_factor_demanded, 409, "A second factor is demanded"},
    {ErrorCode::passkeys_unavailable, 409, "Passkeys can't be used here"},
    {ErrorCode::role_group_immutable, 409, "Role groups stay as they are"},
    {ErrorCode::setup_done, 409, "Set-up is done"},
    {ErrorCode::idempotency_conflict, 409, "This Idempotency-Key was used for another request"},
    {ErrorCode::invitation_invalid, 410, "This link is no longer good"},
    {ErrorCode::precondition_failed, 412, "It was changed meanwhile"},
    {ErrorCode::too_large, 413, "Too large"},
    {ErrorCode::unsupported_media_type, 415, "This content type is not taken"},
    {ErrorCode::rate_limited, 429, "Too many tries"},
    {ErrorCode::headers_too_large, 431, "The headers are too large"},
    {ErrorCode::internal, 500, "Something went wrong in the server"},
    {ErrorCode::not_implemented, 501, "Not implemented"},
    {ErrorCode::unavailable, 503, "Not available at the moment"},
};

const Row& row_of(ErrorCode code) {
    for (const Row& row : kTable)
        if (row.code == code) return row;
    return row_of(ErrorCode::internal);
}

boost::json::object body_of(const core::Error& error, std::string_view request_id) {
    const Row& row = row_of(error.code);
    boost::json::object body;
    body["type"] = "about:blank";
    body["title"] = row.title;
    body["status"] = row.status;
    body["code"] = core::to_string(error.code);
    body["detail"] = error.detail;
    body["request_id"] = request_id;
    if (!error.fields.empty()) {
        boost::json::array fields;
        for (const core::FieldError& field : error.fields)
            fields.push_back(
                boost::json::object{{"pointer", field.pointer}, {"code", field.code}, {"detail", field.detail}});
        body["errors"] = std::move(fields);
    }
    if (!error.second_factors.empty())
        body["second_factors"] = boost::json::array(error.second_factors.begin(), error.second_factors.end());
    if (!error.reason.empty()) body["reason"] = error.reason;
    if (!error.member_id.empty()) body["member_id"] = error.member_id;
    if (!error.member_status.empty()) body["member_status"] = error.member_status;
    if (error.plan) body["plan"] = plan_json(*error.plan);
    if (error.seats) body["seats"] = seats_json(*error.seats);
    if (error.report) body["report"] = report_json(*error.report);
    return body;
}

}  // namespace

int status_of(ErrorCode code) { return row_of(code).status; }

std::string_view title_of(ErrorCode code) { return row_of(code).title; }

http::Response problem(const core::Error& error, std::string_view request_id) {
    http::Response response;
    response.status = status_of(error.code);
    response.content_type = "application/problem+json";
    response.body = boost::json::serialize(body_of(error, request_id));
    if (response.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer");
    const bool may_pass = error.code == ErrorCode::unavailable;
    if (const int wait = std::max(error.retry_after_seconds, may_pass ? 1 : 0))
        response.headers.emplace_back("Retry-After", std::to_string(wait));
    return response;
}

}  // namespace guildhall::api
