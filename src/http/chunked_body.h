// The chunked transfer coding (RFC 9112, 7.1), put together as the bytes come. Extensions and trailers are checked and
// dropped. No I/O.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace guildhall::http {

enum class Progress { need_more, done, failed };

class ChunkedBody {
public:
    struct Limits {
        std::size_t body;  ///< bytes of the body
        std::size_t line;  ///< bytes of a line, and of all extensions and trailers
    };

    void reset() { *this = {}; }

    /// Takes what it can of the input, appends it to `body`, and sets how much is consumed. After failed: too_large()
    /// says whether a limit of the body was met; else the coding is malformed.
    Progress parse(std::string_view input, std::size_t& consumed, std::string& body, Limits limits);

    bool too_large() const { return too_large_; }

private:
    enum class Part { size, data, data_end, trailer };

    Progress read_size(std::string_view line, std::size_t room, std::size_t most);
    Progress read_trailer(std::string_view line, std::size_t most);

    Part part_ = Part::size;
    std::uint64_t left_ = 0;   // bytes of the chunk that haven't come
    std::size_t dropped_ = 0;  // bytes of extensions and trailers
    bool too_large_ = false;
};

}  // namespace guildhall::http
