#include "app/program.h"

#include "service/key_rotation.h"
#include "storage/database_file.h"
#include "storage/sqlite_connection.h"

namespace guildhall::app {

namespace {

/// A database that is there must not get a new key: nothing that it holds sealed would open.
service::Keys open_keys(const Settings& settings) {
    if (std::filesystem::exists(settings.database())) return service::Keys::load(settings.key_file());
    return service::Keys::load_or_create(settings.key_file());
}

}  // namespace

Program::Program(const Settings& settings, service::ServiceSettings service_settings) : keys_(open_keys(settings)) {
    const auto file = settings.database();
    if (std::filesystem::exists(file)) storage::settle_log(file);
    service::ServiceParts parts{std::move(service_settings),
                                [file] { return storage::open_sqlite(file, storage::OpenMode::writer); },
                                [file] { return storage::open_sqlite(file, storage::OpenMode::reader); },
                                clock_,
                                random_,
                                keys_};
    services_ = std::make_unique<service::Services>(std::move(parts));
    const bool is_ours = services_->store.read(
        [this](storage::Connection& connection) { return service::belongs_to(keys_, connection); });
    if (!is_ours)
        throw service::KeyFileError("The key file " + settings.key_file().string() +
                                    " belongs to another database than " + file.string() +
                                    ". Put its own back, or restore a backup together with the key file of its time.");
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
