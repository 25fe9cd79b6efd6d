// What a parser makes of bytes, as text: ours in any cut, and Beast's beside it.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "http/request_parser.h"

namespace guildhall::http {

inline constexpr RequestParser::Limits kOutcomeLimits{2'000, 20};
inline constexpr std::size_t kOutcomeBodyLimit = 1'000;

/// What became of all the bytes, given to the parser in pieces of so many as `cut` says: each request, then the error
/// or what is left.
std::string outcome(std::string_view bytes, const std::function<std::size_t(std::size_t left)>& cut);
std::string outcome_whole(std::string_view bytes);
std::string outcome_bytewise(std::string_view bytes);

/// The first request alone; empty where there is none. Methods that this server doesn't name: as none.
std::string first_request(std::string_view bytes);
/// The same as Beast reads it.
std::string first_request_of_beast(std::string_view bytes);

}  // namespace guildhall::http
