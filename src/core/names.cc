#include "core/names.h"

#include <algorithm>
#include <array>

#include "core/id.h"
#include "core/text.h"

namespace guildhall::core {
namespace {

constexpr std::size_t kSlugMax = 50, kConstantMax = 50;

constexpr std::array<std::string_view, 14> kReservedWorkspaceSlugs = {
    "api",         "access",  "settings",     "workspaces", "setup", "sign-in", "password-reset",
    "invitations", "profile", "forward-auth", "assets",     "livez", "readyz",  "metrics"};

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_ascii_alnum(char c) { return is_lower(c) || is_upper(c) || is_digit(c); }

std::string upper_first(std::string_view what) {
    std::string text(what);
    if (!text.empty() && is_lower(text[0])) text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

Error reserved(std::string pointer, std::string detail) {
    Error error{ErrorCode::reserved_name, detail};
    error.fields.push_back({std::move(pointer), "reserved_name", std::move(detail)});
    return error;
}

Error too_long(std::string pointer, std::string_view what, std::size_t max) {
    return invalid_field(
        std::move(pointer), "too_long",
        "The " + std::string(what) + " is too long: use at most " + std::to_string(max) + " characters.");
}

/// `base` with " copy 2" or "-2" after it, within `max` code points.
std::string with_suffix(std::string_view base, const std::string& suffix, std::size_t max) {
    return std::string(trim(cut_to(base, max - suffix.size()))) + suffix;
}

std::string slug_base(std::string_view name, std::string_view fallback) {
    std::string base = to_slug_text(name);
    if (base.size() > kSlugMax) base.resize(kSlugMax);
    while (!base.empty() && base.back() == '-') base.pop_back();
    if (base.empty()) base = fallback;
    if (reads_as_uuid(base)) base = std::string(fallback) + "-" + base;
    return base;
}

std::string numbered(const std::string& base, int n) {
    return n <= 1 ? base : with_suffix(base, "-" + std::to_string(n), kSlugMax);
}

bool is_dot_atom(std::string_view local) {
    constexpr std::string_view kSpecial = "!#$%&'*+/=?^_`{|}~-";
    if (local.empty() || local.front() == '.' || local.back() == '.') return false;
    if (local.find("..") != std::string_view::npos) return false;
    return std::all_of(local.begin(), local.end(), [&](char c) {
        return is_ascii_alnum(c) || c == '.' || kSpecial.find(c) != std::string_view::npos;
    });
}

bool is_label(std::string_view label) {
    if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
    return std::all_of(label.begin(), label.end(), [](char c) { return is_ascii_alnum(c) || c == '-'; });
}

bool is_mail_domain(std::string_view domain) {
    const auto last_dot = domain.rfind('.');
    if (last_dot == std::string_view::npos) return false;
    const auto top = domain.substr(last_dot + 1);
    if (std::all_of(top.begin(), top.end(), is_digit)) return false;
    while (true) {
        const auto dot = domain.find('.');
        if (!is_label(domain.substr(0, dot))) return false;
        if (dot == std::string_view::npos) return true;
        domain.remove_prefix(dot + 1);
    }
}

bool is_host(std::string_view host) {
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        return host.find_first_not_of("0123456789abcdef:.", 1) == host.size() - 1;
    if (host.empty() || host.size() > 253 || host.front() == '.' || host.find("..") != std::string_view::npos)
        return false;
    return std::all_of(host.begin(), host.end(),
                       [](char c) { return is_ascii_alnum(c) || c == '-' || c == '.' || c == '_'; });
}

/// The port of ":8443", 0 for none, -1 for what is no port.
int parse_port(std::string_view text) {
    if (text.empty()) return 0;
    text.remove_prefix(1);
    if (text.empty() || text.size() > 5 || !std::all_of(text.begin(), text.end(), is_digit)) return -1;
    const int port = std::stoi(std::string(text));
    return port >= 1 && port <= 65535 ? port : -1;
}

}  // namespace

Result<NameText> parse_name(std::string_view text, const NameRules& rules, std::string pointer) {
    const std::string what = rules.what;
    const auto nfc = to_nfc(text);
    if (!nfc) {
        return invalid_field(std::move(pointer), "invalid_utf8",
                             "The " + what + " isn't valid UTF-8 text: send it as UTF-8.");
    }
    const std::string name(trim(*nfc));
    const auto points = code_points(name).value();
    if (std::any_of(points.begin(), points.end(), is_forbidden_in_names)) {
        return invalid_field(std::move(pointer), "control_character",
                             "The " + what + " contains a control or text-direction character: remove it.");
    }
    if (!has_visible(name)) return invalid_field(std::move(pointer), "missing", upper_first(what) + " is missing.");
    if (points.size() > rules.max) return too_long(std::move(pointer), what, rules.max);
    if (!rules.may_read_as_id && reads_as_uuid(name)) {
        return invalid_field(std::move(pointer), "invalid_name",
                             "The " + what + " reads like an id: choose another one.");
    }
    if (rules.refuses_bar && name.find('|') != std::string::npos) {
        return invalid_field(std::move(pointer), "invalid_name",
                             "A " + what + " can't contain “|”, which separates groups in a CSV file.");
    }
    if (rules.reserves_roles && parse_role_spelling(name))
        return reserved(std::move(pointer), "“" + name + "” is the name of a role group: choose another name.");
    return NameText{name, fold(name)};
}

GroupName copy_of(std::string_view name, int n) {
    const std::string suffix = n <= 1 ? " copy" : " copy " + std::to_string(n);
    return std::move(GroupName::parse(with_suffix(name, suffix, GroupNameKind::kRules.max))).value();
}

Email::Email(std::string text) : text_(std::move(text)), normalized_(ascii_lower(text_)) {}

Result<Email> Email::parse(std::string_view text, std::string pointer) {
    text = trim(text);
    if (text.empty()) return invalid_field(std::move(pointer), "missing", "The e-mail address is missing.");
    if (std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; })) {
        return invalid_field(std::move(pointer), "invalid_email",
                             "The e-mail address contains letters beyond ASCII: write its domain in punycode (xn--…).");
    }
    const auto at = text.find('@');
    const bool has_form =
        at != std::string_view::npos && is_dot_atom(text.substr(0, at)) && is_mail_domain(text.substr(at + 1));
    if (!has_form) {
        return invalid_field(std::move(pointer), "invalid_email",
                             "This isn't an e-mail address: write it like name@example.com.");
    }
    if (at > 64) {
        return invalid_field(std::move(pointer), "too_long",
                             "The part of the e-mail address before the @ is too long: use at most 64 characters.");
    }
    if (text.size() > 254) return too_long(std::move(pointer), "e-mail address", 254);
    return Email(std::string(text));
}

