// Commands that write reach a running server through a socket in its data folder, so that they never change what the
// server has in memory behind its back. One request and one reply, each a JSON text with its length before it.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <thread>

namespace guildhall::app {

/// Answers requests, one at a time, on a thread of its own. Only the user who runs the server can connect (mode 0600).
class LocalSocket {
public:
    using Answer = std::function<std::string(const std::string& request)>;

    /// Throws SettingsError where the socket can't be made.
    LocalSocket(std::filesystem::path path, Answer answer);
    ~LocalSocket();

private:
    void run();

    std::filesystem::path path_;
    Answer answer_;
    int descriptor_ = -1;
    int stop_[2] = {-1, -1};
    std::thread thread_;
};

/// The running server's reply; nothing where none answers.
std::optional<std::string> ask_running_server(const std::filesystem::path& path, const std::string& request);

}  // namespace guildhall::app
