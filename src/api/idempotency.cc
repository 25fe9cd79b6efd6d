#include "api/idempotency.h"

#include <spdlog/spdlog.h>

#include <boost/json/array.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>

#include "api/json_body.h"
#include "core/sha256.h"
#include "storage/idempotency_table.h"

namespace guildhall::api {

using core::Result;

namespace {

/// Names the request: caller, method, path and the key itself.
core::Sha256 key_hash_of(const Context& context, std::string_view key) {
    boost::json::array parts;
    parts.emplace_back(context.call.caller.actor.user.str());
    parts.emplace_back(context.call.caller.token ? context.call.caller.token->str() : "session");
    parts.emplace_back(http::to_string(context.request.method));
    parts.emplace_back(context.request.path);
    parts.emplace_back(key);
    return core::sha256(boost::json::serialize(parts));
}

/// What has to be the same at each use of a key: query without `confirm`, and body.
std::string request_text_of(const Context& context) {
    boost::json::array parts;
    for (const auto& [name, value] : context.query.values()) {
        if (name == "confirm") continue;
        parts.emplace_back(name);
        parts.emplace_back(value);
    }
    const bool is_raw = context.endpoint.body == Body::raw;
    const std::string body = is_raw ? std::string(context.request.body) : canonical_json(context.body);
    return boost::json::serialize(parts) + body;
}

std::string headers_text(const Reply& reply) {
    boost::json::array headers{reply.content_type};
    for (const auto& [name, value] : reply.headers) {
        headers.emplace_back(name);
        headers.emplace_back(value);
    }
    return boost::json::serialize(headers);
}

void read_headers(const std::string& text, Reply& reply) {
    const boost::json::value value = boost::json::parse(text);
    const boost::json::array& headers = value.as_array();
    const auto at = [&](std::size_t i) { return std::string(headers[i].as_string().c_str()); };
    reply.content_type = at(0);
    for (std::size_t i = 1; i + 1 < headers.size(); i += 2) reply.with_header(at(i), at(i + 1));
}

std::optional<storage::KeptReply> find_kept(service::Store& store, const core::Sha256& key) {
    auto kept = store.read([&](storage::Connection& connection) { return storage::find_kept_reply(connection, key); });
    if (kept && kept->created_at + IdempotencyKeys::kKept <= store.now()) return std::nullopt;
    return kept;
}

core::Error done_without_reply() {
    return {
        core::ErrorCode::idempotency_conflict,
        "This request was done when it came first, and the reply to it got lost. Look at what it made or changed; it "
        "isn't done a second time."};
}

Reply replayed(const storage::KeptReply& kept) {
    Reply reply;
    reply.status = kept.status;
    reply.body = kept.body;
    read_headers(kept.headers, reply);
    reply.with_header("Idempotent-Replayed", "true");
    return reply;
}

/// The change is done by now, so whoever asked is told so even where there is no room to keep the reply.
void keep(const Context& context, std::string_view request_text, storage::KeptReply kept) {
    try {
        (void)context.services.store.write([&](service::Tx& tx) -> Result<core::Done> {
            kept.created_at = tx.now;
            // Hashed here, so that a rotation of the keys finds it.
            kept.request_hash = context.services.keys.request_hash(request_text);
            storage::delete_kept_replies_before(tx.connection, tx.now + (1 - IdempotencyKeys::kKept));
            storage::keep_reply(tx.connection, kept);
            return core::Done{};
        });
    } catch (const std::exception& error) {
        spdlog::error("request {}: done, but its reply isn't kept for its Idempotency-Key: {}", context.call.request_id,
                      error.what());
    }
}

bool is_valid_key(std::string_view key) {
    if (key.empty() || key.size() > 255) return false;
    for (const char c : key)
        if (c < 0x20 || c > 0x7e) return false;
    return true;
}

}  // namespace

Result<Reply> IdempotencyKeys::once(Context& context, const std::function<Result<Reply>()>& run) {
    const auto header = context.request.header("idempotency-key");
    if (!header || !context.endpoint.takes_idempotency_key || context.call.dry_run) return run();
    if (!is_valid_key(*header) || context.request.header_count("idempotency-key") > 1)
        return core::invalid_field("Idempotency-Key", "invalid",
                                   "Send one key of 1 to 255 printable ASCII characters.");

    const core::Sha256 key = key_hash_of(context, *header);
    const std::string request_text = request_text_of(context);
    const Turn turn(*this, std::string(key.begin(), key.end()));
    if (const auto kept = find_kept(context.services.store, key)) {
        if (kept->request_hash != context.services.keys.request_hash(request_text))
            return core::Error{core::ErrorCode::idempotency_conflict,
                               "This Idempotency-Key was used with another body. Use a new key for a new request."};
        if (kept->status == 0) return done_without_reply();
        return replayed(*kept);
    }
    context.call.once = {key, [&] { return context.services.keys.request_hash(request_text); }};
    Result<Reply> reply = run();
    if (reply.ok() && reply->status < 300 && !reply->stream && !reply->preview)
        keep(context, request_text,
             {key, {}, reply->status, headers_text(*reply), reply->replay_body.value_or(reply->body), {}});
    return reply;
}

IdempotencyKeys::Turn::Turn(IdempotencyKeys& of, std::string key) : keys_(of), key_(std::move(key)) {
    std::unique_lock lock(keys_.mutex_);
    keys_.freed_.wait(lock, [&] { return !keys_.running_.contains(key_); });
    keys_.running_.insert(key_);
}

IdempotencyKeys::Turn::~Turn() {
    {
        const std::lock_guard lock(keys_.mutex_);
        keys_.running_.erase(key_);
    }
    keys_.freed_.notify_all();
}

}  // namespace guildhall::api
