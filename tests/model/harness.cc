#include "model/harness.h"

#include <algorithm>
#include <sstream>

#include "core/access_diff.h"
#include "core/decision.h"
#include "core/planner.h"
#include "core/question.h"
#include "model/product_changes.h"
#include "model/product_org.h"
#include "model/random_org.h"

namespace guildhall::model {
namespace {

using State = std::shared_ptr<const core::Instance>;
using PlanPointer = std::shared_ptr<const core::Plan>;

struct Differs {
    std::string what;
};

void expect(bool holds, const std::function<std::string()>& what) {
    if (!holds) throw Differs{what()};
}

std::string text(const Lines& lines) {
    std::string joined;
    for (const std::string& line : lines) joined += "\n    " + line;
    return joined.empty() ? "\n    (none)" : joined;
}

std::string difference(const Lines& model, const Lines& product) {
    Lines only_model, only_product;
    std::ranges::set_difference(model, product, std::inserter(only_model, only_model.end()));
    std::ranges::set_difference(product, model, std::inserter(only_product, only_product.end()));
    return "\n  only in the model:" + text(only_model) + "\n  only in the product:" + text(only_product);
}

/// The Org as lines, so that a difference can be read.
Lines lines_of(const Org& org) {
    Lines lines = {"status " + org.status};
    for (const auto& [id, account] : org.accounts)
        lines.insert("account " + id + " " + account.status + (account.instance_admin ? " instance_admin" : "") +
                     (account.has_password ? " has_password" : ""));
    for (const auto& [id, member] : org.members) {
        lines.insert("member " + id + " " + member.status + " " + member.role + " " + member.cause);
        for (const auto& [group, end] : member.groups)
            lines.insert("in " + id + " " + group + " " + std::to_string(end));
    }
    for (const auto& [id, group] : org.groups) {
        lines.insert("group " + id);
        for (const std::string& permission : group.permissions) lines.insert("permission " + id + " " + permission);
        for (const auto& [grant_id, grant] : group.grants) {
            std::string line = "grant " + id + " " + grant_id + " " + grant.type + ":" + grant.access;
            line += std::string(grant.hide ? " hidden" : "") + (grant.all ? " all" : "");
            for (const Id& resource : grant.resources) line += " " + resource;
            lines.insert(line);
        }
    }
    for (const auto& [id, type] : org.types) {
        std::string line = "type " + id;
        for (const auto& [name, implies] : type.actions) {
            line += " " + name + (type.builder_level.contains(name) ? "!" : "");
            for (const Id& implied : implies) line += ">" + implied;
        }
        lines.insert(line);
    }
    for (const auto& [id, resource] : org.resources)
        lines.insert("resource " + id + " " + resource.type + " owner=" + resource.owner + " folder=" +
                     resource.folder + (resource.released ? " released" : "") + (resource.secret ? " secret" : ""));
    return lines;
}

class Run {
public:
    Run(std::uint64_t seed, const Rules& rules, Tally& tally)
        : random_(seed), rules_(rules), tally_(tally), org_(random_org(random_)), state_(to_product(org_)) {}

    void start() {
        compare_states();
        compare_derived();
        compare_decisions();
    }

    /// REQUIRES: the change is one of random_change's for this run.
    void step(ModelChange change) {
        if (change.kind == "time_passes") {
            org_.now += change.time;
            return compare_decisions();
        }
        const bool of_instance = change.kind.starts_with("instance_") || change.kind.ends_with("_workspace");
        if (of_instance) change.new_owner.clear();
        ++tally_.changes;
        const Org before = org_;
        const std::string refused = rules_.apply(org_, change);
        const core::ChangeRequest request = to_request(*state_, before, change, random_);
        const auto plan = core::make_plan(state_, request);
        const std::string product = plan.ok() ? "" : to_string(plan.error().code);
        expect(product == refused, [&] {
            return "the model refuses with '" + refused + "', the product with '" + product + "' " +
                   (plan.ok() ? "" : plan.error().detail);
        });
        if (!plan.ok()) {
            ++tally_.refusals;
            return;
        }
        compare_plan(before, change, request, *plan);
        const State earlier = state_;
        state_ = (*plan)->after;
        compare_states();
        compare_derived();
        compare_decisions();
        expect(lines_of(from_product(*earlier, org_.now)) == lines_of(before),
               [] { return "the plan wrote into the state that it started from"; });
        if ((*plan)->undoable && !(*plan)->reversals.empty()) undo(before, **plan);
    }

