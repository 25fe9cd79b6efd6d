// The tables beside the state: what is written is read back, and ends when it should.
#include <gtest/gtest.h>

#include <set>

#include "storage/api_tokens_table.h"
#include "storage/idempotency_table.h"
#include "storage/invitations_table.h"
#include "storage/member_metadata_table.h"
#include "storage/members_table.h"
#include "storage/passkeys_table.h"
#include "storage/password_resets_table.h"
#include "storage/resources_table.h"
#include "storage/sealed_values.h"
#include "storage/second_factors_table.h"
#include "storage/sessions_table.h"
#include "storage/stored_instance.h"
#include "storage/throttle_table.h"

namespace guildhall::storage {
namespace {

using core::Time;

core::Sha256 hash(const std::string& token) { return core::sha256(token); }

/// One workspace with two members.
struct stored_tables : testing::Test, StoredInstance {
    core::WorkspaceNumber number = add_workspace("acme");
    core::WorkspaceId workspace = id_of(number);
    core::MemberId ann = add_member(number, "ann"), bob = add_member(number, "bob");
    core::UserId ann_user = user_of(number, ann), bob_user = user_of(number, bob);
};
using sessions = stored_tables;
using api_tokens = stored_tables;
using invitations = stored_tables;
using password_resets = stored_tables;
using kept_replies = stored_tables;
using throttle = stored_tables;
using metadata = stored_tables;
using second_factors = stored_tables;
using passkeys = stored_tables;
using contents = stored_tables;

TEST_F(sessions, are_listed_last_seen_first) {
    for (int i = 1; i <= 3; ++i) {
        insert_session(c, {core::SessionId(numbered_uuid(i)), ann_user, hash("t" + std::to_string(i)), Time{i}, Time{i},
                           Time{100}, Time{i}, "10.0.0.1", "Browser \"x\""});
    }
    Session seen = sessions_of(c, ann_user)[2];
    seen.last_seen_at = Time{50};
    seen.confirmed_at = Time{51};
    update_session(c, seen);
    const auto listed = sessions_of(c, ann_user);
    ASSERT_EQ(listed.size(), 3u);
    EXPECT_EQ(listed[0].token_hash, hash("t1"));
    EXPECT_EQ(listed[0].user, ann_user);
    EXPECT_EQ(listed[0].last_seen_at, Time{50});
    EXPECT_EQ(listed[0].confirmed_at, Time{51});
    EXPECT_EQ(listed[0].user_agent, "Browser \"x\"");
    EXPECT_EQ(listed[1].token_hash, hash("t3"));
    EXPECT_EQ(live_sessions(c, Time{99}).size(), 3u);
    EXPECT_TRUE(live_sessions(c, Time{100}).empty());
}

TEST_F(sessions, end_alone_of_their_user_all_but_one_or_by_age) {
    const auto insert = [&](int n, core::UserId user, Time seen, Time end) {
        insert_session(
            c, {core::SessionId(numbered_uuid(n)), user, hash(std::to_string(n)), Time{1}, seen, end, Time{1}, "", ""});
        return core::SessionId(numbered_uuid(n));
    };
    const auto one = insert(1, ann_user, Time{50}, Time{100}), two = insert(2, ann_user, Time{50}, Time{100});
    insert(3, ann_user, Time{50}, Time{100});
    insert(4, bob_user, Time{50}, Time{100});
    end_session(c, one);
    EXPECT_EQ(end_sessions_of(c, ann_user, two), std::vector{hash("3")});
    EXPECT_EQ(end_sessions_of(c, ann_user), std::vector{hash("2")});
    insert(5, bob_user, Time{10}, Time{100});
    insert(6, bob_user, Time{50}, Time{60});
    EXPECT_EQ(delete_ended_sessions(c, Time{60}, Time{20}).size(), 2u);
    ASSERT_EQ(sessions_of(c, bob_user).size(), 1u);
    EXPECT_EQ(sessions_of(c, bob_user)[0].token_hash, hash("4"));
    end_all_sessions(c);
    EXPECT_TRUE(sessions_of(c, bob_user).empty());
}

TEST_F(second_factors, are_one_pending_and_one_enabled_for_each_account) {
    const auto enabled = [&](core::UserId user) { return find_second_factor(c, user, SecondFactorState::enabled); };
    put_second_factor(c, {ann_user, SecondFactorState::pending, {1}, 0, Time{1}});
    put_second_factor(c, {ann_user, SecondFactorState::pending, {2}, 0, Time{2}});
    EXPECT_EQ(find_second_factor(c, ann_user, SecondFactorState::pending)->sealed, Blob{2}) << "the latest";
    EXPECT_FALSE(enabled(ann_user));
    put_second_factor(c, {ann_user, SecondFactorState::enabled, {3}, 7, Time{3}});
    put_second_factor(c, {bob_user, SecondFactorState::enabled, {4}, 7, Time{4}});
    set_last_step(c, ann_user, 8);
    EXPECT_EQ(enabled(ann_user)->last_step, 8);
    EXPECT_EQ(enabled(ann_user)->created_at, Time{3});
    EXPECT_EQ(enabled(bob_user)->last_step, 7);
    delete_second_factor(c, ann_user, Forget::pending_only);
    EXPECT_FALSE(find_second_factor(c, ann_user, SecondFactorState::pending));
    EXPECT_TRUE(enabled(ann_user));
    delete_second_factor(c, ann_user, Forget::all);
    EXPECT_FALSE(enabled(ann_user));
    EXPECT_TRUE(enabled(bob_user));
}

TEST_F(second_factors, are_found_among_the_sealed_values_and_sealed_anew) {
    for (const core::UserId user : {ann_user, bob_user})
        for (const auto state : {SecondFactorState::pending, SecondFactorState::enabled})
            put_second_factor(c, {user, state, {9}, 0, Time{1}});
    std::optional<SealedValue> last;
    int found = 0;
    while (true) {
        const auto values = sealed_values(c, SealedTable::second_factors, last, 1);
        if (values.empty()) break;
        last = values[0];
        SealedValue anew = values[0];
        anew.sealed = {static_cast<std::uint8_t>(++found)};
        set_sealed_value(c, SealedTable::second_factors, anew);
    }
    EXPECT_EQ(found, 4);
    std::set<Blob> sealed;
    for (const auto& value : sealed_values(c, SealedTable::second_factors, std::nullopt, 10))
        sealed.insert(value.sealed);
    EXPECT_EQ(sealed, (std::set<Blob>{{1}, {2}, {3}, {4}}));
}

TEST_F(second_factors, have_recovery_codes_that_are_taken_once) {
    set_recovery_codes(c, ann_user, {hash("a"), hash("b")});
    set_recovery_codes(c, bob_user, {hash("a")});
    EXPECT_FALSE(take_recovery_code(c, ann_user, hash("x")));
    EXPECT_TRUE(take_recovery_code(c, ann_user, hash("a")));
    EXPECT_FALSE(take_recovery_code(c, ann_user, hash("a")));
    EXPECT_EQ(count_recovery_codes(c, ann_user), 1);
    set_recovery_codes(c, ann_user, {hash("c")});
    EXPECT_FALSE(take_recovery_code(c, ann_user, hash("b"))) << "replaced";
    delete_second_factor(c, ann_user, Forget::all);
    EXPECT_EQ(count_recovery_codes(c, ann_user), 0);
    EXPECT_EQ(count_recovery_codes(c, bob_user), 1);
}

/// Of the user, with the credential {n}.
Passkey passkey_of(core::UserId user, int n) {
    Passkey made;
    made.id = core::PasskeyId(numbered_uuid(n));
    made.user = user;
    made.name = "key " + std::to_string(n);
    made.credential = {static_cast<std::uint8_t>(n)};
    made.public_key = {1, 0, 2};
    made.created_at = Time{100 - n};
    return made;
}

TEST_F(passkeys, are_found_by_credential_and_listed_the_oldest_first) {
    Passkey first = passkey_of(ann_user, 1);
    first.transports = {"usb", "nfc"};
    for (const Passkey& each : {first, passkey_of(ann_user, 2), passkey_of(bob_user, 3)}) insert_passkey(c, each);
    EXPECT_FALSE(find_passkey(c, Blob{9}));
    const auto found = find_passkey(c, Blob{1});
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, first.id);
    EXPECT_EQ(found->user, ann_user);
    EXPECT_EQ(found->name, "key 1");
    EXPECT_EQ(found->public_key, (Blob{1, 0, 2}));
    EXPECT_EQ(found->transports, (std::vector<std::string>{"usb", "nfc"}));
    EXPECT_FALSE(found->last_used_at);
    const auto listed = passkeys_of(c, ann_user);
    ASSERT_EQ(listed.size(), 2u);
    EXPECT_EQ(listed[0].name, "key 2");
    EXPECT_TRUE(listed[0].transports.empty());
    EXPECT_EQ(error_of([&] { insert_passkey(c, passkey_of(bob_user, 1)); }).kind(), DatabaseErrorKind::unique);
}

TEST_F(passkeys, are_renamed_used_and_deleted_alone_or_with_all_of_the_second_factor) {
    for (int n : {1, 2}) insert_passkey(c, passkey_of(ann_user, n));
    insert_passkey(c, passkey_of(bob_user, 3));
    Passkey used = passkey_of(ann_user, 1);
    used.sign_count = 4'294'967'295;
    used.synced = true;
    used.last_used_at = Time{7};
    set_passkey_used(c, used);
    rename_passkey(c, used.id, "Key ring");
    const auto is = find_passkey(c, used.id);
    EXPECT_EQ(is->sign_count, 4'294'967'295);
    EXPECT_TRUE(is->synced);
    EXPECT_EQ(is->last_used_at, Time{7});
    EXPECT_EQ(is->name, "Key ring");
    EXPECT_EQ(find_passkey(c, Blob{2})->sign_count, 0);
    delete_passkey(c, used.id);
    EXPECT_FALSE(find_passkey(c, used.id));
    delete_second_factor(c, ann_user, Forget::app);
    EXPECT_EQ(passkeys_of(c, ann_user).size(), 1u);
    delete_second_factor(c, ann_user, Forget::all);
    EXPECT_TRUE(passkeys_of(c, ann_user).empty());
    EXPECT_EQ(passkeys_of(c, bob_user).size(), 1u);
}

TEST_F(passkeys, have_challenges_that_are_spent_once_until_they_end) {
    EXPECT_TRUE(spend_challenge(c, hash("a"), Time{5}));
    EXPECT_FALSE(spend_challenge(c, hash("a"), Time{5}));
    EXPECT_TRUE(spend_challenge(c, hash("b"), Time{6}));
    delete_spent_challenges_before(c, Time{6});
    EXPECT_FALSE(spend_challenge(c, hash("b"), Time{6}));
    EXPECT_TRUE(spend_challenge(c, hash("a"), Time{5})) << "forgotten";
}

TEST_F(sessions, take_their_forward_sessions_with_them) {
    const auto insert = [&](int n, core::UserId user) {
        const Session session{core::SessionId(numbered_uuid(n)),
                              user,
                              hash(std::to_string(n)),
                              Time{1},
                              Time{50},
                              Time{100},
                              Time{1},
                              "",
                              ""};
        insert_session(c, session);
        return session;
    };
    const auto forward = [&](const Session& of, const std::string& origin, const std::string& token) {
        return put_forward_session(c, {of.id, of.token_hash, origin, hash(token)});
    };
    const std::string crm = "https://crm.example.org", wiki = "https://wiki.example.org";
    const Session one = insert(1, ann_user), two = insert(2, ann_user), three = insert(3, bob_user);
    EXPECT_EQ(forward(one, crm, "1crm"), std::nullopt);
    EXPECT_EQ(forward(one, crm, "1crm again"), hash("1crm")) << "one for each origin";
    forward(one, wiki, "1wiki");
    forward(two, crm, "2crm");
    forward(three, crm, "3crm");
    const auto live = live_forward_sessions(c, Time{99});
    ASSERT_EQ(live.size(), 4u);
    for (const ForwardSession& each : live)
        if (each.token_hash == hash("3crm")) {
            EXPECT_EQ(each.session, three.id);
            EXPECT_EQ(each.session_hash, three.token_hash);
            EXPECT_EQ(each.origin, crm);
        }
    EXPECT_TRUE(live_forward_sessions(c, Time{100}).empty());
    EXPECT_EQ(end_sessions_of(c, ann_user, one.id).size(), 4u) << "the kept session loses its forward sessions too";
    EXPECT_EQ(end_session(c, three.id), (std::vector{hash("3crm"), three.token_hash}));
    EXPECT_TRUE(live_forward_sessions(c, Time{99}).empty());
    forward(one, crm, "1crm");
    EXPECT_EQ(delete_ended_sessions(c, Time{100}, Time{1}), (std::vector{hash("1crm"), one.token_hash}));
    forward(insert(4, bob_user), crm, "4crm");
    end_all_sessions(c);
    EXPECT_TRUE(live_forward_sessions(c, Time{99}).empty());
}

TEST_F(api_tokens, are_kept_apart_by_workspace_and_instance) {
    ApiToken mine{core::TokenId(numbered_uuid(1)),
                  workspace,
                  ann_user,
                  "ci",
                  {"members:read", "audit:read"},
                  hash("a"),
                  Time{1},
                  Time{99},
                  std::nullopt,
                  std::nullopt};
    ApiToken wide{core::TokenId(numbered_uuid(2)),
                  std::nullopt,
                  ann_user,
                  "ops",
                  {"instance:read"},
                  hash("b"),
                  Time{2},
                  std::nullopt,
                  std::nullopt,
                  std::nullopt};
    insert_api_token(c, mine);
    insert_api_token(c, wide);
    set_api_token_used(c, mine.id, Time{7});
    const auto found = find_api_token(c, mine.id);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->workspace, workspace);
    EXPECT_EQ(found->scopes, mine.scopes);
    EXPECT_EQ(found->expires_at, Time{99});
    EXPECT_EQ(found->last_used_at, Time{7});
    ASSERT_EQ(api_tokens_of(c, workspace).size(), 1u);
    EXPECT_EQ(api_tokens_of(c, workspace)[0].name, "ci");
    ASSERT_EQ(api_tokens_of(c, std::nullopt).size(), 1u);
    EXPECT_EQ(api_tokens_of(c, std::nullopt)[0].name, "ops");
    EXPECT_EQ(live_api_tokens(c).size(), 2u);
}

TEST_F(api_tokens, end_once_and_stay_findable) {
    const auto insert = [&](int n, std::optional<core::WorkspaceId> in) {
        insert_api_token(c, {core::TokenId(numbered_uuid(n)),
                             in,
                             ann_user,
                             "t",
                             {},
                             hash(std::to_string(n)),
                             Time{1},
                             std::nullopt,
                             std::nullopt,
                             std::nullopt});
        return core::TokenId(numbered_uuid(n));
    };
    const auto one = insert(1, workspace), two = insert(2, std::nullopt);
    insert(3, workspace);
    end_api_token(c, one, Time{5});
    end_api_token(c, one, Time{6});
    end_api_token(c, two, Time{5});
    EXPECT_EQ(find_api_token(c, one)->ended_at, Time{5});
    EXPECT_EQ(end_api_tokens_of(c, ann_user, Time{8}), std::vector{hash("3")});
    const auto four = insert(4, workspace);
    EXPECT_EQ(live_api_tokens(c).size(), 1u);
    end_all_api_tokens(c, Time{9});
    EXPECT_EQ(find_api_token(c, four)->ended_at, Time{9});
    EXPECT_TRUE(api_tokens_of(c, workspace).empty());
}

TEST_F(invitations, M41_at_most_so_many_shown_ones_live_and_the_oldest_end) {
    for (int i = 1; i <= 7; ++i) {
        const auto kind = i == 1 ? InvitationKind::mailed : InvitationKind::shown;
        insert_invitation(
            c, {workspace, numbered_uuid(i), ann, hash(std::to_string(i)), kind, i != 1, Time{i}, Time{100 + i}});
    }
    keep_newest_shown(c, workspace, ann, 5);
    EXPECT_FALSE(find_invitation(c, hash("2")));
    ASSERT_TRUE(find_invitation(c, hash("3")));
    const auto mailed = find_invitation(c, hash("1"));
    ASSERT_TRUE(mailed) << "a mailed one isn't counted";
    EXPECT_EQ(mailed->kind, InvitationKind::mailed);
    EXPECT_FALSE(mailed->was_shown);
    EXPECT_EQ(end_invitations_of(c, workspace, ann), 6);
}

TEST_F(invitations, of_others_stay_and_expired_ones_are_swept) {
    insert_invitation(c, {workspace, numbered_uuid(1), ann, hash("a"), InvitationKind::shown, true, Time{1}, Time{10}});
    insert_invitation(c, {workspace, numbered_uuid(2), bob, hash("b"), InvitationKind::shown, true, Time{1}, Time{20}});
    EXPECT_EQ(end_invitations_of(c, workspace, bob), 1);
    EXPECT_TRUE(find_invitation(c, hash("a")));
    EXPECT_EQ(delete_expired_invitations(c, Time{10}), 1);
    insert_invitation(c, {workspace, numbered_uuid(3), ann, hash("c"), InvitationKind::shown, true, Time{1}, Time{10}});
    end_all_invitations(c);
    EXPECT_FALSE(find_invitation(c, hash("c")));
}

TEST_F(password_resets, end_with_their_user_or_their_time) {
    insert_password_reset(c, {numbered_uuid(1), ann_user, hash("a"), true, true, Time{1}, Time{10}});
    insert_password_reset(c, {numbered_uuid(2), bob_user, hash("b"), false, false, Time{1}, Time{20}});
    const auto found = find_password_reset(c, hash("a"));
    ASSERT_TRUE(found);
    EXPECT_TRUE(found->was_shown && found->made_by_admin);
    EXPECT_EQ(end_password_resets_of(c, ann_user), 1);
    EXPECT_TRUE(find_password_reset(c, hash("b")));
    EXPECT_EQ(delete_expired_password_resets(c, Time{20}), 1);
    end_all_password_resets(c);
    EXPECT_FALSE(find_password_reset(c, hash("b")));
}

TEST_F(kept_replies, are_bound_to_their_key_and_swept_by_age) {
    const std::string body("{\"a\":\0}", 7);
    note_done(c, hash("k"), hash("r"), Time{4});
    EXPECT_EQ(find_kept_reply(c, hash("k"))->status, 0);
    keep_reply(c, {hash("k"), hash("r"), 201, "{}", body, Time{5}});
    const auto found = find_kept_reply(c, hash("k"));
    ASSERT_TRUE(found);
    EXPECT_EQ(found->request_hash, hash("r"));
    EXPECT_EQ(found->status, 201);
    EXPECT_EQ(found->body, body);
    EXPECT_EQ(delete_kept_replies_before(c, Time{5}), 0);
    EXPECT_EQ(delete_kept_replies_before(c, Time{6}), 1);
}

TEST_F(throttle, counts_by_bucket) {
    constexpr std::array<std::uint8_t, 16> kAddress{1}, kAccount{2};
    EXPECT_FALSE(find_throttle(c, kAddress));
    save_throttle(c, {kAddress, 1, Time{1}, Time{1}});
    save_throttle(c, {kAddress, 2, Time{1}, Time{3}});
    const auto found = find_throttle(c, kAddress);
    ASSERT_TRUE(found);
    EXPECT_EQ(found->failures, 2);
    save_throttle(c, {kAccount, 1, Time{1}, Time{2}});
    EXPECT_EQ(delete_old_throttle(c, Time{3}), 1);
    EXPECT_FALSE(find_throttle(c, kAccount));
    EXPECT_TRUE(find_throttle(c, kAddress));
}

TEST_F(metadata, is_merged_by_key) {
    save_metadata(c, workspace, ann, {"team", {1, 2}});
    save_metadata(c, workspace, ann, {"desk", {3}});
    save_metadata(c, workspace, ann, {"team", {4}});
    save_metadata(c, workspace, bob, {"team", {9}});
    delete_metadata(c, workspace, ann, "desk");
    const auto all = metadata_of(c, workspace, ann);
    ASSERT_EQ(all.size(), 1u);
    EXPECT_EQ(all[0].key, "team");
    EXPECT_EQ(all[0].sealed, Blob{4});
}

TEST_F(metadata, and_last_activity_belong_to_one_member) {
    EXPECT_EQ(last_active_at(c, workspace, ann), std::nullopt);
    set_last_active_at(c, workspace, ann, Time{77});
    EXPECT_EQ(last_active_at(c, workspace, ann), Time{77});
    EXPECT_EQ(last_active_at(c, workspace, bob), std::nullopt);
}

TEST_F(contents, of_data_sources_and_constants_go_with_their_resource) {
    core::ResourceRef source, constant;
    change([&](core::Draft& draft) {
        core::Resource resource;
        resource.id = core::ResourceId(next_id());
        resource.type = core::kDataSource;
        resource.name = resource.name_folded = "db";
        source = draft.add_resource(number, resource);
        resource.id = core::ResourceId(next_id());
        resource.type = core::kConstant;
        resource.kind = "secret";
        constant = draft.add_resource(number, resource);
    });
    const auto id = [&](core::ResourceRef ref) { return state->workspaces[number]->resource(ref)->id; };
    const auto source_id = id(source), constant_id = id(constant);
    save_data_source_content(c, workspace, source_id, {"{\"host\":\"h\"}", {1, 2}});
    save_data_source_content(c, workspace, source_id, {"{}", {}});
    EXPECT_EQ(data_source_content(c, workspace, source_id)->options, "{}");
    EXPECT_TRUE(data_source_content(c, workspace, source_id)->secrets.empty());
    save_constant_content(c, workspace, constant_id, {"plain", std::nullopt});
    save_constant_content(c, workspace, constant_id, {std::nullopt, Blob{5}});
    EXPECT_EQ(constant_content(c, workspace, constant_id)->plain, std::nullopt);
    EXPECT_EQ(constant_content(c, workspace, constant_id)->sealed, Blob{5});
    EXPECT_EQ(error_of([&] {
                  save_constant_content(c, workspace, constant_id, {"both", Blob{5}});
              }).constraint(),
              "constants_open_or_sealed");
    change([&](core::Draft& draft) {
        draft.erase_resource(number, source);
        draft.erase_resource(number, constant);
    });
    EXPECT_FALSE(data_source_content(c, workspace, source_id));
    EXPECT_FALSE(constant_content(c, workspace, constant_id));
}

}  // namespace
}  // namespace guildhall::storage
