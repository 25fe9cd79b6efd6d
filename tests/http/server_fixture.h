// A running server whose application is a table of paths; each test adds the paths that it is about.
#pragma once

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <thread>

#include "http/raw_client.h"
#include "http/server.h"

namespace guildhall::http {

/// True as soon as `condition` is, false where it is not within ten seconds.
inline bool eventually(const std::function<bool()>& condition) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(10);
    while (!condition()) {
        if (std::chrono::steady_clock::now() > end) return false;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    return true;
}

/// Shut at first; whoever passes waits until it is open.
class Gate {
public:
    void open() { open_ = true; }
    void pass() {
        ++waiting_;
        EXPECT_TRUE(eventually([this] { return open_.load(); })) << "a gate was never opened";
        --waiting_;
    }
    int waiting() const { return waiting_; }

private:
    std::atomic<bool> open_ = false;
    std::atomic<int> waiting_ = 0;
};

class TableApplication : public Application {
public:
    using Handler = std::function<Response(const Request&)>;

    struct Entry {
        Handler handler;
        Accepted accepted = {};
    };

    TableApplication() {
        on("/echo", [](const Request& request) { return text(std::string(request.body)); });
        on("/hello", [](const Request&) { return text("hello"); });
        on("/blocking", [](const Request& request) { return text("slow " + std::string(request.query)); },
           {.handling = Handling::blocking});
    }

    /// REQUIRES: the server is not started
    void on(const std::string& path, Handler handler, Accepted accepted = {}) {
        table_[path] = {std::move(handler), std::move(accepted)};
    }

    static Response text(std::string body, int status = 200) {
        Response response;
        response.status = status;
        response.content_type = "text/plain";
        response.body = std::move(body);
        return response;
    }

    Accepted accept(const RequestHead& head) override {
        if (head.path == "/accept-throws") throw std::runtime_error("secret text");
        const auto entry = table_.find(head.path);
        return entry == table_.end() ? Accepted{} : entry->second.accepted;
    }

    Response handle(const Request& request) override {
        const auto entry = table_.find(request.path);
        return entry == table_.end() ? text("unknown", 404) : entry->second.handler(request);
    }

    Response failure(const Failure& failure) override {
        if (failure.exception) ++exceptions;
        ++failures;
        if (failure_throws) throw std::runtime_error("secret text");
        Response response = text("failure " + std::to_string(failure.status), failure.status);
        response.content_type = "application/problem+json";
        return response;
    }

    std::atomic<int> exceptions = 0;
    std::atomic<int> failures = 0;
    std::atomic<bool> failure_throws = false;

private:
    std::map<std::string, Entry, std::less<>> table_;
};

class ServerTest : public testing::Test {
protected:
    ServerTest() {
        options.threads = 2;
        options.blocking_threads = 2;
        options.deadlines.sweep = std::chrono::milliseconds(10);
    }

    void start() {
        server = std::make_unique<Server>(options, application);
        server->start();
    }

    RawClient connect() const { return RawClient(server->port()); }

    /// The reply to those bytes on a new connection, and that the server closes after it.
    Reply refused(std::string_view bytes) const {
        RawClient client = connect();
        client.send(bytes);
        const auto reply = client.read();
        EXPECT_TRUE(reply) << bytes.substr(0, 200);
        if (!reply) return {};
        EXPECT_EQ(reply->header("Connection"), "close");
        client.finish();
        EXPECT_TRUE(client.is_closed());
        return *reply;
    }

    void TearDown() override {
        if (!server) return;
        server->stop(std::chrono::milliseconds(0));
        EXPECT_EQ(server->statistics().connections, 0U);
    }

    TableApplication application;
    ServerOptions options;
    std::unique_ptr<Server> server;
};

}  // namespace guildhall::http
