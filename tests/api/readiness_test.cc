// /readyz while another program holds the database's lock: it says so, though every thread that may wait waits for the
// writer.
#include <future>
#include <thread>

#include "api/server_fixture.h"
#include "storage/sqlite_connection.h"

namespace guildhall::test {
namespace {

using std::chrono::milliseconds;

ApiServerOptions impatient() {
    ApiServerOptions options;
    options.settings.writer_patience = milliseconds(100);
    return options;
}

class ReadinessTest : public ServerTest {
protected:
    explicit ReadinessTest(ApiServerOptions options = impatient()) : ServerTest(std::move(options)) {}

    HttpAnswer ready() { return server.client().get("//readyz"); }
    /// More changes than the server has threads for, of the workspace and of the instance: neither gets all threads.
    std::vector<std::future<int>> begin_changes() {
        std::vector<std::future<int>> answers;
        for (std::size_t i = 0; i < browsers.size(); ++i)
            answers.push_back(std::async(std::launch::async, [this, i] {
                const boost::json::object body{{"name", "Name " + std::to_string(i)}};
                return i % 2 == 0 ? browsers[i].post("/workspaces/acme/groups", body).status
                                  : browsers[i].patch("/me", body).status;
            }));
        return answers;
    }
    static bool eventually(const std::function<bool()>& holds) {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(4);  // before the writer gives up
        while (!holds()) {
            if (std::chrono::steady_clock::now() > end) return false;
            std::this_thread::sleep_for(milliseconds(5));
        }
        return true;
    }

    void SetUp() override {
        server.set_up();
        for (int i = 0; i < 12; ++i) browsers.push_back(server.sign_in(kAdminEmail));
    }
    std::vector<HttpClient> browsers;
};

class PatientReadinessTest : public ReadinessTest {
protected:
    PatientReadinessTest() : ReadinessTest(ApiServerOptions()) {}
};

TEST_F(ReadinessTest, says_that_changes_wait_until_they_do_not) {
    EXPECT_EQ(ready().status, 200);
    auto holder = storage::open_sqlite(server.database(), storage::OpenMode::writer);
    holder->begin(storage::TransactionMode::write);
    EXPECT_EQ(ready().status, 200) << "nobody waits for it yet";
    auto changes = begin_changes();
    EXPECT_TRUE(eventually([&] { return ready().status == 503; }));
    EXPECT_NE(ready().text("/detail").find("none is made durable"), std::string::npos);
    EXPECT_EQ(server.client().get("//livez").status, 200);
    holder->rollback();
    for (auto& change : changes) EXPECT_EQ(change.get() / 100, 2);
    EXPECT_EQ(ready().status, 200);
}

// The control: the same lock, of which nothing is said before its time.
TEST_F(PatientReadinessTest, says_nothing_of_a_wait_that_is_short) {
    auto holder = storage::open_sqlite(server.database(), storage::OpenMode::writer);
    holder->begin(storage::TransactionMode::write);
    auto changes = begin_changes();
    EXPECT_TRUE(
        eventually([&] { return server.services().store.writer_statistics().without_commit > milliseconds(300); }));
    EXPECT_EQ(ready().status, 200);
    holder->rollback();
    for (auto& change : changes) EXPECT_EQ(change.get() / 100, 2);
    EXPECT_EQ(server.services().store.writer_statistics().without_commit, milliseconds(0));
}

}  // namespace
}  // namespace guildhall::test
