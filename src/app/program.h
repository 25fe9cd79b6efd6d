// An instance opened for work, in the server or in a command: keys, storage, services, mail.
#pragma once

#include <memory>

#include "app/settings.h"
#include "service/clock.h"
#include "service/mail_worker.h"
#include "service/random.h"
#include "service/services.h"

namespace guildhall::app {

class Program {
public:
    /// Opens the data folder; the caller holds its lock. Throws SettingsError, service::KeyFileError,
    /// storage::DatabaseError.
    Program(const Settings& settings, service::ServiceSettings service_settings);
    ~Program();

    service::Services& services() { return *services_; }

    /// Starts sending what waits in the outbox, where mail is configured.
    void start_mail(const Settings& settings);

    /// Ends threads; nothing may call the services afterwards.
    void stop();

private:
    service::SystemClock clock_;
    service::SystemRandom random_;
    service::Keys keys_;
    std::unique_ptr<service::Services> services_;
    std::unique_ptr<service::MailTransport> transport_;
    std::unique_ptr<service::MailWorker> worker_;
};

}  // namespace guildhall::app
