#include "api/tokens/endpoints.h"

#include <boost/json/array.hpp>

#include "api/context.h"
#include "api/cursor.h"
#include "api/fields.h"
#include "api/json_write.h"
#include "core/names.h"
#include "core/text.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;
using core::Result;
using service::ApiToken;
using service::Scope;

namespace {

struct TokenNameKind {
    static constexpr core::NameRules kRules{"token name", 50, false, false};
};

core::WorkspaceId workspace_of(const Context& context) {
    return context.has_workspace() ? context.workspace().id : core::WorkspaceId();
}

/// Making and ending a token raises no revision; the reply still says which one it was seen at.
Reply& add_present_revision(const Context& context, Reply& reply) {
    if (context.has_workspace())
        return reply.with_header("Guildhall-Revision", std::to_string(context.workspace().revision));
    return reply.with_header("Guildhall-Instance-Revision", std::to_string(context.instance().revision));
}

object token_json(const core::Instance& instance, const ApiToken& token) {
    array scopes;
    for (const std::string& word : token.scopes.words()) scopes.emplace_back(word);
    return {{"id", token.id.str()},
            {"name", token.name},
            {"scopes", std::move(scopes)},
            {"made_by", user_ref(*instance.account(token.user))},
            {"created_at", to_json(token.created_at)},
            {"expires_at", to_json(token.expires_at)},
            {"last_used_at", to_json(token.last_used_at)}};
}

std::string sort_key(const ApiToken& token, const std::string& sort_by) {
    const auto time_or_zero = [](const std::optional<core::Time>& time) { return time ? time->ms : 0; };
    if (sort_by == "created_at") return sortable(token.created_at.ms);
    // Without end: last.
    if (sort_by == "expires_at") return sortable(token.expires_at ? token.expires_at->ms : core::kNever);
    if (sort_by == "last_used_at") return sortable(time_or_zero(token.last_used_at));
    return core::fold(token.name);
}

Result<Reply> list_tokens(Context& context) {
    const Page page = TRY(context.page());
    const Sort sort = TRY(Sort::parse(context.query, {"name", "created_at", "expires_at", "last_used_at"}));
    const std::string search = core::fold(TRY(context.query.search()));
    const auto tokens = context.services.store.read(
        [&](storage::Connection& connection) { return service::live_tokens_of(connection, workspace_of(context)); });
    auto found = TRY(PageOf<const ApiToken*>::start(page, sort));
    for (const ApiToken& token : tokens)
        if (matches(core::fold(token.name), search)) found.add(sort_key(token, sort.by), token.id, &token);
    const auto cut = found.finish();
    array items;
    for (const ApiToken* token : cut.items) items.push_back(token_json(context.instance(), *token));
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

Result<service::ScopeSet> parse_scopes(const std::vector<std::string>& words) {
    service::ScopeSet scopes;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto scope = service::parse_scope(words[i]);
        if (!scope)
            return core::invalid_field("/scopes/" + std::to_string(i), "invalid",
                                       "There is no such scope. Scopes read like members:read or groups:write.");
        scopes.add(*scope);
    }
    return scopes;
}

Result<Reply> create_token(Context& context) {
    Fields body(context);
    const auto name = body.required_name<core::Name<TokenNameKind>>("name");
    const auto words = body.has("scopes") ? body.optional_strings("scopes") : std::nullopt;
    if (!body.has("scopes")) body.refuse("scopes", "missing", "Name at least one scope.");
    const auto expires_at = body.nullable_time("expires_at");
    TRY(body.done());
    const service::ScopeSet scopes = TRY(parse_scopes(*words));
    const auto made = TRY(context.services.api_tokens.make(context.call, workspace_of(context),
                                                           {name->str(), scopes, expires_at.value_or(std::nullopt)}));
    object json = token_json(context.instance(), made.token);
    json["secret"] = nullptr;
    const object without_secret = json;
    json["secret"] = made.secret.reveal();
    Reply reply = Reply::created(json);
    reply.replayed_as(without_secret);
    add_present_revision(context, reply);
    return reply;
}

Result<Reply> end_token(Context& context) {
    TRY(context.services.api_tokens.end(context.call, workspace_of(context),
                                        TRY(context.path_id<core::TokenId>("id"))));
    Reply reply = Reply::no_content();
    add_present_revision(context, reply);
    return reply;
}

}  // namespace

std::vector<Endpoint> token_endpoints() {
    std::vector<Endpoint> endpoints;
    for (const auto& [path, right] :
         {std::pair("/workspaces/{ws}/tokens", Right::admin), std::pair("/instance/tokens", Right::instance_admin)}) {
        endpoints.push_back(get(path, right, kNoTokens, list_tokens).list().query({"q", "sort"}).blocking());
        endpoints.push_back(post(path, right, kNoTokens, create_token));
        endpoints.push_back(del(std::string(path) + "/{id}", right, kNoTokens, end_token));
    }
    return endpoints;
}

}  // namespace guildhall::api
