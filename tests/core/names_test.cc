#include "core/names.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "core/text.h"

using namespace guildhall::core;

namespace {

/// The code of the one field that parse() refused, "ok" where it refused none.
template <class T>
std::string code_of(const Result<T>& result) {
    if (result.ok()) return "ok";
    EXPECT_EQ(result.error().fields.size(), 1u);
    EXPECT_FALSE(result.error().detail.empty());
    return result.error().fields.at(0).code;
}

std::string repeat(std::string_view part, int times) {
    std::string text;
    while (times-- > 0) text += part;
    return text;
}

constexpr const char* kUuid = "0192F0C4-7b6a-7c31-9a52-0123456789ab";

}  // namespace

TEST(names, are_trimmed_and_composed_and_compared_folded) {
    const auto name = GroupName::parse("  Zoe\xcc\x88's  Team\t").value();
    EXPECT_EQ(name.str(), "Zoë's  Team");
    EXPECT_EQ(name.folded(), "zoë's  team");
    EXPECT_TRUE(name == GroupName::parse("ZOË'S  TEAM").value());
}

TEST(names, are_counted_in_code_points) {
    EXPECT_EQ(code_of(AppName::parse(repeat("🦉", 50))), "ok");
    EXPECT_EQ(code_of(AppName::parse(repeat("🦉", 51))), "too_long");
    EXPECT_EQ(code_of(PersonName::parse(repeat("e\xcc\x81", 100))), "ok") << "counted after composition";
    EXPECT_EQ(code_of(PersonName::parse(repeat("x", 101))), "too_long");
}

TEST(names, refuse_what_cannot_be_shown_safely) {
    EXPECT_EQ(code_of(FolderName::parse("")), "missing");
    EXPECT_EQ(code_of(FolderName::parse(" \t\xc2\xa0")), "missing");
    EXPECT_EQ(code_of(FolderName::parse("\xe2\x80\x8b\xe2\x80\x8d")), "missing") << "nothing to be seen";
    EXPECT_EQ(code_of(FolderName::parse("a\nb")), "control_character");
    EXPECT_EQ(code_of(FolderName::parse(std::string_view("a\0b", 3))), "control_character");
    EXPECT_EQ(code_of(FolderName::parse("a\xe2\x80\xae"
                                        "b")),
              "control_character");
    EXPECT_EQ(code_of(FolderName::parse("a\xff")), "invalid_utf8");
    EXPECT_EQ(code_of(FolderName::parse(kUuid)), "invalid_name");
    EXPECT_EQ(FolderName::parse("", "/folder/name").error().fields[0].pointer, "/folder/name");
}

TEST(names, of_groups_refuse_roles_in_any_spelling_and_the_bar) {
    for (const char* name : {"Admin", "BUILDER", "end-user", "End User", "_enduser_", "e n d u s e r", "ａdmin"}) {
        const auto result = GroupName::parse(name);
        if (std::string(name) == "ａdmin") {
            EXPECT_TRUE(result.ok()) << "another letter is another name";
            continue;
        }
        ASSERT_FALSE(result.ok()) << name;
        EXPECT_EQ(result.error().code, ErrorCode::reserved_name) << name;
        EXPECT_EQ(code_of(result), "reserved_name");
    }
    EXPECT_EQ(code_of(GroupName::parse("Adm\xe2\x80\x8bin")), "reserved_name") << "an invisible letter changes nothing";
    EXPECT_EQ(code_of(GroupName::parse("HR|Sales")), "invalid_name");
    EXPECT_EQ(code_of(GroupName::parse("Admins")), "ok");
    EXPECT_EQ(code_of(AppName::parse("Admin")), "ok");
}

TEST(names, M28_copies_fit_fifty_code_points) {
    EXPECT_EQ(copy_of("Sales", 1).str(), "Sales copy");
    EXPECT_EQ(copy_of("Admin", 2).str(), "Admin copy 2");
    const auto longest = copy_of(repeat("ä", 50), 12).str();
    EXPECT_EQ(longest, repeat("ä", 42) + " copy 12");
    EXPECT_EQ(copy_of(repeat("a", 44) + " bcdef", 1).str(), repeat("a", 44) + " copy") << "no space is doubled";
}

