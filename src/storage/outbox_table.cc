#include "storage/outbox_table.h"

#include "core/text.h"

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
    mail.state = parse_mail_state(state).value_or(MailState::failed);
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

/// Addresses are ASCII, and few mails are kept: a scan is good enough here.
void add_search(Conditions& conditions, const std::string& text) {
    if (text.empty()) return;
    std::string pattern = text.size() <= 2 ? "" : "%";
    for (const char c : core::ascii_lower(text)) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    conditions.add("lower(recipient) LIKE $$ ESCAPE '\\'", pattern + "%");
}

}  // namespace

std::string_view to_string(MailState state) {
    switch (state) {
        case MailState::queued: return "queued";
        case MailState::sent: return "sent";
        case MailState::failed: return "failed";
        case MailState::ended: break;
    }
    return "ended";
}

std::optional<MailState> parse_mail_state(std::string_view text) {
    for (const MailState state : {MailState::queued, MailState::sent, MailState::failed, MailState::ended})
        if (text == to_string(state)) return state;
    return std::nullopt;
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

// The row stays: it counts for the limits of M41, whether or not the worker was quick enough to send it.
void end_unsent_mails(Connection& connection, core::WorkspaceId workspace, core::MemberId member) {
    connection.execute(
        "UPDATE outbox SET state = 'ended', sealed_token = NULL "
        "WHERE workspace_id = $1 AND member_id = $2 AND state IN ('queued', 'failed')",
        {workspace, member});
}

void end_unsent_mails(Connection& connection, core::UserId user, const std::string& kind) {
    connection.execute(
        "UPDATE outbox SET state = 'ended', sealed_token = NULL "
        "WHERE user_id = $1 AND kind = $2 AND state IN ('queued', 'failed')",
        {user, kind});
}

std::vector<core::Time> mails_since(Connection& connection, const MailSeries& series, core::Time since, int limit) {
    return connection.query_all(
        "SELECT created_at FROM outbox WHERE recipient = $1 AND kind = $2 AND created_at > $3 AND counted = 1 "
        "ORDER BY created_at DESC LIMIT $4",
        {series.recipient, series.kind, since, limit}, [](const Row& row) { return row.get<core::Time>(0); });
}

std::optional<Mail> find_mail(Connection& connection, core::Uuid id) {
    return connection.query_one(std::string("SELECT ") + kColumns + " FROM outbox WHERE id = $1", {id}, read_mail);
}

std::optional<MailPage> list_mails(Connection& connection, const MailListQuery& query) {
    Conditions conditions;
    if (query.state) conditions.add("state = $$", to_string(*query.state));
    add_search(conditions, query.text);
    MailPage page;
    page.total = count_matches(connection, "outbox", conditions);
    if (!go_on_behind(conditions, query.cursor)) return std::nullopt;
    Sql parameters = conditions.parameters();
    parameters.emplace_back(query.limit + 1);
    page.mails = connection.query_all(std::string("SELECT ") + kColumns + " FROM outbox WHERE " + conditions.sql() +
                                          " ORDER BY created_at DESC, id DESC LIMIT $" +
                                          std::to_string(conditions.next_number()),
                                      parameters, read_mail);
    if (static_cast<int>(page.mails.size()) > query.limit) {
        page.mails.pop_back();
        const Mail& last = page.mails.back();
        page.next_cursor = make_cursor("mails", {std::to_string(last.created_at.ms), core::to_string(last.id)});
    }
    return page;
}

std::int64_t count_mails(Connection& connection, MailState state) {
    return connection.query_value<std::int64_t>("SELECT COUNT(*) FROM outbox WHERE state = $1", {to_string(state)})
        .value_or(0);
}

std::int64_t delete_old_mails(Connection& connection, core::Time time) {
    return connection.execute("DELETE FROM outbox WHERE state <> 'queued' AND created_at < $1", {time});
}

void drop_all_unsent_mails(Connection& connection) { connection.execute("DELETE FROM outbox WHERE state <> 'sent'"); }

}  // namespace guildhall::storage
