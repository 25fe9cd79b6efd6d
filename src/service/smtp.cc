#include "service/smtp.h"

#include <curl/curl.h>

#include <algorithm>
#include <cstring>
#include <mutex>
#include <stdexcept>

namespace guildhall::service {
namespace {

/// What curl reads and writes while one mail goes out.
struct Transfer {
    std::string eml;
    std::size_t sent = 0;
    std::string refusal;
    std::stop_token stop;
};

std::size_t read_eml(char* out, std::size_t size, std::size_t count, void* context) {
    auto& transfer = *static_cast<Transfer*>(context);
    const std::size_t bytes = std::min(size * count, transfer.eml.size() - transfer.sent);
    std::memcpy(out, transfer.eml.data() + transfer.sent, bytes);
    transfer.sent += bytes;
    return bytes;
}

/// Keeps the last line that says no; the farewell after it is of no use.
std::size_t keep_refusal(char* line, std::size_t size, std::size_t count, void* context) {
    if (size * count == 0 || (line[0] != '4' && line[0] != '5')) return size * count;
    std::string& reply = static_cast<Transfer*>(context)->refusal;
    reply.assign(line, std::min<std::size_t>(size * count, 200));
    while (!reply.empty() && static_cast<unsigned char>(reply.back()) <= ' ') reply.pop_back();
    for (char& c : reply)
        if (c < ' ' || c > '~') c = '?';
    return size * count;
}

constexpr curl_xferinfo_callback kAskToStop = [](void* context, auto...) {
    return static_cast<Transfer*>(context)->stop.stop_requested() ? 1 : 0;
};

class Curl {
public:
    Curl() : handle_(curl_easy_init()) {
        if (!handle_) throw std::runtime_error("libcurl can't make a connection");
    }
    ~Curl() {
        curl_slist_free_all(recipients_);
        curl_easy_cleanup(handle_);
    }
    Curl(const Curl&) = delete;
    Curl& operator=(const Curl&) = delete;

    template <class Value>
    void set(CURLoption option, Value value) {
        const CURLcode failed = curl_easy_setopt(handle_, option, value);
        if (failed) throw std::runtime_error(std::string("libcurl refuses a setting: ") + curl_easy_strerror(failed));
    }
    void set(CURLoption option, const std::string& value) { set(option, value.c_str()); }

    void set_recipient(const std::string& address) {
        recipients_ = curl_slist_append(recipients_, address.c_str());
        set(CURLOPT_MAIL_RCPT, recipients_);
    }

    CURLcode perform() { return curl_easy_perform(handle_); }

    long reply_code() const {
        long code = 0;
        curl_easy_getinfo(handle_, CURLINFO_RESPONSE_CODE, &code);
        return code;
    }

private:
    CURL* handle_;
    curl_slist* recipients_ = nullptr;
};

bool is_loopback(const std::string& host) { return host == "localhost" || host == "[::1]" || host.starts_with("127."); }

/// Connection, sign-in and TLS.
void set_server(Curl& curl, const MailTarget& target, std::string_view own_host) {
    const bool is_smtps = target.kind == MailTarget::Kind::smtps;
    // The path is the name by which we greet the server.
    curl.set(CURLOPT_URL, (is_smtps ? "smtps://" : "smtp://") + target.host + ":" + std::to_string(target.port) + "/" +
                              std::string(own_host));
    const bool needs_tls = is_smtps || (!target.user.empty() && !is_loopback(target.host));
    curl.set(CURLOPT_USE_SSL, static_cast<long>(needs_tls ? CURLUSESSL_ALL : CURLUSESSL_TRY));
    if (!target.user.empty()) {
        curl.set(CURLOPT_USERNAME, target.user);
        curl.set(CURLOPT_PASSWORD, std::string(target.password.reveal()));
    }
    curl.set(CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl.set(CURLOPT_PROXY, "");
    curl.set(CURLOPT_NOSIGNAL, 1L);
    curl.set(CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(target.connect_timeout.count()));
    curl.set(CURLOPT_TIMEOUT_MS, static_cast<long>(target.timeout.count()));
    // Else curl waits two minutes for a reply, whatever the timeout.
    curl.set(CURLOPT_SERVER_RESPONSE_TIMEOUT,
             static_cast<long>(std::max<std::int64_t>(1, target.timeout.count() / 1000)));
}

/// 5xx replies that are about our sign-in, not about the mail.
bool is_about_sign_in(long code) { return code == 530 || code == 534 || code == 535 || code == 538; }

MailOutcome judge(CURLcode code, long reply, const Transfer& transfer, const std::string& server) {
    if (code == CURLE_OK) return {MailResult::sent, ""};
    if (code == CURLE_ABORTED_BY_CALLBACK)
        return {MailResult::later, "Sending was stopped: the server is shutting down."};
    const bool is_refused = reply >= 500 && reply <= 599 && !is_about_sign_in(reply) && code != CURLE_LOGIN_DENIED;
    const std::string what = is_refused ? " refused the mail: " : " didn't take the mail: ";
    std::string why = curl_easy_strerror(code);
    if (reply >= 400 && !transfer.refusal.empty()) why = transfer.refusal;
    return {is_refused ? MailResult::refused : MailResult::later, server + what + why};
}

}  // namespace

SmtpTransport::SmtpTransport(MailTarget target) : target_(std::move(target)) {
    static std::once_flag once;
    std::call_once(once, [] {
        if (curl_global_init(CURL_GLOBAL_DEFAULT)) throw std::runtime_error("libcurl can't be initialised");
    });
}

MailOutcome SmtpTransport::send(const Mail& mail, std::stop_token stop) {
    Transfer transfer{to_eml(mail), 0, "", std::move(stop)};
    Curl curl;
    set_server(curl, target_, mail.from.host());
    curl.set(CURLOPT_MAIL_FROM, "<" + mail.from.address + ">");
    curl.set_recipient("<" + mail.to.str() + ">");
    curl.set(CURLOPT_UPLOAD, 1L);
    curl.set(CURLOPT_READFUNCTION, &read_eml);
    curl.set(CURLOPT_READDATA, &transfer);
    curl.set(CURLOPT_HEADERFUNCTION, &keep_refusal);
    curl.set(CURLOPT_HEADERDATA, &transfer);
    curl.set(CURLOPT_NOPROGRESS, 0L);
    curl.set(CURLOPT_XFERINFOFUNCTION, kAskToStop);
    curl.set(CURLOPT_XFERINFODATA, &transfer);
    const CURLcode code = curl.perform();
    MailOutcome outcome = judge(code, curl.reply_code(), transfer, target_.host);
    wipe(transfer.eml);
    return outcome;
}

}  // namespace guildhall::service