TEST(names, emails_keep_their_text_and_compare_in_lower_case) {
    const auto email = Email::parse("  Ana.Diaz+x@Example.COM ").value();
    EXPECT_EQ(email.str(), "Ana.Diaz+x@Example.COM");
    EXPECT_EQ(email.normalized(), "ana.diaz+x@example.com");
    EXPECT_EQ(email.local_part(), "Ana.Diaz+x");
    EXPECT_TRUE(email == Email::parse("ana.diaz+X@example.com").value());
}

TEST(names, emails_of_a_wrong_form_are_refused) {
    for (const char* bad : {"a",
                            "a@b",
                            "@b.co",
                            "a@",
                            "a@.co",
                            "a@b.",
                            "a@b..co",
                            ".a@b.co",
                            "a.@b.co",
                            "a..b@b.co",
                            "a b@b.co",
                            "a@b.co,c@d.co",
                            "a@-b.co",
                            "a@b-.co",
                            "a@1.2.3.4",
                            "a@b_c.co",
                            "ä@b.co",
                            "a@bücher.de",
                            "a@b@c.co",
                            "a@b.co\r\nBcc: x@y.zz",
                            "\"a b\"@c.de",
                            "a@[1.2.3.4]",
                            "<a@b.co>"})
        EXPECT_EQ(code_of(Email::parse(bad)), "invalid_email") << bad;
    EXPECT_EQ(code_of(Email::parse(" ")), "missing");
    EXPECT_EQ(code_of(Email::parse("a@xn--bcher-kva.de")), "ok");
    EXPECT_EQ(code_of(Email::parse("o'neil!#$%&*/=?^_`{|}~-@b.co")), "ok");
}

TEST(names, emails_have_limits) {
    EXPECT_EQ(code_of(Email::parse(repeat("a", 64) + "@b.co")), "ok");
    EXPECT_EQ(code_of(Email::parse(repeat("a", 65) + "@b.co")), "too_long");
    const std::string domain = repeat(repeat("d", 60) + ".", 3);  // 183
    EXPECT_EQ(code_of(Email::parse(repeat("a", 64) + "@" + domain + "coffee")), "ok");
    EXPECT_EQ(code_of(Email::parse(repeat("a", 64) + "@" + domain + "coffees")), "too_long");
}

TEST(names, slugs_have_their_alphabet_and_workspaces_their_reserved_words) {
    EXPECT_EQ(code_of(WorkspaceSlug::parse("acme-2")), "ok");
    EXPECT_EQ(code_of(WorkspaceSlug::parse("Acme")), "invalid_slug");
    EXPECT_EQ(code_of(WorkspaceSlug::parse("a_b")), "invalid_slug");
    EXPECT_EQ(code_of(WorkspaceSlug::parse("")), "missing");
    EXPECT_EQ(code_of(WorkspaceSlug::parse(repeat("a", 51))), "too_long");
    EXPECT_EQ(code_of(AppSlug::parse(ascii_lower(kUuid))), "invalid_slug");
    for (const char* word : {"api", "access", "settings", "workspaces", "setup", "sign-in", "password-reset",
                             "invitations", "profile", "forward-auth", "assets", "livez", "readyz", "metrics"}) {
        EXPECT_EQ(WorkspaceSlug::parse(word).error().code, ErrorCode::reserved_name) << word;
        EXPECT_TRUE(AppSlug::parse(word).ok()) << word;
    }
}

TEST(names, slugs_are_made_from_names) {
    EXPECT_EQ(slug_from(WorkspaceName::parse("Ácme Ltd.").value()).str(), "acme-ltd");
    EXPECT_EQ(slug_from(WorkspaceName::parse("API").value()).str(), "api-workspace");
    EXPECT_EQ(slug_from(WorkspaceName::parse("日本").value(), 3).str(), "workspace-3");
    EXPECT_EQ(slug_from(AppName::parse("Payroll").value(), 2).str(), "payroll-2");
    EXPECT_EQ(slug_from(AppName::parse("0192f0c4 7b6a 7c31 9a52 0123456789ab").value()).str(),
              "app-0192f0c4-7b6a-7c31-9a52-0123456789ab");
    EXPECT_EQ(slug_from(AppName::parse(repeat("x", 50)).value(), 10).str(), repeat("x", 47) + "-10");
}

