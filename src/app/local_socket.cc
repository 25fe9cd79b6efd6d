#include "app/local_socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "app/settings.h"

namespace guildhall::app {
namespace {

constexpr std::uint64_t kLongest = 256u << 20;

bool write_all(int descriptor, const char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t written = ::send(descriptor, data, size, MSG_NOSIGNAL);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        data += written;
        size -= static_cast<std::size_t>(written);
    }
    return true;
}

bool read_all(int descriptor, char* data, std::size_t size) {
    while (size > 0) {
        const ssize_t got = ::recv(descriptor, data, size, 0);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        data += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

bool write_text(int descriptor, const std::string& text) {
    const std::uint64_t size = text.size();
    return write_all(descriptor, reinterpret_cast<const char*>(&size), sizeof size) &&
           write_all(descriptor, text.data(), text.size());
}

std::optional<std::string> read_text(int descriptor) {
    std::uint64_t size = 0;
    if (!read_all(descriptor, reinterpret_cast<char*>(&size), sizeof size) || size > kLongest) return std::nullopt;
    std::string text(size, '\0');
    return read_all(descriptor, text.data(), text.size()) ? std::optional(std::move(text)) : std::nullopt;
}

/// A Unix address holds about 107 bytes; a longer path can't be one.
std::optional<sockaddr_un> address_of(const std::filesystem::path& path) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const std::string text = path.string();
    if (text.size() >= sizeof address.sun_path) return std::nullopt;
    std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
    return address;
}

}  // namespace

LocalSocket::LocalSocket(std::filesystem::path path, Answer answer)
    : path_(std::move(path)), answer_(std::move(answer)) {
    const auto address = address_of(path_);
    if (!address) throw SettingsError("The path of the data folder is too long for a socket: " + path_.string());
    ::unlink(path_.c_str());
    descriptor_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const mode_t mask = ::umask(0177);
    const bool bound = descriptor_ >= 0 &&
                       ::bind(descriptor_, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) == 0 &&
                       ::listen(descriptor_, 8) == 0;
    ::umask(mask);
    if (!bound || ::pipe(stop_) != 0)
        throw SettingsError("The socket " + path_.string() + " can't be made: " + std::strerror(errno));
    thread_ = std::thread([this] { run(); });
}

LocalSocket::~LocalSocket() {
    (void)!::write(stop_[1], "x", 1);
    thread_.join();
    for (const int descriptor : {descriptor_, stop_[0], stop_[1]}) ::close(descriptor);
    ::unlink(path_.c_str());
}

void LocalSocket::run() {
    for (;;) {
        pollfd waiting[] = {{descriptor_, POLLIN, 0}, {stop_[0], POLLIN, 0}};
        if (::poll(waiting, 2, -1) < 0) {
            if (errno == EINTR) continue;
            return;
        }
        if (waiting[1].revents) return;
        const int client = ::accept4(descriptor_, nullptr, nullptr, SOCK_CLOEXEC);
        if (client < 0) continue;
        if (const auto request = read_text(client)) write_text(client, answer_(*request));
        ::close(client);
    }
}

std::optional<std::string> ask_running_server(const std::filesystem::path& path, const std::string& request) {
    const auto address = address_of(path);
    const int descriptor = address ? ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0) : -1;
    if (descriptor < 0) return std::nullopt;
    std::optional<std::string> reply;
    if (::connect(descriptor, reinterpret_cast<const sockaddr*>(&*address), sizeof *address) == 0 &&
        write_text(descriptor, request))
        reply = read_text(descriptor);
    ::close(descriptor);
    return reply;
}

}  // namespace guildhall::app
