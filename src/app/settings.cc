#include "app/settings.h"

#include <toml++/toml.h>
#include <charconv>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <tuple>
#include <utility>

#include "app/version.h"

namespace guildhall::app {
namespace {

std::string read_file(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    if (!file) throw SettingsError("The file " + path + " can't be read.");
    std::ostringstream text;
    text << file.rdbuf();
    std::string value = text.str();
    while (!value.empty() && (value.back() == '\n' || value.back() == '\r')) value.pop_back();
    return value;
}

const char* const kKeys[] = {"data",    "listen", "base_url",  "log_level",       "log_format",
                             "metrics", "mail",   "mail_from", "trusted_proxies", "password_min"};

std::map<std::string, std::string> from_file(const std::string& path) {
    std::map<std::string, std::string> values;
    if (path.empty()) return values;
    toml::table table;
    try {
        table = toml::parse_file(path);
    } catch (const toml::parse_error& error) {
        throw SettingsError("The configuration " + path + " can't be read: " + std::string(error.description()));
    }
    for (const auto& [key, node] : table) {
        const std::string name(key.str());
        if (std::find(std::begin(kKeys), std::end(kKeys), name) == std::end(kKeys))
            throw SettingsError("The configuration " + path + " has an unknown key: " + name);
        if (const auto text = node.value<std::string>())
            values[name] = *text;
        else if (const auto number = node.value<std::int64_t>())
            values[name] = std::to_string(*number);
        else
            throw SettingsError("The configuration " + path + " has a value of a wrong type: " + name);
    }
    return values;
}

std::string variable(const std::string& key) {
    std::string name = "GUILDHALL_";
    for (const char c : key) name += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return name;
}

std::optional<std::string> from_environment(const Environment& environment, const std::string& key) {
    const std::string name = variable(key);
    const auto value = environment(name), file = environment(name + "_FILE");
    if (value && file) throw SettingsError("Set only one of " + name + " and " + name + "_FILE.");
    if (file) return read_file(*file);
    return value;
}

std::int64_t number(const std::string& what, const std::string& text, std::int64_t min, std::int64_t max) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || value < min || value > max)
        throw SettingsError(what + " must be a number from " + std::to_string(min) + " to " + std::to_string(max) +
                            ", not \"" + text + "\".");
    return value;
}

/// "<address>:<port>", an IPv6 address in brackets. `what`: "The listen address".
std::pair<std::string, std::uint16_t> address_and_port(const std::string& what, const std::string& text) {
    const std::size_t colon = text.rfind(':');
    if (colon == std::string::npos)
        throw SettingsError(what + " must be <address>:<port>, for example 127.0.0.1:8080, not \"" + text + "\".");
    std::string address = text.substr(0, colon);
    if (address.starts_with('[') && address.ends_with(']')) address = address.substr(1, address.size() - 2);
    return {address, static_cast<std::uint16_t>(number("The port", text.substr(colon + 1), 0, 65535))};
}

/// One of the words, or nothing.
std::string word(const std::string& what, const std::string& text, std::initializer_list<const char*> words) {
    if (text.empty() || std::find(words.begin(), words.end(), text) != words.end()) return text;
    std::string all;
    for (const char* each : words) all.append(all.empty() ? "" : ", ").append(each);
    throw SettingsError(what + " must be one of " + all + ", not \"" + text + "\".");
}

std::string host_of(std::string_view url) {
    const std::size_t start = url.find("://");
    std::string_view rest = start == std::string_view::npos ? url : url.substr(start + 3);
    rest = rest.substr(0, rest.find('/'));
    if (rest.starts_with('[')) return std::string(rest.substr(1, rest.find(']') - 1));
    return std::string(rest.substr(0, rest.rfind(':') == std::string_view::npos ? rest.size() : rest.rfind(':')));
}

std::string checked_base_url(std::string url) {
    while (url.ends_with('/')) url.pop_back();
    const auto parsed = core::AppUrl::parse(url);
    if (!parsed.ok() || parsed->path() != "/" || url.find_first_of("?#") != std::string::npos)
        throw SettingsError(
            "GUILDHALL_BASE_URL must be an address such as https://guildhall.example.com, without a path.");
    return url;
}

}  // namespace

bool is_loopback(std::string_view host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.") || host.ends_with(".localhost");
}

Environment process_environment() {
    return [](const std::string& name) -> std::optional<std::string> {
        const char* value = std::getenv(name.c_str());
        return value && *value ? std::optional<std::string>(value) : std::nullopt;
    };
}

Settings read_settings(const GivenSettings& given, const Environment& environment) {
    const std::string config =
        !given.config_file.empty() ? given.config_file : environment("GUILDHALL_CONFIG").value_or("");
    auto values = from_file(config);
    for (const char* key : kKeys)
        if (const auto value = from_environment(environment, key)) values[key] = *value;
    if (!given.data.empty()) values["data"] = given.data;
    if (!given.listen.empty()) values["listen"] = given.listen;

    Settings settings;
    const auto value = [&](const char* key, std::string otherwise) {
        const auto found = values.find(key);
        return found == values.end() ? otherwise : found->second;
    };
    settings.data = value("data", "data");
    std::tie(settings.address, settings.port) =
        address_and_port("The listen address", value("listen", "127.0.0.1:8080"));
    if (const std::string metrics = value("metrics", ""); !metrics.empty())
        std::tie(settings.metrics_address, settings.metrics_port) = address_and_port("GUILDHALL_METRICS", metrics);
    settings.base_url = value("base_url", "");
    if (!settings.base_url.empty()) settings.base_url = checked_base_url(settings.base_url);
    settings.log_level =
        word("GUILDHALL_LOG_LEVEL", value("log_level", "info"), {"trace", "debug", "info", "warn", "error"});
    settings.log_format = word("GUILDHALL_LOG_FORMAT", value("log_format", ""), {"json", "text"});
    settings.mail = value("mail", "");
    settings.mail_from = value("mail_from", "");
    settings.trusted_proxies = value("trusted_proxies", "");
    settings.password_min = number("GUILDHALL_PASSWORD_MIN", value("password_min", "12"), 8, 64);
    return settings;
}

service::ServiceSettings service_settings(const Settings& settings, std::uint16_t port) {
    service::ServiceSettings made;
    made.version = kVersion;
    made.data = settings.data;
    made.base_url = settings.base_url;
    if (made.base_url.empty()) {
        if (!is_loopback(settings.address))
            throw SettingsError(
                "GUILDHALL_BASE_URL must be set where Guildhall listens beyond this machine: the address that people "
                "open, "
                "for example https://guildhall.example.com.");
        const std::string host =
            settings.address.find(':') == std::string::npos ? settings.address : "[" + settings.address + "]";
        made.base_url = "http://" + host + ":" + std::to_string(port);
    }
    if (!made.is_https() && !is_loopback(host_of(made.base_url)))
        throw SettingsError(
            "GUILDHALL_BASE_URL must start with https:// beyond this machine; plain http would show passwords to the "
            "network.");
    const auto mail = service::parse_mail_url(settings.mail);
    if (!mail.ok()) throw SettingsError("GUILDHALL_MAIL: " + mail.error().detail);
    made.mail_configured = mail->has_value();
    auto proxies = service::AddressRanges::parse(settings.trusted_proxies);
    if (!proxies.ok()) throw SettingsError("GUILDHALL_TRUSTED_PROXIES: " + proxies.error().detail);
    made.trusted_proxies = std::move(proxies).value();
    made.passwords.min = static_cast<std::size_t>(settings.password_min);
    return made;
}

}  // namespace guildhall::app
