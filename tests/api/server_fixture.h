// A whole server in the test's own process: a free port, a database in a temporary folder, a clock that the test moves,
// mail as files in a folder. What all areas' tests use:
//
//   class GroupsTest : public ServerTest {};
//   TEST_F(GroupsTest, an_admin_makes_a_group) {
//       auto admin = server.set_up();
//       auto made = admin.post("/workspaces/acme/groups", {{"name", "HR"}});
//       EXPECT_EQ(made.status, 201) << made.body;
//   }
#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "api/dispatcher.h"
#include "http/server.h"
#include "http/static_files.h"
#include "service/mail_transport.h"
#include "service/mail_worker.h"
#include "service/services.h"
#include "support/http_client.h"
#include "support/settable_clock.h"
#include "support/temporary_folder.h"

namespace guildhall::test {

constexpr const char* kAdminEmail = "ada@example.com";
constexpr const char* kPassword = "correct horse battery 42";
/// Well-formed, of nothing.
constexpr const char* kIdOfNothing = "01900000-0000-7000-8000-000000000000";

struct ApiServerOptions {
    service::ServiceSettings settings = {};                    ///< hashing is made cheap
    bool with_mail = false;                                    ///< to files in mail_folder()
    std::optional<std::vector<api::Endpoint>> endpoints = {};  ///< else the product's
    std::vector<http::StaticFile> console = {};
};

class ApiServer {
public:
    explicit ApiServer(ApiServerOptions options = {});
    ~ApiServer();

    /// Nobody, signed in nowhere.
    HttpClient client() const { return HttpClient(url()); }

    /// The first run, without HTTP: Ada, instance admin and admin of the workspace Acme (slug "acme"). Signed in.
    HttpClient set_up();

    /// An active member of a workspace, with that role and the password kPassword; signed in. An account that is there
    /// already joins. REQUIRES: set_up()
    HttpClient add_member(const std::string& email, core::Role role = core::Role::end_user,
                          const std::string& workspace = "acme");

    /// An invited one, who hasn't answered. Returns the member's id.
    std::string invite(const std::string& email, core::Role role = core::Role::end_user,
                       const std::string& workspace = "acme");

    /// A new session of an active account.
    HttpClient sign_in(const std::string& email);

    /// A further workspace, made by Ada, who is its admin. Returns its id.
    std::string add_workspace(const std::string& name);

    /// A client with a new API token of that account; an empty slug makes an instance token.
    HttpClient with_token(const std::string& email, std::initializer_list<service::Scope> scopes,
                          const std::string& workspace = "acme");

    /// Makes any change as Ada, past HTTP and confirmed. An empty slug: of the instance. Throws where it is refused.
    service::PlanPointer change(const core::Change& change, const std::string& workspace = "acme");

    core::UserId user_id(const std::string& email) const;
    std::string member_id(const std::string& email, const std::string& workspace = "acme") const;
    /// As it is now; holds the state alive.
    std::shared_ptr<const core::Workspace> workspace(const std::string& slug = "acme") const;

    /// The mails so far that hold the text `with`, the oldest first; waits until there are `count`, ten seconds at
    /// most.
    std::vector<std::string> mails(std::size_t count, const std::string& with = "");

    std::string url() const { return "http://127.0.0.1:" + std::to_string(server_->port()); }
    service::Services& services() { return *services_; }
    SettableClock& clock() { return clock_; }
    std::filesystem::path mail_folder() const { return folder_ / "mail"; }
    std::filesystem::path database() const { return folder_ / "guildhall.db"; }

private:
    service::Call call_of(const std::string& email) const;
    HttpClient signed_in(const service::SignedIn& session) const;
    void start_mail();

    TemporaryFolder folder_;
    SettableClock clock_;
    service::SystemRandom random_;
    std::unique_ptr<service::Keys> keys_;
    std::unique_ptr<service::Services> services_;
    std::unique_ptr<service::MailTransport> transport_;
    std::unique_ptr<service::MailWorker> mail_worker_;
    std::unique_ptr<http::StaticFiles> console_;
    std::unique_ptr<api::Dispatcher> dispatcher_;
    std::unique_ptr<http::Server> server_;
};

/// A fresh server per test.
class ServerTest : public testing::Test {
protected:
    explicit ServerTest(ApiServerOptions options = {}) : server(std::move(options)) {}

    ApiServer server;
};

}  // namespace guildhall::test
