#include "storage/idempotency_table.h"

namespace guildhall::storage {

void note_done(Connection& connection, const core::Sha256& key_hash, const core::Sha256& request_hash, core::Time now) {
    keep_reply(connection, {key_hash, request_hash, 0, {}, {}, now});
}

void keep_reply(Connection& connection, const KeptReply& r) {
    connection.execute(
        "INSERT INTO idempotency_keys (key_hash, request_hash, status, headers, body, created_at) "
        "VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (key_hash) DO UPDATE SET request_hash = excluded.request_hash, "
        "status = excluded.status, headers = excluded.headers, body = excluded.body, created_at = excluded.created_at",
        {r.key_hash, r.request_hash, r.status, r.headers, Blob(r.body.begin(), r.body.end()), r.created_at});
}

std::optional<KeptReply> find_kept_reply(Connection& connection, const core::Sha256& key_hash) {
    return connection.query_one(
        "SELECT key_hash, request_hash, status, headers, body, created_at FROM idempotency_keys WHERE key_hash = $1",
        {key_hash}, [](const Row& row) {
            KeptReply reply;
            Blob body;
            row.read(reply.key_hash, reply.request_hash, reply.status, reply.headers, body, reply.created_at);
            reply.body.assign(body.begin(), body.end());
            return reply;
        });
}

std::int64_t delete_kept_replies_before(Connection& connection, core::Time time) {
    return connection.execute("DELETE FROM idempotency_keys WHERE created_at < $1", {time});
}

void delete_all_kept_replies(Connection& connection) { connection.execute("DELETE FROM idempotency_keys"); }

}  // namespace guildhall::storage
