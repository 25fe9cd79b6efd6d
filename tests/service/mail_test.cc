#include "service/mail.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>
#include <sstream>

#include "service/mail_templates.h"
#include "service/mail_transport.h"
#include "support/temporary_folder.h"

using namespace guildhall;
using namespace guildhall::service;

namespace {

const MailFacts kInvitation{MailKind::invitation, "https://hall.example.com/",     "Zoë <b>", "R&D \"Labs\"",
                            "Ana O'Neil",         {1767225600000 + 5 * core::kDay}};

std::string url_error(std::string_view text) {
    const auto target = parse_mail_url(text);
    return target.ok() ? "" : target.error().detail;
}

}  // namespace

TEST(mail_templates, an_invitation_says_who_where_how_and_until_when) {
    const auto mail = write_mail(kInvitation, Secret::copy_of("TOKEN"));
    EXPECT_EQ(mail.subject, "You are invited to R&D \"Labs\"");
    for (const char* part : {"Hello Zoë <b>,", "Ana O'Neil invites you to the workspace R&D \"Labs\"",
                             "\nhttps://hall.example.com/invitations#TOKEN\n", "until 6 January 2026, 00:00 UTC"})
        EXPECT_NE(mail.text.find(part), std::string::npos) << part;
}

TEST(mail_templates, html_shows_names_as_text_only) {
    const auto mail = write_mail(kInvitation, Secret::copy_of("TOKEN"));
    EXPECT_NE(mail.html.find("Hello Zoë &lt;b&gt;,"), std::string::npos);
    EXPECT_NE(mail.html.find("R&amp;D &quot;Labs&quot;"), std::string::npos);
    EXPECT_NE(mail.html.find("href=\"https://hall.example.com/invitations#TOKEN\""), std::string::npos);
    EXPECT_EQ(mail.html.find("<b>"), std::string::npos);
}

TEST(mail_templates, the_other_kinds_have_their_words_and_links) {
    auto facts = kInvitation;
    facts.kind = MailKind::invitation_again;
    facts.inviter_name = "";
    const auto again = write_mail(facts, Secret::copy_of("T"));
    EXPECT_EQ(again.subject, "Welcome back to R&D \"Labs\"");
    EXPECT_NE(again.text.find("You have been invited back to the workspace"), std::string::npos);
    facts.kind = MailKind::password_reset;
    const auto reset = write_mail(facts, Secret::copy_of("T"));
    EXPECT_EQ(reset.subject, "Choose a new password");
    EXPECT_NE(reset.text.find("https://hall.example.com/password-reset#T\n"), std::string::npos);
    EXPECT_EQ(reset.text.find("R&D"), std::string::npos) << "a reset tells of no workspace";
    for (const auto kind : {MailKind::invitation, MailKind::invitation_again, MailKind::password_reset})
        EXPECT_EQ(parse_mail_kind(to_string(kind)), kind);
    EXPECT_EQ(parse_mail_kind("newsletter"), std::nullopt);
}

TEST(mail, senders_are_read_and_made) {
    const auto sender = parse_mail_sender(" \"Acme Guildhall\" <hall@acme.example> ").value();
    EXPECT_EQ(sender.name, "Acme Guildhall");
    EXPECT_EQ(sender.address, "hall@acme.example");
    EXPECT_EQ(parse_mail_sender("hall@localhost").value().host(), "localhost");
    for (const char* bad :
         {"", "hall", "Hall <hall>", "Hall <a@b", "a@b\r\nBcc: c@d.ee", "<a@b.co> x", "a b@c.de", "a@b@c.de"})
        EXPECT_FALSE(parse_mail_sender(bad).ok()) << bad;
    EXPECT_EQ(default_mail_sender("https://hall.example.com:8443").address, "guildhall@hall.example.com");
    EXPECT_EQ(default_mail_sender("http://[::1]:8080").address, "guildhall@localhost");
}

