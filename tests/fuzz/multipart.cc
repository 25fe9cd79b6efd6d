// Forms with files: the first line is the Content-Type, the rest the body.
#include "api/multipart.h"

#include "fuzz/fuzz.h"

using namespace guildhall;

FUZZ(bytes) {
    const std::string_view type = take_line(bytes);
    const auto parts = api::parse_multipart(type, bytes);
    if (!parts.ok()) return;
    must(parts->size() <= 16, "a form has at most 16 parts");
    for (const api::FormPart& part : *parts) must(lies_within(part.content, bytes), "a part lies within the body");
}
