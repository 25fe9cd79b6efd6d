#include "storage/outbox_table.h"

namespace guildhall::storage {
namespace {

constexpr const char* kColumns =
    "id, kind, recipient, user_id, workspace_id, member_id, details, sealed_token, counted, state, attempts, "
    "next_attempt_at, error, created_at, sent_at";

Mail read_mail(const Row& row) {
    Mail mail;
    std::string_view state;
    row.read(mail.id, mail.kind, mail.recipient, mail.user, mail.workspace, mail.member, mail.details,
             mail.sealed_token, mail.counted, state, mail.attempts, mail.next_attempt_at, mail.error, mail.created_at,
             mail.sent_at);
    mail.state = state == "queued" ? MailState::queued : state == "sent" ? MailState::sent : MailState::failed;
    return mail;
}

/// "created_at id" of the page's last mail. False for a faulty cursor.
bool go_on_behind(Conditions& conditions, const std::optional<std::string>& cursor) {
    if (!cursor) return true;
    const auto parts = parse_cursor(*cursor, "mails", 2);
    if (!parts) return false;
    const auto created_at = parse_integer((*parts)[0]);
    const auto id = core::parse_uuid((*parts)[1]);
    if (!created_at || !id) return false;
    const int first = conditions.next_number();
    conditions.add_numbered("(created_at, id) < ($" + std::to_string(first) + ", $" + std::to_string(first + 1) + ")",
                            {*created_at, *id});
    return true;
}

}  // namespace

std::string_view to_string(MailState state) {
    return state == MailState::queued ? "queued" : state == MailState::sent ? "sent" : "failed";
}

void insert_mail(Connection& connection, const Mail& m) {
    const Value token = m.sealed_token.empty() ? Value(nullptr) : Value(m.sealed_token);
    connection.execute(
        "INSERT INTO outbox (id, kind, recipient, user_id, workspace_id, member_id, details, sealed_token, counted, "
        "state, attempts, next_attempt_at, error, created_at, sent_at) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        {m.id, m.kind, m.recipient, m.user, m.workspace, m.member, m.details, token, m.counted, to_string(m.state),
         m.attempts, m.next_attempt_at, m.error, m.created_at, m.sent_at});
}

std::vector<Mail> due_mails(Connection& connection, core::Time now, int limit) {
    return connection.query_all(std::string("SELECT ") + kColumns +
                                    " FROM outbox WHERE state = 'queued' AND next_attempt_at <= $1 "
                                    "ORDER BY next_attempt_at, id LIMIT $2",
                                {now, limit}, read_mail);
}

std::optional<core::Time> next_mail_at(Connection& connection) {
    return connection
        .query_value<std::optional<core::Time>>("SELECT MIN(next_attempt_at) FROM outbox WHERE state = 'queued'")
        .value_or(std::nullopt);
}

void set_mail_sent(Connection& connection, core::Uuid id, core::Time at) {
    connection.execute(
        "UPDATE outbox SET state = 'sent', sealed_token = NULL, error = '', sent_at = $2, attempts = attempts + 1 "
        "WHERE id = $1",
        {id, at});
}

void set_mail_failed(Connection& connection, core::Uuid id, const std::string& error,
                     std::optional<core::Time> next_attempt_at) {
    if (next_attempt_at) {
        connection.execute(
            "UPDATE outbox SET state = 'queued', attempts = attempts + 1, error = $2, next_attempt_at = $3 "
            "WHERE id = $1 AND state = 'queued'",
            {id, error, *next_attempt_at});
        return;
    }
    connection.execute(
        "UPDATE outbox SET state = 'failed', attempts = attempts + 1, error = $2 WHERE id = $1 AND state = 'queued'",
        {id, error});
}

bool retry_mail(Connection& connection, core::Uuid id, core::Time now) {
    return connection.execute(
               "UPDATE outbox SET state = 'queued', next_attempt_at = $2 "
               "WHERE id = $1 AND state = 'failed' AND sealed_token IS NOT NULL",
               {id, now}) > 0;
}

void drop_unsent_mails(Connection& connection, core::WorkspaceId workspace, core::MemberId member) {
    connection.execute("DELETE FROM outbox WHERE workspace_id = $1 AND member_id = $2 AND state <> 'sent'",
                       {workspace, member});
}

void drop_unsent_mails(Connection& connection, core::UserId user, const std::string& kind) {
    connection.execute("DELETE FROM outbox WHERE user_id = $1 AND kind = $2 AND state <> 'sent'", {user, kind});
}

std::int64_t count_mails_since(Connection& connection, const std::string& recipient, const std::string& kind,
                               core::Time since) {
    return connection
        .query_value<std::int64_t>(
            "SELECT count(*) FROM outbox WHERE recipient = $1 AND kind = $2 AND created_at > $3 AND counted = 1",
            {recipient, kind, since})
        .value_or(0);
}

std::optional<MailPage> list_mails(Connection& connection, std::optional<MailState> state, int limit,
                                   const std::optional<std::string>& cursor) {
    Conditions conditions;
    if (state) conditions.add("state = $$", to_string(*state));
    MailPage page;
    const auto found =
        connection.query_value<std::int64_t>("SELECT count(*) FROM (SELECT 1 FROM outbox WHERE " + conditions.sql() +
                                                 " LIMIT " + std::to_string(kCountedMatches + 1) + ") AS matches",
                                             conditions.parameters());
    page.total = {std::min(found.value_or(0), kCountedMatches), found.value_or(0) > kCountedMatches};
    if (!go_on_behind(conditions, cursor)) return std::nullopt;
    Sql parameters = conditions.parameters();
    parameters.emplace_back(limit + 1);
    page.mails = connection.query_all(std::string("SELECT ") + kColumns + " FROM outbox WHERE " + conditions.sql() +
                                          " ORDER BY created_at DESC, id DESC LIMIT $" +
                                          std::to_string(conditions.next_number()),
                                      parameters, read_mail);
    if (static_cast<int>(page.mails.size()) > limit) {
        page.mails.pop_back();
        const Mail& last = page.mails.back();
        page.next_cursor = make_cursor("mails", {std::to_string(last.created_at.ms), core::to_string(last.id)});
    }
    return page;
}

std::int64_t delete_sent_mails_before(Connection& connection, core::Time time) {
    return connection.execute("DELETE FROM outbox WHERE state = 'sent' AND created_at < $1", {time});
}

void drop_all_unsent_mails(Connection& connection) { connection.execute("DELETE FROM outbox WHERE state <> 'sent'"); }

}  // namespace guildhall::storage
