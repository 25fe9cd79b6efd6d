#include "service/smtp.h"

#include <gtest/gtest.h>

#include <chrono>
#include <cstdlib>
#include <thread>

#include "support/smtp_sink.h"

using namespace guildhall;
using namespace guildhall::service;
using test::SmtpSink;

namespace {

Mail mail_to(std::string_view to, MailContent content = {"Hello", "Text\n", "<p>Text</p>\n"}) {
    return {core::parse_uuid("019b76da-a87b-7000-8000-000000000001").value(),
            {"Guildhall", "guildhall@acme.example"},
            core::Email::parse(to).value(),
            {1767225600000},
            std::move(content)};
}

MailTarget target(const std::string& url) { return std::move(*std::move(parse_mail_url(url)).value()); }

MailOutcome send(const std::string& url, const Mail& mail) { return make_mail_transport(target(url))->send(mail, {}); }

std::string string_of(const boost::json::object& mail, const char* field) {
    return std::string(mail.at(field).as_string());
}

}  // namespace

TEST(smtp, a_mail_arrives_as_it_was_written) {
    const SmtpSink sink;
    const std::string text =
        "Hello Zoë,\n\n.a line that starts with a dot\nwith space at its end \n日本 = " + std::string(300, 'x') + "\n";
    const std::string html = "<p>Zoë &amp; Łukasz</p>\n";
    ASSERT_EQ(send(sink.url(),
                   mail_to("Ana@Example.com",
                           {"Überraschung für Zoë: 日本語のとても長い件名です、これは二行になります", text, html}))
                  .result,
              MailResult::sent);
    const auto mails = sink.mails();
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_EQ(string_of(mails[0], "subject"), "Überraschung für Zoë: 日本語のとても長い件名です、これは二行になります");
    EXPECT_EQ(string_of(mails[0], "text"), text);
    EXPECT_EQ(string_of(mails[0], "html"), html);
    EXPECT_EQ(string_of(mails[0], "mail_from").substr(0, 29), "FROM:<guildhall@acme.example>");
    EXPECT_EQ(mails[0].at("rcpt_to").as_array().at(0).as_string(), "TO:<Ana@Example.com>") << "as stored";
    EXPECT_EQ(string_of(mails[0], "helo"), "acme.example");
    EXPECT_EQ(string_of(mails[0], "message_id"), "<019b76da-a87b-7000-8000-000000000001@acme.example>");
    EXPECT_EQ(string_of(mails[0], "date"), "Thu, 01 Jan 2026 00:00:00 +0000");
    EXPECT_TRUE(mails[0].at("is_ascii").as_bool());
    EXPECT_LE(mails[0].at("longest_line").as_int64(), 998);
    EXPECT_TRUE(mails[0].at("defects").as_array().empty()) << boost::json::serialize(mails[0].at("defects"));
}

TEST(smtp, no_text_can_add_a_header_or_a_recipient) {
    const SmtpSink sink;
    auto mail = mail_to("ana@example.com",
                        {"Hi\r\nBcc: eve@evil.example\r\n\r\nBody", "Text\r\n.\r\nMAIL FROM:<x@y.zz>\n", "<p></p>"});
    mail.from.name = "Eve\"\r\nX-Evil: 1\r\n=?UTF-8?B?eA==?=";
    ASSERT_EQ(send(sink.url(), mail).result, MailResult::sent);
    const auto mails = sink.mails();
    ASSERT_EQ(mails.size(), 1u);
    EXPECT_EQ(boost::json::serialize(mails[0].at("headers")),
              R"(["From","To","Subject","Date","Message-ID","Auto-Submitted","MIME-Version","Content-Type"])");
    EXPECT_EQ(string_of(mails[0], "subject"), "Hi  Bcc: eve@evil.example    Body");
    EXPECT_EQ(string_of(mails[0], "from_address"), "guildhall@acme.example");
    EXPECT_EQ(mails[0].at("rcpt_to").as_array().size(), 1u);
}

