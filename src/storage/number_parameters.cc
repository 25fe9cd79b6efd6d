#include "storage/sqlite_connection.h"

namespace guildhall::storage {
namespace {

/// Where the string, quoted name or comment that begins at `at` ends; `at` where none begins there.
std::size_t end_of_opaque(std::string_view sql, std::size_t at) {
    const auto from = [&](std::string_view end, std::size_t begin) {
        const auto found = sql.find(end, begin);
        return found == std::string_view::npos ? sql.size() : found + end.size();
    };
    // A doubled quote inside a string reads as the end of one string and the begin of the next, which is as good.
    if (sql[at] == '\'') return from("'", at + 1);
    if (sql[at] == '"') return from("\"", at + 1);
    if (sql.substr(at, 2) == "--") return from("\n", at + 2);
    if (sql.substr(at, 2) == "/*") return from("*/", at + 2);
    return at;
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

std::string number_parameters(std::string_view sql) {
    std::string numbered;
    numbered.reserve(sql.size());
    for (std::size_t at = 0; at < sql.size();) {
        const std::size_t end = end_of_opaque(sql, at);
        if (end > at) {
            numbered += sql.substr(at, end - at);
            at = end;
            continue;
        }
        const bool parameter = sql[at] == '$' && at + 1 < sql.size() && is_digit(sql[at + 1]);
        numbered += parameter ? '?' : sql[at];
        ++at;
    }
    return numbered;
}

}  // namespace guildhall::storage
