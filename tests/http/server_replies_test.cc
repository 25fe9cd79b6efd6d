// What the server sends: handlers that fail, large replies, streams.
#include <sys/socket.h>

#include "http/server_fixture.h"

namespace guildhall::http {
namespace {

class server_replies : public ServerTest {
protected:
    /// A reply that streams what `next` gives.
    void stream_on(const std::string& path, std::function<std::function<bool(std::string&)>()> make) {
        application.on(path, [make = std::move(make)](const Request&) {
            Response response;
            response.content_type = "text/csv";
            response.stream = make();
            return response;
        });
    }
};

TEST_F(server_replies, an_exception_of_a_handler_becomes_500_and_the_connection_lives_on) {
    const auto fail = [](const Request&) -> Response { throw std::runtime_error("secret text"); };
    application.on("/throws", fail);
    application.on("/throws-blocking", fail, {.handling = Handling::blocking});
    start();
    RawClient client = connect();
    for (const char* path : {"/throws", "/throws-blocking", "/accept-throws"}) {
        client.send(get(path) + get("/hello"));
        const auto reply = client.read();
        EXPECT_EQ(reply->status, 500) << path;
        EXPECT_EQ(reply->header("Content-Type"), "application/problem+json");
        EXPECT_EQ(reply->body, "failure 500");
        EXPECT_EQ(client.read()->body, "hello");
    }
    EXPECT_EQ(application.exceptions, 3);
    EXPECT_EQ(refused(post("/accept-throws", "body")).status, 500);
}

TEST_F(server_replies, an_application_that_cannot_even_fail_gets_a_plain_reply) {
    application.on("/throws", [](const Request&) -> Response { throw 1; });
    application.failure_throws = true;
    start();
    RawClient client = connect();
    client.send(get("/throws"));
    const auto reply = client.read();
    EXPECT_EQ(reply->status, 500);
    EXPECT_EQ(reply->header("Content-Type"), "application/problem+json");
    EXPECT_EQ(reply->body, R"({"type":"about:blank","title":"Internal Server Error","status":500})");
}

TEST_F(server_replies, a_reply_that_http_cannot_carry_becomes_500) {
    const auto with_header = [](std::string name, std::string value) {
        return [=](const Request&) {
            Response response = TableApplication::text("x");
            response.headers.emplace_back(name, value);
            return response;
        };
    };
    application.on("/split", with_header("Location", "/a\r\nSet-Cookie: evil=1"));
    application.on("/name", with_header("X: Y", "1"));
    application.on("/length", with_header("content-length", "1000"));
    application.on("/status", [](const Request&) { return TableApplication::text("", 100); });
    application.on("/type", [](const Request&) {
        Response response;
        response.content_type = "a\nb";
        return response;
    });
    application.on("/fine", with_header("X-Fine", "ä, \t\"1\""));
    start();
    RawClient client = connect();
    for (const char* path : {"/split", "/name", "/length", "/status", "/type"}) {
        client.send(get(path));
        const auto reply = client.read();
        EXPECT_EQ(reply->status, 500) << path;
        EXPECT_EQ(reply->header("Set-Cookie"), "(none)");
    }
    client.send(get("/fine"));
    EXPECT_EQ(client.read()->header("X-Fine"), "ä, \t\"1\"");
}

TEST_F(server_replies, no_error_of_the_server_repeats_what_the_client_sent) {
    start();
    RawClient client = connect();
    client.send("GET /canary HTTP/1.1\r\nX-Canary: canary\r\ncanary: canary\r\n\r\n");
    EXPECT_EQ(client.read_to_end().find("canary"), std::string::npos);
}

TEST_F(server_replies, a_large_reply_arrives_whole_also_where_the_client_reads_slowly) {
    static const std::string large(8'000'000, 'x');
    application.on("/large", [](const Request&) { return TableApplication::text(large); });
    application.on("/borrowed", [](const Request&) {
        Response response;
        response.borrowed_body = large;
        return response;
    });
    start();
    for (const char* path : {"/large", "/borrowed"}) {
        RawClient client = connect();
        client.send(get(path) + get("/hello"));
        EXPECT_EQ(client.read()->body, large);
        EXPECT_EQ(client.read()->body, "hello");
    }
    RawClient client = connect();
    client.send("HEAD /borrowed HTTP/1.1\r\nHost: h\r\n\r\n");
    EXPECT_EQ(client.read(false)->header("Content-Length"), "8000000");
}

// Nothing else is asked meanwhile: a connection is not idle while a part of its reply is still to be sent.
TEST_F(server_replies, the_last_reply_of_a_connection_that_stays_open_arrives_whole) {
    static const std::string larger(32'000'000, 'x');  // more than the kernel holds for both ends
    application.on("/large", [](const Request&) { return TableApplication::text(larger); });
    application.on("/borrowed", [](const Request&) {
        Response response;
        response.borrowed_body = larger;
        return response;
    });
    start();
    for (const char* path : {"/large", "/borrowed"}) {
        RawClient client = connect();
        client.send(get(path));
        ASSERT_TRUE(client.readable_within(10'000)) << path;
        const auto reply = client.read();
        ASSERT_TRUE(reply) << path << ": cut";
        EXPECT_EQ(reply->body.size(), larger.size()) << path;
        EXPECT_NE(reply->header("Connection"), "close") << path;
        client.send(get("/hello"));
        EXPECT_EQ(client.read()->body, "hello") << path;
    }
}

// What it takes is less than what the kernel waits for before it lets the server send more.
TEST_F(server_replies, a_client_that_reads_steadily_is_not_cut_by_the_write_deadline) {
    static const std::string large(8'000'000, 'x');
    application.on("/large", [](const Request&) { return TableApplication::text(large); });
    options.deadlines.write = std::chrono::seconds(1);
    start();
    RawClient client = connect();
    client.send(get("/large", "Connection: close\r\n"));
    std::size_t taken = 0;
    std::vector<char> room(24'000);
    for (int i = 0; i < 30; ++i) {
        ASSERT_TRUE(client.readable_within(10'000));
        taken += static_cast<std::size_t>(::recv(client.descriptor(), room.data(), room.size(), 0));
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    EXPECT_GT(taken + client.read_to_end().size(), large.size());
}

TEST_F(server_replies, a_stream_is_sent_in_chunks) {
    stream_on("/stream", [] {
        return [i = 0](std::string& chunk) mutable {
            EXPECT_TRUE(chunk.empty());
            if (i % 3 != 0) chunk = "line " + std::to_string(i) + "\n";
            return ++i < 8;
        };
    });
    stream_on("/empty", [] { return [](std::string&) { return false; }; });
    start();
    RawClient client = connect();
    client.send(get("/stream") + get("/empty") + "HEAD /stream HTTP/1.1\r\nHost: h\r\n\r\n");
    const auto reply = client.read();
    EXPECT_EQ(reply->header("Transfer-Encoding"), "chunked");
    EXPECT_EQ(reply->header("Content-Length"), "(none)");
    EXPECT_EQ(reply->body, "line 1\nline 2\nline 4\nline 5\nline 7\n");
    EXPECT_EQ(client.read()->body, "");
    EXPECT_EQ(client.read(false)->header("Transfer-Encoding"), "chunked");
    client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    const auto old = client.read();
    EXPECT_EQ(old->header("Transfer-Encoding"), "(none)");
    EXPECT_EQ(old->body, "line 1\nline 2\nline 4\nline 5\nline 7\n");
}

TEST_F(server_replies, a_stream_may_take_longer_than_any_deadline_also_as_a_refusal) {
    options.deadlines.header = options.deadlines.body = options.deadlines.idle = std::chrono::milliseconds(30);
    const auto slowly = [](std::string& chunk) {
        std::this_thread::sleep_for(std::chrono::milliseconds(150));
        chunk = "late";
        return false;
    };
    Response refusal;
    refusal.stream = slowly;
    application.on("/refused", [](const Request&) { return TableApplication::text(""); }, {.refusal = refusal});
    stream_on("/slow", [=] { return slowly; });
    start();
    RawClient client = connect();
    client.send(get("/slow") + get("/refused"));
    EXPECT_EQ(client.read()->body, "late");
    EXPECT_EQ(client.read()->body, "late");
}

TEST_F(server_replies, a_stream_that_fails_is_broken_off_so_that_nobody_takes_it_for_whole) {
    stream_on("/fails", [] {
        return [i = 0](std::string& chunk) mutable -> bool {
            if (i++ == 3) throw std::runtime_error("secret text");
            chunk = "part";
            return true;
        };
    });
    start();
    RawClient client = connect();
    client.send(get("/fails"));
    const std::string all = client.read_to_end();
    EXPECT_TRUE(all.ends_with("4\r\npart\r\n")) << all;
}

TEST_F(server_replies, a_stream_ends_where_the_client_leaves) {
    auto alive = std::make_shared<int>(0);
    const std::weak_ptr<int> watched = alive;
    std::atomic<int> calls = 0;
    stream_on("/endless", [&, alive]() mutable {
        return [&calls, alive](std::string& chunk) {
            ++calls;
            chunk.assign(100'000, 'x');
            return true;
        };
    });
    start();
    const long uses = alive.use_count();
    for (const bool hard : {false, true}) {
        RawClient client = connect();
        client.send(get("/endless"));
        EXPECT_TRUE(eventually([&] { return calls > 2 && alive.use_count() > uses; }));
        hard ? client.reset() : client.close();
        EXPECT_TRUE(eventually([&] { return alive.use_count() == uses; })) << "the stream was not destroyed";
        EXPECT_TRUE(eventually([&] { return server->statistics().connections == 0; }));
        calls = 0;
    }
}

TEST_F(server_replies, a_slow_reader_of_a_stream_holds_no_thread_of_the_pool) {
    options.blocking_threads = 1;
    stream_on("/endless", [] {
        return [](std::string& chunk) {
            chunk.assign(1'000'000, 'x');
            return true;
        };
    });
    start();
    std::vector<RawClient> readers;
    for (int i = 0; i < 4; ++i) {
        readers.push_back(connect());
        readers.back().send(get("/endless"));
    }
    RawClient client = connect();
    for (int i = 0; i < 20; ++i) {
        client.send(get("/blocking?x"));
        EXPECT_EQ(client.read()->body, "slow x");
    }
}

TEST_F(server_replies, blocking_handlers_hold_up_nothing_but_their_own_connection) {
    Gate gate;
    options.threads = 1;
    application.on("/gate",
                   [&](const Request&) {
                       gate.pass();
                       return TableApplication::text("through");
                   },
                   {.handling = Handling::blocking});
    start();
    RawClient slow = connect();
    RawClient fast = connect();
    slow.send(get("/gate") + get("/hello"));
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 1; }));
    for (int i = 0; i < 20; ++i) {
        fast.send(get("/hello"));
        EXPECT_EQ(fast.read()->body, "hello");
    }
    EXPECT_FALSE(slow.readable_within(0));
    gate.open();
    EXPECT_EQ(slow.read()->body, "through");
    EXPECT_EQ(slow.read()->body, "hello");
}

TEST_F(server_replies, a_full_pool_refuses_with_503_and_keeps_the_connection) {
    Gate gate;
    options.blocking_threads = 1;
    options.blocking_queue = 1;
    application.on("/gate",
                   [&](const Request&) {
                       gate.pass();
                       return TableApplication::text("through");
                   },
                   {.handling = Handling::blocking});
    start();
    RawClient runs = connect();
    RawClient waits = connect();
    RawClient refused = connect();
    runs.send(get("/gate"));
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 1; }));
    waits.send(get("/gate"));
    ASSERT_TRUE(eventually([&] { return server->statistics().waiting_for_pool == 1; }));
    refused.send(get("/gate") + get("/hello"));
    EXPECT_EQ(refused.read()->status, 503);
    EXPECT_EQ(refused.read()->status, 200);
    gate.open();
    EXPECT_EQ(runs.read()->body, "through");
    EXPECT_EQ(waits.read()->body, "through");
}

}  // namespace
}  // namespace guildhall::http
