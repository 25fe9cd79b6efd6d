#include "app/log.h"

#include <spdlog/formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <unistd.h>

#include <boost/json.hpp>

#include "core/time.h"

namespace guildhall::app {
namespace {

class JsonLines final : public spdlog::formatter {
public:
    void format(const spdlog::details::log_msg& message, spdlog::memory_buf_t& into) override {
        using std::chrono::duration_cast, std::chrono::milliseconds;
        const core::Time at{duration_cast<milliseconds>(message.time.time_since_epoch()).count()};
        std::string_view text(message.payload.data(), message.payload.size());
        const auto level = spdlog::level::to_string_view(message.level);
        boost::json::object line{{"time", core::to_rfc3339(at)},
                                 {"level", std::string_view(level.data(), level.size())}};
        constexpr std::string_view kAbout = "request ";
        const std::size_t end = text.find(": ");
        if (text.starts_with(kAbout) && end != std::string_view::npos) {
            line["request_id"] = text.substr(kAbout.size(), end - kAbout.size());
            text.remove_prefix(end + 2);
        }
        line["message"] = text;
        const std::string written = boost::json::serialize(line) + "\n";
        into.append(written.data(), written.data() + written.size());
    }
    std::unique_ptr<spdlog::formatter> clone() const override { return std::make_unique<JsonLines>(); }
};

}  // namespace

void set_up_log(const std::string& level, const std::string& format) {
    auto log = spdlog::stderr_logger_mt("guildhall");
    const bool is_json = format.empty() ? ::isatty(STDERR_FILENO) == 0 : format == "json";
    if (is_json) log->set_formatter(std::make_unique<JsonLines>());
    log->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(std::move(log));
}

}  // namespace guildhall::app