TEST(mail, targets_are_read) {
    EXPECT_FALSE(parse_mail_url("  ").value().has_value());
    const auto full = std::move(*std::move(parse_mail_url("smtps://Ana%40x:p%2Fw@Mail.example.com:4465/")).value());
    EXPECT_EQ(full.kind, MailTarget::Kind::smtps);
    EXPECT_EQ(full.host, "mail.example.com");
    EXPECT_EQ(full.port, 4465);
    EXPECT_EQ(full.user, "Ana@x");
    EXPECT_EQ(full.password.reveal(), "p/w");
    EXPECT_EQ(parse_mail_url("smtp://mail").value()->port, 25);
    EXPECT_EQ(parse_mail_url("smtp://a:b@mail").value()->port, 587);
    EXPECT_EQ(parse_mail_url("SMTPS://[fd00::1]").value()->port, 465);
    EXPECT_EQ(parse_mail_url("smtp://[fd00::1]:2525").value()->port, 2525);
    EXPECT_EQ(parse_mail_url("dir:/var/mail out").value()->folder, "/var/mail out");
}

TEST(mail, targets_that_cannot_be_read_are_refused_without_repeating_them) {
    for (const char* bad : {"mail.example.com", "http://x", "smtp://", "smtp://:25", "smtp://a:s3cret@",
                            "smtp://s3cret%zz:x@h", "smtp://a:s3cret%0a@h", "smtp://h:0", "smtp://h:70000",
                            "smtp://h:s3cret", "smtp://h/path", "dir:", "smtp://@h", "smtp://h\r\nx"}) {
        EXPECT_NE(url_error(bad).find("GUILDHALL_MAIL"), std::string::npos) << bad;
        EXPECT_EQ(url_error(bad).find("s3cret"), std::string::npos) << bad;
    }
}

TEST(mail, a_folder_gets_each_mail_as_a_file_of_its_own) {
    const test::TemporaryFolder folder;
    const auto transport =
        make_mail_transport(std::move(*std::move(parse_mail_url("dir:" + (folder / "out/mail").string())).value()));
    Mail mail{core::parse_uuid("019b76da-a87b-7000-8000-000000000001").value(),
              {"Guildhall", "guildhall@localhost"},
              core::Email::parse("ana/x@example.com").value(),
              {1767225600000},
              write_mail(kInvitation, Secret::copy_of("TOKEN"))};
    EXPECT_EQ(transport->send(mail, {}).result, MailResult::sent);
    EXPECT_EQ(transport->send(mail, {}).result, MailResult::sent) << "a second try takes the first one's place";
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "out/mail")) files.push_back(entry.path());
    ASSERT_EQ(files.size(), 1u);
    EXPECT_EQ(files[0].filename(), "019b76da-a87b-7000-8000-000000000001-ana_x@example.com.eml");
    struct stat status {};
    stat(files[0].c_str(), &status);
    EXPECT_EQ(status.st_mode & 0777, 0600u);
    std::ifstream file(files[0]);
    std::stringstream text;
    text << file.rdbuf();
    EXPECT_EQ(text.str(), to_eml(mail));
}

TEST(mail, a_folder_that_cannot_be_written_to_is_asked_again) {
    const test::TemporaryFolder folder;
    const auto transport =
        make_mail_transport(std::move(*std::move(parse_mail_url("dir:" + (folder / "out").string())).value()));
    std::filesystem::remove(folder / "out");
    Mail mail{
        {}, {"Guildhall", "guildhall@localhost"}, core::Email::parse("ana@example.com").value(), {}, {"a", "b", "c"}};
    EXPECT_EQ(transport->send(mail, {}).result, MailResult::later);
}

TEST(mail, plain_text_stays_readable_with_bare_eyes) {
    auto facts = kInvitation;
    facts.recipient_name = "Ana";
    const Mail mail{{},
                    {"Guildhall", "guildhall@localhost"},
                    core::Email::parse("ana@example.com").value(),
                    {},
                    write_mail(facts, Secret::copy_of(std::string(43, 't')))};
    EXPECT_NE(to_eml(mail).find("\r\nhttps://hall.example.com/invitations#" + std::string(43, 't') + "\r\n"),
              std::string::npos);
}
