// What the operator sets: command line before environment (GUILDHALL_*, each also as GUILDHALL_*_FILE naming a file
// that holds the value) before the configuration file (TOML) before the defaults. Read once at start.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>

#include "service/mail.h"
#include "service/mail_transport.h"
#include "service/settings.h"

namespace guildhall::app {

/// A setting can't be used; what() is a line for the operator.
struct SettingsError : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// What the command line gave; empty: not given.
struct GivenSettings {
    std::string data, listen, config_file;
};

struct Settings {
    std::filesystem::path data = "data";
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string base_url;  ///< empty: made of the address where that is loopback
    std::string log_level = "info";
    std::string log_format;       ///< json, text; empty: as set_up_log() chooses
    std::string metrics_address;  ///< empty: no metrics
    std::uint16_t metrics_port = 0;
    std::string mail;  ///< GUILDHALL_MAIL; may hold a password
    std::string mail_from;
    std::string trusted_proxies;  ///< addresses and ranges; empty: none
    std::int64_t password_min = 12;

    std::filesystem::path database() const { return data / "guildhall.db"; }
    std::filesystem::path key_file() const { return data / "guildhall.key"; }
    std::filesystem::path lock_file() const { return data / "guildhall.lock"; }
    std::filesystem::path socket() const { return data / "guildhall.sock"; }
};

using Environment = std::function<std::optional<std::string>(const std::string& name)>;

/// Throws SettingsError: an unknown key of the file, a malformed value, a file that can't be read.
Settings read_settings(const GivenSettings& given, const Environment& environment);

/// The process's environment.
Environment process_environment();

bool is_loopback(std::string_view host);

/// For the use cases. `port`: the one that is listened on. Throws SettingsError where the base URL is missing beyond
/// loopback or is plain http beyond it (security.md 10, 20), or mail can't be understood.
service::ServiceSettings service_settings(const Settings& settings, std::uint16_t port);

}  // namespace guildhall::app
