// What header lines are made of (RFC 9110, 5): read in requests, checked in replies.
#pragma once

#include <string_view>

#include "http/message.h"

namespace guildhall::http {

/// True for a name as HTTP takes it for methods and headers: one or more of A-Za-z0-9!#$%&'*+-.^_`|~.
bool is_token(std::string_view text);

/// How many of the first characters may stand in such a name.
std::size_t token_length(std::string_view text);

/// True where the text may be a header's value: no control character but the tab.
bool is_field_value(std::string_view text);

/// True where each character is one of ASCII that can be seen.
bool is_visible(std::string_view text);

/// Without blanks and tabs at both ends.
std::string_view trim_blanks(std::string_view text);

/// Reads "name: value", without its line end. False where it is malformed.
bool parse_field(std::string_view line, Header& found);

}  // namespace guildhall::http
