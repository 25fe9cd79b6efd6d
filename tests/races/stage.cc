#include "races/stage.h"

#include <cstdlib>
#include <stdexcept>

#include "api/caller.h"
#include "api/links.h"
#include "api/route_table.h"
#include "core/text.h"
#include "storage/sqlite_connection.h"

namespace guildhall::test {
namespace {

/// Durability is tested elsewhere; here thousands of rounds wait for it.
const bool in_memory = ::setenv("TMPDIR", "/dev/shm", 0) == 0;

/// Answers chosen SELECTs by what was there when it was opened.
class OldAnswers final : public storage::Connection {
public:
    OldAnswers(std::unique_ptr<Connection> now, std::unique_ptr<Connection> then, std::string chosen)
        : now_(std::move(now)), then_(std::move(then)), chosen_(std::move(chosen)) {
        then_->begin(storage::TransactionMode::read);
        then_->query_value<std::int64_t>("SELECT count(*) FROM sqlite_master");
    }
    std::int64_t run(std::string_view sql, const storage::Sql& parameters, const EachRow& each) override {
        const bool is_old = sql.starts_with("SELECT") && sql.find(chosen_) != std::string_view::npos;
        return (is_old ? then_ : now_)->run(sql, parameters, each);
    }
    void run_script(std::string_view sql) override { now_->run_script(sql); }
    void begin(storage::TransactionMode mode) override { now_->begin(mode); }
    void commit() override { now_->commit(); }
    void rollback() override { now_->rollback(); }
    bool in_transaction() const override { return now_->in_transaction(); }
    void savepoint() override { now_->savepoint(); }
    void release() override { now_->release(); }
    void roll_back_to() override { now_->roll_back_to(); }
    const storage::Dialect& dialect() const override { return now_->dialect(); }

private:
    std::unique_ptr<Connection> now_, then_;
    std::string chosen_;
};

std::unique_ptr<storage::Connection> open_writer(const Access& access) {
    auto now = storage::open_sqlite(access.database, storage::OpenMode::writer);
    if (access.old_answers.empty()) return now;
    auto then = storage::open_sqlite(access.database, storage::OpenMode::reader);
    return std::make_unique<OldAnswers>(std::move(now), std::move(then), access.old_answers);
}

service::ServiceSettings cheap_settings() {
    service::ServiceSettings settings;
    settings.hashing.memory_kib = 64;
    settings.hashing.passes = 1;
    return settings;
}

service::ServiceParts parts_of(const Access& access, const service::Clock& clock, service::Random& random) {
    return {cheap_settings(),
            [access] { return open_writer(access); },
            [access] { return storage::open_sqlite(access.database, storage::OpenMode::reader); },
            clock,
            random,
            access.keys};
}

/// A database that isn't set up, made once: stages are copies of it.
struct Template {
    Template() { Node(Access{folder / "guildhall.db", keys}); }
    TemporaryFolder folder;
    service::Keys keys = service::Keys::load_or_create(folder / "key");
};

std::filesystem::path copied(const TemporaryFolder& to) {
    static const Template made;
    for (const char* name : {"key", "guildhall.db"}) std::filesystem::copy_file(made.folder / name, to / name);
    return to / "key";
}

}  // namespace

std::string cookie_in(const HttpAnswer& answer) {
    const std::string line = answer.header("set-cookie");
    const auto from = line.find('=') + 1;
    return line.substr(from, line.find(';') - from);
}

Node::Node(const Access& access)
    : services_(parts_of(access, clock_, random_)),
      dispatcher_(services_, api::RouteTable(api::all_endpoints()), nullptr) {}

HttpAnswer Node::ask(const Asked& asked) {
    const std::string target = asked.path.starts_with("//") ? asked.path.substr(1) : "/api/v1" + asked.path;
    const bool has_body = !asked.body.is_null();
    const std::string body = has_body ? boost::json::serialize(asked.body) : asked.csv;
    const std::string cookie = std::string(api::session_cookie_name(services_.settings)) + "=" + asked.session;
    const std::string bearer = "Bearer " + asked.token;
    http::Request request;
    request.method = asked.method;
    request.target = target;
    request.path = std::string_view(target).substr(0, target.find('?'));
    if (target.find('?') != std::string::npos) request.query = std::string_view(target).substr(target.find('?') + 1);
    request.peer = "127.0.0.1";
    request.headers = {{"Host", "localhost:8080"}, {"Sec-Fetch-Site", "same-origin"}};
    if (has_body) request.headers.push_back({"Content-Type", "application/json"});
    if (!asked.csv.empty()) request.headers.push_back({"Content-Type", "text/csv"});
    if (!asked.session.empty()) request.headers.push_back({"Cookie", cookie});
    if (!asked.token.empty()) request.headers.push_back({"Authorization", bearer});
    if (!asked.key.empty()) request.headers.push_back({"Idempotency-Key", asked.key});
    request.body = body;
    http::Response response = dispatcher_.handle(request);
    HttpAnswer answer;
    answer.status = response.status;
    answer.body = std::move(response.body);
    for (auto& [name, value] : response.headers) answer.headers[core::ascii_lower(name)] = std::move(value);
    return answer;
}

Stage::Stage(Guard guard) : keys_(service::Keys::load(copied(folder_))), guard_(std::move(guard)) {
    own_.resize(kMostRacers);
    reopen();
}

void Stage::reopen() {
    node_.reset();
    node_ = std::make_unique<Node>(Access{folder_ / "guildhall.db", keys_});
}

void Stage::forget_failures() {
    (void)node_->services().store.write([](service::Tx& tx) -> core::Result<core::Done> {
        tx.connection.execute("DELETE FROM throttle");
        return core::Done{};
    });
}

void Stage::enter(std::size_t racer) {
    if (!guard_.on) own_[racer] = std::make_unique<Node>(Access{folder_ / "guildhall.db", keys_, guard_.old_answers});
}

HttpAnswer Stage::ask(std::size_t racer, const Asked& asked) { return (guard_.on ? node_ : own_[racer])->ask(asked); }

void Stage::leave() {
    if (guard_.on) return;
    for (auto& own : own_) own.reset();
    reopen();
}

HttpAnswer Stage::sure(const Asked& asked) {
    HttpAnswer answer = node_->ask(asked);
    if (answer.status / 100 != 2)
        throw std::runtime_error(asked.path + " answered " + std::to_string(answer.status) + ": " + answer.body);
    return answer;
}

std::string Stage::set_up() {
    const boost::json::object body{
        {"email", "ada@example.com"}, {"name", "Ada"}, {"password", kRacePassword}, {"workspace_name", "Acme"}};
    ada_ = cookie_in(sure({http::Method::post, "/setup", body}));
    return ada_;
}

std::string Stage::add_person(const std::string& email, const std::string& role) {
    const boost::json::object invited{{"email", email}, {"name", "Somebody"}, {"role", role}};
    const auto made = sure({http::Method::post, "/workspaces/acme/members", invited, ada_});
    const boost::json::object accepted{
        {"token", token_in(made.text("/invitation_url"))}, {"name", "Somebody"}, {"password", kRacePassword}};
    return cookie_in(sure({http::Method::post, "/invitations/accept", accepted}));
}

std::shared_ptr<const core::Instance> Stage::instance() const { return node_->services().store.snapshot()->instance; }

std::shared_ptr<const core::Workspace> Stage::acme() const {
    const auto now = instance();
    return {now, now->find_workspace("acme")};
}

std::string Stage::member_id(const std::string& email) const {
    const core::Account* account = instance()->account_of_email(email);
    const core::Member* member = account ? acme()->member_of(account->id) : nullptr;
    return member ? member->id.str() : "";
}

std::int64_t Stage::revision() const { return acme()->revision; }

std::int64_t Stage::events(const std::string& action) const {
    return node_->services().store.read([&](storage::Connection& connection) {
        return *connection.query_value<std::int64_t>("SELECT count(*) FROM audit_events WHERE action = $1", {action});
    });
}

}  // namespace guildhall::test
