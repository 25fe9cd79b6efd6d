// Deadlines, limits on connections, start and stop.
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include <future>
#include <system_error>

#include "http/server_fixture.h"

namespace guildhall::http {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kShort{60};

class server_life : public ServerTest {
protected:
    /// A path whose blocking handler waits for the gate.
    void gate_on(const std::string& path) {
        application.on(path,
                       [this](const Request&) {
                           gate.pass();
                           return TableApplication::text("through");
                       },
                       {.handling = Handling::blocking});
    }

    Gate gate;
};

TEST_F(server_life, a_head_that_comes_too_slowly_is_answered_408) {
    options.deadlines.header = kShort;
    start();
    RawClient client = connect();
    client.send("GET /hello HTTP/1.1\r\nHost:");
    const auto reply = client.read();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 408);
    EXPECT_EQ(reply->header("Connection"), "close");
    client.finish();
    EXPECT_TRUE(client.is_closed());
}

// The control of the deadlines: where they are long, the same clients are waited for.
TEST_F(server_life, within_the_deadlines_slow_clients_are_waited_for) {
    start();
    RawClient head = connect();
    head.send("GET /hello HTTP/1.1\r\nHost:");
    RawClient body = connect();
    body.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhel");
    RawClient idle = connect();
    EXPECT_FALSE(head.readable_within(200));
    EXPECT_FALSE(body.readable_within(0));
    EXPECT_FALSE(idle.readable_within(0));
    head.send(" h\r\n\r\n");
    EXPECT_EQ(head.read()->body, "hello");
    body.send("lo");
    EXPECT_EQ(body.read()->body, "hello");
}

TEST_F(server_life, bytes_that_drip_in_do_not_put_off_the_deadline) {
    options.deadlines.header = kShort;
    start();
    RawClient client = connect();
    client.send("GET /hello HTTP/1.1\r\n");
    EXPECT_TRUE(eventually([&] {
        client.send("X: 1\r\n");
        return client.readable_within(1);
    }));
    EXPECT_EQ(client.read()->status, 408);
}

TEST_F(server_life, the_deadline_counts_from_the_first_byte_of_each_request) {
    options.deadlines.header = milliseconds(400);
    start();
    RawClient client = connect();
    const auto end = std::chrono::steady_clock::now() + milliseconds(800);
    while (std::chrono::steady_clock::now() < end) {
        client.send(get("/hello"));
        ASSERT_EQ(client.read()->status, 200);
        client.readable_within(20);
    }
}

TEST_F(server_life, a_body_that_comes_too_slowly_is_answered_408) {
    options.deadlines.body = kShort;
    start();
    EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhel").status, 408);
}

