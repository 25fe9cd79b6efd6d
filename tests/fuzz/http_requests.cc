// Whatever arrives: how it is cut must not matter, and Beast must read the same first request in it.
#include <algorithm>
#include <cctype>
#include <string>

#include "fuzz/fuzz.h"
#include "http/parser_outcome.h"

using namespace guildhall::http;

FUZZ(bytes) {
    const std::string whole = outcome_whole(bytes);
    must(outcome_bytewise(bytes) == whole, "a request is the same byte by byte");
    std::size_t step = bytes.size();
    const auto uneven = [&](std::size_t left) { return 1 + (step = step * 31 + 7) % left; };
    must(outcome(bytes, uneven) == whole, "a request is the same in uneven pieces");
    const std::string first = first_request(bytes);
    // Beast takes Proxy-Connection for Connection; that is no field of HTTP.
    std::string small(bytes);
    std::transform(small.begin(), small.end(), small.begin(), [](unsigned char c) { return std::tolower(c); });
    if (first.empty() || small.find("proxy-connection") != std::string::npos) return;
    must(first == first_request_of_beast(bytes), "another parser reads the same request");
}