bool is_reserved_workspace_slug(std::string_view text) {
    return std::find(kReservedWorkspaceSlugs.begin(), kReservedWorkspaceSlugs.end(), text) !=
           kReservedWorkspaceSlugs.end();
}

Result<std::string> parse_slug(std::string_view text, SlugKind kind, std::string pointer) {
    text = trim(text);
    if (text.empty()) return invalid_field(std::move(pointer), "missing", "The slug is missing.");
    if (!std::all_of(text.begin(), text.end(), [](char c) { return is_lower(c) || is_digit(c) || c == '-'; })) {
        return invalid_field(std::move(pointer), "invalid_slug",
                             "A slug consists of the letters a-z, digits and hyphens only.");
    }
    if (text.size() > kSlugMax) return too_long(std::move(pointer), "slug", kSlugMax);
    if (reads_as_uuid(text)) {
        return invalid_field(std::move(pointer), "invalid_slug", "The slug reads like an id: choose another one.");
    }
    if (kind == SlugKind::workspace && is_reserved_workspace_slug(text)) {
        return reserved(std::move(pointer),
                        "“" + std::string(text) + "” is an address of Guildhall itself: choose another slug.");
    }
    return std::string(text);
}

WorkspaceSlug slug_from(const WorkspaceName& name, int n) {
    std::string base = slug_base(name.str(), "workspace");
    if (is_reserved_workspace_slug(base)) base += "-workspace";
    return std::move(WorkspaceSlug::parse(numbered(base, n))).value();
}

