#include "api/context.h"
#include "api/cursor.h"
#include "api/instance/endpoints.h"
#include "api/json_write.h"
#include "storage/outbox_table.h"

namespace guildhall::api {

using core::Result;
using service::Scope;
using storage::MailState;

namespace {

/// MailItem: never the mail's text or link.
boost::json::object mail_json(const storage::Mail& mail) {
    const bool waits = mail.state == MailState::queued;
    return {{"id", core::to_string(mail.id)},
            {"kind", mail.kind},
            {"recipient", mail.recipient},
            {"state", storage::to_string(mail.state)},
            {"attempts", mail.attempts},
            {"error", text_or_null(mail.error)},
            {"created_at", to_json(mail.created_at)},
            {"next_attempt_at", waits ? to_json(mail.next_attempt_at) : boost::json::value()},
            {"sent_at", to_json(mail.sent_at)}};
}

Result<Reply> list_mail(Context& context) {
    const Page page = TRY(context.page());
    storage::MailListQuery query;
    query.state =
        TRY(context.query.word<MailState>("state", storage::parse_mail_state, "queued, sent, failed or ended"));
    query.text = TRY(context.query.search());
    query.limit = static_cast<int>(page.limit);
    query.cursor = page.cursor;
    const auto found = context.services.store.read(
        [&](storage::Connection& connection) { return storage::list_mails(connection, query); });
    if (!found) return invalid_query("cursor", "invalid", "This cursor is of another list. Start again without it.");
    boost::json::array items;
    for (const storage::Mail& mail : found->mails) items.push_back(mail_json(mail));
    return list_reply(std::move(items), found->next_cursor, found->total.count, found->total.at_least);
}

Result<Reply> retry_mail(Context& context) {
    const auto id = core::parse_uuid(context.path("id"));
    if (!id) return not_found();
    return Reply::ok(mail_json(TRY(context.services.outbox.retry(context.call, *id))));
}

}  // namespace

std::vector<Endpoint> mail_endpoints() {
    return {
        get("/instance/mail", Right::instance_admin, Scope::instance_read, list_mail)
            .list()
            .query({"state", "q"})
            .blocking(),
        post("/instance/mail/{id}/retry", Right::instance_admin, Scope::instance_write, retry_mail).no_body(),
    };
}

}  // namespace guildhall::api
