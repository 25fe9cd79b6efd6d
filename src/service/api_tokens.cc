#include "service/api_tokens.h"

#include <boost/json.hpp>

namespace guildhall::service {

using core::Done;
using core::Error;
using core::ErrorCode;
using core::Result;

namespace {

AuditNote token_event(std::string action, const ApiToken& token) {
    AuditNote note;
    note.action = std::move(action);
    note.workspace = token.workspace;
    note.target_type = "token";
    note.target_id = token.id.str();
    note.target_name = token.name;
    return note;
}

}  // namespace

Result<MadeToken> ApiTokens::make(const Call& call, core::WorkspaceId workspace, TokenFields fields) {
    if (call.caller.by_token())
        return Error{ErrorCode::forbidden, "An API token makes no tokens. Sign in to make one."};
    TRY(accounts_.require_recent(call));
    if (fields.scopes.bits == 0) return core::invalid_field("/scopes", "missing", "Name at least one scope.");
    const bool of_instance = fields.scopes.has(Scope::instance_read) || fields.scopes.has(Scope::instance_write);
    if (!workspace.is_nil() && of_instance)
        return core::invalid_field("/scopes", "not_allowed", "The instance scopes are for instance tokens only.");
    return changes_.store().write([&](Tx& tx) -> Result<MadeToken> {
        TRY(begin_change(tx, call));
        if (fields.expires_at && *fields.expires_at <= tx.now)
            return core::invalid_field("/expires_at", "in_the_past", "A token ends in the future.");
        const FreshToken fresh = make_token(random_);
        std::string text = std::string(kTokenPrefix) + std::string(fresh.text.reveal());
        ApiToken token{tx.ids.next<core::TokenId>(),
                       workspace,
                       call.caller.actor.user,
                       fields.name,
                       fields.scopes,
                       hash_token(text),
                       tx.now,
                       fields.expires_at,
                       {}};
        tx.add_token(token);
        AuditNote note = token_event("token.created", token);
        boost::json::array scopes;
        for (const std::string& word : token.scopes.words()) scopes.emplace_back(word);
        note.after["scopes"] = std::move(scopes);
        audit_.append(tx, call, note);
        return MadeToken{std::move(token), Secret(std::move(text))};
    });
}

Result<Done> ApiTokens::end(const Call& call, core::WorkspaceId workspace, core::TokenId id) {
    return changes_.store().write([&](Tx& tx) -> Result<Done> {
        TRY(begin_change(tx, call));
        const auto token = tx.token(id);
        if (!token || token->workspace != workspace)
            return Error{ErrorCode::not_found, "There is no such token here. Take it from the list."};
        tx.end_token(*token);
        audit_.append(tx, call, token_event("token.ended", *token));
        return Done{};
    });
}

}  // namespace guildhall::service
