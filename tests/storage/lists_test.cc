// Lists: every page in one total order, filters, totals, cursors that can't be mixed up; outbox and audit.
#include <gtest/gtest.h>

#include "core/text.h"
#include "storage/audit_table.h"
#include "storage/members_table.h"
#include "storage/outbox_table.h"
#include "storage/people_lists.h"
#include "storage/stored_instance.h"

namespace guildhall::storage {
namespace {

using core::MemberStatus;
using core::Role;
using core::Time;

TEST(cursor, is_read_back_only_for_its_own_order) {
    const auto cursor = make_cursor("name", {"müller", std::string("a\0b", 3)});
    EXPECT_EQ(parse_cursor(cursor, "name", 2), (std::vector<std::string>{"müller", std::string("a\0b", 3)}));
    EXPECT_FALSE(parse_cursor(cursor, "-name", 2));
    EXPECT_FALSE(parse_cursor(cursor, "name", 3));
    for (const char* bad : {"", "x", "AAAA", "AAAABG5hbWX_____", "not base64!"}) {
        EXPECT_FALSE(parse_cursor(bad, "name", 2)) << bad;
    }
}

struct lists : testing::Test, StoredInstance {
    /// The names of all pages, read by their cursors.
    std::vector<std::string> names(MemberListQuery query) {
        std::vector<std::string> all;
        query.workspace = workspace;
        for (;;) {
            const auto page = list_members(c, query);
            if (!page) return {"faulty cursor"};
            EXPECT_LE(page->members.size(), static_cast<std::size_t>(query.limit));
            for (const auto& listed : page->members) {
                all.push_back(state->workspaces[number]->member(listed.id)->given_name);
            }
            if (!page->next_cursor) return all;
            query.cursor = page->next_cursor;
        }
    }
    using Names = std::vector<std::string>;

    core::WorkspaceNumber number = add_workspace("acme");
    core::WorkspaceId workspace = id_of(number);
};
using member_list = lists;
using user_list = lists;
using outbox = lists;
using audit = lists;

TEST_F(member_list, is_sorted_in_any_case_and_paged_without_gap_or_double) {
    for (const char* name : {"dora", "Ann", "bob", "Zoe", "carl", "ann2", "Ärmel"}) add_member(number, name);
    const Names sorted = {"Ann", "ann2", "bob", "carl", "dora", "Zoe", "Ärmel"};
    const Names reversed(sorted.rbegin(), sorted.rend());
    for (int limit : {1, 2, 3, 7, 50}) {
        EXPECT_EQ(names({.limit = limit}), sorted);
        EXPECT_EQ(names({.descending = true, .limit = limit}), reversed);
        EXPECT_EQ(names({.sort = MemberSort::email, .limit = limit}),
                  (Names{"ann2", "Ann", "bob", "carl", "dora", "Zoe", "Ärmel"}));
    }
}

TEST_F(member_list, is_a_total_order_also_where_everything_but_the_id_is_alike) {
    for (int i = 0; i < 9; ++i) add_member(number, "n" + std::to_string(i));
    for (const auto sort : {MemberSort::role, MemberSort::status, MemberSort::last_active_at}) {
        const auto all = names({.sort = sort, .limit = 2});
        EXPECT_EQ(all.size(), 9u);
        EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), 9u);
        auto down = names({.sort = sort, .descending = true, .limit = 2});
        std::reverse(down.begin(), down.end());
        EXPECT_EQ(all, down);
    }
}

TEST_F(member_list, sorts_by_role_status_and_activity) {
    const auto a = add_member(number, "a", Role::builder), b = add_member(number, "b", Role::admin);
    const auto third = add_member(number, "c", Role::end_user, MemberStatus::archived);
    EXPECT_EQ(names({.sort = MemberSort::role}), (Names{"b", "a", "c"}));
    EXPECT_EQ(names({.sort = MemberSort::status}), (Names{"a", "b", "c"}));
    set_last_active_at(c, workspace, a, Time{10});
    set_last_active_at(c, workspace, third, Time{5});
    EXPECT_EQ(names({.sort = MemberSort::last_active_at, .descending = true}), (Names{"a", "c", "b"}));
    const auto page = list_members(c, {.workspace = workspace});
    EXPECT_EQ(page->members[0].last_active_at, Time{10});
    EXPECT_EQ(page->members[1].id, b);
    EXPECT_EQ(page->members[1].last_active_at, std::nullopt);
}