class slow_bodies : public server_life {
protected:
    /// What a body of 320 KB is answered that comes in equal parts for over 1.6 s, where the deadline is 1 s.
    int answer_to_steady_sender() {
        options.deadlines.body = milliseconds(1'000);
        start();
        RawClient client = connect();
        client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 320000\r\n\r\n");
        for (int i = 0; i < 16; ++i) {
            std::this_thread::sleep_for(milliseconds(100));
            client.send(std::string(20'000, 'x'));
        }
        return client.read()->status;
    }
};

TEST_F(slow_bodies, what_comes_steadily_is_waited_for_beyond_the_deadline) {
    options.deadlines.body_rate = 40'000;
    EXPECT_EQ(answer_to_steady_sender(), 200);
}

// The control: the same sender, of whom more is demanded.
TEST_F(slow_bodies, what_comes_below_the_least_rate_is_answered_408) {
    options.deadlines.body_rate = 4'000'000;
    EXPECT_EQ(answer_to_steady_sender(), 408);
}

TEST_F(slow_bodies, a_body_that_drips_in_does_not_put_off_the_deadline) {
    options.deadlines.body = kShort;
    start();
    RawClient client = connect();
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n");
    EXPECT_TRUE(eventually([&] {
        client.send("x");
        return client.readable_within(1);
    }));
    EXPECT_EQ(client.read()->status, 408);
}

TEST_F(slow_bodies, who_sent_much_at_first_may_not_fall_silent_for_it) {
    options.deadlines.body = kShort;
    options.deadlines.body_rate = 1'000;  // earns 400 s
    start();
    RawClient client = connect();
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 500000\r\n\r\n" + std::string(400'000, 'x'));
    EXPECT_EQ(client.read()->status, 408);
}

TEST_F(server_life, an_idle_connection_is_closed_without_a_word) {
    options.deadlines.idle = kShort;
    start();
    RawClient fresh = connect();
    RawClient used = connect();
    used.send(get("/hello"));
    EXPECT_EQ(used.read()->status, 200);
    EXPECT_TRUE(used.is_closed());
    EXPECT_TRUE(fresh.is_closed());
    EXPECT_TRUE(eventually([&] { return server->statistics().connections == 0; }));
}

TEST_F(server_life, a_client_that_does_not_read_is_dropped) {
    options.deadlines.write = kShort;
    application.on("/large", [](const Request&) { return TableApplication::text(std::string(30'000'000, 'x')); });
    start();
    RawClient client = connect();
    client.send(get("/large"));
    EXPECT_TRUE(eventually([&] { return server->statistics().requests == 1; }));
    EXPECT_TRUE(eventually([&] { return server->statistics().connections == 0; }));
}

TEST_F(server_life, where_slow_clients_hold_too_much_they_are_waited_for_less_long) {
    options.deadlines.pressed = kShort;
    options.held_bytes = 1'000'000;
    application.on("/large", [](const Request&) { return TableApplication::text(std::string(5'000'000, 'x')); });
    start();
    RawClient reader = connect(), sender = connect(), idle = connect();
    sender.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n" + std::string(400'000, 'x'));
    idle.send(get("/hello"));
    EXPECT_EQ(idle.read()->status, 200);
    EXPECT_FALSE(sender.readable_within(4 * static_cast<int>(kShort.count()))) << "control: there is room";
    reader.send(get("/large"));
    EXPECT_EQ(sender.read()->status, 408);
    EXPECT_TRUE(eventually([&] { return server->statistics().connections == 1; })) << "both are dropped";
    idle.send(get("/hello"));
    EXPECT_EQ(idle.read()->status, 200) << "who holds nothing is not";
}

TEST_F(server_life, who_waits_idle_after_a_large_request_holds_nothing) {
    options.deadlines.pressed = kShort;
    options.held_bytes = 1'000'000;
    start();
    std::vector<RawClient> idle;
    for (int i = 0; i < 100; ++i) {
        idle.push_back(connect());
        idle.back().send(post("/echo", std::string(30'000, 'x')));
        ASSERT_EQ(idle.back().read()->body.size(), 30'000U);
    }
    RawClient sender = connect();
    sender.send("POST /echo HTTP/1.1\r\nHost: x\r\nContent-Length: 500000\r\n\r\n" + std::string(400'000, 'x'));
    EXPECT_FALSE(sender.readable_within(4 * static_cast<int>(kShort.count()))) << "there is room";
    sender.send(std::string(100'000, 'x'));
    EXPECT_EQ(sender.read()->status, 200);
}

TEST_F(server_life, a_handler_may_take_longer_than_any_deadline) {
    options.deadlines.header = options.deadlines.body = options.deadlines.idle = options.deadlines.write = kShort;
    gate_on("/gate");
    start();
    RawClient client = connect();
    client.send(post("/gate", "body"));
    EXPECT_FALSE(client.readable_within(200));
    gate.open();
    EXPECT_EQ(client.read()->body, "through");
}

TEST_F(server_life, a_refused_client_that_never_stops_sending_is_dropped_after_the_lingering) {
    options.deadlines.linger = kShort;
    start();
    RawClient client = connect();
    client.send("nonsense\n");
    EXPECT_EQ(client.read()->status, 400);
    EXPECT_TRUE(eventually([&] { return !client.send("more") || server->statistics().connections == 0; }));
}

TEST_F(server_life, connections_over_the_limit_are_turned_away_with_503) {
    options.max_connections = 3;
    start();
    std::vector<RawClient> clients;
    for (int i = 0; i < 3; ++i) {
        clients.push_back(connect());
        clients.back().send(get("/hello"));
        EXPECT_EQ(clients.back().read()->status, 200);
    }
    RawClient extra = connect();
    EXPECT_EQ(extra.read()->status, 503);
    EXPECT_TRUE(extra.is_closed());
    EXPECT_EQ(server->statistics().refused, 1U);
    clients.pop_back();
    ASSERT_TRUE(eventually([&] { return server->statistics().connections == 2; }));
    RawClient next = connect();
    next.send(get("/hello"));
    EXPECT_EQ(next.read()->status, 200);
}

/// Processor time of the whole program.
milliseconds processor_time() {
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return milliseconds(time.tv_sec * 1'000 + time.tv_nsec / 1'000'000);
}

TEST_F(server_life, without_descriptors_the_server_waits_quietly_and_then_goes_on) {
    options.threads = 1;
    options.deadlines.sweep = milliseconds(1'000);
    start();
    rlimit before{};
    getrlimit(RLIMIT_NOFILE, &before);
    RawClient held = connect();
    held.send(get("/hello"));
    ASSERT_EQ(held.read()->status, 200);
    RawClient client = connect();  // may be taken or not: its number is the highest, so the limit is set below the next
    client.send(get("/hello"));
    ASSERT_EQ(client.read()->status, 200);
    const int spare = ::dup(0);
    ::close(spare);
    rlimit tight = before;
    tight.rlim_cur = static_cast<rlim_t>(spare) + 1;
    setrlimit(RLIMIT_NOFILE, &tight);
    RawClient waits = connect();  // takes the last descriptor, so the server has none for its end
    waits.send(get("/hello"));
    const auto busy = processor_time();
    const bool answered = waits.readable_within(300);
    const auto spent = processor_time() - busy;
    held.send(get("/hello"));
    const auto meanwhile = held.read();
    setrlimit(RLIMIT_NOFILE, &before);
    EXPECT_FALSE(answered);
    EXPECT_LT(spent.count(), 150) << "the loop asks again and again";
    EXPECT_EQ(meanwhile->status, 200);
    EXPECT_EQ(waits.read()->status, 200);
}

TEST_F(server_life, a_port_that_is_taken_is_refused_also_where_the_other_server_shares_ports) {
    start();
    ServerOptions same = options;
    same.port = server->port();
    Server second(same, application);
    EXPECT_THROW(second.start(), std::system_error);
    server->stop(milliseconds(0));
    Server third(same, application);
    EXPECT_NO_THROW(third.start());
    EXPECT_EQ(third.port(), same.port);
}

TEST_F(server_life, a_client_is_shown_by_ipv4_also_where_the_socket_takes_both) {
    options.address = "::";
    application.on("/who", [](const Request& request) { return TableApplication::text(std::string(request.peer)); });
    try {
        start();
    } catch (const std::system_error& error) {
        server.reset();
        GTEST_SKIP() << "no IPv6 here: " << error.what();
    }
    RawClient client = connect();
    client.send(get("/who"));
    EXPECT_EQ(client.read()->body, "127.0.0.1");
}

TEST_F(server_life, an_address_that_is_none_is_refused) {
    options.address = "nowhere";
    Server none(options, application);
    EXPECT_THROW(none.start(), std::system_error);
}

TEST_F(server_life, stop_lets_running_requests_finish_and_takes_no_new_ones) {
    gate_on("/gate");
    start();
    RawClient idle = connect();
    idle.send(get("/hello"));
    EXPECT_EQ(idle.read()->status, 200);
    RawClient running = connect();
    running.send(get("/gate"));
    RawClient half = connect();
    half.send("GET /hello HTTP/1.1\r\n");
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 1 && server->statistics().connections == 3; }));
    auto stopped = std::async(std::launch::async, [&] { server->stop(milliseconds(10'000)); });
    EXPECT_TRUE(idle.is_closed());
    EXPECT_TRUE(eventually([&] {
        try {
            return connect().is_closed();
        } catch (const std::runtime_error&) {
            return true;
        }
    }));
    half.send("Host: h\r\n\r\n");
    EXPECT_EQ(half.read()->header("Connection"), "close");
    half.close();
    EXPECT_EQ(stopped.wait_for(milliseconds(0)), std::future_status::timeout);
    gate.open();
    const auto reply = running.read();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->body, "through");
    EXPECT_EQ(reply->header("Connection"), "close");
    running.close();
    stopped.get();
    server->join();
}

TEST_F(server_life, what_is_put_off_is_handled_again_and_holds_no_thread_meanwhile) {
    options.threads = 1;
    options.blocking_threads = 1;
    const auto later = [](const Request& request) {
        Response response = TableApplication::text(std::to_string(request.waited.count()));
        if (request.waited < milliseconds(60)) response.again_in = milliseconds(20);
        return response;
    };
    application.on("/later", later);
    application.on("/later-blocking", later, {.handling = Handling::blocking});
    start();
    std::vector<RawClient> clients;
    for (const char* path : {"/later", "/later-blocking"}) {
        clients.push_back(connect());
        clients.back().send(get(path) + get(path) + get("/hello"));
    }
    RawClient other = connect();
    other.send(get("/hello") + get("/blocking"));
    EXPECT_EQ(other.read()->body, "hello") << "the only loop is free";
    EXPECT_EQ(other.read()->body, "slow ") << "and the only thread of the pool";
    for (RawClient& client : clients) {
        EXPECT_EQ(client.read()->body, "60");
        EXPECT_EQ(client.read()->body, "60") << "counted anew for each request";
        EXPECT_EQ(client.read()->body, "hello") << "in order";
    }
}

TEST_F(server_life, stop_breaks_off_what_is_not_done_within_the_grace) {
    options.blocking_threads = 1;
    gate_on("/gate");
    application.on("/endless", [](const Request&) {
        Response response;
        response.stream = [](std::string& chunk) {
            chunk.assign(100'000, 'x');
            return true;
        };
        return response;
    });
    start();
    RawClient half = connect();
    half.send("GET /hello HTTP/1.1\r\n");
    RawClient streams = connect();
    streams.send(get("/endless"));
    ASSERT_TRUE(streams.readable_within(10'000));
    RawClient runs = connect();
    RawClient waits = connect();
    runs.send(get("/gate"));
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 1; }));
    waits.send(get("/gate"));
    ASSERT_TRUE(eventually([&] { return server->statistics().waiting_for_pool >= 1; }));
    auto stopped = std::async(std::launch::async, [&] { server->stop(kShort); });
    EXPECT_TRUE(half.is_closed());
    const auto told = waits.read();
    ASSERT_TRUE(told);
    EXPECT_EQ(told->status, 503);
    EXPECT_EQ(waits.read(), std::nullopt);
    EXPECT_EQ(stopped.wait_for(milliseconds(0)), std::future_status::timeout) << "a handler still runs";
    gate.open();
    stopped.get();
    EXPECT_EQ(runs.read(), std::nullopt);
}

TEST_F(server_life, a_request_that_had_arrived_before_stop_is_answered) {
    options.threads = 1;
    application.on("/holds-the-loop", [&](const Request&) {
        gate.pass();
        return TableApplication::text("held");
    });
    start();
    RawClient known = connect();
    known.send(get("/hello"));
    EXPECT_EQ(known.read()->status, 200);
    RawClient holds = connect();
    holds.send(get("/holds-the-loop"));
    ASSERT_TRUE(eventually([&] { return gate.waiting() == 1; }));
    known.send(get("/hello"));
    RawClient fresh = connect();
    fresh.send(get("/hello"));
    auto stopped = std::async(std::launch::async, [&] { server->stop(milliseconds(10'000)); });
    EXPECT_EQ(stopped.wait_for(milliseconds(20)), std::future_status::timeout);
    gate.open();
    EXPECT_EQ(holds.read()->body, "held");
    EXPECT_EQ(known.read()->body, "hello");
    EXPECT_EQ(fresh.read()->body, "hello");
    holds.close();
    known.close();
    fresh.close();
    stopped.get();
}

TEST_F(server_life, a_server_may_be_stopped_twice_and_at_once) {
    start();
    auto one = std::async(std::launch::async, [&] { server->stop(milliseconds(0)); });
    server->stop(milliseconds(0));
    one.get();
    server->stop(milliseconds(0));
}

TEST_F(server_life, clients_that_come_and_go_while_the_server_stops_do_no_harm) {
    for (int round = 0; round < 10; ++round) {
        start();
        std::atomic<bool> ends = false;
        std::thread crowd([&] {
            while (!ends) {
                try {
                    RawClient client = connect();
                    client.send(get("/blocking?x") + get("/hello"));
                    if (round % 2 == 0) client.read();
                } catch (const std::runtime_error&) {
                    return;
                }
            }
        });
        eventually([&] { return server->statistics().requests > 20; });
        server->stop(milliseconds(round));
        ends = true;
        crowd.join();
    }
}

}  // namespace
}  // namespace guildhall::http
