// Races about people: who administers, who comes in, who takes the last seat (security.md 17).
#include "api/links.h"
#include "races/race.h"
#include "storage/sessions_table.h"

namespace guildhall::test {
namespace {

using boost::json::object;
using http::Method;

constexpr const char* kAcmeMembers = "/workspaces/acme/members";
constexpr const char* kBen = "ben@example.com";

std::string statuses(const std::vector<HttpAnswer>& answers) {
    std::string all;
    for (const HttpAnswer& answer : answers) all += std::to_string(answer.status) + " " + answer.text("/code") + ", ";
    return all;
}

std::int64_t count_of(const std::vector<HttpAnswer>& answers, int status) {
    return std::count_if(answers.begin(), answers.end(),
                         [status](const HttpAnswer& answer) { return answer.status == status; });
}

/// Bea and Cid, the only admins, each take the other's role.
struct LowerEachOther : Race {
    explicit LowerEachOther(Stage& on) : Race(on) {
        const std::string ada = stage.set_up();
        for (const char* email : {"bea@example.com", "cid@example.com"}) {
            sessions.push_back(stage.add_person(email, "admin"));
            ids.push_back(stage.member_id(email));
        }
        stage.sure({Method::patch, path_of(stage.member_id("ada@example.com")), {{"role", "end_user"}}, ada});
    }
    static std::string path_of(const std::string& id) { return kAcmeMembers + ("/" + id); }
    void arrange() override {
        for (const std::string& id : ids)
            if (stage.acme()->member(*core::MemberId::parse(id))->role != core::Role::admin)
                stage.sure({Method::patch, path_of(id), {{"role", "admin"}}, stage.ada()});
        before = stage.revision();
    }
    void act(std::size_t racer) override {
        answers[racer] =
            stage.ask(racer, {Method::patch, path_of(ids[1 - racer]), {{"role", "end_user"}}, sessions[racer]});
    }
    std::string judge() override {
        if (count_of(answers, 200) != 1 || stage.revision() != before + 1) return "answers: " + statuses(answers);
        const std::string code = answers[answers[0].status == 200].text("/code");
        if (code != "last_admin" && code != "forbidden") return "the other was told " + code;
        const auto admins = stage.acme()->role_counts[static_cast<std::size_t>(core::Role::admin)];
        return admins == 1 ? "" : std::to_string(admins) + " admins are left";
    }
    std::vector<std::string> sessions, ids;
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
    std::int64_t before = 0;
};

TEST(races, M24_two_admins_who_lower_each_other_leave_one) { expect_held<LowerEachOther>(); }
TEST(races, control_two_admins_who_lower_each_other) { expect_broken<LowerEachOther>(); }

/// Ben, who has an account, is invited to Acme by two live links.
struct Invited : Race {
    explicit Invited(Stage& on) : Race(on) {
        stage.set_up();
        ben = stage.add_person(kBen, "end_user");
        member = kAcmeMembers + ("/" + stage.member_id(kBen));
    }
    static Guard without_guard() { return {false, "FROM invitations"}; }
    void arrange() override {
        if (ben_is() != core::MemberStatus::archived) stage.sure({Method::post, member + "/archive", {}, stage.ada()});
        const auto invited = stage.sure({Method::post, member + "/unarchive", {}, stage.ada()});
        tokens[0] = token_in(invited.text("/invitation_url"));
        const auto shown = stage.sure({Method::post, member + "/invitation-link", {}, stage.ada()});
        tokens[1] = token_in(shown.text("/invitation_url"));
        before = stage.revision();
        accepted_before = stage.events("member.accepted");
    }
    core::MemberStatus ben_is() const {
        return stage.acme()->member(*core::MemberId::parse(stage.member_id(kBen)))->status;
    }
    HttpAnswer accept(std::size_t racer, const std::string& token) {
        return stage.ask(racer, {Method::post, "/invitations/accept", {{"token", token}}, ben});
    }
    std::string ben, member, tokens[2];
    std::int64_t before = 0, accepted_before = 0;
};

/// The same link twice and another of the same invitation.
struct AcceptThrice : Invited {
    using Invited::Invited;
    static constexpr std::size_t kRacers = 3;
    void act(std::size_t racer) override { answers[racer] = accept(racer, tokens[racer / 2]); }
    std::string judge() override {
        if (count_of(answers, 201) != 1 || count_of(answers, 410) != 2) return "answers: " + statuses(answers);
        if (stage.revision() != before + 1 || stage.events("member.accepted") != accepted_before + 1)
            return "accepted more than once";
        return ben_is() == core::MemberStatus::active ? "" : "not active";
    }
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(3);
};

TEST(races, M42_an_invitation_answered_thrice_is_accepted_once) { expect_held<AcceptThrice>(); }
TEST(races, control_an_invitation_answered_thrice) { expect_broken<AcceptThrice>(); }

/// Who is archived while accepting is archived.
struct AcceptWhileArchived : Invited {
    using Invited::Invited;
    void act(std::size_t racer) override {
        answers[racer] = racer == 0 ? accept(racer, tokens[0])
                                    : stage.ask(racer, {Method::post, member + "/archive", {}, stage.ada()});
    }
    std::string judge() override {
        if (answers[1].status != 200 || (answers[0].status != 201 && answers[0].status != 410))
            return "answers: " + statuses(answers);
        if (stage.revision() != before + 1 + (answers[0].status == 201)) return "a revision is lost or too many";
        if (ben_is() != core::MemberStatus::archived) return "not archived";
        const int seen = stage.node().ask({Method::get, "/workspaces/acme", {}, ben}).status;
        return seen == 403 ? "" : "comes in: " + std::to_string(seen);
    }
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
};

TEST(races, M43_who_is_archived_while_accepting_stays_out) { expect_held<AcceptWhileArchived>(); }
TEST(races, control_who_is_archived_while_accepting) { expect_broken<AcceptWhileArchived>(); }

/// A new account's invitation, answered twice with different passwords: one of them is the account's.
struct TwoFirstPasswords : Race {
    explicit TwoFirstPasswords(Stage& on) : Race(on) { stage.set_up(); }
    static Guard without_guard() { return {false, "FROM invitations"}; }
    void arrange() override {
        email = "new" + std::to_string(round++) + "@example.com";
        const object body{{"email", email}, {"name", "New"}, {"role", "end_user"}};
        token = token_in(stage.sure({Method::post, kAcmeMembers, body, stage.ada()}).text("/invitation_url"));
    }
    static std::string password(std::size_t racer) { return "correct horse battery no. " + std::to_string(racer); }
    void act(std::size_t racer) override {
        const object body{{"token", token}, {"name", "New"}, {"password", password(racer)}};
        answers[racer] = stage.ask(racer, {Method::post, "/invitations/accept", body});
    }
    std::string judge() override {
        if (count_of(answers, 201) != 1 || count_of(answers, 410) != 1) return "answers: " + statuses(answers);
        const std::size_t winner = answers[1].status == 201;
        const object body{{"email", email}, {"password", password(winner)}};
        const auto in = stage.node().ask({Method::post, "/session", body});
        return in.status / 100 == 2 ? "" : "the winner's password: " + in.text("/code");
    }
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
    std::string email, token;
    int round = 0;
};

TEST(races, M42_of_two_first_passwords_the_accepted_one_holds) { expect_held<TwoFirstPasswords>(); }
TEST(races, control_two_first_passwords) { expect_broken<TwoFirstPasswords>(); }

struct SameInvitation : Race {
    explicit SameInvitation(Stage& on) : Race(on) { stage.set_up(); }
    static constexpr std::size_t kRacers = 4;
    void arrange() override {
        email = "p" + std::to_string(round++) + "@example.com";
        before = stage.revision();
        members = stage.acme()->members.size();
    }
    void act(std::size_t racer) override {
        const object body{{"email", email}, {"name", "P"}, {"role", "end_user"}};
        answers[racer] = stage.ask(racer, {Method::post, kAcmeMembers, body, stage.ada()});
    }
    std::string judge() override {
        if (count_of(answers, 201) != 1) return "answers: " + statuses(answers);
        for (const HttpAnswer& answer : answers)
            if (answer.status != 201 && answer.text("/code") != "already_member") return "told: " + statuses(answers);
        return stage.revision() == before + 1 && stage.acme()->members.size() == members + 1 ? "" : "invited twice";
    }
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(4);
    std::string email;
    std::int64_t before = 0;
    std::size_t members = 0;
    int round = 0;
};

TEST(races, M40_the_same_invitation_four_times_invites_once) { expect_held<SameInvitation>(); }
TEST(races, control_the_same_invitation_four_times) { expect_broken<SameInvitation>(); }

struct SameFile : Race {
    explicit SameFile(Stage& on) : Race(on) {
        stage.set_up();
        stage.sure({Method::post, "/workspaces/acme/groups", {{"name", "HR"}}, stage.ada()});
    }
    static constexpr std::int64_t kRows = 3;
    void arrange() override {
        csv = "name,email,groups\n";
        for (int row = 0; row < kRows; ++row)
            csv += "P,p" + std::to_string(round) + "." + std::to_string(row) + "@example.com,HR\n";
        ++round;
        before = stage.revision();
        members = stage.acme()->members.size();
        imports = stage.events("import.applied");
    }
    void act(std::size_t racer) override {
        Asked asked{Method::post, std::string(kAcmeMembers) + "/import", {}, stage.ada()};
        asked.csv = csv;
        answers[racer] = stage.ask(racer, asked);
    }
    std::string judge() override {
        if (count_of(answers, 200) != 2) return "answers: " + statuses(answers);
        const auto sum = [&](const char* what) { return answers[0][what].as_int64() + answers[1][what].as_int64(); };
        if (sum("/summary/invite") != kRows || sum("/summary/already_member") != kRows) return "rows were taken twice";
        if (stage.revision() != before + 1 || stage.events("import.applied") != imports + 1) return "applied twice";
        return stage.acme()->members.size() == members + kRows ? "" : "members too many or too few";
    }
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
    std::string csv;
    std::int64_t before = 0, imports = 0;
    std::size_t members = 0;
    int round = 0;
};

TEST(races, M48_the_same_file_twice_is_taken_in_once) { expect_held<SameFile>(); }
TEST(races, control_the_same_file_twice) { expect_broken<SameFile>(); }

/// One seat is free, and two workspaces invite.
struct LastSeat : Race {
    explicit LastSeat(Stage& on) : Race(on) {
        stage.set_up();
        stage.sure({Method::post, "/workspaces", {{"name", "Other"}}, stage.ada()});
    }
    void arrange() override {
        limit = stage.instance()->seats.users + 1;
        stage.sure({Method::patch, "/instance/settings", {{"user_limit", limit}}, stage.ada()});
        ++round;
    }
    void act(std::size_t racer) override {
        const std::string email = "p" + std::to_string(round) + (racer ? "b" : "a") + "@example.com";
        const object body{{"email", email}, {"name", "P"}, {"role", "end_user"}};
        const std::string to = racer ? "/workspaces/other/members" : kAcmeMembers;
        answers[racer] = stage.ask(racer, {Method::post, to, body, stage.ada()});
    }
    std::string judge() override {
        if (count_of(answers, 201) != 1) return "answers: " + statuses(answers);
        if (answers[answers[0].status == 201].text("/code") != "seat_limit") return "told: " + statuses(answers);
        return stage.instance()->seats.users == limit ? "" : "seats: " + std::to_string(stage.instance()->seats.users);
    }
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
    std::int64_t limit = 0;
    int round = 0;
};

TEST(races, M52_the_last_seat_is_not_given_in_two_workspaces) { expect_held<LastSeat>(); }
TEST(races, control_the_last_seat_in_two_workspaces) { expect_broken<LastSeat>(); }

struct TwoSetUps : Race {
    using Race::Race;
    static constexpr int kRoundsOfOneStage = 1;
    void arrange() override {}
    void act(std::size_t racer) override {
        const std::string name = racer ? "Bea" : "Ada";
        const object body{{"email", name + "@example.com"},
                          {"name", name},
                          {"password", kRacePassword},
                          {"workspace_name", name + "'s"}};
        answers[racer] = stage.ask(racer, {Method::post, "/setup", body});
    }
    std::string judge() override {
        if (count_of(answers, 201) != 1 || count_of(answers, 409) != 1) return "answers: " + statuses(answers);
        const bool one = stage.instance()->accounts.size() == 1 && stage.instance()->workspaces.size() == 1;
        return one ? "" : "two accounts or workspaces";
    }
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
};

TEST(races, one_of_two_set_ups_wins) { expect_held<TwoSetUps>(); }
TEST(races, control_two_set_ups) { expect_broken<TwoSetUps>(); }

/// Ben's account is archived while he signs in.
struct SignInWhileArchived : Race {
    explicit SignInWhileArchived(Stage& on) : Race(on) {
        stage.set_up();
        stage.add_person(kBen, "end_user");
        ben = stage.instance()->account_of_email(kBen)->id;
    }
    std::string user(const char* what) const { return "/instance/users/" + ben.str() + what; }
    void arrange() override {
        if (is_archived()) stage.sure({Method::post, user("/unarchive"), {}, stage.ada()});
    }
    bool is_archived() const { return stage.instance()->account(ben)->status == core::AccountStatus::archived; }
    void act(std::size_t racer) override {
        if (racer == 0) {
            answers[0] = stage.ask(0, {Method::post, "/session", {{"email", kBen}, {"password", kRacePassword}}});
            return;
        }
        answers[1] = stage.ask(1, {Method::post, user("/archive"), {}, stage.ada()});
        if (answers[1].text("/code") != "confirmation_required") return;
        const std::string confirmed = "/archive?confirm=" + answers[1].text("/plan/digest");
        answers[1] = stage.ask(1, {Method::post, user(confirmed.c_str()), {}, stage.ada()});
    }
    std::string judge() override {
        if (answers[1].status != 200 || (answers[0].status / 100 != 2 && answers[0].status != 401))
            return "answers: " + statuses(answers);
        if (!is_archived()) return "not archived";
        const auto sessions = stage.node().services().store.read(
            [&](storage::Connection& connection) { return storage::sessions_of(connection, ben).size(); });
        return sessions == 0 ? "" : "a session is left";
    }
    core::UserId ben;
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
};

TEST(races, M45_who_is_archived_while_signing_in_has_no_session) { expect_held<SignInWhileArchived>(); }
TEST(races, control_who_is_archived_while_signing_in) { expect_broken<SignInWhileArchived>(); }

struct ResetTwice : Race {
    explicit ResetTwice(Stage& on) : Race(on) {
        stage.set_up();
        stage.add_person(kBen, "end_user");
        user = "/instance/users/" + stage.instance()->account_of_email(kBen)->id.str();
    }
    static Guard without_guard() { return {false, "FROM password_resets"}; }
    void arrange() override {
        const auto made = stage.sure({Method::post, user + "/password-reset", {}, stage.ada()});
        token = token_in(made.text("/reset_url"));
        resets = stage.events("user.password_reset");
        ++round;
    }
    std::string password(std::size_t racer) const {
        return "correct horse " + std::to_string(round) + " battery " + std::to_string(racer);
    }
    void act(std::size_t racer) override {
        answers[racer] = stage.ask(
            racer, {Method::post, "/password-resets/redeem", {{"token", token}, {"password", password(racer)}}});
    }
    std::string judge() override {
        if (count_of(answers, 204) != 1 || count_of(answers, 410) != 1) return "answers: " + statuses(answers);
        if (stage.events("user.password_reset") != resets + 1) return "reset twice";
        const object body{{"email", kBen}, {"password", password(answers[1].status == 204)}};
        const auto in = stage.node().ask({Method::post, "/session", body});
        return in.status / 100 == 2 ? "" : "the winner's password: " + in.text("/code");
    }
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
    std::string user, token;
    std::int64_t resets = 0;
    int round = 0;
};

TEST(races, M41_a_reset_link_redeemed_twice_sets_one_password) { expect_held<ResetTwice>(); }
TEST(races, control_a_reset_link_redeemed_twice) { expect_broken<ResetTwice>(); }

}  // namespace
}  // namespace guildhall::test
