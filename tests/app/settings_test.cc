#include "app/settings.h"

#include <gtest/gtest.h>

#include <fstream>
#include <map>

#include "app/start_checks.h"
#include "service/clock.h"
#include "support/temporary_folder.h"

namespace guildhall::app {
namespace {

Environment environment_of(std::map<std::string, std::string> values) {
    return [values = std::move(values)](const std::string& name) -> std::optional<std::string> {
        const auto found = values.find(name);
        return found == values.end() ? std::nullopt : std::optional(found->second);
    };
}

std::string error_of(const std::function<void()>& f) {
    try {
        f();
    } catch (const SettingsError& error) {
        return error.what();
    }
    return "";
}

TEST(settings, the_command_line_goes_before_the_environment_before_the_file) {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "guildhall.toml").string();
    std::ofstream(file) << "data = \"from-file\"\nlisten = \"127.0.0.1:1\"\nlog_level = \"debug\"\n";
    const auto environment =
        environment_of({{"GUILDHALL_DATA", "from-environment"}, {"GUILDHALL_LISTEN", "127.0.0.1:2"}});
    const Settings settings = read_settings({"", "127.0.0.1:3", file}, environment);
    EXPECT_EQ(settings.data, "from-environment");
    EXPECT_EQ(settings.port, 3);
    EXPECT_EQ(settings.log_level, "debug");
}

TEST(settings, a_file_variant_gives_the_value_without_its_line_end) {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "mail").string();
    std::ofstream(file) << "dir:/tmp/mail\n";
    EXPECT_EQ(read_settings({}, environment_of({{"GUILDHALL_MAIL_FILE", file}})).mail, "dir:/tmp/mail");
    EXPECT_NE(error_of([&] {
                  read_settings({}, environment_of({{"GUILDHALL_MAIL", "x"}, {"GUILDHALL_MAIL_FILE", file}}));
              }),
              "");
}

TEST(settings, an_unknown_key_of_the_file_is_refused_by_name) {
    const test::TemporaryFolder folder;
    const std::string file = (folder.path() / "guildhall.toml").string();
    std::ofstream(file) << "lisen = \"127.0.0.1:1\"\n";
    EXPECT_NE(error_of([&] { read_settings({"", "", file}, environment_of({})); }).find("lisen"), std::string::npos);
}

TEST(settings, security20_a_base_url_is_demanded_beyond_loopback_and_must_be_https) {
    const auto made_of = [](const char* listen, std::map<std::string, std::string> values) {
        return service_settings(read_settings({"", listen, ""}, environment_of(std::move(values))), 8080);
    };
    EXPECT_EQ(made_of("127.0.0.1:8080", {}).base_url, "http://127.0.0.1:8080");
    EXPECT_NE(error_of([&] { made_of("0.0.0.0:8080", {}); }).find("GUILDHALL_BASE_URL"), std::string::npos);
    EXPECT_NE(error_of([&] { made_of("0.0.0.0:8080", {{"GUILDHALL_BASE_URL", "http://guild.example.com"}}); }), "");
    EXPECT_EQ(made_of("0.0.0.0:8080", {{"GUILDHALL_BASE_URL", "https://guild.example.com/"}}).base_url,
              "https://guild.example.com");
    EXPECT_NE(error_of([&] { made_of("127.0.0.1:1", {{"GUILDHALL_BASE_URL", "https://a.example.com/path"}}); }), "");
}

TEST(settings, a_listen_address_without_a_port_is_refused) {
    for (const char* listen : {"127.0.0.1", "127.0.0.1:", "127.0.0.1:70000", "127.0.0.1:8o80"})
        EXPECT_NE(error_of([&] { read_settings({"", listen, ""}, environment_of({})); }), "") << listen;
    EXPECT_EQ(read_settings({"", "[::1]:80", ""}, environment_of({})).address, "::1");
}

TEST(settings, security20_a_clock_before_the_build_is_refused) {
    EXPECT_NO_THROW(refuse_clock_before_build(build_date())) << "control";
    EXPECT_NO_THROW(refuse_clock_before_build(service::SystemClock().now()));
    EXPECT_THROW(refuse_clock_before_build(build_date() + -1), SettingsError);
    EXPECT_THROW(refuse_clock_before_build(core::Time{}), SettingsError);
}

TEST(settings, the_metrics_address_and_the_words_of_the_log_are_read_and_checked) {
    const auto with = [](const char* name, const char* value) {
        return read_settings({}, [=](const std::string& asked) {
            return asked == name ? std::optional<std::string>(value) : std::nullopt;
        });
    };
    EXPECT_EQ(with("GUILDHALL_METRICS", "127.0.0.1:9464").metrics_port, 9464);
    EXPECT_EQ(with("GUILDHALL_LISTEN", "127.0.0.1:1").metrics_address, "") << "none unless it is asked for";
    EXPECT_THROW(with("GUILDHALL_METRICS", "9464"), SettingsError);
    EXPECT_EQ(with("GUILDHALL_LOG_FORMAT", "json").log_format, "json");
    EXPECT_THROW(with("GUILDHALL_LOG_FORMAT", "xml"), SettingsError);
    EXPECT_THROW(with("GUILDHALL_LOG_LEVEL", "loud"), SettingsError);
}

}  // namespace
}  // namespace guildhall::app
