// One route as an area declares it. Made by get(), post(), …; what is not said has the default of its method:
//
//   std::vector<Endpoint> group_endpoints() {
//       return {get(kGroups, Right::admin, Scope::groups_read, list_groups).list().query({"kind", "q", "sort"}),
//               post(kGroups, Right::admin, Scope::groups_write, create_group).change(),
//               patch(kGroup, Right::admin, Scope::groups_write, edit_group).change().if_match(show_group)};
//   }
#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string>
#include <vector>

#include "api/access.h"
#include "api/reply.h"
#include "core/result.h"
#include "http/message.h"
#include "http/server.h"

namespace guildhall::api {

class Context;

/// Called when route, caller, right, query and body syntax have been checked. Everything it does may still be refused.
using Handler = core::Result<Reply> (*)(Context&);

/// What somebody sees who followed a link here and is refused.
using ShownRefusal = Reply (*)(const Context&, const core::Error&);

constexpr const char* kBase = "/api/v1";

enum class Body {
    none,      ///< empty, or {}
    json,      ///< an object; empty counts as {}
    raw,       ///< Context::request().body, of the content types declared
    question,  ///< a JSON object that the handler reads; whatever is wrong with it is a 400 (AuthZEN)
};

struct Endpoint {
    http::Method method = http::Method::get;
    std::string pattern = {};  ///< with kBase
    Right right = Right::undeclared;
    TokenUse tokens = kNoTokens;
    Handler handler = nullptr;

    http::Handling handling = http::Handling::in_loop;
    Body body = Body::none;
    std::vector<std::string> content_types = {};  ///< of a raw body
    std::optional<std::size_t> body_limit = {};   ///< bytes
    std::vector<std::string> parameters = {};     ///< of the query; others are refused
    bool only_asks = false;                       ///< a POST that changes nothing
    bool is_change = false;                       ///< takes dry_run, confirm, settle_roles, new_owner_id
    bool takes_idempotency_key = false;
    bool has_etag = false;                ///< a GET of a single object
    Handler current = nullptr;            ///< the object's GET: If-Match compares with it
    ShownRefusal show_refusal = nullptr;  ///< to a browser that goes there; null: the problem
    bool open_when_archived = false;      ///< instance admins may use it in an archived workspace (M11)

    /// Further query parameters.
    Endpoint&& query(std::initializer_list<const char*> names) &&;
    /// A list: `limit` and `cursor`.
    Endpoint&& list() &&;
    /// A planned change (M30).
    Endpoint&& change() &&;
    /// A GET that is not answered with an ETag is none of a single object.
    Endpoint&& etag() &&;
    /// PATCH, DELETE: takes If-Match, compared with what `show` replies for the same path.
    Endpoint&& if_match(Handler show) &&;
    /// Runs on the blocking pool: it reads much, hashes, waits. For GETs and questions; all others do anyway.
    Endpoint&& blocking() &&;
    /// POST, PATCH without fields: only an empty body or {} is taken.
    Endpoint&& no_body() &&;
    Endpoint&& raw_body(std::initializer_list<const char*> types, std::size_t limit) &&;
    /// A POST that only asks: takes Body::question, no Idempotency-Key, and runs in the loop unless blocking().
    Endpoint&& question() &&;
    /// People follow links to it.
    Endpoint&& followed(ShownRefusal show) &&;
    Endpoint&& no_idempotency_key() &&;
    Endpoint&& no_min_revision() &&;
    Endpoint&& even_when_archived() &&;

    bool takes(std::string_view parameter) const;
};

/// `path` is below kBase, or, starting with "//", stands outside it: "//livez" is "/livez".
/// GET runs in the loop and takes `min_revision` below a workspace or /instance/.
Endpoint get(const std::string& path, Right right, TokenUse tokens, Handler handler);
/// POST takes a JSON body and, but for public routes, an Idempotency-Key.
Endpoint post(const std::string& path, Right right, TokenUse tokens, Handler handler);
Endpoint patch(const std::string& path, Right right, TokenUse tokens, Handler handler);
/// PUT takes a JSON body.
Endpoint put(const std::string& path, Right right, TokenUse tokens, Handler handler);
Endpoint del(const std::string& path, Right right, TokenUse tokens, Handler handler);

}  // namespace guildhall::api
