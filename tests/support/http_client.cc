#include "support/http_client.h"

#include <curl/curl.h>

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <stdexcept>

#include "core/text.h"

namespace guildhall::test {
namespace {

size_t append(char* data, size_t size, size_t count, void* out) {
    static_cast<std::string*>(out)->append(data, size * count);
    return size * count;
}

size_t take_header(char* data, size_t size, size_t count, void* out) {
    const std::string_view line(data, size * count);
    const std::size_t colon = line.find(':');
    if (colon != std::string_view::npos)
        (*static_cast<HttpHeaders*>(out))[core::ascii_lower(line.substr(0, colon))] =
            std::string(core::trim(line.substr(colon + 1)));
    return size * count;
}

std::string address_of(const std::string& url, const std::string& path) {
    return path.starts_with("//") ? url + path.substr(1) : url + "/api/v1" + path;
}

}  // namespace

struct HttpClient::Handle {
    CURL* curl = curl_easy_init();
    ~Handle() { curl_easy_cleanup(curl); }
};

std::string HttpAnswer::header(std::string_view name) const {
    const auto found = headers.find(core::ascii_lower(name));
    return found == headers.end() ? "" : found->second;
}

boost::json::value HttpAnswer::json() const {
    boost::system::error_code error;
    boost::json::value value = boost::json::parse(body, error);
    return error ? boost::json::value() : value;
}

boost::json::value HttpAnswer::operator[](std::string_view name) const {
    const boost::json::value value = json();
    const std::string pointer = name.starts_with('/') ? std::string(name) : "/" + std::string(name);
    boost::system::error_code error;
    const boost::json::value* found = value.find_pointer(pointer, error);
    return found ? *found : boost::json::value();
}

std::string HttpAnswer::text(std::string_view name) const {
    const boost::json::value value = (*this)[name];
    return value.is_string() ? std::string(value.get_string().c_str()) : "";
}

HttpClient::HttpClient(std::string url) : handle_(std::make_unique<Handle>()), url_(std::move(url)) {}
HttpClient::~HttpClient() = default;
HttpClient::HttpClient(HttpClient&&) noexcept = default;
HttpClient& HttpClient::operator=(HttpClient&&) noexcept = default;

HttpAnswer HttpClient::get(const std::string& path, const HttpHeaders& headers) {
    return send("GET", path, {}, headers);
}
HttpAnswer HttpClient::post(const std::string& path) { return send("POST", path); }
HttpAnswer HttpClient::post(const std::string& path, const boost::json::value& body, const HttpHeaders& headers) {
    return send_json("POST", path, body, headers);
}
HttpAnswer HttpClient::patch(const std::string& path, const boost::json::value& body, const HttpHeaders& headers) {
    return send_json("PATCH", path, body, headers);
}
HttpAnswer HttpClient::put(const std::string& path, const boost::json::value& body, const HttpHeaders& headers) {
    return send_json("PUT", path, body, headers);
}
HttpAnswer HttpClient::del(const std::string& path, const HttpHeaders& headers) {
    return send("DELETE", path, {}, headers);
}

void HttpClient::use_token(std::string token) {
    token_ = std::move(token);
    cookies_.clear();
}

HttpAnswer HttpClient::send_json(const char* method, const std::string& path, const boost::json::value& body,
                                 HttpHeaders headers) {
    headers.emplace("Content-Type", "application/json");
    return send(method, path, boost::json::serialize(body), headers);
}

HttpAnswer HttpClient::send(const std::string& method, const std::string& path, const std::string& body,
                            const HttpHeaders& headers) {
    HttpHeaders sent{{"Expect", ""}, {"Accept", ""}, {"Content-Type", ""}};
    if (method != "GET" && method != "HEAD") sent["Sec-Fetch-Site"] = "same-origin";
    if (!token_.empty()) sent["Authorization"] = "Bearer " + token_;
    for (const auto& [name, value] : cookies_)
        sent["Cookie"] += (sent["Cookie"].empty() ? "" : "; ") + name + "=" + value;
    for (const auto& [name, value] : headers) sent[name] = value;

    CURL* curl = handle_->curl;
    curl_slist* list = nullptr;
    for (const auto& [name, value] : sent) list = curl_slist_append(list, (name + ": " + value).c_str());
    HttpAnswer answer;
    curl_easy_reset(curl);
    curl_easy_setopt(curl, CURLOPT_URL, address_of(url_, path).c_str());
    curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
    curl_easy_setopt(curl, CURLOPT_NOBODY, method == "HEAD" ? 1L : 0L);
    if (!body.empty() || method == "POST") {
        curl_easy_setopt(curl, CURLOPT_POSTFIELDS, body.c_str());
        curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(body.size()));
        curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
    }
    curl_easy_setopt(curl, CURLOPT_HTTPHEADER, list);
    curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
    curl_easy_setopt(curl, CURLOPT_WRITEDATA, &answer.body);
    curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(curl, CURLOPT_HEADERDATA, &answer.headers);
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, 60L);
    const CURLcode code = curl_easy_perform(curl);
    curl_slist_free_all(list);
    if (code != CURLE_OK) throw std::runtime_error(method + " " + path + ": " + curl_easy_strerror(code));
    long status = 0;
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
    answer.status = static_cast<int>(status);
    if (const std::string cookie = answer.header("set-cookie"); !cookie.empty()) keep_cookie(cookie);
    return answer;
}

void HttpClient::keep_cookie(const std::string& set_cookie) {
    const std::string pair = set_cookie.substr(0, set_cookie.find(';'));
    const std::size_t equals = pair.find('=');
    if (equals == std::string::npos) return;
    const std::string name = pair.substr(0, equals), value = pair.substr(equals + 1);
    if (value.empty())
        cookies_.erase(name);
    else
        cookies_[name] = value;
}

}  // namespace guildhall::test
