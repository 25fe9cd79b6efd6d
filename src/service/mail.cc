#include "service/mail.h"

#include <algorithm>
#include <ctime>
#include <utility>

#include "core/text.h"

namespace guildhall::service {
namespace {

constexpr std::size_t kLine = 76, kEncodedWord = 45;  // 45 bytes make 60 characters of base64, 72 with the frame

bool is_printable_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

/// No control characters, and nothing that isn't UTF-8.
std::string header_text(std::string_view text) {
    if (!core::is_valid_utf8(text)) return "?";
    std::string clean(text);
    for (char& c : clean)
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') c = ' ';
    return clean;
}

std::string base64(std::string_view bytes) {
    static constexpr char kAlphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const std::size_t count = std::min<std::size_t>(3, bytes.size() - i);
        unsigned group = 0;
        for (std::size_t k = 0; k < 3; ++k)
            group = group << 8 | (k < count ? static_cast<unsigned char>(bytes[i + k]) : 0u);
        for (std::size_t k = 0; k < 4; ++k) text += k <= count ? kAlphabet[group >> (18 - 6 * k) & 63] : '=';
    }
    return text;
}

/// RFC 2047: as many encoded words as the length needs, none cut within a code point, each on a line of its own.
std::string encoded_words(std::string_view text) {
    std::string encoded;
    while (!text.empty()) {
        std::size_t size = std::min(text.size(), kEncodedWord);
        while (size < text.size() && (static_cast<unsigned char>(text[size]) & 0xc0) == 0x80) --size;
        if (!encoded.empty()) encoded += "\r\n ";
        encoded += "=?UTF-8?B?" + base64(text.substr(0, size)) + "?=";
        text.remove_prefix(size);
    }
    return encoded;
}

std::string subject_text(std::string_view subject) {
    const std::string clean = header_text(subject);
    const bool is_plain = is_printable_ascii(clean) && clean.size() <= 66 && clean.find("=?") == std::string::npos;
    return is_plain ? clean : encoded_words(clean);
}

std::string sender_text(const MailSender& sender) {
    const std::string address = "<" + header_text(sender.address) + ">";
    const std::string name = header_text(sender.name);
    if (name.empty()) return address;
    if (!is_printable_ascii(name) || name.size() > 60 || name.find("=?") != std::string::npos)
        return encoded_words(name) + "\r\n " + address;
    std::string quoted = "\"";
    for (const char c : name) {
        if (c == '"' || c == '\\') quoted += '\\';
        quoted += c;
    }
    return quoted + "\" " + address;
}

std::string date_text(core::Time time) {
    static constexpr const char* kDays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                              "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::time_t seconds = time.ms / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d +0000", kDays[utc.tm_wday], utc.tm_mday,
                  kMonths[utc.tm_mon], utc.tm_year + 1900, utc.tm_hour, utc.tm_min, utc.tm_sec);
    return text;
}

/// RFC 2045, 6.7: `text` has LF line ends; the result CRLF, no line over 76.
std::string quoted_printable(std::string_view text) {
    static constexpr char kHex[] = "0123456789ABCDEF";
    std::string encoded;
    std::size_t column = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\n') {
            encoded += "\r\n";
            column = 0;
            continue;
        }
        const bool is_last_of_line = i + 1 == text.size() || text[i + 1] == '\n';
        const bool is_plain = (c > ' ' && c <= '~' && c != '=') || (c == ' ' && !is_last_of_line);
        const std::size_t width = is_plain ? 1 : 3;
        if (column + width > kLine - 1) {
            encoded += "=\r\n";
            column = 0;
        }
        const auto byte = static_cast<unsigned char>(c);
        if (is_plain) {
            encoded += c;
        } else {
            encoded += {'=', kHex[byte >> 4], kHex[byte & 15]};
        }
        column += width;
    }
    return encoded;
}

/// Text of ASCII lines that are short enough stays as it is, so that a filed mail can be read with bare eyes.
std::string part(std::string_view type, std::string_view text) {
    std::size_t longest = 0, line = 0;
    for (const char c : text) longest = std::max(longest, line = c == '\n' ? 0 : line + 1);
    const bool is_plain = longest <= 900 && std::all_of(text.begin(), text.end(),
                                                        [](char c) { return c == '\n' || (c >= ' ' && c <= '~'); });
    std::string whole = "Content-Type: " + std::string(type) +
                        "; charset=utf-8\r\nContent-Transfer-Encoding: " + (is_plain ? "7bit" : "quoted-printable") +
                        "\r\n\r\n";
    if (!is_plain) return whole + quoted_printable(text) + "\r\n";
    for (const char c : text) {
        if (c == '\n') whole += '\r';
        whole += c;
    }
    return whole + "\r\n";
}

bool is_sender_address(std::string_view address) {
    const auto at = address.rfind('@');
    if (at == std::string_view::npos || at == 0 || at + 1 == address.size() || address.size() > 254) return false;
    return is_printable_ascii(address) && address.find_first_of(" <>,;:\"()[]\\") == std::string_view::npos &&
           address.find('@') == at;
}

}  // namespace

core::Result<MailSender> parse_mail_sender(std::string_view text) {
    text = core::trim(text);
    MailSender sender;
    const auto open = text.rfind('<');
    if (open == std::string_view::npos) {
        sender.address = text;
    } else if (text.ends_with('>')) {
        sender.address = text.substr(open + 1, text.size() - open - 2);
        auto name = core::trim(text.substr(0, open));
        if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
        sender.name = name;
    }
    if (!is_sender_address(sender.address) || header_text(sender.name) != sender.name) {
        return core::Error{core::ErrorCode::invalid_request,
                           "This isn't a sender for mail: write it like Guildhall <guildhall@example.com>."};
    }
    return sender;
}

MailSender default_mail_sender(std::string_view base_url) {
    const auto url = core::AppUrl::parse(base_url);
    const bool has_name = url.ok() && !url->host().starts_with('[');
    return {"Guildhall", "guildhall@" + (has_name ? url->host() : "localhost")};
}

std::string to_eml(const Mail& mail) {
    const std::string id = core::to_string(mail.id);
    const std::string boundary = "guildhall-" + id;
    std::string eml;
    eml += "From: " + sender_text(mail.from) + "\r\n";
    eml += "To: <" + mail.to.str() + ">\r\n";
    eml += "Subject: " + subject_text(mail.content.subject) + "\r\n";
    eml += "Date: " + date_text(mail.date) + "\r\n";
    eml += "Message-ID: <" + id + "@" + header_text(mail.from.host()) + ">\r\n";
    eml += "Auto-Submitted: auto-generated\r\n";
    eml += "MIME-Version: 1.0\r\n";
    eml += "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n";
    eml += "--" + boundary + "\r\n" + part("text/plain", mail.content.text);
    eml += "--" + boundary + "\r\n" + part("text/html", mail.content.html);
    eml += "--" + boundary + "--\r\n";
    return eml;
}

}  // namespace guildhall::service