TEST(smtp, a_server_whose_certificate_is_not_known_gets_nothing) {
    const SmtpSink sink({"--tls"});
    const auto outcome = send("smtps://user:hush@127.0.0.1:" + std::to_string(sink.port()), mail_to("ana@example.com"));
    EXPECT_EQ(outcome.result, MailResult::later);
    EXPECT_NE(outcome.detail.find("certificate"), std::string::npos) << outcome.detail;
    EXPECT_TRUE(sink.mails().empty());
    const std::string by_who_knows_it =
        "python3 -c 'import smtplib, ssl, sys; smtplib.SMTP_SSL(\"127.0.0.1\", int(sys.argv[1]), "
        "context=ssl.create_default_context(cafile=sys.argv[2])).sendmail(\"a@example.com\", [\"b@example.com\"], "
        "\"From: a@example.com\\r\\nTo: b@example.com\\r\\n\\r\\nx\")' " +
        std::to_string(sink.port()) + " " + sink.certificate().string();
    EXPECT_EQ(std::system(by_who_knows_it.c_str()), 0);
    EXPECT_EQ(sink.mails().size(), 1u) << "control: it takes mail of those who know the certificate";
}

TEST(smtp, a_busy_server_is_asked_again_and_a_refusal_is_final) {
    const SmtpSink sink({"--fail-first", "1", "--refuse", "gone@"});
    const auto busy = send(sink.url(), mail_to("ana@example.com"));
    EXPECT_EQ(busy.result, MailResult::later);
    EXPECT_NE(busy.detail.find("451 4.3.0 try again later"), std::string::npos) << busy.detail;
    EXPECT_EQ(send(sink.url(), mail_to("ana@example.com")).result, MailResult::sent);
    const auto refused = send(sink.url(), mail_to("gone@example.com"));
    EXPECT_EQ(refused.result, MailResult::refused);
    EXPECT_NE(refused.detail.find("550 5.1.1 no such mailbox"), std::string::npos) << refused.detail;
    EXPECT_EQ(sink.mails().size(), 1u);
}

TEST(smtp, a_missing_or_silent_server_is_asked_again_within_the_timeout) {
    int free_port = 0;
    { free_port = SmtpSink().port(); }
    EXPECT_EQ(send("smtp://127.0.0.1:" + std::to_string(free_port), mail_to("ana@example.com")).result,
              MailResult::later);
    const SmtpSink silent({"--stall"});
    auto slow = target(silent.url());
    slow.timeout = std::chrono::milliseconds(300);
    const auto start = std::chrono::steady_clock::now();
    EXPECT_EQ(make_mail_transport(std::move(slow))->send(mail_to("ana@example.com"), {}).result, MailResult::later);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(smtp, sending_stops_when_asked) {
    const SmtpSink silent({"--stall"});
    std::stop_source stop;
    std::thread asker([&] { stop.request_stop(); });
    const auto start = std::chrono::steady_clock::now();
    const auto outcome = make_mail_transport(target(silent.url()))->send(mail_to("ana@example.com"), stop.get_token());
    asker.join();
    EXPECT_EQ(outcome.result, MailResult::later);
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

TEST(smtp, signs_in_and_a_wrong_password_is_no_refusal_of_the_mail) {
    const SmtpSink sink({"--auth", "post:s3:cr@t"});
    const std::string host = "127.0.0.1:" + std::to_string(sink.port());
    const auto wrong = send("smtp://post:other@" + host, mail_to("ana@example.com"));
    EXPECT_EQ(wrong.result, MailResult::later);
    EXPECT_EQ(wrong.detail.find("other"), std::string::npos) << wrong.detail;
    EXPECT_EQ(send("smtp://" + host, mail_to("ana@example.com")).result, MailResult::later) << "530 is about us";
    EXPECT_EQ(send("smtp://post:s3%3Acr%40t@" + host, mail_to("ana@example.com")).result, MailResult::sent);
}

TEST(smtp, a_password_never_goes_over_the_network_without_tls) {
    const SmtpSink sink({"--auth", "post:secret"});
    // A name that resolves to this machine but isn't known as such stands for a server elsewhere.
    const auto outcome = send("smtp://post:secret@0.0.0.0:" + std::to_string(sink.port()), mail_to("ana@example.com"));
    EXPECT_EQ(outcome.result, MailResult::later);
    EXPECT_TRUE(sink.mails().empty());
    EXPECT_EQ(send("smtp://post:secret@127.0.0.1:" + std::to_string(sink.port()), mail_to("ana@example.com")).result,
              MailResult::sent)
        << "the sink itself takes it";
}
