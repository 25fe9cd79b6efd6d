// Cookies, queries and escapes: views stay within what was sent, and a name is never made up.
#include <algorithm>

#include "fuzz/fuzz.h"
#include "http/message.h"

using namespace guildhall::http;

FUZZ(bytes) {
    RequestHead head;
    head.headers = {{"Cookie", bytes}};
    for (const auto& [name, value] : parse_cookies(bytes)) {
        must(lies_within(name, bytes) && lies_within(value, bytes), "cookies are views");
        must(!name.empty() && name.find_first_of(";=") == std::string_view::npos, "a name is a name");
        must(value.find(';') == std::string_view::npos, "a value ends at the semicolon");
        const auto found = head.cookie(name);
        must(!found || lies_within(*found, bytes), "a cookie that is found was sent");
    }
    if (const auto pairs = parse_query(bytes))
        must(pairs->size() <= static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '&')) + 1,
             "as many pairs");
    if (const auto text = percent_decode(bytes)) must(text->size() <= bytes.size(), "decoding never lengthens");
}
