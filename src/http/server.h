// The HTTP/1.1 server: one event loop per thread, a pool for what blocks. It knows sockets and HTTP; everything else is
// asked of the Application. Start, stop and statistics may be called from any thread but the server's own.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <memory>
#include <optional>
#include <string>

#include "http/blocking_pool.h"
#include "http/message.h"

namespace guildhall::http {

/// How long a client may take. Absolute, and looked at every `sweep`, so up to one sweep later.
struct Deadlines {
    std::chrono::milliseconds header{10'000};  ///< from a request's first byte to its last header: 408
    std::chrono::milliseconds body{30'000};    ///< from the last header to the body's last byte, and between two: 408
    std::size_t body_rate = 16 * 1'024;        ///< so many bytes that have come put the end off by a second
    std::chrono::milliseconds write{30'000};   ///< to take each 64 KB of a reply: the connection is closed
    std::chrono::milliseconds idle{75'000};    ///< between two requests: the connection is closed
    std::chrono::milliseconds pressed{3'000};  ///< for body and write, while Held says that room is short
    std::chrono::milliseconds linger{2'000};   ///< to take in an error reply before the connection is closed
    std::chrono::milliseconds sweep{1'000};
};

struct ServerOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;                  ///< 0: any free port, see Server::port()
    std::size_t threads = 0;                 ///< event loops; 0: one per core
    std::size_t blocking_threads = 4;        ///< threads of the blocking pool
    std::size_t blocking_queue = 1'024;      ///< requests waiting for the pool; beyond: 503
    std::size_t header_bytes = 16 * 1'024;   ///< request line and headers; beyond: 431
    std::size_t header_count = 100;          ///< beyond: 431
    std::size_t body_bytes = 1'024 * 1'024;  ///< where Accepted names no other limit; beyond: 413
    std::size_t max_connections = 10'000;    ///< beyond: 503 and close
    /// Of requests that haven't arrived and replies that aren't taken; beyond, who is slow is waited for less long.
    std::size_t held_bytes = 64 * 1'024 * 1'024;
    Deadlines deadlines = {};
};

enum class Handling {
    in_loop,   ///< on the event loop: memory and point reads only; it must not wait for anything
    blocking,  ///< on the blocking pool: writes, hashing, searches
};

/// What the application says to a request's head.
struct Accepted {
    Handling handling = Handling::in_loop;
    Lane lane = {};                                        ///< of the pool
    std::optional<std::size_t> body_limit = std::nullopt;  ///< bytes; nullopt: ServerOptions::body_bytes
    std::optional<Response> refusal = std::nullopt;        ///< replies at once; the body is never read
};

/// An error that the server itself replies with: 400, 408, 413, 431, 500, 501 or 503.
struct Failure {
    int status = 500;
    std::string detail;                      ///< what was wrong and what to do; never text of the request
    const RequestHead* head = nullptr;       ///< nullptr where no head could be read
    std::exception_ptr exception = nullptr;  ///< 500 only: what the handler threw, for the log
};

/// The port through which the server asks; all functions are called from several threads at once.
class Application {
public:
    virtual ~Application() = default;

    /// Called on the event loop when the head has arrived, before the body: must not wait.
    virtual Accepted accept(const RequestHead& head) = 0;

    /// Called with the whole request, on the event loop or the pool as accept() said. An exception becomes failure().
    virtual Response handle(const Request& request) = 0;

    /// Shapes an error of the server (problem+json) and logs `exception` where there is one. Called on the event loop.
    virtual Response failure(const Failure& failure) = 0;
};

struct ServerStatistics {
    std::uint64_t connections = 0;       ///< open now
    std::uint64_t requests = 0;          ///< answered since the start, errors too
    std::uint64_t refused = 0;           ///< connections turned away by max_connections since the start
    std::uint64_t waiting_for_pool = 0;  ///< requests in the blocking pool's queue now
};

class Server {
public:
    /// `application` must outlive the server.
    Server(ServerOptions options, Application& application);

    /// Stops without grace where stop() was not called.
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;

    /// Listens and returns at once; throws std::system_error where it can't (address in use, no permission).
    void start();

    /// The port that it listens on. REQUIRES: started
    std::uint16_t port() const;

    /// Takes no new connection, lets requests that run finish for up to `grace`, then closes all connections, and waits
    /// for handlers that still run on the pool (they can't be interrupted). Further calls do nothing.
    void stop(std::chrono::milliseconds grace);

    /// Returns when stop() has ended.
    void join();

    ServerStatistics statistics() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace guildhall::http
