// A small HTTP client for tests of a running server: JSON in and out, a cookie jar, an API token.
//
//   HttpClient client(server.url());
//   const auto made = client.post("/workspaces/acme/groups", {{"name", "HR"}});
//   EXPECT_EQ(made.status, 201);
//   EXPECT_EQ(made["name"], "HR");
#pragma once

#include <boost/json/value.hpp>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace guildhall::test {

struct HttpAnswer {
    int status = 0;
    std::map<std::string, std::string> headers;  ///< names in lower case; Set-Cookie: the last one
    std::string body;

    /// The value of a header, "" where it isn't there. Any case.
    std::string header(std::string_view name) const;
    /// The body; null where it isn't JSON.
    boost::json::value json() const;
    /// A field of the body, or what a JSON pointer names ("/plan/digest"); null where there is none.
    boost::json::value operator[](std::string_view name) const;
    /// The same as text, "" where it isn't a string: answer.text("/id").
    std::string text(std::string_view name) const;
};

using HttpHeaders = std::map<std::string, std::string>;

/// One connection, kept alive. Not for several threads.
class HttpClient {
public:
    explicit HttpClient(std::string url);
    ~HttpClient();
    HttpClient(HttpClient&&) noexcept;
    HttpClient& operator=(HttpClient&&) noexcept;

    // Paths are below /api/v1; "//livez" is "/livez". Unsafe requests say that they come from the same origin, as a
    // browser does; `headers` come on top (an empty value takes a header away).
    HttpAnswer get(const std::string& path, const HttpHeaders& headers = {});
    HttpAnswer post(const std::string& path);
    HttpAnswer post(const std::string& path, const boost::json::value& body, const HttpHeaders& headers = {});
    HttpAnswer patch(const std::string& path, const boost::json::value& body, const HttpHeaders& headers = {});
    HttpAnswer put(const std::string& path, const boost::json::value& body, const HttpHeaders& headers = {});
    HttpAnswer del(const std::string& path, const HttpHeaders& headers = {});
    /// Anything; `body` as it is, without a content type unless `headers` give one.
    HttpAnswer send(const std::string& method, const std::string& path, const std::string& body = {},
                    const HttpHeaders& headers = {});

    /// Sends this API token from now on, and no cookie.
    void use_token(std::string token);
    void set_cookie(const std::string& name, std::string value) { cookies_[name] = std::move(value); }
    void forget_cookies() { cookies_.clear(); }
    const std::map<std::string, std::string>& cookies() const { return cookies_; }

private:
    HttpAnswer send_json(const char* method, const std::string& path, const boost::json::value& body,
                         HttpHeaders headers);
    void keep_cookie(const std::string& set_cookie);

    struct Handle;
    std::unique_ptr<Handle> handle_;
    std::string url_;
    std::string token_;
    std::map<std::string, std::string> cookies_;
};

}  // namespace guildhall::test