TEST_F(member_list, is_filtered_by_status_role_group_and_text_together) {
    const auto ann = add_member(number, "Ann Müller", Role::builder);
    add_member(number, "Bob Müller", Role::builder, MemberStatus::archived);
    add_member(number, "Carl", Role::end_user, MemberStatus::invited);
    const core::GroupId hr(next_id());
    change([&](core::Draft& draft) {
        core::Group group;
        group.id = hr;
        group.name = group.name_folded = "hr";
        const auto g = draft.add_group(number, group);
        draft.link(number, 0, g, core::kNever);
        draft.link(number, 2, g, 5);
    });
    EXPECT_EQ(names({.roles = {Role::builder}}), (Names{"Ann Müller", "Bob Müller"}));
    EXPECT_EQ(names({.statuses = {MemberStatus::active, MemberStatus::invited}}), (Names{"Ann Müller", "Carl"}));
    EXPECT_EQ(names({.custom_group = hr}), (Names{"Ann Müller", "Carl"}));
    EXPECT_EQ(names({.text = "mÜLLER"}), (Names{"Ann Müller", "Bob Müller"}));
    EXPECT_EQ(names({.text = " ca "}), (Names{"Carl"}));
    EXPECT_EQ(names({.text = "EXAMPLE.org", .limit = 2}).size(), 3u);
    EXPECT_EQ(names({.statuses = {MemberStatus::active}, .custom_group = hr, .text = "müll", .limit = 1}),
              (Names{"Ann Müller"}));
    const auto page = list_members(c, {.workspace = workspace, .roles = {Role::builder}, .limit = 1});
    EXPECT_EQ(page->total.count, 2);
    EXPECT_FALSE(page->total.at_least);
    EXPECT_EQ(page->members[0].id, ann);
}

TEST_F(member_list, goes_by_what_the_workspace_sees_of_accounts) {
    for (const char* name : {"ann", "bob", "carl"}) add_member(number, name);
    change([&](core::Draft& draft) {
        for (core::MemberNumber member : {0u, 1u}) {
            const core::AccountNumber account = state->workspaces[number]->members[member]->account;
            draft.edit_account(account).second_factor_at = Time{5};
            draft.edit_account(account).email_verified_at = Time{5};
        }
        draft.edit_member(number, 0).accepted_at = Time{5};
    });
    EXPECT_EQ(names({.second_factor = true}), Names{"ann"});
    EXPECT_EQ(names({.second_factor = false}), (Names{"bob", "carl"}));
    EXPECT_EQ(names({.email_verified = true}), Names{"ann"});
    EXPECT_EQ(names({.email_verified = false, .sort = MemberSort::invited_at}).size(), 2u);
    set_last_active_at(c, workspace, state->workspaces[number]->members[1]->id, Time{10});
    EXPECT_EQ(names({.inactive_since = Time{11}}), Names{"bob"});
    EXPECT_EQ(names({.inactive_since = Time{10}}), Names{});
}

TEST_F(member_list, shows_nobody_of_another_workspace) {
    add_member(number, "ann");
    const auto other = add_workspace("other");
    add_member(other, "anna");
    EXPECT_EQ(names({}), Names{"ann"});
    EXPECT_EQ(names({.text = "ann"}), Names{"ann"});
    EXPECT_EQ(names({.text = "an"}), Names{"ann"});
}

TEST_F(member_list, refuses_a_cursor_of_another_order_or_of_nobody) {
    for (const char* name : {"a", "b", "c"}) add_member(number, name);
    const auto cursor = list_members(c, {.workspace = workspace, .limit = 1})->next_cursor;
    ASSERT_TRUE(cursor);
    EXPECT_EQ(names({.descending = true, .cursor = cursor}), Names{"faulty cursor"});
    EXPECT_EQ(names({.sort = MemberSort::email, .cursor = cursor}), Names{"faulty cursor"});
    EXPECT_EQ(names({.cursor = make_cursor("name", {"a", "no id"})}), Names{"faulty cursor"});
    const auto time = make_cursor("last_active_at", {"yesterday", numbered_uuid(1) == core::Uuid() ? "" : "x"});
    EXPECT_EQ(names({.sort = MemberSort::last_active_at, .cursor = time}), Names{"faulty cursor"});
}

