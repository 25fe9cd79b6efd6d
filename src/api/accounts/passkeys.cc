#include "api/accounts/account_json.h"
#include "api/accounts/endpoints.h"
#include "api/accounts/passkey_fields.h"
#include "api/context.h"
#include "api/json_write.h"
#include "core/base64url.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;
using core::Result;

namespace {

constexpr const char *kPasskeys = "/me/passkeys", *kPasskey = "/me/passkeys/{passkey}";

std::string base64url_of(const storage::Blob& bytes) {
    return core::base64url(std::span<const std::uint8_t>(bytes.data(), bytes.size()));
}

/// PublicKeyCredentialCreationOptionsJSON.
object creation_options(const core::Account& account, const service::PasskeySite& site,
                        const service::PasskeyCreation& creation) {
    array algorithms, present;
    for (const int algorithm : service::kPasskeyAlgorithms)
        algorithms.push_back(object{{"type", "public-key"}, {"alg", algorithm}});
    for (const service::Passkey& passkey : creation.present)
        present.push_back(object{{"type", "public-key"},
                                 {"id", base64url_of(passkey.credential)},
                                 {"transports", array(passkey.transports.begin(), passkey.transports.end())}});
    return {{"challenge", creation.challenge},
            {"timeout", service::kChallengeLife},
            {"rp", object{{"id", site.rp_id}, {"name", "Guildhall"}}},
            {"user", object{{"id", core::base64url(service::user_handle(account.id))},
                            {"name", account.email},
                            {"displayName", account.name}}},
            {"pubKeyCredParams", std::move(algorithms)},
            {"excludeCredentials", std::move(present)},
            {"authenticatorSelection",
             object{{"residentKey", "required"}, {"requireResidentKey", true}, {"userVerification", "required"}}},
            {"attestation", "none"}};
}

Result<Reply> begin_passkey(Context& context) {
    TRY(context.require_recent());
    service::Passkeys& passkeys = context.services.passkeys;
    const service::PasskeyCreation creation = TRY(passkeys.begin(context.call));
    return Reply::ok(object{{"options", creation_options(*context.account(), *passkeys.site(), creation)}});
}

Result<Reply> add_passkey(Context& context) {
    Fields body(context);
    auto name = body.required_name<service::PasskeyName>("name");
    auto client_data = required_client_data(body, "client_data");
    auto authenticator_data = required_bytes(body, "authenticator_data");
    auto public_key = required_bytes(body, "public_key");
    auto transports = optional_transports(body, "transports");
    TRY(body.done());
    TRY(context.require_recent());
    const service::AddedPasskey added = TRY(context.services.passkeys.add(
        context.call, {std::move(*name), std::move(*client_data), std::move(*authenticator_data),
                       std::move(*public_key), std::move(transports)}));
    object reply{{"passkey", passkey_json(added.passkey)}, {"recovery_codes", nullptr}};
    if (added.recovery_codes) reply["recovery_codes"] = recovery_codes_json(*added.recovery_codes);
    return Reply::created(reply);
}

Result<Reply> rename_passkey(Context& context) {
    Fields body(context);
    const auto name = body.required_name<service::PasskeyName>("name");
    TRY(body.done());
    TRY(context.require_recent());
    const auto id = TRY(context.path_id<core::PasskeyId>("passkey"));
    return Reply::ok(passkey_json(TRY(context.services.passkeys.rename(context.call, id, *name))));
}

Result<Reply> remove_passkey(Context& context) {
    TRY(context.require_recent());
    TRY(context.services.passkeys.remove(context.call, TRY(context.path_id<core::PasskeyId>("passkey"))));
    return Reply::no_content();
}

/// PublicKeyCredentialRequestOptionsJSON.
Result<Reply> ask_for_passkey(Context& context) {
    const std::string challenge = TRY(context.services.passkeys.ask(context.call));
    return Reply::ok(object{{"options", object{{"challenge", challenge},
                                               {"timeout", service::kChallengeLife},
                                               {"rpId", context.services.passkeys.site()->rp_id},
                                               {"userVerification", "required"}}}});
}

}  // namespace

std::vector<Endpoint> passkey_endpoints() {
    return {
        post(std::string(kPasskeys) + "/options", Right::session, kNoTokens, begin_passkey)
            .no_body()
            .no_idempotency_key(),
        post(kPasskeys, Right::session, kNoTokens, add_passkey).no_idempotency_key(),
        patch(kPasskey, Right::session, kNoTokens, rename_passkey),
        del(kPasskey, Right::session, kNoTokens, remove_passkey),
        post("/session/passkey-options", Right::public_, kAnyScope, ask_for_passkey).no_body(),
    };
}

}  // namespace guildhall::api
