#include "http/raw_client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <utility>

#include "http/message.h"

namespace guildhall::http {

std::string Reply::header(std::string_view name) const {
    for (const auto& [key, value] : headers) {
        if (equals_ignoring_case(key, name)) return value;
    }
    return "(none)";
}

RawClient::RawClient(std::uint16_t port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const timeval patience{20, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        close();
        throw std::runtime_error("can't connect");
    }
}

RawClient::~RawClient() { close(); }

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}

bool RawClient::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::optional<Reply> RawClient::read(bool has_body) {
    Reply reply;
    std::string line;
    if (!read_line(line) || !line.starts_with("HTTP/1.1 ")) return std::nullopt;
    reply.status = std::atoi(line.c_str() + 9);
    while (read_line(line) && !line.empty()) {
        const auto colon = line.find(": ");
        if (colon == std::string::npos) return std::nullopt;
        reply.headers.emplace_back(line.substr(0, colon), line.substr(colon + 2));
    }
    if (!has_body || reply.status < 200 || reply.status == 204 || reply.status == 304) return reply;
    if (reply.header("Transfer-Encoding") == "chunked") {
        if (!read_chunks(reply.body)) return std::nullopt;
    } else if (reply.header("Content-Length") != "(none)") {
        const auto size = std::strtoul(reply.header("Content-Length").c_str(), nullptr, 10);
        if (!read_exactly(size, reply.body)) return std::nullopt;
    } else {
        reply.body = read_to_end();
    }
    return reply;
}

std::string RawClient::read_to_end() {
    while (fill()) {
    }
    return std::exchange(buffer_, {});
}

bool RawClient::is_closed() { return buffer_.empty() && !fill() && errno != EAGAIN; }

bool RawClient::readable_within(int milliseconds) {
    if (!buffer_.empty()) return true;
    pollfd entry{socket_, POLLIN, 0};
    return ::poll(&entry, 1, milliseconds) > 0;
}

void RawClient::finish() { ::shutdown(socket_, SHUT_WR); }

void RawClient::close() {
    if (socket_ >= 0) ::close(socket_);
    socket_ = -1;
}

void RawClient::reset() {
    const linger hard{1, 0};
    ::setsockopt(socket_, SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
    close();
}

bool RawClient::fill() {
    char bytes[16'384];
    errno = 0;
    const ssize_t size = ::recv(socket_, bytes, sizeof bytes, 0);
    if (size <= 0) return false;
    buffer_.append(bytes, static_cast<std::size_t>(size));
    return true;
}

bool RawClient::read_line(std::string& line) {
    for (;;) {
        if (const auto end = buffer_.find("\r\n"); end != std::string::npos) {
            line = buffer_.substr(0, end);
            buffer_.erase(0, end + 2);
            return true;
        }
        if (!fill()) return false;
    }
}

bool RawClient::read_exactly(std::size_t size, std::string& out) {
    while (buffer_.size() < size) {
        if (!fill()) return false;
    }
    out += buffer_.substr(0, size);
    buffer_.erase(0, size);
    return true;
}

bool RawClient::read_chunks(std::string& out) {
    std::string line;
    for (;;) {
        if (!read_line(line)) return false;
        const auto size = std::strtoul(line.c_str(), nullptr, 16);
        if (!read_exactly(size, out)) return false;
        if (!read_line(line) || !line.empty()) return false;
        if (size == 0) return true;
    }
}

std::string get(std::string_view path, std::string_view headers) {
    return "GET " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(headers) + "\r\n";
}

std::string post(std::string_view path, std::string_view body, std::string_view headers) {
    return "POST " + std::string(path) + " HTTP/1.1\r\nHost: test\r\n" + std::string(headers) +
           "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

}  // namespace guildhall::http
