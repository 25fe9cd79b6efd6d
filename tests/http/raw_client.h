// A TCP client that sends any bytes and reads what comes: the tests of the server speak HTTP by hand.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace guildhall::http {

struct Reply {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;

    /// The header's value; none: "(none)".
    std::string header(std::string_view name) const;
};

class RawClient {
public:
    explicit RawClient(std::uint16_t port);
    ~RawClient();
    RawClient(RawClient&& other) noexcept;
    RawClient(const RawClient&) = delete;

    /// Sends all of it; false where the server has closed.
    bool send(std::string_view bytes);

    /// One whole reply with its body (none where `has_body` is false: HEAD); nullopt where the connection ends before.
    std::optional<Reply> read(bool has_body = true);

    /// All bytes until the server closes.
    std::string read_to_end();

    /// True where the server closes without sending anything more.
    bool is_closed();

    /// True where something can be read within that time (a closed connection too).
    bool readable_within(int milliseconds);

    /// No more will be sent.
    void finish();
    void close();
    /// Closes by a reset.
    void reset();
    int descriptor() const { return socket_; }

private:
    bool fill();
    bool read_line(std::string& line);
    bool read_exactly(std::size_t size, std::string& out);
    bool read_chunks(std::string& out);

    int socket_ = -1;
    std::string buffer_;
};

/// "GET <path>" with Host and the extra header lines (each ending in CR LF).
std::string get(std::string_view path, std::string_view headers = "");

/// "POST <path>" with Host, Content-Length and the body.
std::string post(std::string_view path, std::string_view body, std::string_view headers = "");

}  // namespace guildhall::http
