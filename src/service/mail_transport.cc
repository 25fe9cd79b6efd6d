#include "service/mail_transport.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "core/text.h"
#include "service/smtp.h"

namespace guildhall::service {
namespace {

int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

/// Without percent encoding; nothing where that is broken or gives a control character.
std::optional<std::string> percent_decoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            const int high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high << 4 | low);
            i += 2;
        }
        if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') return std::nullopt;
        decoded += c;
    }
    return decoded;
}

core::Error unreadable(const std::string& why) {
    return {core::ErrorCode::invalid_request,
            "GUILDHALL_MAIL can't be read: " + why +
                " Write smtp://user:password@host:port, smtps://user:password@host:port or dir:/a/folder."};
}

core::Result<core::Done> read_credentials(std::string_view text, MailTarget& target) {
    const auto colon = text.find(':');
    const auto user = percent_decoded(text.substr(0, colon));
    auto password = percent_decoded(colon == std::string_view::npos ? "" : text.substr(colon + 1));
    if (!user || !password || user->empty()) return unreadable("the user or password is wrongly percent-encoded.");
    target.user = *user;
    target.password = Secret(std::move(*password));
    return core::Done{};
}

core::Result<core::Done> read_host(std::string_view text, MailTarget& target) {
    const auto bracket = text.starts_with('[') ? std::min(text.find(']'), text.size()) : 0;
    const auto colon = text.find(':', bracket);
    target.host = core::ascii_lower(text.substr(0, colon));
    const bool is_address = target.host.starts_with('[') && target.host.ends_with(']');
    const auto allowed = is_address ? "0123456789abcdef:.[]" : "abcdefghijklmnopqrstuvwxyz0123456789.-_";
    if (target.host.empty() || target.host.find_first_not_of(allowed) != std::string::npos)
        return unreadable("the host is missing or wrong.");
    if (colon == std::string_view::npos) return core::Done{};
    const auto port = text.substr(colon + 1);
    const bool is_number = !port.empty() && port.size() <= 5 && port.find_first_not_of("0123456789") == port.npos;
    target.port = is_number ? std::stoi(std::string(port)) : 0;
    if (target.port < 1 || target.port > 65535) return unreadable("the port isn't a number from 1 to 65535.");
    return core::Done{};
}

/// Files each mail as `<id> <recipient>.eml`. Written under another name first, so that a reader never sees half a
/// mail.
class FolderTransport final : public MailTransport {
public:
    explicit FolderTransport(std::filesystem::path folder) : folder_(std::move(folder)) {
        std::filesystem::create_directories(folder_);
    }

    MailOutcome send(const Mail& mail, std::stop_token) override {
        std::string name = core::to_string(mail.id) + "-" + mail.to.str();
        for (char& c : name)
            if (c == '/' || c == '\\') c = '_';
        const auto draft = folder_ / ("." + name + ".draft");
        if (!write(draft, to_eml(mail))) return failed(draft);
        std::error_code error;
        std::filesystem::rename(draft, folder_ / (name + ".eml"), error);
        if (error)
            return {MailResult::later, "The mail can't be filed in " + folder_.string() + ": " + error.message()};
        return {MailResult::sent, ""};
    }

private:
    /// Readable by nobody else: a mail holds a link that lets its reader in.
    static bool write(const std::filesystem::path& file, const std::string& text) {
        const int descriptor = ::open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
        if (descriptor < 0) return false;
        std::size_t at = 0;
        while (at < text.size()) {
            const auto written = ::write(descriptor, text.data() + at, text.size() - at);
            if (written < 0 && errno == EINTR) continue;
            if (written <= 0) break;
            at += static_cast<std::size_t>(written);
        }
        const int why = errno;
        const bool is_closed = ::close(descriptor) == 0;
        if (at < text.size()) errno = why;
        return is_closed && at == text.size();
    }

    MailOutcome failed(const std::filesystem::path& draft) const {
        const std::string why = std::strerror(errno);
        std::error_code ignored;
        std::filesystem::remove(draft, ignored);
        return {MailResult::later, "The mail can't be written to " + folder_.string() + ": " + why};
    }

    std::filesystem::path folder_;
};

}  // namespace

core::Result<std::optional<MailTarget>> parse_mail_url(std::string_view text) {
    text = core::trim(text);
    if (text.empty()) return std::optional<MailTarget>();
    MailTarget target{};
    if (text.starts_with("dir:")) {
        target.kind = MailTarget::Kind::folder;
        target.folder = text.substr(4);
        if (target.folder.empty()) return unreadable("the folder is missing.");
        return std::optional<MailTarget>(std::move(target));
    }
    const std::string lower = core::ascii_lower(text.substr(0, 8));
    const bool is_smtps = lower.starts_with("smtps://");
    if (!is_smtps && !lower.starts_with("smtp://"))
        return unreadable("it starts with none of smtp://, smtps:// and dir:.");
    target.kind = is_smtps ? MailTarget::Kind::smtps : MailTarget::Kind::smtp;
    text.remove_prefix(is_smtps ? 8 : 7);
    if (text.ends_with('/')) text.remove_suffix(1);
    if (const auto at = text.rfind('@'); at != std::string_view::npos) {
        TRY(read_credentials(text.substr(0, at), target));
        text.remove_prefix(at + 1);
    }
    TRY(read_host(text, target));
    if (target.port == 0) target.port = is_smtps ? 465 : target.user.empty() ? 25 : 587;
    return std::optional<MailTarget>(std::move(target));
}

std::unique_ptr<MailTransport> make_mail_transport(MailTarget target) {
    if (target.kind == MailTarget::Kind::folder) return std::make_unique<FolderTransport>(target.folder);
    return std::make_unique<SmtpTransport>(std::move(target));
}

}  // namespace guildhall::service
