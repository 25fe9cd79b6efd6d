#include "api/server_fixture.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <thread>

#include "api/links.h"
#include "api/route_table.h"
#include "storage/sqlite_connection.h"

namespace guildhall::test {

using service::Tx;

namespace {

template <class T>
T sure(core::Result<T> result) {
    if (result.ok()) return std::move(result).value();
    throw std::runtime_error(std::string(core::to_string(result.error().code)) + ": " + result.error().detail);
}

storage::OpenConnection opener(const std::filesystem::path& file, storage::OpenMode mode) {
    return [file, mode] { return storage::open_sqlite(file, mode); };
}

}  // namespace

ApiServer::ApiServer(ApiServerOptions options) {
    spdlog::default_logger()->set_level(spdlog::level::warn);  // refusals are what many tests ask for
    keys_.reset(new service::Keys(service::Keys::load_or_create(folder_ / "key")));
    options.settings.hashing.memory_kib = 64;
    options.settings.hashing.passes = 1;
    options.settings.mail_configured = options.with_mail;
    services_ = std::make_unique<service::Services>(
        service::ServiceParts{std::move(options.settings), opener(database(), storage::OpenMode::writer),
                              opener(database(), storage::OpenMode::reader), clock_, random_, *keys_});
    if (options.with_mail) start_mail();
    if (!options.console.empty()) console_ = std::make_unique<http::StaticFiles>(std::move(options.console));
    api::RouteTable routes(options.endpoints ? std::move(*options.endpoints) : api::all_endpoints());
    dispatcher_ = std::make_unique<api::Dispatcher>(*services_, std::move(routes), console_.get());
    http::ServerOptions server;
    server.threads = 2;
    server.blocking_threads = 4;
    server_ = std::make_unique<http::Server>(server, *dispatcher_);
    server_->start();
}

ApiServer::~ApiServer() {
    server_->stop(std::chrono::milliseconds(0));
    if (mail_worker_) mail_worker_->stop();
}

void ApiServer::start_mail() {
    service::MailTarget target;
    target.kind = service::MailTarget::Kind::folder;
    target.folder = mail_folder().string();
    transport_ = service::make_mail_transport(std::move(target));
    mail_worker_ = std::make_unique<service::MailWorker>(service::MailWorker::Parts{
        services_->outbox, *transport_, clock_, service::default_mail_sender(services_->settings.base_url),
        std::chrono::milliseconds(20)});
}

HttpClient ApiServer::signed_in(const service::SignedIn& session) const {
    HttpClient made = client();
    made.set_cookie(api::session_cookie_name(services_->settings), std::string(session.token.reveal()));
    return made;
}

HttpClient ApiServer::set_up() {
    service::Call call;
    call.caller.actor.via = core::Actor::Via::setup;
    call.address = "127.0.0.1";
    call.request_id = "set-up";
    call.change_id = services_->ids.next_uuid();
    return signed_in(sure(services_->accounts.set_up(
        call, {sure(core::Email::parse(kAdminEmail)), sure(core::PersonName::parse("Ada")),
               service::Secret::copy_of(kPassword), sure(core::WorkspaceName::parse("Acme"))})));
}

service::Call ApiServer::call_of(const std::string& email) const {
    service::Call call;
    call.caller.actor.user = user_id(email);
    call.caller.email = email;
    call.caller.confirmed_at = clock_.now();
    call.address = "127.0.0.1";
    call.request_id = "fixture";
    call.change_id = services_->ids.next_uuid();
    return call;
}

service::PlanPointer ApiServer::change(const core::Change& change, const std::string& slug) {
    const core::WorkspaceId id = slug.empty() ? core::WorkspaceId() : workspace(slug)->id;
    service::Call call = call_of(kAdminEmail);
    const auto plan = sure(services_->changes.preview(call, id, change));
    if (plan->requires_confirmation) call.confirm = plan->digest;
    return sure(services_->changes.apply(call, id, change));
}

std::string ApiServer::invite(const std::string& email, core::Role role, const std::string& slug) {
    const std::string name = email.substr(0, email.find('@'));
    const core::InviteMember invite{sure(core::Email::parse(email)), sure(core::PersonName::parse(name)), role, {}};
    return change(invite, slug)->member->str();
}

HttpClient ApiServer::add_member(const std::string& email, core::Role role, const std::string& slug) {
    const core::MemberId member = *core::MemberId::parse(invite(email, role, slug));
    const core::UserId user = user_id(email);
    const std::string hash = sure(services_->accounts.hash(service::Secret::copy_of(kPassword), email));
    service::Call call = call_of(email);
    call.caller.actor.via = core::Actor::Via::invitation;
    const core::WorkspaceId id = workspace(slug)->id;
    sure(services_->store.write([&](Tx& tx) -> core::Result<core::Done> {
        const core::AcceptInvitation accept{member, std::nullopt, true, true};
        TRY(services_->changes.apply_in(tx, call, services_->changes.request_of(call, id, accept), {}));
        service::Accounts::set_password(tx, user, hash);
        return core::Done{};
    }));
    return sign_in(email);
}

HttpClient ApiServer::sign_in(const std::string& email) {
    const service::Call call = call_of(email);
    std::optional<service::SignedIn> session;
    sure(services_->store.write([&](Tx& tx) -> core::Result<core::Done> {
        session = services_->accounts.open_session(tx, call, call.caller.actor.user);
        return core::Done{};
    }));
    return signed_in(*session);
}

std::string ApiServer::add_workspace(const std::string& name) {
    const core::CreateWorkspace create{sure(core::WorkspaceName::parse(name)), std::nullopt};
    return change(create, "")->made_workspace->str();
}

HttpClient ApiServer::with_token(const std::string& email, std::initializer_list<service::Scope> scopes,
                                 const std::string& slug) {
    service::ScopeSet set;
    for (const service::Scope scope : scopes) set.add(scope);
    const core::WorkspaceId id = slug.empty() ? core::WorkspaceId() : workspace(slug)->id;
    service::Call call = call_of(email);
    sure(services_->store.write([&](Tx& tx) -> core::Result<core::Done> {
        call.caller.session = services_->accounts.open_session(tx, call, call.caller.actor.user).session.id;
        return core::Done{};
    }));
    const auto made = sure(services_->api_tokens.make(call, id, {"test", set, std::nullopt}));
    HttpClient with_token = client();
    with_token.use_token(std::string(made.secret.reveal()));
    return with_token;
}

core::UserId ApiServer::user_id(const std::string& email) const {
    const core::Account* account = services_->store.snapshot()->instance->account_of_email(email);
    if (!account) throw std::runtime_error("no account has the e-mail " + email);
    return account->id;
}

std::string ApiServer::member_id(const std::string& email, const std::string& slug) const {
    const auto snapshot = services_->store.snapshot();
    const core::Workspace* of = snapshot->instance->find_workspace(slug);
    const core::Member* member = of ? of->member_of(user_id(email)) : nullptr;
    return member ? member->id.str() : "";
}

std::shared_ptr<const core::Workspace> ApiServer::workspace(const std::string& slug) const {
    const auto snapshot = services_->store.snapshot();
    const core::Workspace* found = snapshot->instance->find_workspace(slug);
    if (!found) throw std::runtime_error("no workspace has the slug " + slug);
    return {snapshot, found};
}

namespace {

std::string content_of(const std::filesystem::path& file) {
    std::ostringstream text;
    text << std::ifstream(file).rdbuf();
    return text.str();
}

/// The mails of a folder in the order of their filing: ids made within a millisecond of the set clock tell no order.
std::vector<std::string> mails_in(const std::filesystem::path& folder) {
    std::vector<std::pair<std::filesystem::file_time_type, std::string>> filed;
    std::error_code none_yet;
    for (const auto& entry : std::filesystem::directory_iterator(folder, none_yet))
        if (entry.path().extension() == ".eml") filed.emplace_back(entry.last_write_time(), content_of(entry.path()));
    std::sort(filed.begin(), filed.end());
    std::vector<std::string> texts;
    for (auto& [when, text] : filed) texts.push_back(std::move(text));
    return texts;
}

}  // namespace

std::vector<std::string> ApiServer::mails(std::size_t count, const std::string& with) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (true) {
        std::vector<std::string> found = mails_in(mail_folder());
        std::erase_if(found, [&](const std::string& mail) { return decoded(mail).find(with) == std::string::npos; });
        if (found.size() >= count || std::chrono::steady_clock::now() > end) return found;
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
}

}  // namespace guildhall::test
