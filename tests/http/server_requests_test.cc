// What the server understands, and what it refuses, over real sockets.
#include "http/server_fixture.h"

namespace guildhall::http {
namespace {

class server_requests : public ServerTest {};

TEST_F(server_requests, a_connection_carries_many_requests) {
    start();
    RawClient client = connect();
    for (int i = 0; i < 100; ++i) {
        ASSERT_TRUE(client.send(get("/hello")));
        const auto reply = client.read();
        ASSERT_TRUE(reply);
        EXPECT_EQ(reply->status, 200);
        EXPECT_EQ(reply->body, "hello");
        EXPECT_EQ(reply->header("Content-Type"), "text/plain");
        EXPECT_EQ(reply->header("Connection"), "(none)");
        EXPECT_EQ(reply->header("Date").size(), 29U);
    }
    EXPECT_EQ(server->statistics().requests, 100U);
    EXPECT_EQ(server->statistics().connections, 1U);
}

TEST_F(server_requests, pipelined_requests_are_answered_in_order_also_when_a_blocking_one_comes_first) {
    start();
    RawClient client = connect();
    std::string all;
    for (int i = 0; i < 50; ++i) all += get("/blocking?" + std::to_string(i)) + post("/echo", "n" + std::to_string(i));
    client.send(all);
    for (int i = 0; i < 50; ++i) {
        EXPECT_EQ(client.read()->body, "slow " + std::to_string(i));
        EXPECT_EQ(client.read()->body, "n" + std::to_string(i));
    }
}

TEST_F(server_requests, thousands_of_pipelined_requests_are_answered) {
    start();
    RawClient client = connect();
    std::string all;
    for (int i = 0; i < 3'000; ++i) all += get("/hello");
    std::thread sender([&] { client.send(all); });
    for (int i = 0; i < 3'000; ++i) ASSERT_EQ(client.read()->status, 200) << i;
    sender.join();
}

TEST_F(server_requests, a_request_may_come_byte_by_byte) {
    start();
    RawClient client = connect();
    for (const char c : post("/echo", "hello")) client.send({&c, 1});
    EXPECT_EQ(client.read()->body, "hello");
}

TEST_F(server_requests, empty_lines_before_a_request_are_skipped) {
    start();
    RawClient client = connect();
    client.send("\r\n\r\n" + get("/hello") + "\r\n" + get("/hello"));
    EXPECT_EQ(client.read()->status, 200);
    EXPECT_EQ(client.read()->status, 200);
}

TEST_F(server_requests, the_application_sees_the_request_as_sent) {
    application.on("/a%20b", [](const Request& request) {
        return TableApplication::text(std::string(to_string(request.method)) + "|" + std::string(request.target) + "|" +
                                      std::string(request.query) + "|" + std::string(*request.header("x-two")) + "|" +
                                      std::to_string(request.headers.size()) + "|" + std::string(request.peer));
    });
    start();
    RawClient client = connect();
    client.send("DELETE /a%20b?x=%31&y HTTP/1.1\r\nHost: h\r\nX-Two: \t a  b \r\n\r\n");
    EXPECT_EQ(client.read()->body, "DELETE|/a%20b?x=%31&y|x=%31&y|a  b|2|127.0.0.1");
    client.send("PATCH http://h:80/a%20b?q HTTP/1.1\r\nHost: h\r\nX-Two: 2\r\n\r\n");
    EXPECT_EQ(client.read()->body, "PATCH|http://h:80/a%20b?q|q|2|2|127.0.0.1");
}

TEST_F(server_requests, head_has_the_length_but_no_body) {
    start();
    RawClient client = connect();
    client.send("HEAD /hello HTTP/1.1\r\nHost: h\r\n\r\n" + get("/hello"));
    EXPECT_EQ(client.read(false)->header("Content-Length"), "5");
    EXPECT_EQ(client.read()->body, "hello");
}

TEST_F(server_requests, no_content_has_neither_length_nor_body) {
    application.on("/gone", [](const Request&) { return TableApplication::text("dropped", 204); });
    start();
    RawClient client = connect();
    client.send(get("/gone") + get("/hello"));
    EXPECT_EQ(client.read()->header("Content-Length"), "(none)");
    EXPECT_EQ(client.read()->body, "hello");
}

TEST_F(server_requests, http_1_0_closes_unless_asked_to_stay) {
    start();
    RawClient stays = connect();
    stays.send("GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
    EXPECT_EQ(stays.read()->header("Connection"), "keep-alive");
    stays.send("GET /hello HTTP/1.0\r\n\r\n");
    EXPECT_EQ(stays.read()->header("Connection"), "close");
    EXPECT_TRUE(stays.is_closed());
}

TEST_F(server_requests, connection_close_is_done_after_the_reply) {
    start();
    RawClient client = connect();
    client.send(get("/hello", "Connection: Close\r\n") + get("/hello"));
    EXPECT_EQ(client.read()->header("Connection"), "close");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(server_requests, a_client_that_has_finished_sending_still_gets_its_reply) {
    start();
    RawClient client = connect();
    client.send(get("/blocking?x"));
    client.finish();
    EXPECT_EQ(client.read()->body, "slow x");
    EXPECT_TRUE(client.is_closed());
}

TEST_F(server_requests, a_chunked_body_is_put_together) {
    start();
    const std::string head = "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: Chunked\r\n\r\n";
    const std::string body = "5\r\nhello\r\nA;name=\"v\"\r\n 123456789\r\n0\r\nHost: evil\r\nX-Trailer: 1\r\n\r\n";
    RawClient client = connect();
    client.send(head + body + get("/hello"));
    EXPECT_EQ(client.read()->body, "hello 123456789");
    EXPECT_EQ(client.read()->body, "hello");
    for (const char c : head + body + head + "0\r\n\r\n") client.send({&c, 1});
    EXPECT_EQ(client.read()->body, "hello 123456789");
    EXPECT_EQ(client.read()->body, "");
}

TEST_F(server_requests, malformed_chunks_are_refused) {
    start();
    const std::string head = "POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
    for (const char* body : {"x\r\nhello", "5\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "-1\r\n\r\n\r\n",
                             "11111111111111111\r\n\r\n", "0\r\nContent-Length: 3\r\n\r\n"}) {
        EXPECT_EQ(refused(head + body).status, 400) << body;
    }
    EXPECT_EQ(refused(head + "1;" + std::string(40'000, 'e')).status, 400);
}

TEST_F(server_requests, a_client_that_waits_for_100_continue_is_invited) {
    start();
    RawClient client = connect();
    client.send("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n\r\n");
    EXPECT_EQ(client.read()->status, 100);
    client.send("ok" + post("/echo", "all there", "Expect: 100-continue\r\n"));
    EXPECT_EQ(client.read()->body, "ok");
    EXPECT_EQ(client.read()->body, "all there");
    client.send("GET /hello HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n\r\n");
    EXPECT_EQ(client.read()->status, 200);
}

TEST_F(server_requests, a_body_over_the_limit_is_refused_without_being_invited) {
    start();
    EXPECT_EQ(
        refused("POST /echo HTTP/1.1\r\nHost: h\r\nContent-Length: 1048577\r\nExpect: 100-continue\r\n\r\n").status,
        413);
}

TEST_F(server_requests, exactly_one_host_is_demanded) {
    start();
    EXPECT_EQ(refused("GET /hello HTTP/1.1\r\n\r\n").status, 400);
    EXPECT_EQ(refused("GET /hello HTTP/1.1\r\nHost: a\r\nhost: a\r\n\r\n").status, 400);
    EXPECT_EQ(refused("GET /hello HTTP/1.0\r\nHost: a\r\nHost: b\r\n\r\n").status, 400);
    EXPECT_EQ(refused("GET /hello HTTP/1.1\r\nHost: a, b\r\n\r\n").status, 400);
    EXPECT_EQ(refused("GET /hello HTTP/1.1\r\nHost: a/b\r\n\r\n").status, 400);
}

TEST_F(server_requests, a_transfer_encoding_other_than_chunked_is_not_implemented) {
    start();
    for (const char* coding : {"gzip", "gzip, chunked", "chunked, gzip", "chunked, chunked", "\"chunked\"", "xchunked",
                               "", "identity", "chunked;q=1"}) {
        const std::string request =
            std::string("POST /echo HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: ") + coding + "\r\n\r\n0\r\n\r\n";
        EXPECT_EQ(refused(request + get("/smuggled")).status, 501) << coding;
    }
}

TEST_F(server_requests, a_request_whose_end_is_in_doubt_is_refused) {
    start();
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    for (const std::string& headers :
         {chunked + "Content-Length: 5\r\n", "Content-Length: 5\r\n" + chunked, chunked + chunked,
          std::string("Content-Length: 5\r\nTransfer-Encoding: gzip\r\n"),
          std::string("Content-Length: 5\r\nContent-Length: 5\r\n"),
          std::string("Content-Length: 5\r\nContent-Length: 6\r\n"), std::string("Content-Length: 5, 5\r\n"),
          std::string("Content-Length: +5\r\n"), std::string("Content-Length: -5\r\n"),
          std::string("Content-Length: 0x5\r\n"), std::string("Content-Length: 5 5\r\n"),
          std::string("Content-Length: \r\n"), std::string("Content-Length: 99999999999999999999999\r\n"),
          std::string("Content-Length : 5\r\n")}) {
        EXPECT_EQ(refused("POST /echo HTTP/1.1\r\nHost: h\r\n" + headers + "\r\nhello" + get("/smuggled")).status, 400)
            << headers;
    }
    EXPECT_EQ(refused("POST /echo HTTP/1.0\r\n" + chunked + "\r\n0\r\n\r\n").status, 400);
}

TEST_F(server_requests, malformed_heads_are_refused) {
    start();
    for (const char* head : {
             "GET /hello HTTP/1.1\r\nHost: h\r\nX: 1\r\n folded\r\n\r\n",
             "GET /hello HTTP/1.1\r\nHost: h\r\n\tX: 1\r\n\r\n",
             "GET /hello HTTP/1.1\nHost: h\n\n",
             "GET /hello HTTP/1.1\r\nHost: h\n\r\n",
             "GET /hello HTTP/1.1\r\nHost: h\r\nX: a\rb\r\n\r\n",
             "GET /hello HTTP/1.1\r\nHost: h\r\nX\r\n\r\n",
             "GET /hello HTTP/1.1\r\nHost: h\r\nX Y: 1\r\n\r\n",
             "GET /hello HTTP/1.1\r\nHost: h\r\n: 1\r\n\r\n",
             "GET /hello HTTP/2.0\r\nHost: h\r\n\r\n",
             "GET /hello HTTP/0.9\r\nHost: h\r\n\r\n",
             "GET /hello\r\n\r\n",
             "GET  /hello HTTP/1.1\r\nHost: h\r\n\r\n",
             "GET /he llo HTTP/1.1\r\nHost: h\r\n\r\n",
             "GET hello HTTP/1.1\r\nHost: h\r\n\r\n",
             "GET /hello#x HTTP/1.1\r\nHost: h\r\n\r\n",
             "GET * HTTP/1.1\r\nHost: h\r\n\r\n",
             "CONNECT h:443 HTTP/1.1\r\nHost: h\r\n\r\n",
             " GET / HTTP/1.1\r\n\r\n",
             "\x16\x03\x01\x02",
             "GET /hello HTTP/1.1\r\nHost: h\r\nX: a\x01\r\n\r\n",
             "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
         }) {
        EXPECT_EQ(refused(head).status, 400) << head;
    }
    EXPECT_EQ(refused(std::string_view("GET /a\0b HTTP/1.1\r\nHost: h\r\n\r\n", 30)).status, 400);
}

TEST_F(server_requests, headers_over_the_limit_are_refused) {
    options.header_bytes = 1'000;
    options.header_count = 10;
    start();
    RawClient client = connect();
    client.send(get("/hello", "X: " + std::string(900, 'x') + "\r\n"));
    EXPECT_EQ(client.read()->status, 200);
    EXPECT_EQ(refused(get("/hello", "X: " + std::string(1'000, 'x') + "\r\n")).status, 431);
    EXPECT_EQ(refused("GET /" + std::string(5'000, 'x')).status, 431);
    std::string nine;
    for (int i = 0; i < 9; ++i) nine += "X: 1\r\n";
    client.send(get("/hello", nine));
    EXPECT_EQ(client.read()->status, 200);
    EXPECT_EQ(refused(get("/hello", nine + "X: 1\r\n")).status, 431);
}

TEST_F(server_requests, a_body_over_the_limit_is_refused_by_its_length_or_while_it_comes) {
    application.on("/small", [](const Request& r) { return TableApplication::text(std::string(r.body)); },
                   {.handling = Handling::in_loop, .body_limit = 10});
    application.on("/large", [](const Request& r) { return TableApplication::text(std::to_string(r.body.size())); },
                   {.handling = Handling::blocking, .body_limit = 4'000'000});
    start();
    RawClient client = connect();
    client.send(post("/small", "0123456789"));
    EXPECT_EQ(client.read()->body, "0123456789");
    client.send(post("/large", std::string(4'000'000, 'x')));
    EXPECT_EQ(client.read()->body, "4000000");
    const std::string head = "POST /small HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
    client.send(head + "5\r\nhello\r\n5\r\nworld\r\n0\r\n\r\n");
    EXPECT_EQ(client.read()->body, "helloworld");
    EXPECT_EQ(refused(post("/small", "0123456789a")).status, 413);
    EXPECT_EQ(refused(head + "5\r\nhello\r\n6\r\nworld!\r\n0\r\n\r\n").status, 413);
    EXPECT_EQ(refused(head + "ffffffffffffffff\r\n").status, 413);
}

TEST_F(server_requests, a_client_that_goes_on_sending_can_read_why_it_was_refused) {
    start();
    RawClient client = connect();
    std::thread sender([&] { client.send(post("/echo", std::string(8'000'000, 'x'))); });
    const auto reply = client.read();
    ASSERT_TRUE(reply);
    EXPECT_EQ(reply->status, 413);
    sender.join();
}

TEST_F(server_requests, a_refusal_of_the_application_saves_reading_the_body) {
    std::atomic<int> handled = 0;
    application.on("/refused",
                   [&](const Request&) {
                       ++handled;
                       return TableApplication::text("");
                   },
                   {.refusal = TableApplication::text("no", 403)});
    start();
    RawClient client = connect();
    client.send(get("/refused") + get("/hello"));
    EXPECT_EQ(client.read()->status, 403);
    EXPECT_EQ(client.read()->status, 200);
    EXPECT_EQ(refused("POST /refused HTTP/1.1\r\nHost: h\r\nContent-Length: 9\r\n\r\n").body, "no");
    EXPECT_EQ(handled, 0);
}

TEST_F(server_requests, many_connections_are_served_at_once) {
    start();
    std::vector<RawClient> clients;
    for (int i = 0; i < 400; ++i) clients.push_back(connect());
    for (int round = 0; round < 3; ++round) {
        for (std::size_t i = 0; i < clients.size(); ++i) {
            clients[i].send(i % 2 == 0 ? post("/echo", std::to_string(i)) : get("/blocking?" + std::to_string(i)));
        }
        for (std::size_t i = 0; i < clients.size(); ++i) {
            const std::string expected = i % 2 == 0 ? std::to_string(i) : "slow " + std::to_string(i);
            ASSERT_EQ(clients[i].read()->body, expected);
        }
    }
    EXPECT_EQ(server->statistics().connections, 400U);
}

}  // namespace
}  // namespace guildhall::http
