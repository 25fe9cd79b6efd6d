// Where requests race: servers without sockets over one database in memory's file system, asked by several threads at
// once, straight through the API's dispatcher.
#pragma once

#include <boost/json.hpp>
#include <memory>
#include <string>
#include <vector>

#include "api/dispatcher.h"
#include "service/clock.h"
#include "service/random.h"
#include "service/services.h"
#include "support/http_client.h"
#include "support/temporary_folder.h"

namespace guildhall::test {

struct Asked {
    http::Method method = http::Method::get;
    std::string path;  ///< below /api/v1; "//access" is "/access"
    boost::json::value body = {};
    std::string session = {};  ///< the cookie's value
    std::string token = {};    ///< of the API
    std::string key = {};      ///< Idempotency-Key
    std::string csv = {};      ///< in place of the body
};

/// The value of the session's cookie that an answer sets; empty where it sets none.
std::string cookie_in(const HttpAnswer& answer);

/// How a server reads and writes the one database.
struct Access {
    std::filesystem::path database;
    service::Keys& keys;
    /// Of such SELECTs (a part of their text) the transactions see the answers of the server's start; empty: none.
    std::string old_answers = {};
};

/// One server's services over the database.
class Node {
public:
    explicit Node(const Access& access);

    /// Any thread.
    HttpAnswer ask(const Asked& asked);
    service::Services& services() { return services_; }

private:
    service::SystemClock clock_;
    service::SystemRandom random_;
    service::Services services_;
    api::Dispatcher dispatcher_;
};

/// What keeps racers apart: one server, whose one writer plans each change on the state that the one before left, and
/// looks again, in the transaction, at what is used up. Switched off: each racer is a server of its own, which goes by
/// what it read when it started.
struct Guard {
    bool on = true;
    std::string old_answers = {};  ///< with the guard off: as in Access
};

class Stage {
public:
    /// A database that isn't set up.
    explicit Stage(Guard guard);

    /// The server that arranges and judges rounds.
    Node& node() { return *node_; }

    /// Racers start: with the guard off, the racer's server does. On the racer's thread.
    void enter(std::size_t racer);
    /// Of that racer, on its thread.
    HttpAnswer ask(std::size_t racer, const Asked& asked);
    /// The round is over: node() has what the racers did, then.
    void leave();
    /// Refused rounds count as failures, and would slow the next ones.
    void forget_failures();
    /// What is stored is read anew.
    void reopen();

    // Short ways for arranging and judging.

    /// Ada, instance admin and admin of Acme ("acme"). Her session.
    std::string set_up();
    /// An active member of Acme, with kRacePassword. The session.
    std::string add_person(const std::string& email, const std::string& role);
    /// The answer, which must be of the 200s; else throws.
    HttpAnswer sure(const Asked& asked);
    const std::string& ada() const { return ada_; }
    std::string member_id(const std::string& email) const;
    std::int64_t revision() const;
    /// The state of Acme as node() holds it.
    std::shared_ptr<const core::Workspace> acme() const;
    std::shared_ptr<const core::Instance> instance() const;
    std::int64_t events(const std::string& action) const;

private:
    TemporaryFolder folder_;
    service::Keys keys_;
    Guard guard_;
    std::unique_ptr<Node> node_;
    std::vector<std::unique_ptr<Node>> own_;  ///< of the racers, with the guard off
    std::string ada_;
};

constexpr std::size_t kMostRacers = 4;
constexpr const char* kRacePassword = "correct horse battery 42";

}  // namespace guildhall::test
