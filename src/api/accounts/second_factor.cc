#include "core/second_factor.h"
#include "api/accounts/account_json.h"
#include "api/accounts/endpoints.h"
#include "api/context.h"
#include "api/fields.h"
#include "api/json_write.h"
#include "api/location.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;
using core::Result;

namespace {

constexpr const char* kSecondFactor = "/me/second-factor";

Result<Reply> show_second_factor(Context& context) {
    const service::SecondFactorView view = context.services.second_factors.view(context.call);
    const auto demanders = core::second_factor_demanders(context.instance(), *context.account());
    const auto& site = context.services.passkeys.site();
    array demanded_by, passkeys;
    for (const service::Passkey& passkey : context.services.passkeys.of(context.account()->id))
        passkeys.push_back(passkey_json(passkey));
    if (demanders.instance) demanded_by.push_back(object{{"by", "instance"}, {"workspace", nullptr}});
    for (const core::Workspace* workspace : demanders.workspaces)
        demanded_by.push_back(object{{"by", "workspace"}, {"workspace", workspace_ref(*workspace)}});
    return Reply::ok(object{{"enabled", view.enabled_at.has_value()},
                            {"enabled_at", to_json(view.enabled_at)},
                            {"app", view.app},
                            {"passkeys", std::move(passkeys)},
                            {"passkeys_available", site.ok()},
                            {"passkeys_unavailable_reason", text_or_null(site.ok() ? "" : site.error().detail)},
                            {"recovery_codes_left", view.recovery_codes_left},
                            {"demanded_by", std::move(demanded_by)}});
}

/// What authenticator apps read from a QR code.
std::string key_uri(std::string_view email, std::string_view secret) {
    return "otpauth://totp/Guildhall:" + as_query_value(email) + "?secret=" + std::string(secret) + "&issuer=Guildhall";
}

Result<Reply> begin_second_factor(Context& context) {
    TRY(context.require_recent());
    const service::Secret secret = TRY(context.services.second_factors.begin(context.call));
    return Reply::created(
        object{{"secret", secret.reveal()}, {"uri", key_uri(context.account()->email, secret.reveal())}});
}

Reply recovery_codes_reply(const std::vector<service::Secret>& codes) {
    return Reply::ok(object{{"recovery_codes", recovery_codes_json(codes)}});
}

Result<Reply> confirm_second_factor(Context& context) {
    Fields body(context);
    const auto code = body.required_secret("code");
    TRY(body.done());
    TRY(context.require_recent());
    const auto codes = TRY(context.services.second_factors.confirm(context.call, *code));
    return codes ? recovery_codes_reply(*codes) : Reply::ok(object{{"recovery_codes", nullptr}});
}

Result<Reply> renew_recovery_codes(Context& context) {
    TRY(context.require_recent());
    return recovery_codes_reply(TRY(context.services.second_factors.renew_recovery_codes(context.call)));
}

Result<Reply> disable_second_factor(Context& context) {
    TRY(context.require_recent());
    TRY(context.services.second_factors.disable(context.call));
    return Reply::no_content();
}

Result<Reply> remove_app(Context& context) {
    TRY(context.require_recent());
    TRY(context.services.second_factors.remove_app(context.call));
    return Reply::no_content();
}

}  // namespace

std::vector<Endpoint> second_factor_endpoints() {
    return {
        get(kSecondFactor, Right::session, kNoTokens, show_second_factor).blocking(),
        post(kSecondFactor, Right::session, kNoTokens, begin_second_factor).no_body().no_idempotency_key(),
        post(std::string(kSecondFactor) + "/confirm", Right::session, kNoTokens, confirm_second_factor)
            .no_idempotency_key(),
        post(std::string(kSecondFactor) + "/recovery-codes", Right::session, kNoTokens, renew_recovery_codes)
            .no_body()
            .no_idempotency_key(),
        del(kSecondFactor, Right::session, kNoTokens, disable_second_factor),
        del(std::string(kSecondFactor) + "/app", Right::session, kNoTokens, remove_app),
    };
}

}  // namespace guildhall::api