    ModelChange next_change() { return random_change(random_, org_); }

private:
    void compare_plan(const Org& before, const ModelChange& change, const core::ChangeRequest& request,
                      const PlanPointer& plan) {
        const Consequences expected = expected_consequences(before, org_, change, rules_.may);
        const Consequences planned = planned_consequences(*plan);
        expect(expected.effects == planned.effects,
               [&] { return "effects differ:" + difference(expected.effects, planned.effects); });
        expect(expected.requires_confirmation == planned.requires_confirmation, [&] {
            return std::string("requires_confirmation is ") + (planned.requires_confirmation ? "true" : "false");
        });
        if (!change.settle_roles && change.kind != "settle")
            expect(expected.settleable == planned.settleable,
                   [&] { return "settleable differ:" + difference(expected.settleable, planned.settleable); });
        std::map<std::string, std::int64_t> counts;
        for (const std::string& line : planned.effects) ++counts[line.substr(0, line.find(' '))];
        std::map<std::string, std::int64_t> told;
        for (const auto& [kind, n] : plan->counts) told[std::string(to_string(kind))] = n;
        expect(counts == told, [] { return std::string("counts aren't those of the effects"); });
        const bool same = lines_of(before) == lines_of(org_);
        expect(plan->changes_nothing() == same,
               [&] { return std::string("changes_nothing() is ") + (same ? "false" : "true"); });
        tally_.without_effect += same;
        tally_.confirmations += planned.requires_confirmation;
        const auto again = core::make_plan(state_, request);
        expect(again.ok() && (*again)->digest == plan->digest,
               [] { return std::string("the same plan twice differs"); });
        expect(core::confirmed(plan, plan->digest).ok() && !core::confirmed(plan, "stale").ok() &&
                   core::confirmed(plan, std::nullopt).ok() == !planned.requires_confirmation,
               [] { return std::string("confirmed() is wrong"); });
    }

    void compare_states() const {
        const Lines model = lines_of(org_), product = lines_of(from_product(*state_, org_.now));
        expect(model == product, [&] { return "the states differ:" + difference(model, product); });
        expect(m15_holds(org_) && m24_holds(org_), [] { return std::string("M15 or M24 is broken"); });
    }

    /// Everything that the state keeps besides itself: look-ups, counts, seats, index.
    void compare_derived() const {
        const core::Workspace& workspace = *state_->workspaces[0];
        std::array<std::int64_t, 3> roles{};
        for (core::MemberNumber i = 0; i < workspace.members.size(); ++i) {
            const core::Member& member = *workspace.members[i];
            if (member.status != core::MemberStatus::archived) ++roles[static_cast<std::size_t>(member.role)];
            expect(workspace.member_number(member.id) == i, [] { return std::string("member_by_id is wrong"); });
            for (const core::GroupLink& link : member.groups)
                expect(std::ranges::binary_search(workspace.groups[link.group]->members, i),
                       [] { return std::string("a group doesn't know its member"); });
        }
        expect(roles == workspace.role_counts, [] { return std::string("role_counts are wrong"); });
        std::size_t groups = 0, resources = 0;
        for (core::GroupNumber i = 0; i < workspace.groups.size(); ++i) {
            const core::Group* group = workspace.groups[i].get();
            if (!group) continue;
            ++groups;
            expect(workspace.group_number(group->id) == i && workspace.group_named(group->name_folded) == i,
                   [] { return std::string("a look-up of groups is wrong"); });
            for (const core::MemberNumber member : group->members)
                expect(find_link(*workspace.members[member], i), [] { return std::string("a group has a stranger"); });
        }
        for (core::TypeNumber type = 0; type < workspace.resources.size(); ++type) {
            std::size_t of_type = 0;
            const core::ResourceTable& table = workspace.resources[type];
            const bool registered = workspace.types[type].is_registered();
            for (core::ResourceNumber i = 0; i < workspace.resources[type].items.size(); ++i) {
                const core::Resource* resource = workspace.resource({type, i});
                if (!resource) continue;
                ++of_type;
                expect(workspace.resource_by_id.find(resource->id) == core::ResourceRef{type, i} &&
                           (registered ? table.with_external_id(resource->external_id)
                                       : table.named(resource->name_folded)) == i,
                       [] { return std::string("a look-up of resources is wrong"); });
            }
            expect((registered ? table.by_external_id : table.by_name).size() == of_type,
                   [] { return std::string("by_name is too large"); });
            resources += of_type;
        }
        expect(workspace.group_by_id.size() == groups && workspace.group_by_name.size() == groups &&
                   workspace.resource_by_id.size() == resources,
               [] { return std::string("a look-up has more than there is"); });
        const auto users = static_cast<std::int64_t>(counted_users({org_}).size());
        const auto builders = static_cast<std::int64_t>(counted_builders({org_}).size());
        expect(state_->seats == core::Seats{users, builders}, [] { return std::string("the seats are wrong"); });
        const auto rebuilt = core::AccessIndex::build(*state_, workspace, core::next_edition());
        expect(*workspace.index == *rebuilt, [] { return std::string("the updated index isn't the rebuilt one"); });
    }