TEST_F(member_list, counts_up_to_ten_thousand) {
    c.run_script("PRAGMA foreign_keys = OFF");
    c.execute(
        "INSERT INTO members (workspace_id, id, user_id, email_folded, given_name, name_folded, role, role_cause, "
        "status, source, invited_at) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10001) "
        "SELECT $1, CAST(printf('%016d', i) AS BLOB), CAST(printf('%016d', i) AS BLOB), '', '', '', 'end_user', "
        "'explicit', 'active', 'csv', 1 FROM n",
        {workspace});
    auto page = list_members(c, {.workspace = workspace});
    EXPECT_EQ(page->total.count, 10'000);
    EXPECT_TRUE(page->total.at_least);
    c.execute("DELETE FROM members WHERE id = CAST(printf('%016d', 1) AS BLOB)");
    page = list_members(c, {.workspace = workspace});
    EXPECT_EQ(page->total.count, 10'000);
    EXPECT_FALSE(page->total.at_least);
}

TEST_F(user_list, is_filtered_searched_and_paged) {
    for (const char* name : {"cora", "Ann", "bob"}) add_member(number, name);
    change([&](core::Draft& draft) {
        draft.edit_account(0).status = core::AccountStatus::active;
        draft.edit_account(0).second_factor_at = core::Time{1};
    });
    const auto users = [&](UserListQuery query) {
        Names all;
        for (;;) {
            const auto page = list_users(c, query);
            if (!page) return Names{"faulty cursor"};
            for (const auto id : page->users) all.push_back(state->account(id)->name);
            if (!page->next_cursor) return all;
            query.cursor = page->next_cursor;
        }
    };
    EXPECT_EQ(users({.limit = 1}), (Names{"Ann", "bob", "cora"}));
    EXPECT_EQ(users({.sort = UserSort::email, .descending = true, .limit = 2}), (Names{"cora", "bob", "Ann"}));
    EXPECT_EQ(users({.statuses = {core::AccountStatus::active}}), Names{"cora"});
    EXPECT_EQ(users({.second_factor = true}), Names{"cora"});
    EXPECT_EQ(users({.second_factor = false}), (Names{"Ann", "bob"}));
    EXPECT_EQ(users({.text = "NN@exam"}), Names{"Ann"});
    EXPECT_EQ(users({.text = "b"}), Names{"bob"});
    EXPECT_EQ(users({.cursor = "x"}), Names{"faulty cursor"});
    EXPECT_EQ(list_users(c, {.limit = 1})->total.count, 3);
}

Mail mail_of(int n, core::WorkspaceId workspace, core::MemberId member) {
    Mail mail;
    mail.id = numbered_uuid(n);
    mail.kind = "invitation";
    mail.recipient = "ann@example.org";
    mail.workspace = workspace;
    mail.member = member;
    mail.details = "{}";
    mail.sealed_token = {1, 2, 3};
    mail.created_at = mail.next_attempt_at = Time{n};
    return mail;
}

TEST_F(outbox, M41_holds_a_token_until_it_is_sent_and_then_wipes_it) {
    const auto ann = add_member(number, "ann");
    insert_mail(c, mail_of(1, workspace, ann));
    insert_mail(c, mail_of(2, workspace, ann));
    EXPECT_EQ(due_mails(c, Time{1}, 10).size(), 1u);
    EXPECT_EQ(due_mails(c, Time{9}, 1)[0].id, numbered_uuid(1));
    set_mail_sent(c, numbered_uuid(1), Time{3});
    const auto sent = list_mails(c, {.state = MailState::sent})->mails;
    ASSERT_EQ(sent.size(), 1u);
    EXPECT_TRUE(sent[0].sealed_token.empty());
    EXPECT_EQ(sent[0].sent_at, Time{3});
    EXPECT_EQ(sent[0].attempts, 1);
    set_mail_failed(c, numbered_uuid(2), "refused", Time{50});
    EXPECT_TRUE(due_mails(c, Time{49}, 10).empty());
    EXPECT_EQ(due_mails(c, Time{50}, 10)[0].error, "refused");
    EXPECT_FALSE(retry_mail(c, numbered_uuid(2), Time{60})) << "it is queued";
    set_mail_failed(c, numbered_uuid(2), "gave up", std::nullopt);
    EXPECT_TRUE(due_mails(c, Time{99}, 10).empty());
    EXPECT_TRUE(retry_mail(c, numbered_uuid(2), Time{60}));
    EXPECT_EQ(due_mails(c, Time{60}, 10)[0].sealed_token, (Blob{1, 2, 3}));
    EXPECT_FALSE(retry_mail(c, numbered_uuid(1), Time{60})) << "it is sent";
}

TEST_F(outbox, M41_counts_mails_and_ends_those_of_ended_tokens) {
    const auto ann = add_member(number, "ann"), bob = add_member(number, "bob");
    for (int i = 1; i <= 4; ++i) {
        Mail mail = mail_of(i, workspace, i == 4 ? bob : ann);
        mail.counted = i != 1;
        insert_mail(c, mail);
    }
    EXPECT_EQ(mails_since(c, {"ann@example.org", "invitation"}, Time{0}, 10), (std::vector{Time{4}, Time{3}, Time{2}}));
    EXPECT_EQ(mails_since(c, {"ann@example.org", "invitation"}, Time{2}, 1), std::vector{Time{4}});
    EXPECT_TRUE(mails_since(c, {"ann@example.org", "password_reset"}, Time{0}, 10).empty());
    set_mail_sent(c, numbered_uuid(1), Time{9});
    end_unsent_mails(c, workspace, ann);
    EXPECT_EQ(mails_since(c, {"ann@example.org", "invitation"}, Time{0}, 10).size(), 3u) << "ended ones still count";
    EXPECT_TRUE(find_mail(c, numbered_uuid(2))->sealed_token.empty());
    EXPECT_FALSE(retry_mail(c, numbered_uuid(2), Time{60}));
    EXPECT_EQ(list_mails(c, {.state = MailState::ended})->total.count, 2);
    const auto page = list_mails(c, {.limit = 3});
    EXPECT_EQ(page->total.count, 4);
    EXPECT_EQ(page->mails[0].id, numbered_uuid(4));
    const auto next = list_mails(c, {.limit = 3, .cursor = page->next_cursor});
    EXPECT_EQ(next->mails[0].id, numbered_uuid(1));
    EXPECT_FALSE(next->next_cursor);
    EXPECT_FALSE(list_mails(c, {.cursor = "bad"}));
    EXPECT_EQ(list_mails(c, {.text = "N@Exam"})->total.count, 4);
    EXPECT_EQ(list_mails(c, {.text = "nn"})->total.count, 0) << "two characters are a prefix";
    EXPECT_EQ(list_mails(c, {.text = "%@%"})->total.count, 0) << "no wildcards";
    Mail reset = mail_of(5, workspace, ann);
    reset.workspace.reset();
    reset.member.reset();
    reset.user = user_of(number, ann);
    reset.kind = "password_reset";
    insert_mail(c, reset);
    end_unsent_mails(c, *reset.user, "password_reset");
    drop_all_unsent_mails(c);
    EXPECT_EQ(delete_old_mails(c, Time{2}), 1);
    EXPECT_EQ(list_mails(c, {})->total.count, 0);
}

AuditRow event_of(Trail trail, std::int64_t seq, std::string action) {
    AuditRow event;
    event.trail = trail;
    event.seq = seq;
    event.id = core::EventId(numbered_uuid(static_cast<int>(seq) + (trail.is_nil() ? 1000 : 0)));
    event.at = Time{seq * 10};
    event.change_id = numbered_uuid(static_cast<int>(seq) / 2);
    event.actor = core::UserId(numbered_uuid(7));
    event.actor_email = "Ann@Example.org";
    event.action = std::move(action);
    event.target_type = "group";
    event.target_id = "g" + std::to_string(seq);
    event.target_name = "50% Größe";
    event.request_id = "r" + std::to_string(seq);
    event.body = "{}";
    event.search_text = core::fold(event.action + event.target_name);
    event.hash = core::sha256("e" + std::to_string(seq));
    return event;
}

TEST_F(audit, is_chained_by_trail_and_read_newest_first) {
    EXPECT_EQ(trail_end(c, workspace).seq, 0);
    for (int seq = 1; seq <= 5; ++seq) insert_audit_event(c, event_of(workspace, seq, "group.created"));
    insert_audit_event(c, event_of(Trail(), 1, "settings.changed"));
    EXPECT_EQ(trail_end(c, workspace).seq, 5);
    EXPECT_EQ(trail_end(c, workspace).hash, core::sha256("e5"));
    EXPECT_EQ(trail_end(c, Trail()).seq, 1);
    EXPECT_EQ(audit_trails(c), (std::vector<Trail>{Trail(), workspace}));
    const auto page = list_audit_events(c, {.trail = workspace, .limit = 3});
    ASSERT_EQ(page->events.size(), 3u);
    EXPECT_EQ(page->events[0].seq, 5);
    EXPECT_EQ(page->total.count, 5);
    const auto next = list_audit_events(c, {.trail = workspace, .limit = 3, .cursor = page->next_cursor});
    EXPECT_EQ(next->events.size(), 2u);
    EXPECT_FALSE(next->next_cursor);
    EXPECT_FALSE(list_audit_events(c, {.trail = workspace, .cursor = "x"}));
    std::vector<std::int64_t> order;
    for_each_audit_event(c, workspace, [&](const AuditRow& event, bool) { order.push_back(event.seq); });
    EXPECT_EQ(order, (std::vector<std::int64_t>{1, 2, 3, 4, 5}));
    AuditRow again = event_of(workspace, 5, "x");
    again.id = core::EventId(numbered_uuid(500));
    EXPECT_TRUE(error_of([&] { insert_audit_event(c, again); }).is_unique("audit_events_pkey"));
}

TEST_F(audit, is_found_by_id_change_and_every_filter) {
    insert_audit_event(c, event_of(workspace, 1, "group.created"));
    insert_audit_event(c, event_of(workspace, 2, "member.invited"));
    insert_audit_event(c, event_of(workspace, 3, "member.archived"));
    const auto id = event_of(workspace, 2, "").id;
    ASSERT_TRUE(find_audit_event(c, workspace, id));
    EXPECT_EQ(find_audit_event(c, workspace, id)->actor_email, "Ann@Example.org");
    EXPECT_FALSE(find_audit_event(c, Trail(), id)) << "another trail's id is unknown here";
    EXPECT_EQ(audit_events_of_change(c, workspace, numbered_uuid(1)).size(), 2u);
    const auto count = [&](AuditQuery query) {
        query.trail = workspace;
        query.limit = 2;
        std::int64_t streamed = 0;
        for (auto chunk = audit_events_before(c, query, {}); !chunk.empty();
             chunk = audit_events_before(c, query, chunk.back().seq))
            streamed += static_cast<std::int64_t>(chunk.size());
        EXPECT_EQ(streamed, list_audit_events(c, query)->total.count);
        return streamed;
    };
    EXPECT_EQ(count({.actor = "aNN@example.org"}), 3);
    EXPECT_EQ(count({.actor = core::to_string(numbered_uuid(7))}), 3);
    EXPECT_EQ(count({.actor = "bob@example.org"}), 0);
    EXPECT_EQ(count({.action = "member.invited"}), 1);
    EXPECT_EQ(count({.action = "member."}), 2);
    EXPECT_EQ(count({.target = "g3"}), 1);
    EXPECT_EQ(count({.request_id = "r2"}), 1);
    EXPECT_EQ(count({.from = Time{20}}), 2);
    EXPECT_EQ(count({.from = Time{20}, .to = Time{30}}), 1);
    EXPECT_EQ(count({.text = "GRÖSSE"}), 3) << "ß folds to ss";
    EXPECT_EQ(count({.text = "0% g"}), 3);
    EXPECT_EQ(count({.text = "0_ g"}), 0) << "search characters stand for themselves";
    EXPECT_EQ(count({.text = "archived"}), 1);
}

TEST_F(audit, keeps_checkpoints_in_order) {
    insert_audit_checkpoint(c, {workspace, 9, core::sha256("9"), Time{2}, {9}});
    insert_audit_checkpoint(c, {workspace, 3, core::sha256("3"), Time{1}, {3}});
    const auto all = audit_checkpoints_of(c, workspace);
    ASSERT_EQ(all.size(), 2u);
    EXPECT_EQ(all[0].seq, 3);
    EXPECT_EQ(all[1].signature, Blob{9});
    EXPECT_TRUE(audit_checkpoints_of(c, Trail()).empty());
}

}  // namespace
}  // namespace guildhall::storage