TEST(names, constants_have_names_of_identifiers) {
    EXPECT_EQ(code_of(ConstantName::parse("_API_KEY2")), "ok");
    EXPECT_EQ(code_of(ConstantName::parse("2x")), "invalid_name");
    EXPECT_EQ(code_of(ConstantName::parse("a-b")), "invalid_name");
    EXPECT_EQ(code_of(ConstantName::parse("é")), "invalid_name");
    EXPECT_EQ(code_of(ConstantName::parse("")), "missing");
    EXPECT_EQ(code_of(ConstantName::parse(repeat("a", 51))), "too_long");
    EXPECT_TRUE(ConstantName::parse("Key").value() == ConstantName::parse("KEY").value());
}

TEST(names, launch_urls_give_their_origin_and_path) {
    const auto url = AppUrl::parse(" HTTPS://CRM.Example.com:443/Deals/list?q=a#top ").value();
    EXPECT_EQ(url.str(), "HTTPS://CRM.Example.com:443/Deals/list?q=a#top");
    EXPECT_EQ(url.origin(), "https://crm.example.com");
    EXPECT_EQ(url.host(), "crm.example.com");
    EXPECT_EQ(url.path(), "/Deals/list");
    EXPECT_EQ(AppUrl::parse("http://10.0.0.7:8080").value().origin(), "http://10.0.0.7:8080");
    EXPECT_EQ(AppUrl::parse("http://10.0.0.7:8080?x").value().path(), "/");
    EXPECT_EQ(AppUrl::parse("http://[fd00::1]:81/x").value().origin(), "http://[fd00::1]:81");
    EXPECT_EQ(code_of(AppUrl::parse("http://intranet/über")), "ok");
}

TEST(names, launch_urls_that_could_mislead_are_refused) {
    for (const char* bad : {"javascript:alert(1)", "ftp://a.b/", "//a.b", "https://", "https:///x", "https://user@a.b/",
                            "https://a.b:p@c.d", "https://a b/", "https://a.b/ c", "https://good.com\\@evil.com",
                            "https://a.b:0", "https://a.b:65536", "https://a.b:", "https://a.b:8x", "https://[::1",
                            "https://bücher.de", "https://a..b", "data:text/html,x"})
        EXPECT_EQ(code_of(AppUrl::parse(bad)), "invalid_url") << bad;
    EXPECT_EQ(code_of(AppUrl::parse("https://a.b/\tx")), "control_character");
    EXPECT_EQ(code_of(AppUrl::parse("https://a.b/\xff")), "invalid_utf8");
    EXPECT_EQ(code_of(AppUrl::parse("")), "missing");
    EXPECT_EQ(code_of(AppUrl::parse("https://a.b/" + repeat("x", 1988))), "ok");
    EXPECT_EQ(code_of(AppUrl::parse("https://a.b/" + repeat("x", 1989))), "too_long");
}

TEST(names, roles_are_read_in_any_spelling) {
    EXPECT_EQ(parse_role_spelling("Admin"), "admin");
    EXPECT_EQ(parse_role_spelling(" BUILDER "), "builder");
    EXPECT_EQ(parse_role_spelling("End-user"), "end_user");
    EXPECT_EQ(parse_role_spelling("end user"), "end_user");
    EXPECT_EQ(parse_role_spelling("viewer"), std::nullopt);
    EXPECT_EQ(parse_role_spelling(""), std::nullopt);
}

RC_GTEST_PROP(names, what_parse_returns_parses_to_itself, (const std::string& bytes)) {
    if (const auto name = GroupName::parse(bytes); name.ok())
        RC_ASSERT(GroupName::parse(name->str())->str() == name->str());
    if (const auto email = Email::parse(bytes); email.ok())
        RC_ASSERT(Email::parse(email->str())->str() == email->str());
    if (const auto url = AppUrl::parse(bytes); url.ok()) RC_ASSERT(AppUrl::parse(url->str())->str() == url->str());
}

RC_GTEST_PROP(names, every_name_gives_a_slug_and_copies, ()) {
    const auto points = *rc::gen::container<std::vector<std::uint32_t>>(
        rc::gen::oneOf(rc::gen::inRange<std::uint32_t>(0x20, 0x250), rc::gen::inRange<std::uint32_t>(0x300, 0xd000)));
    std::string text = "x";
    for (const auto c : points) append_utf8(text, c);
    const auto name = AppName::parse(cut_to(text, 50));
    if (!name.ok()) return;
    const int n = *rc::gen::inRange(1, 100000);
    RC_ASSERT(AppSlug::parse(slug_from(*name, n).str()).ok());
    if (const auto group = GroupName::parse(name->str()); group.ok())
        RC_ASSERT(GroupName::parse(copy_of(group->str(), n).str()).ok());
}