    /// Every (user, action, resource), asked three ways by numbers and two ways in words.
    void compare_decisions() {
        const core::Workspace& workspace = *state_->workspaces[0];
        asked_.clear();
        for (const auto& [user, account] : org_.accounts) {
            const auto subject = subject_of(*state_, workspace, account_named(*state_, user)->id);
            expect(to_string(core::gate(workspace, subject)) == rules_gate(user),
                   [&] { return "the gate differs for " + user; });
            for (const std::string& action : kWorkspaceActions) compare_one(user, subject, action, "");
            for (const auto& [id, resource] : org_.resources)
                for (const std::string& action : actions_on(org_, resource.type))
                    compare_one(user, subject, action, id);
        }
        compare_questions();
    }

    /// What was asked by numbers, in an integrator's words: one by one and all at once.
    void compare_questions() const {
        const core::Asking asking{*state_, *state_->workspaces[0], {org_.now}};
        std::vector<core::Question> questions;
        for (const Asked& asked : asked_)
            questions.push_back({{"user", asked.user}, {asked.type, asked.key}, asked.action});
        std::vector<std::uint8_t> answers(questions.size());
        core::decide(asking, questions, answers);
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const auto differs = [&](const char* way) {
                return std::string(way) + " differs: " + asked_[i].user + " " + asked_[i].action + " " + asked_[i].key;
            };
            expect(is_allowed(asking, questions[i]) == asked_[i].expected, [&] { return differs("a question"); });
            expect(answers[i] == (asked_[i].expected ? 1 : 0), [&] { return differs("a batch"); });
        }
    }

    std::string rules_gate(const Id& user) const { return gate(org_, user); }

    void compare_one(const Id& user, const core::Subject& subject, const std::string& action, const Id& id) {
        ++tally_.decisions;
        const core::Workspace& workspace = *state_->workspaces[0];
        const auto ref = id.empty() ? std::nullopt : ref_named(*state_, id);
        const bool expected = rules_.may(org_, user, action, id);
        const auto differs = [&](const char* way) {
            return std::string(way) + " differs: may " + user + " " + action + " " + id + "? The model says " +
                   (expected ? "yes" : "no");
        };
        expect(product_may(subject, action, ref) == expected, [&] { return differs("is_allowed"); });
        const auto verb = action.substr(action.find(':') + 1);
        if (ref && core::right_to(workspace, *ref, verb))
            asked_.push_back({account_named(*state_, user)->id.str(), workspace.types[ref->type].name,
                              workspace.resource(*ref)->key(), verb, expected});
        const auto number = ref ? workspace.types[ref->type].action(verb) : std::nullopt;
        if (!number) return;
        const core::Standing standing{workspace, subject, {org_.now}};
        expect(allowed_resources(standing, ref->type, *number).contains(ref->number) == expected,
               [&] { return differs("allowed_resources"); });
        if (!subject.member) return;
        const auto who = who_may(workspace, *ref, *number, standing.now);
        expect(std::ranges::count(who, *subject.member) == (expected ? 1 : 0), [&] { return differs("who_may"); });
    }

