// M48: the CSV import of people (verdicts on rows, all or nothing, the same file again), and whole organisations.
#include "core/import.h"

#include <gtest/gtest.h>

#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;
using Verdict = ImportRowReport::Verdict;

struct import : testing::Test {
    Organisation org;
    GroupId hr = org.group("HR"), makers = org.group_with(Permission::app_create);

    ImportMembers file(const std::string& csv, bool valid_rows_only = false) const {
        auto read = read_import(csv, {}).value();
        return {std::move(read.rows), std::move(read.unknown_columns), valid_rows_only};
    }
    std::shared_ptr<const ImportReport> report(const std::string& csv) const {
        return org.plan(file(csv)).value()->report;
    }
    /// The codes of the first row's errors, "ok" where there are none.
    std::string errors(const std::string& csv) const {
        std::string codes;
        const auto made = report(csv);
        for (const RowNote& note : made->items.at(0).errors) codes += (codes.empty() ? "" : " ") + note.code;
        return codes.empty() ? "ok" : codes;
    }
    const Member& member(const std::string& name) const {
        return *org.acme().member_of(org.state->account_of_email(email_of(name))->id);
    }
};

TEST_F(import, M48_rows_become_invited_members_with_role_and_groups) {
    const auto plan =
        org.apply(file("name,email,role,groups\nEve Fox,eve@example.org,,hr\nBob,bob@example.org,Builder,HR|Makers\n"));
    EXPECT_EQ(plan->report->invite, 2u);
    EXPECT_EQ(member("eve").role, Role::end_user);
    EXPECT_EQ(member("eve").given_name, "Eve Fox");
    EXPECT_EQ(member("eve").source, MemberSource::csv);
    EXPECT_EQ(member("eve").groups.size(), 1u);
    EXPECT_EQ(member("bob").groups.size(), 2u);
    EXPECT_EQ(plan->report->items[1].row, 3u);
}

TEST_F(import, M20_a_row_that_needs_a_builder_is_upgraded_and_says_so) {
    const auto change = file("name,email,role,groups\nEve,eve@example.org,End-user,Makers\n");
    EXPECT_EQ(org.refusal(change), "confirmation_required");
    const auto plan = org.apply(change);
    EXPECT_EQ(plan->report->items[0].role, Role::builder);
    EXPECT_EQ(plan->report->items[0].upgraded_from, Role::end_user);
    EXPECT_EQ(member("eve").role_cause, RoleCause::automatic);
}

TEST_F(import, M48_the_same_file_again_changes_nothing) {
    const std::string csv = "name,email,role,groups\nEve,eve@example.org,End-user,Makers\nTim,tim@example.org,,HR\n";
    org.apply(file(csv));
    const auto again = org.apply(file(csv));
    EXPECT_TRUE(again->changes_nothing());
    EXPECT_EQ(again->report->already_member, 2u);
    for (const ImportRowReport& item : again->report->items) EXPECT_TRUE(item.warnings.empty());
}

TEST_F(import, M48_a_member_whose_role_or_groups_differ_is_warned_of_and_left) {
    org.member("Eve");
    const auto plan = org.apply(file("name,email,role,groups\nEve,EVE@example.org,Builder,HR\n"));
    EXPECT_TRUE(plan->changes_nothing());
    EXPECT_EQ(plan->report->items[0].verdict, Verdict::already_member);
    ASSERT_EQ(plan->report->items[0].warnings.size(), 1u);
    EXPECT_EQ(plan->report->items[0].warnings[0].code, "differs");
}

TEST_F(import, M48_every_faulty_row_names_its_fault) {
    org.archived("Zoe");
    const MemberId gone = org.member("Gone");
    org.apply(ArchiveUser{org.user(gone)});
    EXPECT_EQ(errors("name,email\n,eve@example.org\n"), "missing");
    EXPECT_EQ(errors("name,email\nEve,\n"), "missing");
    EXPECT_EQ(errors("name,email\nEve,eve\n"), "invalid_email");
    EXPECT_EQ(errors("name,email,role\nEve,eve@example.org,Boss\n"), "unknown_role");
    EXPECT_EQ(errors("name,email,groups\nEve,eve@example.org,Nowhere\n"), "unknown_group");
    EXPECT_EQ(errors("name,email,groups\nEve,eve@example.org,Builder\n"), "unknown_group");
    EXPECT_EQ(errors("name,email\nZoe,zoe@example.org\n"), "member_archived");
    EXPECT_EQ(errors("name,email\nGone,gone@example.org\n"), "member_archived");
    EXPECT_EQ(errors("name,email\n" + std::string(101, 'x') + ",eve@example.org\n"), "too_long");
    EXPECT_EQ(errors("name,email\nEve,eve@example.org,more\n"), "malformed_row");
    EXPECT_EQ(errors("name,email\nE\x01ve,eve@example.org\n"), "control_character");
    EXPECT_EQ(errors("name,email\nEve,eve@example.org\n"), "ok");
}

TEST_F(import, M45_an_account_archived_elsewhere_is_a_faulty_row) {
    const MemberId eve = org.member("Eve");
    const WorkspaceId other = org.workspace("Other");
    org.apply(ArchiveUser{org.user(eve)});
    const auto plan = org.plan(file("name,email\nEve,eve@example.org\n"), {.in = other}).value();
    ASSERT_EQ(plan->report->items[0].errors.size(), 1u);
    EXPECT_EQ(plan->report->items[0].errors[0].code, "account_archived");
}