AppSlug slug_from(const AppName& name, int n) {
    return std::move(AppSlug::parse(numbered(slug_base(name.str(), "app"), n))).value();
}

ConstantName::ConstantName(std::string text) : text_(std::move(text)), folded_(ascii_lower(text_)) {}

Result<ConstantName> ConstantName::parse(std::string_view text, std::string pointer) {
    text = trim(text);
    if (text.empty()) return invalid_field(std::move(pointer), "missing", "The constant's name is missing.");
    const bool has_form = !is_digit(text[0]) &&
                          std::all_of(text.begin(), text.end(), [](char c) { return is_ascii_alnum(c) || c == '_'; });
    if (!has_form) {
        return invalid_field(std::move(pointer), "invalid_name",
                             "A constant's name consists of letters a-z, digits and underscores, and doesn't start "
                             "with a digit.");
    }
    if (text.size() > kConstantMax) return too_long(std::move(pointer), "constant's name", kConstantMax);
    return ConstantName(std::string(text));
}

Result<AppUrl> AppUrl::parse(std::string_view text, std::string pointer) {
    text = trim(text);
    if (text.empty()) return invalid_field(std::move(pointer), "missing", "The launch URL is missing.");
    const auto points = code_points(text);
    if (!points) {
        return invalid_field(std::move(pointer), "invalid_utf8", "The launch URL isn't valid UTF-8: send it as UTF-8.");
    }
    if (points->size() > 2000) return too_long(std::move(pointer), "launch URL", 2000);
    if (std::any_of(points->begin(), points->end(), is_forbidden_in_names)) {
        return invalid_field(std::move(pointer), "control_character",
                             "The launch URL contains a control or text-direction character: remove it.");
    }
    const auto refuse = [&](std::string detail) { return invalid_field(pointer, "invalid_url", std::move(detail)); };
    if (text.find_first_of(" \\\"<>") != std::string_view::npos)
        return refuse("A launch URL can't contain spaces, backslashes, quotes or angle brackets.");

    const std::string lower = ascii_lower(text);
    const std::string scheme = lower.starts_with("https://")  ? "https://"
                               : lower.starts_with("http://") ? "http://"
                                                              : "";
    if (scheme.empty()) return refuse("A launch URL starts with https:// or http://.");
    const auto end = std::min(lower.find_first_of("/?#", scheme.size()), lower.size());
    const std::string authority = lower.substr(scheme.size(), end - scheme.size());
    if (authority.find('@') != std::string::npos)
        return refuse("A launch URL can't contain a user name or password: remove what stands before the @.");

    const auto colon =
        authority.find(':', authority.starts_with('[') ? std::min(authority.find(']'), authority.size()) : 0);
    const int port = colon == std::string::npos ? 0 : parse_port(std::string_view(authority).substr(colon));
    AppUrl url;
    url.host_ = authority.substr(0, colon);
    if (!is_host(url.host_)) return refuse("The launch URL has no valid host: write it like https://crm.example.com.");
    if (port < 0) return refuse("The port of the launch URL isn't a number from 1 to 65535.");
    url.text_ = std::string(text);
    const bool is_default_port = port == 0 || port == (scheme == "https://" ? 443 : 80);
    url.origin_ = scheme + url.host_ + (is_default_port ? "" : ":" + std::to_string(port));
    const auto path_end = std::min(text.find_first_of("?#", end), text.size());
    url.path_ = path_end > end ? std::string(text.substr(end, path_end - end)) : "/";
    return url;
}

std::optional<std::string_view> parse_role_spelling(std::string_view text) {
    const std::string folded = fold_reserved(text);
    if (folded == "admin") return "admin";
    if (folded == "builder") return "builder";
    if (folded == "enduser") return "end_user";
    return std::nullopt;
}

}  // namespace guildhall::core
