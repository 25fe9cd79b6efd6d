#include "http/socket.h"

#include <arpa/inet.h>
#include <linux/sockios.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <sys/ioctl.h>
#include <sys/uio.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace guildhall::http {

namespace {

Transfer outcome_of(ssize_t result) {
    if (result > 0) return {Transfer::Outcome::moved, static_cast<std::size_t>(result)};
    const bool waits = result < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    return {waits ? Transfer::Outcome::would_wait : Transfer::Outcome::over};
}

iovec piece(std::string_view text) { return {const_cast<char*>(text.data()), text.size()}; }

[[noreturn]] void refuse(int error, const Address& address) {
    throw std::system_error(error, std::system_category(),
                            "can't listen on " + address.text() + " port " + std::to_string(address.port()));
}

void check(int result, const Address& address) {
    if (result < 0) refuse(errno, address);
}

constexpr int kUnsentAtMost = 128 * 1'024;

void set_option(const Socket& socket, std::pair<int, int> option, int value, const Address& address) {
    check(::setsockopt(socket.get(), option.first, option.second, &value, sizeof value), address);
}

sockaddr* bytes_of(Address& address) { return reinterpret_cast<sockaddr*>(&address.bytes); }
const sockaddr* bytes_of(const Address& address) { return reinterpret_cast<const sockaddr*>(&address.bytes); }

}  // namespace

void Socket::close() {
    if (is_open()) ::close(std::exchange(descriptor_, -1));
}

void Socket::reset() {
    const linger at_once{1, 0};
    ::setsockopt(descriptor_, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
    close();
}

Transfer receive(const Socket& socket, std::span<char> room) {
    for (;;) {
        const ssize_t result = ::recv(socket.get(), room.data(), room.size(), 0);
        if (result >= 0 || errno != EINTR) return outcome_of(result);
    }
}

Transfer send(const Socket& socket, std::string_view head, std::string_view body) {
    std::array<iovec, 2> pieces = {piece(head), piece(body)};
    msghdr message{};
    message.msg_iov = pieces.data();
    message.msg_iovlen = pieces.size();
    for (;;) {
        const ssize_t result = body.empty() ? ::send(socket.get(), head.data(), head.size(), MSG_NOSIGNAL)
                                            : ::sendmsg(socket.get(), &message, MSG_NOSIGNAL);
        if (result >= 0 || errno != EINTR) return outcome_of(result);
    }
}

std::size_t unacknowledged(const Socket& socket) {
    int bytes = 0;
    return ::ioctl(socket.get(), SIOCOUTQ, &bytes) == 0 ? static_cast<std::size_t>(bytes) : 0;
}

Address Address::parse(const std::string& address, std::uint16_t port) {
    addrinfo wanted{};
    wanted.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV;
    wanted.ai_socktype = SOCK_STREAM;
    addrinfo* found = nullptr;
    if (::getaddrinfo(address.c_str(), std::to_string(port).c_str(), &wanted, &found) != 0) {
        throw std::system_error(std::make_error_code(std::errc::invalid_argument),
                                "the address to listen on must be an IP address, not \"" + address + "\"");
    }
    Address parsed;
    std::memcpy(&parsed.bytes, found->ai_addr, found->ai_addrlen);
    parsed.size = found->ai_addrlen;
    ::freeaddrinfo(found);
    return parsed;
}

// Both kinds have the port at the same place, behind the family.
std::uint16_t Address::port() const { return ntohs(reinterpret_cast<const sockaddr_in&>(bytes).sin_port); }

void Address::set_port(std::uint16_t port) { reinterpret_cast<sockaddr_in&>(bytes).sin_port = htons(port); }

std::string Address::text() const {
    std::array<char, NI_MAXHOST> name{};
    if (::getnameinfo(bytes_of(*this), size, name.data(), name.size(), nullptr, 0, NI_NUMERICHOST) != 0) return {};
    const std::string_view found(name.data());
    constexpr std::string_view kMapped = "::ffff:";
    const bool is_mapped = found.starts_with(kMapped) && found.find('.') != std::string_view::npos;
    return std::string(is_mapped ? found.substr(kMapped.size()) : found);
}

Socket bound_socket(const Address& address, Sharing sharing) {
    Socket socket(::socket(address.bytes.ss_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
    check(socket.get(), address);
    set_option(socket, {SOL_SOCKET, SO_REUSEADDR}, 1, address);
    if (sharing == Sharing::port) set_option(socket, {SOL_SOCKET, SO_REUSEPORT}, 1, address);
    check(::bind(socket.get(), bytes_of(address), address.size), address);
    return socket;
}

std::uint16_t start_listening(const Socket& socket, const Address& address) {
    // Its connections inherit both. What a client doesn't take is to wait here and not in the kernel, which would take
    // megabytes for each.
    set_option(socket, {IPPROTO_TCP, TCP_NODELAY}, 1, address);
    set_option(socket, {IPPROTO_TCP, TCP_NOTSENT_LOWAT}, kUnsentAtMost, address);
    check(::listen(socket.get(), SOMAXCONN), address);
    Address own;
    check(::getsockname(socket.get(), bytes_of(own), &own.size), address);
    return own.port();
}

Socket accept_connection(const Socket& listener, Address& peer) {
    peer.size = sizeof peer.bytes;
    return Socket(::accept4(listener.get(), bytes_of(peer), &peer.size, SOCK_NONBLOCK | SOCK_CLOEXEC));
}

}  // namespace guildhall::http
