#include "service/forward_sign_in.h"

#include <algorithm>
#include <charconv>

#include "core/base64url.h"
#include "service/accounts.h"
#include "service/seal.h"

namespace guildhall::service {
namespace {

/// So many codes are out at once at most; then the oldest ends. Each is used within a second of its issue.
constexpr std::size_t kMaxCodes = 10'000;

/// A request travels and is never stored.
SealedPlace place_of_request() { return {{}, "forward_sign_in", "request", {}}; }

std::string_view take_line(std::string_view& rest) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    rest.remove_prefix(std::min(rest.size(), line.size() + 1));
    return line;
}

core::Error not_good() {
    return {core::ErrorCode::forbidden,
            "This way back from the sign-in isn't good any more, or belongs to another browser. Open the app again."};
}

}  // namespace

std::string ForwardSignIn::seal_request(const ForwardRequest& request) const {
    const core::Time end = parts_.store.now() + kRequestLife;
    const std::string text =
        std::to_string(end.ms) + '\n' + request.origin + '\n' + core::base64url(request.nonce_hash) + '\n' + request.to;
    return core::base64url(seal(parts_.keys, place_of_request(), text));
}

std::optional<ForwardRequest> ForwardSignIn::open_request(std::string_view text) const {
    const auto bytes = core::parse_base64url(text);
    const auto opened = bytes ? open_sealed(parts_.keys, place_of_request(), *bytes) : std::nullopt;
    if (!opened) return std::nullopt;
    std::string_view rest = opened->reveal();
    const std::string_view end_text = take_line(rest);
    core::Time end;
    std::from_chars(end_text.data(), end_text.data() + end_text.size(), end.ms);
    if (end <= parts_.store.now()) return std::nullopt;
    ForwardRequest request;
    request.origin = take_line(rest);
    const auto hash = core::parse_base64url(take_line(rest));
    if (!hash || hash->size() != request.nonce_hash.size()) return std::nullopt;
    std::copy(hash->begin(), hash->end(), request.nonce_hash.begin());
    request.to = rest;
    return request;
}

Secret ForwardSignIn::issue_code(const Caller& caller, ForwardRequest request) {
    FreshToken code = make_token(parts_.random);
    const core::Time now = parts_.store.now();
    const std::lock_guard lock(mutex_);
    while (!codes_.empty() && (codes_.front().expires_at <= now || codes_.size() >= kMaxCodes)) codes_.pop_front();
    codes_.push_back({code.hash, caller.actor.user, *caller.session, std::move(request), now + kCodeLife});
    return std::move(code.text);
}

std::optional<ForwardSignIn::Code> ForwardSignIn::take(std::string_view text) {
    const TokenHash hash = hash_token(text);
    const std::lock_guard lock(mutex_);
    const auto found = std::find_if(codes_.begin(), codes_.end(), [&](const Code& code) { return code.hash == hash; });
    if (found == codes_.end()) return std::nullopt;
    Code code = std::move(*found);
    codes_.erase(found);
    return code;
}

core::Result<ForwardSignedIn> ForwardSignIn::redeem(const Call& call, const std::string& origin, std::string_view code,
                                                    std::string_view nonce) {
    auto taken = take(code);
    if (!taken || taken->request.origin != origin || taken->request.nonce_hash != hash_token(nonce)) return not_good();
    return parts_.store.write([&](Tx& tx) -> core::Result<ForwardSignedIn> {
        const auto session = tx.session(taken->user, taken->session);
        if (!session || has_ended(*session, parts_.settings, tx.now) || taken->expires_at <= tx.now) return not_good();
        const core::Account& account = *tx.instance->account(taken->user);
        if (account.status != core::AccountStatus::active) return not_good();
        FreshToken token = make_token(parts_.random);
        tx.put_forward_session({session->id, session->token_hash, origin, token.hash});
        Call by = call;
        by.caller.actor.user = account.id;
        by.caller.actor.via = core::Actor::Via::session;
        by.caller.session = session->id;
        by.caller.email = account.email;
        by.change_id = tx.ids.next_uuid();
        AuditNote note = user_event("session.forwarded", account);
        note.after["origin"] = origin;
        parts_.audit.append(tx, by, note);
        return ForwardSignedIn{std::move(token.text), std::move(taken->request.to), session->expires_at};
    });
}

}  // namespace guildhall::service
