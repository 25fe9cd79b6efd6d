// Rows of `outbox`: mails to be sent, made in the transaction of the change that they tell of (M32). A queued mail
// holds its token sealed; a sent one is wiped.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/id.h"
#include "core/time.h"
#include "storage/connection.h"
#include "storage/keyset.h"

namespace guildhall::storage {

/// `ended`: not sent and never to be, because its link was answered, replaced or withdrawn first.
enum class MailState { queued, sent, failed, ended };

std::string_view to_string(MailState state);
std::optional<MailState> parse_mail_state(std::string_view text);

struct Mail {
    core::Uuid id;
    std::string kind;  ///< "invitation", "password_reset", …
    std::string recipient;
    std::optional<core::UserId> user;
    std::optional<core::WorkspaceId> workspace;
    std::optional<core::MemberId> member;
    std::string details;  ///< JSON: what the text needs beside the link
    Blob sealed_token;    ///< empty: none, or wiped
    bool counted = true;  ///< against the limits of M41
    MailState state = MailState::queued;
    int attempts = 0;
    core::Time next_attempt_at;
    std::string error;  ///< of the last attempt
    core::Time created_at;
    std::optional<core::Time> sent_at;
};

void insert_mail(Connection& connection, const Mail& mail);
/// Queued mails whose time has come, the longest waiting first.
std::vector<Mail> due_mails(Connection& connection, core::Time now, int limit);
/// The mail is sent and its token wiped.
void set_mail_sent(Connection& connection, core::Uuid id, core::Time at);
/// An attempt failed: queued again for `next_attempt_at`, or, with nothing, failed until somebody retries it.
void set_mail_failed(Connection& connection, core::Uuid id, const std::string& error,
                     std::optional<core::Time> next_attempt_at);
/// Queues a failed mail again. False where it isn't a failed one, or its token is wiped.
bool retry_mail(Connection& connection, core::Uuid id, core::Time now);
/// The member's invitations have ended: mails not yet sent are `ended` and their token wiped.
void end_unsent_mails(Connection& connection, core::WorkspaceId workspace, core::MemberId member);
/// The user's resets have ended, likewise.
void end_unsent_mails(Connection& connection, core::UserId user, const std::string& kind);

/// Mails of one kind to one address.
struct MailSeries {
    std::string recipient, kind;
};

/// When counted mails of the series were queued after `since`, the latest first, at most `limit`.
std::vector<core::Time> mails_since(Connection& connection, const MailSeries& series, core::Time since, int limit);

std::optional<Mail> find_mail(Connection& connection, core::Uuid id);

struct MailPage {
    std::vector<Mail> mails;
    std::optional<std::string> next_cursor;
    Total total;
};
struct MailListQuery {
    std::optional<MailState> state = {};  ///< nothing: any
    std::string text = {};                ///< in the recipient, any case; one or two characters: prefix
    int limit = 50;
    std::optional<std::string> cursor = {};
};
/// The newest first. Nothing for a faulty cursor.
std::optional<MailPage> list_mails(Connection& connection, const MailListQuery& query);

std::int64_t count_mails(Connection& connection, MailState state);

/// Deletes mails sent or given up that were queued before `time`; returns how many.
std::int64_t delete_old_mails(Connection& connection, core::Time time);
/// Deletes everything not yet sent: after a restore.
void drop_all_unsent_mails(Connection& connection);

}  // namespace guildhall::storage