    /// The decision of the product for an action in the model's words.
    bool product_may(const core::Subject& subject, const std::string& action,
                     std::optional<core::ResourceRef> ref) const {
        using core::Permission;
        using core::Right;
        const auto colon = action.find(':');
        const std::string type = action.substr(0, colon), verb = action.substr(colon + 1);
        const core::Workspace& workspace = *state_->workspaces[0];
        const auto number = ref ? std::optional(ref->number) : std::nullopt;
        Right right = Right::administer();
        if (type == "app" || type == "data_source") {
            const core::TypeNumber of = *core::find_built_in_type(type);
            if (verb == "create")
                right = Right::permitted(of == core::kApp ? Permission::app_create : Permission::data_source_create);
            else
                right = verb == "delete" ? Right::remove(of) : Right::act(of, *workspace.types[of].action(verb));
        } else if (type == "folder") {
            right = verb == "see" ? Right::folder_see() : Right::permitted(Permission::folder_manage);
        } else if (type == "constant") {
            const bool secret = ref && workspace.resource(*ref)->kind == "secret";
            right = verb == "list" || (verb == "read" && !secret) ? Right::constant_read()
                                                                  : Right::permitted(Permission::constant_manage);
        }
        if (org_.types.contains(type)) {
            const core::TypeNumber of = *core::find_type(workspace.types, type);
            right = Right::act(of, *workspace.types[of].action(verb));
        }
        const core::Standing standing{workspace, subject, {org_.now}};
        const bool allowed = is_allowed(standing, right, number);
        const core::Decision decision = explain(standing, right, number);
        expect(decision.allowed == allowed, [&] { return "explain says otherwise than is_allowed for " + action; });
        const bool of_member = right.kind == Right::Kind::member;
        expect(!allowed || of_member || !decision.paths.empty(), [&] { return "a yes without a path to " + action; });
        return allowed;
    }

    /// M49: what was just done, undone at once, is as if it hadn't been.
    void undo(const Org& before, const core::Plan& plan) {
        auto request = request_of(*state_, "root", org_.now, core::Undo{plan.reversals});
        const auto undoing = core::make_plan(state_, request);
        expect(undoing.ok(), [&] { return "undo is refused: " + undoing.error().detail; });
        const Lines restored = lines_of(from_product(*(*undoing)->after, org_.now));
        expect(restored == lines_of(before), [&] { return "undo differs:" + difference(lines_of(before), restored); });
        expect(!(*undoing)->requires_confirmation, [] { return std::string("undo asks for a confirmation"); });
        ++tally_.undone;
    }

    /// A question in words, with the slow model's answer.
    struct Asked {
        std::string user, type, key, action;
        bool expected;
    };

    Random random_;
    const Rules& rules_;
    Tally& tally_;
    std::vector<Asked> asked_;
    Org org_;
    State state_;
};

}  // namespace

Tally& Tally::operator+=(const Tally& other) {
    changes += other.changes;
    refusals += other.refusals;
    without_effect += other.without_effect;
    confirmations += other.confirmations;
    undone += other.undone;
    decisions += other.decisions;
    return *this;
}

std::string run(std::uint64_t seed, int changes, const Rules& rules, Tally& tally) {
    std::string last = "the start";
    std::ostringstream said;
    try {
        Run run(seed, rules, tally);
        run.start();
        for (int i = 1; i <= changes; ++i) {
            const ModelChange change = run.next_change();
            last = "change " + std::to_string(i) + ": " + describe(change);
            run.step(change);
        }
    } catch (const Differs& differs) {
        said << "GUILDHALL_RANDOM_SEED=" << seed << ", after " << last << "\n  " << differs.what;
    }
    return said.str();
}

}  // namespace guildhall::model
