#include "app/program.h"

#include "storage/sqlite_connection.h"

namespace guildhall::app {

Program::Program(const Settings& settings, service::ServiceSettings service_settings)
    : keys_(service::Keys::load_or_create(settings.key_file())) {
    const auto file = settings.database();
    service::ServiceParts parts{std::move(service_settings),
                                [file] { return storage::open_sqlite(file, storage::OpenMode::writer); },
                                [file] { return storage::open_sqlite(file, storage::OpenMode::reader); },
                                clock_,
                                random_,
                                keys_};
    services_ = std::make_unique<service::Services>(std::move(parts));
}

Program::~Program() { stop(); }

void Program::start_mail(const Settings& settings) {
    auto target = service::parse_mail_url(settings.mail);
    if (!target.ok() || !target->has_value()) return;
    service::MailSender from = service::default_mail_sender(services_->settings.base_url);
    if (!settings.mail_from.empty()) {
        auto given = service::parse_mail_sender(settings.mail_from);
        if (!given.ok()) throw SettingsError("GUILDHALL_MAIL_FROM: " + given.error().detail);
        from = std::move(given).value();
    }
    transport_ = service::make_mail_transport(std::move(**target));
    worker_ = std::make_unique<service::MailWorker>(
        service::MailWorker::Parts{services_->outbox, *transport_, clock_, std::move(from)});
    services_->store.set_published([worker = worker_.get()] { worker->wake(); });
}

void Program::stop() {
    if (!services_) return;
    services_->password_resets.stop();
    services_->activity.stop();
    if (worker_) worker_->stop();
    services_->store.stop();
}

}  // namespace guildhall::app
