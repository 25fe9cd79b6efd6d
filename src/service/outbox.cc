#include "service/outbox.h"

#include <algorithm>
#include <boost/json.hpp>
#include <functional>

#include "service/changes.h"
#include "service/sealed_places.h"

namespace guildhall::service {
namespace {

namespace json = boost::json;

std::string text_of(const json::object& details, std::string_view key) {
    const json::value* value = details.if_contains(key);
    return value && value->is_string() ? std::string(value->as_string()) : std::string();
}

/// What a queued mail will say; nothing where its token can't be opened any more.
std::optional<MailContent> content_of(const storage::Mail& mail, const Keys& keys, const std::string& base_url) {
    const std::string_view sealed(reinterpret_cast<const char*>(mail.sealed_token.data()), mail.sealed_token.size());
    const auto token = open_sealed(keys, place_of_mail(mail.id), sealed);
    const auto kind = parse_mail_kind(mail.kind);
    if (!token || !kind) return std::nullopt;
    const json::object details = json::parse(mail.details).as_object();
    const MailFacts facts{*kind,
                          base_url,
                          text_of(details, "recipient_name"),
                          text_of(details, "workspace_name"),
                          text_of(details, "inviter_name"),
                          core::Time{details.at("expires_at").to_number<std::int64_t>()}};
    return write_mail(facts, *token);
}

}  // namespace

void Outbox::queue(Tx& tx, const QueuedMail& mail, const Secret& token) {
    const core::Uuid id = tx.ids.next_uuid();
    const json::object details = {{"recipient_name", mail.recipient_name},
                                  {"workspace_name", mail.workspace_name},
                                  {"inviter_name", mail.inviter_name},
                                  {"expires_at", mail.expires_at.ms}};
    const std::string sealed = seal(keys_, place_of_mail(id), token.reveal());
    storage::Mail row;
    row.id = id;
    row.kind = to_string(mail.kind);
    row.recipient = mail.recipient;
    row.user = mail.user;
    row.workspace = mail.workspace;
    row.member = mail.member;
    row.details = json::serialize(details);
    row.sealed_token.assign(sealed.begin(), sealed.end());
    row.counted = mail.counted;
    row.created_at = row.next_attempt_at = tx.now;
    storage::insert_mail(tx.connection, row);
}

int Outbox::wait_seconds(storage::Connection& connection, std::string_view recipient, MailKind kind, core::Time now) {
    constexpr int kPerHour = 10;
    const auto queued = [&](MailKind of) {
        return storage::mails_since(connection, {std::string(recipient), to_string(of)}, now + -core::kHour, kPerHour);
    };
    std::vector<core::Time> sent = queued(kind);
    if (kind != MailKind::password_reset) {  // both invitations are one purpose
        const auto other = kind == MailKind::invitation ? MailKind::invitation_again : MailKind::invitation;
        for (const core::Time at : queued(other)) sent.push_back(at);
        std::sort(sent.begin(), sent.end(), std::greater<>());
    }
    std::int64_t wait = 0;
    if (!sent.empty()) wait = sent.front().ms + core::kMinute - now.ms;
    if (sent.size() >= kPerHour) wait = std::max(wait, sent[kPerHour - 1].ms + core::kHour - now.ms);
    return wait <= 0 ? 0 : static_cast<int>((wait + 999) / 1000);
}

std::vector<DueMail> Outbox::due(core::Time now, std::size_t limit) {
    const auto rows = store_.read(
        [&](storage::Connection& connection) { return storage::due_mails(connection, now, static_cast<int>(limit)); });
    std::vector<DueMail> due;
    for (const storage::Mail& mail : rows) {
        auto to = core::Email::parse(mail.recipient);
        auto content = content_of(mail, keys_, settings_.base_url);
        if (to.ok() && content)
            due.push_back({mail.id, mail.attempts, std::move(to).value(), std::move(*content)});
        else
            mark_failed(mail.id, "The link of this mail can't be read: the key file is another one. Send a new mail.");
    }
    return due;
}

void Outbox::mark_sent(const core::Uuid& mail, core::Time at) {
    (void)store_.write([&](Tx& tx) -> core::Result<core::Done> {
        storage::set_mail_sent(tx.connection, mail, at);
        return core::Done{};
    });
}

void Outbox::mark_unsent(const core::Uuid& mail, std::optional<core::Time> next, const std::string& error) {
    (void)store_.write([&](Tx& tx) -> core::Result<core::Done> {
        storage::set_mail_failed(tx.connection, mail, error, next);
        return core::Done{};
    });
}

void Outbox::mark_later(const core::Uuid& mail, core::Time next, const std::string& error) {
    mark_unsent(mail, next, error);
}

void Outbox::mark_failed(const core::Uuid& mail, const std::string& error) { mark_unsent(mail, std::nullopt, error); }

core::Result<storage::Mail> Outbox::retry(const Call& call, const core::Uuid& mail) {
    return store_.write([&](Tx& tx) -> core::Result<storage::Mail> {
        TRY(begin_change(tx, call));
        const auto found = storage::find_mail(tx.connection, mail);
        if (!found) return core::Error{core::ErrorCode::not_found, "There is no such mail. Take it from the list."};
        if (found->state != storage::MailState::failed)
            return core::Error{core::ErrorCode::invalid_state, "Only a mail that has failed can be tried again."};
        const json::object details = json::parse(found->details).as_object();
        const bool over = details.at("expires_at").to_number<std::int64_t>() <= tx.now.ms;
        if (over || !storage::retry_mail(tx.connection, mail, tx.now))
            return core::Error{core::ErrorCode::invalid_state,
                               "The link in this mail no longer works. Resend the invitation or the reset instead."};
        AuditNote note;
        note.action = "mail.retried";
        note.target_type = "mail";
        note.target_id = core::to_string(mail);
        note.target_name = found->recipient;
        audit_.append(tx, call, note);
        return *storage::find_mail(tx.connection, mail);
    });
}

void Outbox::forget_old(Tx& tx) { storage::delete_old_mails(tx.connection, tx.now + -kKept); }

}  // namespace guildhall::service
