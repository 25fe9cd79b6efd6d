// The outbox: mail that is to be sent, queued in the transaction of what it tells of, sent later by the MailWorker. Its
// token is sealed and wiped when the mail is sent.
#pragma once

#include <string>

#include "service/audit.h"
#include "service/mail_templates.h"
#include "service/mail_worker.h"
#include "service/settings.h"
#include "service/store.h"
#include "storage/outbox_table.h"

namespace guildhall::service {

struct QueuedMail {
    MailKind kind = MailKind::invitation;
    std::string recipient;  ///< the e-mail as stored
    core::UserId user;
    std::optional<core::WorkspaceId> workspace;
    std::optional<core::MemberId> member;
    std::string recipient_name, workspace_name, inviter_name;
    core::Time expires_at;
    bool counted = true;  ///< against the mail limits of M41; the first invitation isn't
};

class Outbox : public MailQueue {
public:
    Outbox(Store& store, Audit& audit, const Keys& keys, const ServiceSettings& settings)
        : store_(store), audit_(audit), keys_(keys), settings_(settings) {}

    /// Queues the mail with its token, which is empty for a notice.
    void queue(Tx& tx, const QueuedMail& mail, const Secret& token);

    /// M41: seconds until another mail of this purpose may go to the address; 0: now.
    static int wait_seconds(storage::Connection& connection, std::string_view recipient, MailKind kind, core::Time now);

    /// Queues a mail that has failed again, for at once. Errors: not_found, invalid_state (it hasn't failed, or its
    /// link no longer works).
    core::Result<storage::Mail> retry(const Call& call, const core::Uuid& mail);

    /// Deletes mails sent or given up long ago.
    static void forget_old(Tx& tx);

    std::vector<DueMail> due(core::Time now, std::size_t limit) override;
    void mark_sent(const core::Uuid& mail, core::Time at) override;
    void mark_later(const core::Uuid& mail, core::Time next, const std::string& error) override;
    void mark_failed(const core::Uuid& mail, const std::string& error) override;

private:
    static constexpr std::int64_t kKept = 30 * core::kDay;
    void mark_unsent(const core::Uuid& mail, std::optional<core::Time> next, const std::string& error);

    Store& store_;
    Audit& audit_;
    const Keys& keys_;
    const ServiceSettings& settings_;
};

}  // namespace guildhall::service
