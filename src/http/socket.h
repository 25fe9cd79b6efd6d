// Sockets and addresses as the loop needs them: a descriptor that closes itself, and the few calls with their errors.
#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace guildhall::http {

/// Owns a descriptor; -1: none.
class Socket {
public:
    Socket() = default;
    explicit Socket(int descriptor) : descriptor_(descriptor) {}
    ~Socket() { close(); }
    Socket(Socket&& other) noexcept : descriptor_(std::exchange(other.descriptor_, -1)) {}
    Socket& operator=(Socket&& other) noexcept {
        std::swap(descriptor_, other.descriptor_);
        return *this;
    }

    int get() const { return descriptor_; }
    bool is_open() const { return descriptor_ >= 0; }
    void close();
    /// Closes by a reset: what was sent may be lost, and the other end sees that it broke off.
    void reset();

private:
    int descriptor_ = -1;
};

/// What a read or write without waiting came to.
struct Transfer {
    enum class Outcome { moved, would_wait, over };  ///< over: the end of the stream, or an error
    Outcome outcome;
    std::size_t size = 0;
};

Transfer receive(const Socket& socket, std::span<char> room);
/// First `head`, then `body`, in one call.
Transfer send(const Socket& socket, std::string_view head, std::string_view body);

/// Bytes that were sent and that the other end hasn't confirmed yet.
std::size_t unacknowledged(const Socket& socket);

/// An IP address with its port.
struct Address {
    sockaddr_storage bytes{};
    socklen_t size = sizeof(sockaddr_storage);

    /// Throws std::system_error for what is no IP address.
    static Address parse(const std::string& address, std::uint16_t port);

    std::uint16_t port() const;
    void set_port(std::uint16_t port);
    /// Without the port; an IPv4 client of an IPv6 socket as IPv4.
    std::string text() const;
};

enum class Sharing { none, port };

/// A socket bound to the address; with Sharing::port others of this user may be too. Throws std::system_error.
Socket bound_socket(const Address& address, Sharing sharing);

/// Throws std::system_error.
std::uint16_t start_listening(const Socket& socket, const Address& address);

/// The next connection, and who it is; not open where there is none (errno says why).
Socket accept_connection(const Socket& listener, Address& peer);

}  // namespace guildhall::http
