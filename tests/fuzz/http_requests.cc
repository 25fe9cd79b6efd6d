// Whatever arrives: how it is cut must not matter, and Beast must read the same first request in it.
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
    must(first.empty() || first == first_request_of_beast(bytes), "another parser reads the same request");
}
