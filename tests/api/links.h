// The links that invitations and resets carry, for the tests that answer them.
#pragma once

#include <cctype>
#include <string>

namespace guildhall::test {

/// What stands behind the `#` of a link.
inline std::string token_in(const std::string& link) { return link.substr(link.find('#') + 1); }

/// A mail's text with its quoted-printable lines joined.
inline std::string decoded(const std::string& mail) {
    std::string text;
    for (std::size_t i = 0; i < mail.size(); ++i) {
        const bool is_code = i + 2 < mail.size() && std::isxdigit(static_cast<unsigned char>(mail[i + 1])) &&
                             std::isxdigit(static_cast<unsigned char>(mail[i + 2]));
        const bool is_line_end = mail.compare(i, 3, "=\r\n") == 0 || mail.compare(i, 2, "=\n") == 0;
        if (mail[i] != '=' || !(is_code || is_line_end)) {
            text += mail[i];
        } else if (mail.compare(i, 3, "=\r\n") == 0) {
            i += 2;
        } else if (mail.compare(i, 2, "=\n") == 0) {
            i += 1;
        } else {
            text += static_cast<char>(std::stoi(mail.substr(i + 1, 2), nullptr, 16));
            i += 2;
        }
    }
    return text;
}

/// The first link of a mail that goes to `page` ("/invitations", "/password-reset"); "" where there is none.
inline std::string link_in(const std::string& mail, const std::string& page) {
    const std::string text = decoded(mail);
    const std::size_t at = text.find(page + "#");
    if (at == std::string::npos) return "";
    const std::size_t start = text.rfind("http", at);
    return text.substr(start, text.find_first_of(" \r\n\"<", at) - start);
}

}  // namespace guildhall::test