TEST_F(import, M48_a_second_row_of_one_email_names_the_first) {
    const auto items = report("name,email\nEve,eve@example.org\nEve,EVE@example.org\n")->items;
    EXPECT_TRUE(items[0].errors.empty());
    ASSERT_EQ(items[1].errors.size(), 1u);
    EXPECT_EQ(items[1].errors[0].code, "duplicate_in_file");
    EXPECT_NE(items[1].errors[0].detail.find("Row 2"), std::string::npos);
}

TEST_F(import, M48_all_or_nothing_refuses_a_file_with_a_faulty_row_and_valid_rows_takes_the_others) {
    const std::string csv = "name,email\nEve,eve@example.org\nTim,tim\n";
    const auto refused = confirmed(org.plan(file(csv)).value(), std::nullopt);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::invalid_request);
    EXPECT_EQ(refused.error().report->error, 1u);
    const auto plan = org.apply(file(csv, true));
    EXPECT_EQ(plan->report->invite, 1u);
    EXPECT_EQ(member("eve").status, MemberStatus::invited);
}

TEST_F(import, M52_an_import_over_the_limit_is_refused_whole) {
    org.limit_seats(2, {});
    EXPECT_EQ(org.refusal(file("name,email\nEve,eve@example.org\nTim,tim@example.org\n")), "seat_limit");
    EXPECT_EQ(org.refusal(file("name,email\nEve,eve@example.org\n")), "");
}

TEST_F(import, headers_are_read_in_any_order_and_spelling) {
    const auto plan =
        org.apply(file("GROUP;E-Mail;Last Name;first_name;User Role\nHR;eve@example.org;Fox;Eve;END USER\n"));
    EXPECT_EQ(member("eve").given_name, "Eve Fox");
    EXPECT_EQ(member("eve").groups.size(), 1u);
    EXPECT_EQ(plan->report->unknown_columns.size(), 0u);
    EXPECT_EQ(report("name,email,shoe size\nEve,eve@example.org,39\n")->unknown_columns,
              std::vector<std::string>{"shoe size"});
}

TEST_F(import, a_file_without_an_email_column_or_over_a_limit_is_refused_as_a_whole) {
    EXPECT_FALSE(read_import("name\nEve\n", {}).ok());
    EXPECT_FALSE(read_import("email,E-Mail\na@b.example,c@d.example\n", {}).ok());
    const auto large = read_import("email\na@b.example\nc@d.example\n", {.bytes = 1000, .rows = 1});
    ASSERT_FALSE(large.ok());
    EXPECT_EQ(large.error().code, ErrorCode::too_large);
}

/// An organisation of one app, one group that gives it, and one person.
ImportOrganisation small_organisation(const import& at) {
    ImportOrganisation change;
    change.apps.push_back({AppName::parse("CRM").value(), {}, AppUrl::parse("https://crm.example.org/").value(), true});
    OrgGroup sales{GroupName::parse("Sales").value(), {}, {Email::parse("eve@example.org").value()}, {}};
    sales.grants.push_back({GrantName::parse("Sales apps").value(), kApp, kAppView, false, false, {"crm"}});
    change.groups.push_back(sales);
    change.people = at.file("name,email,role,groups\nEve,eve@example.org,,Sales\n");
    return change;
}

TEST_F(import, a_whole_organisation_is_made_and_the_same_again_changes_nothing) {
    const Ask cli{.via = Actor::Via::command_line};
    org.apply(small_organisation(*this), cli);
    EXPECT_EQ(member("eve").source, MemberSource::cli);
    const Group& sales = *org.acme().groups[*org.acme().group_named("sales")];
    ASSERT_EQ(sales.grants.size(), 1u);
    EXPECT_EQ(sales.members.size(), 1u);
    EXPECT_EQ(sales.grants[0]->resources.size(), 1u);
    EXPECT_TRUE(org.apply(small_organisation(*this), cli)->changes_nothing());
}

TEST_F(import, an_organisation_adds_what_is_missing_and_removes_nothing) {
    const Ask cli{.via = Actor::Via::command_line};
    const MemberId eve = org.member("Eve", Role::end_user, {hr});
    const GroupId sales = org.group("sales");
    org.grant(sales, "view", {});
    org.apply(small_organisation(*this), cli);
    EXPECT_TRUE(org.is_in(eve, hr));
    EXPECT_TRUE(org.is_in(eve, sales));
    EXPECT_EQ(org.at(sales).grants.size(), 2u);
}

TEST_F(import, an_organisation_that_names_what_is_not_there_is_refused) {
    const Ask cli{.via = Actor::Via::command_line};
    auto change = small_organisation(*this);
    change.groups[0].grants[0].apps.push_back("nowhere");
    EXPECT_EQ(org.refusal(change, cli), "invalid_request");
    change = small_organisation(*this);
    change.groups[0].members.push_back(Email::parse("nobody@example.org").value());
    EXPECT_EQ(org.refusal(change, cli), "invalid_request");
}

}  // namespace
}  // namespace guildhall::test
