#include "service/outbox.h"

#include <boost/json.hpp>

#include "service/seal.h"

namespace guildhall::service {
namespace {

namespace json = boost::json;

SealedPlace place_of(const core::Uuid& mail) { return {core::WorkspaceId(), "outbox", "sealed_token", mail}; }

std::string text_of(const json::object& details, std::string_view key) {
    const json::value* value = details.if_contains(key);
    return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

core::Result<core::Done> run(Store& store, std::string_view sql, storage::Sql parameters) {
    return store.write([&](Tx& tx) -> core::Result<core::Done> {
        tx.connection.execute(sql, parameters);
        return core::Done{};
    });
}

}  // namespace

void Outbox::queue(Tx& tx, const QueuedMail& mail, const Secret& token) {
    const core::Uuid id = tx.ids.next_uuid();
    const json::object details = {{"recipient_name", mail.recipient_name},
                                  {"workspace_name", mail.workspace_name},
                                  {"inviter_name", mail.inviter_name},
                                  {"expires_at", mail.expires_at.ms}};
    const std::string sealed = seal(keys_, place_of(id), token.reveal());
    tx.connection.execute(
        "INSERT INTO outbox (id, kind, recipient, user_id, workspace_id, member_id, details, sealed_token, counted, "
        "state, attempts, "
        "next_attempt_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', 0, $10, $10)",
        {id, to_string(mail.kind), mail.recipient, mail.user, mail.workspace, mail.member, json::serialize(details),
         storage::Blob(sealed.begin(), sealed.end()), mail.counted, tx.now});
}

int Outbox::wait_seconds(storage::Connection& connection, std::string_view recipient, MailKind kind, core::Time now) {
    constexpr std::int64_t kPerHour = 10;
    const bool reset = kind == MailKind::password_reset;
    std::vector<core::Time> sent;  // the latest first
    connection.query(
        "SELECT created_at FROM outbox WHERE recipient = $1 AND (kind = 'password_reset') = ($2 = 1) AND counted = 1 "
        "AND created_at > $3 "
        "ORDER BY created_at DESC LIMIT $4",
        {recipient, reset, now + -core::kHour, kPerHour},
        [&](const storage::Row& row) { sent.push_back(row.get<core::Time>(0)); });
    std::int64_t wait = 0;
    if (!sent.empty()) wait = sent.front().ms + core::kMinute - now.ms;
    if (sent.size() >= kPerHour) wait = std::max(wait, sent.back().ms + core::kHour - now.ms);
    return wait <= 0 ? 0 : static_cast<int>((wait + 999) / 1000);
}

void Outbox::drop(Tx& tx, core::WorkspaceId workspace, core::MemberId member) {
    tx.connection.execute("DELETE FROM outbox WHERE workspace_id = $1 AND member_id = $2 AND state = 'queued'",
                          {workspace, member});
}

std::vector<DueMail> Outbox::due(core::Time now, std::size_t limit) {
    std::vector<DueMail> due;
    store_.read([&](storage::Connection& connection) {
        connection.query(
            "SELECT id, kind, recipient, details, sealed_token, attempts FROM outbox WHERE state = 'queued' AND "
            "next_attempt_at <= $1 "
            "ORDER BY next_attempt_at, id LIMIT $2",
            {now, limit}, [&](const storage::Row& row) {
                core::Uuid id;
                std::string kind, recipient, details_text;
                std::optional<storage::Blob> sealed;
                int attempts = 0;
                row.read(id, kind, recipient, details_text, sealed, attempts);
                const std::string bytes = sealed ? std::string(sealed->begin(), sealed->end()) : std::string();
                const auto token = open_sealed(keys_, place_of(id), bytes);
                auto to = core::Email::parse(recipient);
                if (!token || !to.ok()) return;
                const json::object details = json::parse(details_text).as_object();
                MailFacts facts{*parse_mail_kind(kind),
                                settings_.base_url,
                                text_of(details, "recipient_name"),
                                text_of(details, "workspace_name"),
                                text_of(details, "inviter_name"),
                                core::Time{details.at("expires_at").to_number<std::int64_t>()}};
                due.push_back({id, attempts, std::move(to).value(), write_mail(facts, *token)});
            });
    });
    return due;
}

void Outbox::mark_sent(const core::Uuid& mail, core::Time at) {
    (void)run(store_,
              "UPDATE outbox SET state = 'sent', sent_at = $2, attempts = attempts + 1, error = '', sealed_token = "
              "NULL WHERE id = $1",
              {mail, at});
}

void Outbox::mark_later(const core::Uuid& mail, core::Time next, const std::string& error) {
    (void)run(store_, "UPDATE outbox SET attempts = attempts + 1, next_attempt_at = $2, error = $3 WHERE id = $1",
              {mail, next, error});
}

void Outbox::mark_failed(const core::Uuid& mail, const std::string& error) {
    (void)run(
        store_,
        "UPDATE outbox SET state = 'failed', attempts = attempts + 1, error = $2, sealed_token = NULL WHERE id = $1",
        {mail, error});
}

}  // namespace guildhall::service
