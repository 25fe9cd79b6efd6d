// Races about what groups give: grants, members, plans that were confirmed, undo, keys sent twice (security.md 17).
#include <algorithm>

#include "races/race.h"

namespace guildhall::test {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using http::Method;

constexpr const char* kAcmeGroups = "/workspaces/acme/groups";

std::string told(const HttpAnswer& answer) { return std::to_string(answer.status) + " " + answer.text("/code"); }

std::string add_group_named(Stage& stage, const std::string& name) {
    return stage.sure({Method::post, kAcmeGroups, {{"name", name}}, stage.ada()}).text("/id");
}

/// A group goes while somebody is added to it, by the group and by the member.
struct DeleteWhileAdding : Race {
    explicit DeleteWhileAdding(Stage& on) : Race(on) {
        stage.set_up();
        stage.add_person("bob@example.com", "end_user");
        bob = stage.member_id("bob@example.com");
    }
    static constexpr std::size_t kRacers = 3;
    void arrange() override {
        group = add_group_named(stage, "Group " + std::to_string(round++));
        before = stage.revision();
    }
    void act(std::size_t racer) override {
        const std::string of_group = std::string(kAcmeGroups) + "/" + group;
        const Asked acts[] = {
            {Method::del, of_group, {}, stage.ada()},
            {Method::post, of_group + "/members", {{"member_ids", {bob}}}, stage.ada()},
            {Method::patch, "/workspaces/acme/members/" + bob, {{"add_group_ids", {group}}}, stage.ada()}};
        answers[racer] = stage.ask(racer, acts[racer]);
        // Who was added first is named by the plan of the deletion, which is confirmed then.
        for (int again = 0; again < 3 && racer == 0 && answers[0].text("/code") == "confirmation_required"; ++again) {
            Asked confirmed = acts[0];
            confirmed.path += "?confirm=" + answers[0].text("/plan/digest");
            answers[0] = stage.ask(0, confirmed);
        }
    }
    std::string judge() override {
        std::string all;
        for (const HttpAnswer& answer : answers) all += told(answer) + ", ";
        if (answers[0].status / 100 != 2) return "answers: " + all;
        for (std::size_t i : {1U, 2U})
            if (answers[i].status != 200 && answers[i].status / 100 != 4) return "answers: " + all;
        if (stage.acme()->group(*core::GroupId::parse(group))) return "the group is there";
        const bool left = stage.node().services().store.read([&](storage::Connection& connection) {
            return connection.query_value<std::int64_t>("SELECT 1 FROM group_members LIMIT 1").has_value();
        });
        if (left) return "a membership is left";
        const std::int64_t changes = stage.revision() - before;
        return changes >= 1 && changes <= 2 ? "" : std::to_string(changes) + " revisions";
    }
    std::string bob, group;
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(3);
    std::int64_t before = 0;
    int round = 0;
};

TEST(races, M27_a_group_deleted_while_somebody_is_added_leaves_nothing) { expect_held<DeleteWhileAdding>(); }
TEST(races, control_a_group_deleted_while_somebody_is_added) { expect_broken<DeleteWhileAdding>(); }

/// A permission that raises Bob is confirmed while Cid, whom the plan didn't name, joins the group.
struct ConfirmWhileJoining : Race {
    explicit ConfirmWhileJoining(Stage& on) : Race(on) {
        stage.set_up();
        for (const char* email : {"bob@example.com", "cid@example.com"}) {
            stage.add_person(email, "end_user");
            ids.push_back(stage.member_id(email));
        }
        group = std::string(kAcmeGroups) + "/" + add_group_named(stage, "HR");
        stage.sure({Method::post, group + "/members", {{"member_ids", {ids[0]}}}, stage.ada()});
    }
    void arrange() override {
        if (answers[0].status == 200) {
            stage.sure({Method::patch, group + "/permissions", {{"app_create", false}}, stage.ada()});
            stage.sure({Method::patch, "/workspaces/acme/members/" + ids[0], {{"role", "end_user"}}, stage.ada()});
        }
        if (answers[1].status == 200) stage.sure({Method::del, group + "/members/" + ids[1], {}, stage.ada()});
        const auto shown =
            stage.sure({Method::patch, group + "/permissions?dry_run=true", {{"app_create", true}}, stage.ada()});
        digest = shown.text("/plan/digest");
    }
    void act(std::size_t racer) override {
        if (racer == 0)
            answers[0] = stage.ask(
                0, {Method::patch, group + "/permissions?confirm=" + digest, {{"app_create", true}}, stage.ada()});
        else
            answers[1] = stage.ask(1, {Method::post, group + "/members", {{"member_ids", {ids[1]}}}, stage.ada()});
    }
    core::Role role_of(std::size_t i) const { return stage.acme()->member(*core::MemberId::parse(ids[i]))->role; }
    std::string judge() override {
        const bool confirmed = answers[0].status == 200, joined = answers[1].status == 200;
        if (confirmed == joined) return "answers: " + told(answers[0]) + ", " + told(answers[1]);
        if (answers[confirmed].text("/code") != "confirmation_required") return "told " + told(answers[confirmed]);
        if (role_of(1) != core::Role::end_user) return "raised unseen";
        return (role_of(0) == core::Role::builder) == confirmed ? "" : "what was confirmed isn't what is";
    }
    std::vector<std::string> ids;
    std::string group, digest;
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
};

TEST(races, M30_a_plan_confirmed_while_things_change_happens_as_shown_or_not_at_all) {
    expect_held<ConfirmWhileJoining>();
}
TEST(races, control_a_plan_confirmed_while_things_change) { expect_broken<ConfirmWhileJoining>(); }

/// Who confirms whatever the server asks for gets what was never shown.
struct ConfirmAnything : ConfirmWhileJoining {
    using ConfirmWhileJoining::ConfirmWhileJoining;
    static Guard without_guard() { return {}; }
    void act(std::size_t racer) override {
        ConfirmWhileJoining::act(racer);
        if (racer != 0 || answers[0].status == 200) return;
        digest = answers[0].text("/plan/digest");
        ConfirmWhileJoining::act(racer);
    }
};

TEST(races, control_a_plan_confirmed_without_its_digest) { expect_broken<ConfirmAnything>(); }

/// One change is undone twice, from its event.
struct UndoTwice : Race {
    explicit UndoTwice(Stage& on) : Race(on) {
        stage.set_up();
        group = std::string(kAcmeGroups) + "/" + add_group_named(stage, "HR 0");
    }
    static Guard without_guard() { return {false, "action = 'undo.applied'"}; }
    void arrange() override {
        // The second undo of a renaming would otherwise find another name, and refuse for that.
        const bool is_on = stage.acme()
                               ->group(*core::GroupId::parse(group.substr(group.rfind('/') + 1)))
                               ->permissions.has(core::Permission::app_create);
        if (is_on) stage.sure({Method::patch, group + "/permissions", {{"app_create", false}}, stage.ada()});
        stage.sure({Method::patch, group + "/permissions", {{"app_create", true}}, stage.ada()});
        const auto list = stage.sure({Method::get, "/workspaces/acme/audit-events?limit=1", {}, stage.ada()});
        event = list.text("/items/0/id");
        undone = stage.events("undo.applied");
        before = stage.revision();
    }
    void act(std::size_t racer) override {
        answers[racer] =
            stage.ask(racer, {Method::post, "/workspaces/acme/audit-events/" + event + "/undo", {}, stage.ada()});
    }
    std::string judge() override {
        const int least = std::min(answers[0].status, answers[1].status);
        const int most = std::max(answers[0].status, answers[1].status);
        if (least != 200 || most != 409) return "answers: " + told(answers[0]) + ", " + told(answers[1]);
        return stage.events("undo.applied") == undone + 1 && stage.revision() == before + 1 ? "" : "undone twice";
    }
    std::string group, event;
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(2);
    std::int64_t undone = 0, before = 0;
};

TEST(races, M49_a_change_undone_twice_is_undone_once) { expect_held<UndoTwice>(); }
TEST(races, control_a_change_undone_twice) { expect_broken<UndoTwice>(); }

/// The same request with the same key, three times.
struct SameKey : Race {
    explicit SameKey(Stage& on) : Race(on) { stage.set_up(); }
    static constexpr std::size_t kRacers = 3;
    void arrange() override {
        key = "key-" + std::to_string(round++);
        apps = count_apps();
    }
    std::size_t count_apps() const { return stage.acme()->resources[core::kApp].items.size(); }
    void act(std::size_t racer) override {
        Asked asked{Method::post, "/workspaces/acme/apps", {{"name", "App " + key}, {"url", "https://a.test"}}};
        asked.session = stage.ada();
        asked.key = key;
        answers[racer] = stage.ask(racer, asked);
    }
    std::string judge() override {
        int replayed = 0;
        for (const HttpAnswer& answer : answers) {
            if (answer.status != 201 || answer.body != answers[0].body) return "answers: " + told(answer);
            replayed += answer.header("Idempotent-Replayed") == "true";
        }
        if (replayed != 2) return std::to_string(replayed) + " replayed";
        return count_apps() == apps + 1 ? "" : "made more than once";
    }
    std::string key;
    std::vector<HttpAnswer> answers = std::vector<HttpAnswer>(3);
    std::size_t apps = 0;
    int round = 0;
};

TEST(races, the_same_key_three_times_makes_one) { expect_held<SameKey>(); }
TEST(races, control_the_same_key_three_times) { expect_broken<SameKey>(); }

/// A grant is changed from one set of apps to another while two ask about all of them.
struct GrantWhileAsked : Race {
    explicit GrantWhileAsked(Stage& on) : Race(on) {
        stage.set_up();
        stage.add_person("bob@example.com", "end_user");
        const std::string group = std::string(kAcmeGroups) + "/" + add_group_named(stage, "HR");
        stage.sure(
            {Method::post, group + "/members", {{"member_ids", {stage.member_id("bob@example.com")}}}, stage.ada()});
        for (std::size_t i = 0; i < kApps; ++i) {
            const object app{{"name", "App " + std::to_string(i)}, {"url", "https://a.test"}, {"released", true}};
            const std::string id = stage.sure({Method::post, "/workspaces/acme/apps", app, stage.ada()}).text("/id");
            sets[i % 2].emplace_back(id);
            questions.emplace_back(object{{"resource", {{"type", "app"}, {"id", id}}}});
        }
        object body{{"name", "Apps"}, {"resource_type", "app"}, {"access", "view"}, {"scope", "selected"}};
        body["resource_ids"] = sets[0];
        grant = group + "/grants/" + stage.sure({Method::post, group + "/grants", body, stage.ada()}).text("/id");
        const object scopes{{"name", "Asks"}, {"scopes", {"decisions:read"}}};
        token = stage.sure({Method::post, "/workspaces/acme/tokens", scopes, stage.ada()}).text("/secret");
    }
    static constexpr std::size_t kRacers = 3, kApps = 8;
    void arrange() override {
        is_changed = false;
        given = 1 - given;
        wrong = {};
    }
    void act(std::size_t racer) override {
        if (racer == 0) {
            answer = stage.ask(0, {Method::patch,
                                   grant,
                                   {{"add_resource_ids", sets[given]}, {"remove_resource_ids", sets[1 - given]}},
                                   stage.ada()});
            is_changed = true;
            return;
        }
        for (bool last = false; !last;) {
            last = is_changed;
            const std::string seen = look(racer);
            const bool is_new = seen == pattern(given);
            if (!is_new && (last || seen != pattern(1 - given))) wrong[racer] = (last ? "late " : "mixed ") + seen;
        }
    }
    static std::string pattern(std::size_t set) { return set == 0 ? "10101010" : "01010101"; }
    /// What Bob may view, a digit for each app, of one request.
    virtual std::string look(std::size_t racer) { return asked_at_once(racer, questions); }
    std::string asked_at_once(std::size_t racer, const array& about) {
        object body{{"subject", {{"type", "user"}, {"id", "bob@example.com"}}}, {"action", {{"name", "view"}}}};
        body["evaluations"] = about;
        Asked asked{Method::post, "//access/v1/evaluations", body};
        asked.token = token;
        const HttpAnswer got = stage.ask(racer, asked);
        std::string seen;
        const value decisions = got["/evaluations"];
        if (!decisions.is_array()) return got.body;
        for (const value& each : decisions.get_array()) seen += each.at("decision").as_bool() ? '1' : '0';
        return seen;
    }
    std::string judge() override {
        if (answer.status != 200) return "answer: " + told(answer);
        return wrong[1] + wrong[2];
    }
    array sets[2], questions;
    std::size_t given = 0;
    std::string grant, token;
    std::array<std::string, kRacers> wrong;
    HttpAnswer answer;
    std::atomic<bool> is_changed = false;
};

/// What the guard is for: each app asked about by itself, of whatever state it finds.
struct GrantWhileAskedOneByOne : GrantWhileAsked {
    using GrantWhileAsked::GrantWhileAsked;
    static Guard without_guard() { return {}; }
    std::string look(std::size_t racer) override {
        std::string seen;
        for (const value& question : questions) seen += asked_at_once(racer, {question});
        return seen;
    }
};

TEST(races, M34_who_asks_while_a_grant_changes_sees_the_old_or_the_new) { expect_held<GrantWhileAsked>(); }
TEST(races, control_asking_one_by_one_while_a_grant_changes) { expect_broken<GrantWhileAskedOneByOne>(); }

}  // namespace
}  // namespace guildhall::test
