#include "http/exchange.h"

namespace guildhall::http {

namespace {

constexpr std::size_t kMostKept = 16 * 1'024;  // bytes of each text

}  // namespace

void Exchange::clear() {
    parser.reset();
    taken = sent = 0;
    body_left = {};
    for (std::string* text : {&in, &out, &chunk, &response.body}) {
        text->clear();
        if (text->capacity() > kMostKept) text->shrink_to_fit();
    }
    response.stream = nullptr;
    thrown = nullptr;
}

std::size_t Exchange::held_bytes() const {
    const std::size_t all = in.size() + parser.body_size() + response.body.size();
    return all > kMostKept ? all : 0;
}

}  // namespace guildhall::http
