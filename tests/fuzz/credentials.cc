// Who calls, by the headers: lines of "name: value".
#include "api/credential.h"

#include "fuzz/fuzz.h"
#include "http/fields.h"

using namespace guildhall;

FUZZ(bytes) {
    http::RequestHead head;
    for (std::string_view left = bytes; !left.empty();) {
        http::Header header;
        if (http::parse_field(take_line(left), header)) head.headers.push_back(header);
    }
    const auto sent = api::sent_credential(head, "guildhall");
    const std::size_t authorizations = head.header_count("authorization");
    must(sent.ok() == (authorizations <= 1), "more than one Authorization is an error, and nothing else");
    if (!sent.ok()) return;
    must(lies_within(sent->text, bytes), "a credential was sent");
    using Kind = api::Credential::Kind;
    const std::string_view authorization = head.header("authorization").value_or("");
    if (sent->kind == Kind::token) {
        must(authorization.size() == sent->text.size() + 7 && authorization.ends_with(sent->text),
             "a token is all that is behind Bearer");
    } else {
        must(!http::equals_ignoring_case(authorization.substr(0, 7), "bearer "), "a Bearer is never passed over");
        must((sent->kind == Kind::session) == head.cookie("guildhall").has_value(), "a session is the cookie's");
    }
}
