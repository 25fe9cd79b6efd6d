// The connections of guildhall.hpp: how a question goes to the server, and again where that is safe; what comes instead
// of an answer. Included by guildhall.hpp.
#pragma once

#include <curl/curl.h>

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace guildhall {

struct Options {
    std::string url;             ///< of the server: "https://guildhall.example.org"
    std::string token;           ///< an API token with the scope decisions:read
    std::string workspace = {};  ///< id or slug; needed with a token of the instance, else the workspace is the token's
    std::chrono::milliseconds timeout{10'000};   ///< for a call with all its retries
    int retries = 3;                             ///< after a lost connection, 429 or 503
    std::chrono::milliseconds first_pause{100};  ///< before the first retry; doubled for each further one
};

/// A call that brought no answer; one of the three below.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// The server replied with an error.
class Problem : public Error {
public:
    struct Field {
        std::string pointer, code, detail;
    };

    Problem(int http_status, std::string problem_code, std::string what_and_what_to_do)
        : Error(std::to_string(http_status) + " " + problem_code + ": " + what_and_what_to_do),
          status(http_status),
          code(std::move(problem_code)),
          detail(std::move(what_and_what_to_do)) {}

    int status;
    std::string code;    ///< unauthenticated, forbidden, rate_limited, …; not_a_problem: no reply of Guildhall's API
    std::string detail;  ///< what was wrong and what to do
    std::string request_id;
    std::vector<Field> errors;
};

/// No reply came: the server can't be reached, or the connection was lost at each try.
class Unreachable : public Error {
    using Error::Error;
};

/// Options::timeout has passed.
class TimedOut : public Error {
    using Error::Error;
};

namespace detail {

namespace json = boost::json;
using Clock = std::chrono::steady_clock;

inline std::string text_at(const json::object& of, std::string_view name) {
    const json::value* value = of.if_contains(name);
    return value && value->is_string() ? std::string(value->as_string().c_str()) : std::string();
}

inline const json::object* object_at(const json::object& of, std::string_view name) {
    const json::value* value = of.if_contains(name);
    return value ? value->if_object() : nullptr;
}

inline Problem not_understood(int status) {
    return {
        status, "not_a_problem",
        "The reply is not one of Guildhall's API. See whether the url of the client is that of a Guildhall server."};
}

/// A reply of the server; `body` is its JSON, an empty object where it is none.
struct Reply {
    int status = 0;
    json::object body;
    std::chrono::milliseconds retry_after{0};
};

inline Problem problem_of(const Reply& reply) {
    const std::string code = text_at(reply.body, "code");
    if (code.empty()) return not_understood(reply.status);
    Problem problem(reply.status, code, text_at(reply.body, "detail"));
    problem.request_id = text_at(reply.body, "request_id");
    const json::value* errors = reply.body.if_contains("errors");
    if (errors && errors->is_array())
        for (const json::value& each : errors->as_array())
            if (const json::object* field = each.if_object())
                problem.errors.push_back(
                    {text_at(*field, "pointer"), text_at(*field, "code"), text_at(*field, "detail")});
    return problem;
}

/// One connection, used by one thread at a time.
class Connection {
public:
    Connection() : handle_(curl_easy_init(), curl_easy_cleanup) {
        if (!handle_) throw Unreachable("libcurl can't be initialised.");
    }

    /// The reply, or nothing where the connection was lost. Throws TimedOut, Unreachable where trying again is no use.
    std::optional<Reply> post(const std::string& url, const std::string& token, const std::string& body,
                              std::chrono::milliseconds time) {
        CURL* curl = handle_.get();
        const std::string authorization = "Authorization: Bearer " + token;
        curl_slist* headers = curl_slist_append(nullptr, "Content-Type: application/json");
        headers = curl_slist_append(headers, authorization.c_str());
        headers = curl_slist_append(headers, "Expect:");
        const std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)> held(headers, curl_slist_free_all);
        std::string received;
        curl_easy_reset(curl);  // keeps the connection
        curl_easy_setopt(curl, CURLOPT_URL, url.c_str());
        curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
        curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &append);
        curl_easy_setopt(curl, CURLOPT_WRITEDATA, &received);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(time.count()));
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        return reply_of(curl_easy_perform(curl), received);
    }

private:
    static std::size_t append(char* data, std::size_t, std::size_t size, void* into) {
        static_cast<std::string*>(into)->append(data, size);
        return size;
    }

    std::optional<Reply> reply_of(CURLcode result, const std::string& received) {
        if (result == CURLE_OPERATION_TIMEDOUT) throw TimedOut("Guildhall didn't answer in time.");
        if (is_lost(result)) return std::nullopt;
        if (result != CURLE_OK)
            throw Unreachable(std::string("Guildhall can't be asked: ") + curl_easy_strerror(result));
        long status = 0;
        curl_off_t seconds = 0;
        curl_easy_getinfo(handle_.get(), CURLINFO_RESPONSE_CODE, &status);
        curl_easy_getinfo(handle_.get(), CURLINFO_RETRY_AFTER, &seconds);
        Reply reply;
        reply.status = static_cast<int>(status);
        // A time that is longer than any call is as good as that.
        reply.retry_after = std::chrono::seconds(std::min<curl_off_t>(seconds, 86'400));
        boost::system::error_code malformed;
        const json::value parsed = json::parse(received, malformed);
        if (!malformed && parsed.is_object()) reply.body = parsed.as_object();
        return reply;
    }

    static bool is_lost(CURLcode result) {
        switch (result) {
            case CURLE_COULDNT_RESOLVE_HOST:
            case CURLE_COULDNT_CONNECT:
            case CURLE_GOT_NOTHING:
            case CURLE_SEND_ERROR:
            case CURLE_RECV_ERROR:
            case CURLE_PARTIAL_FILE: return true;
            default: return false;
        }
    }

    std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle_;
};

/// The connections that nobody uses just now.
class Connections {
public:
    Connections() {
        static std::once_flag once;
        std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
    }

    std::unique_ptr<Connection> take() {
        const std::lock_guard lock(mutex_);
        if (idle_.empty()) return std::make_unique<Connection>();
        auto taken = std::move(idle_.back());
        idle_.pop_back();
        return taken;
    }

    void give_back(std::unique_ptr<Connection> connection) {
        const std::lock_guard lock(mutex_);
        idle_.push_back(std::move(connection));
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<Connection>> idle_;
};

/// Asks, and asks again where that is safe and may help: nothing that is asked here changes anything.
class Caller {
public:
    explicit Caller(Options options) : options_(std::move(options)) {
        const bool is_http = options_.url.starts_with("http://") || options_.url.starts_with("https://");
        if (!is_http) throw std::invalid_argument("guildhall: the url must begin with https:// or http://");
        const auto is_of_a_slug = [](char c) { return c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
        if (!std::all_of(options_.workspace.begin(), options_.workspace.end(), is_of_a_slug))
            throw std::invalid_argument("guildhall: the workspace must be an id or a slug");
        while (options_.url.ends_with('/')) options_.url.pop_back();
        if (!options_.workspace.empty()) options_.url += "/workspaces/" + options_.workspace;
        options_.url += "/access/v1/";
    }

    /// The body of a reply that went well.
    json::object ask(std::string_view path, const json::object& question) {
        const std::string url = options_.url + std::string(path), body = json::serialize(question);
        const Clock::time_point end = Clock::now() + options_.timeout;
        for (int tried = 0;; ++tried) {
            const std::optional<Reply> reply = once(url, body, end);
            if (reply && reply->status == 200) return reply->body;
            const bool passes = !reply || reply->status == 429 || reply->status == 503;
            const auto pause = std::max(backed_off(tried), reply ? reply->retry_after : std::chrono::milliseconds(0));
            if (!passes || tried >= options_.retries || Clock::now() + pause >= end) {
                if (reply) throw problem_of(*reply);
                throw Unreachable("Guildhall can't be reached, or the connection to it breaks off.");
            }
            std::this_thread::sleep_for(pause);
        }
    }

private:
    std::optional<Reply> once(const std::string& url, const std::string& body, Clock::time_point end) {
        // 0 would be without end.
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
        const auto time = std::max(left, std::chrono::milliseconds(1));
        auto connection = connections_.take();  // where it throws, it is not used again
        auto reply = connection->post(url, options_.token, body, time);
        connections_.give_back(std::move(connection));
        return reply;
    }

    /// Half of it by chance, so that many clients don't come back at once.
    std::chrono::milliseconds backed_off(int tried) const {
        thread_local std::minstd_rand chance{std::random_device{}()};
        const std::int64_t most = options_.first_pause.count() << std::min(tried, 10);
        return std::chrono::milliseconds(std::uniform_int_distribution<std::int64_t>(most / 2, most)(chance));
    }

    Options options_;
    Connections connections_;
};

}  // namespace detail

}  // namespace guildhall
