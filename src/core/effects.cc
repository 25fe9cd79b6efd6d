#include <algorithm>
#include <deque>

#include "core/access_diff.h"
#include "core/planning.h"
#include "core/plural.h"
#include "core/time.h"

namespace guildhall::core {
namespace {

constexpr std::string_view kEffectWords[] = {
    "member_invited",  "member_joined", "member_archived", "member_unarchived", "role_changed",
    "group_joined",    "group_left",    "group_deleted",   "owner_changed",     "permission_gained",
    "permission_lost", "access_gained", "access_lost"};

ThingRef ref_of(const Group& group) { return {group.id.str(), group.name}; }

/// An effect is large and there may be very many: none is moved while more are added.
using EffectsByKind = std::array<std::deque<Effect>, std::size(kEffectWords)>;

/// One workspace's difference, written as effects.
class Difference {
public:
    Difference(const Planning& planning, WorkspaceNumber number, EffectsByKind& by_kind)
        : planning_(planning),
          by_kind_(by_kind),
          before_(number < planning.plan.before->workspaces.size() ? planning.plan.before->workspaces[number].get()
                                                                   : nullptr),
          after_(*planning.plan.after->workspaces[number]) {}

    void write(const WorkspaceTouch& touch) {
        for (const MemberNumber number : touch.members) member(number);
        for (const GroupNumber number : touch.groups) group(number);
        for (const ResourceRef& ref : touch.resources) owner(ref);
    }

private:
    const Member* was(MemberNumber number) const {
        return before_ && number < before_->members.size() ? before_->members[number].get() : nullptr;
    }

    ThingRef person(MemberNumber number) const {
        const Member& member = *after_.members[number];
        const Account& account = planning_.plan.after->account_of(member);
        return {was(number) ? member.id.str() : "", shown_name(account, member), account.email};
    }

    Effect effect(EffectKind kind) const {
        Effect made{kind};
        if (planning_.plan.of_instance) made.workspace = ThingRef{after_.id.str(), after_.name, "", after_.slug};
        return made;
    }

    void add(Effect made) { by_kind_[static_cast<std::size_t>(made.kind)].push_back(std::move(made)); }

    void member(MemberNumber number) {
        const Member& is = *after_.members[number];
        const Member* earlier = was(number);
        status(number, earlier, is);
        const auto asked = planning_.role_asked.find(number);
        const Role from = earlier ? earlier->role : asked != planning_.role_asked.end() ? asked->second : is.role;
        if (from != is.role) {
            Effect made = effect(EffectKind::role_changed);
            made.member = person(number);
            made.from = to_string(from);
            made.to = to_string(is.role);
            if (const auto because = planning_.role_because.find(number); because != planning_.role_because.end())
                made.because = because->second;
            add(std::move(made));
        }
        links(number, earlier, is);
    }

    void status(MemberNumber number, const Member* earlier, const Member& is) {
        if (earlier && earlier->status == is.status) return;
        EffectKind kind = EffectKind::member_invited;
        if (is.status == MemberStatus::archived)
            kind = EffectKind::member_archived;
        else if (is.status == MemberStatus::active)
            kind = EffectKind::member_joined;
        else if (earlier)
            kind = EffectKind::member_unarchived;
        Effect made = effect(kind);
        made.member = person(number);
        if (kind == EffectKind::member_invited || kind == EffectKind::member_joined) made.to = to_string(is.role);
        add(std::move(made));
    }

    void links(MemberNumber number, const Member* earlier, const Member& is) {
        for (const GroupLink& link : is.groups) {
            const GroupLink* had = earlier ? find_link(*earlier, link.group) : nullptr;
            if (had && *had == link) continue;
            Effect made = effect(EffectKind::group_joined);
            made.member = person(number);
            made.group = ref_of(*after_.groups[link.group]);
            if (!before_ || link.group >= before_->groups.size()) made.group->id.clear();
            if (const auto end = link.end()) made.to = to_rfc3339(*end);
            add(std::move(made));
        }
        if (!earlier) return;
        for (const GroupLink& link : earlier->groups) {
            if (find_link(is, link.group) || !after_.groups[link.group]) continue;
            Effect made = effect(EffectKind::group_left);
            made.member = person(number);
            made.group = ref_of(*after_.groups[link.group]);
            if (planning_.left_by_lowering.contains({number, link.group})) made.because = Because{"M21", std::nullopt};
            add(std::move(made));
        }
    }

    void group(GroupNumber number) {
        const Group* earlier = before_ && number < before_->groups.size() ? before_->groups[number].get() : nullptr;
        if (!earlier || after_.groups[number]) return;
        Effect made = effect(EffectKind::group_deleted);
        made.group = ref_of(*earlier);
        made.member_count = std::count_if(earlier->members.begin(), earlier->members.end(), [&](MemberNumber member) {
            const Member& in = *before_->members[member];
            return in.status != MemberStatus::archived && find_link(in, number)->live(planning_.now());
        });
        add(std::move(made));
    }

    std::optional<ThingRef> owner_ref(std::optional<MemberNumber> number) const {
        return number ? std::optional<ThingRef>(person(*number)) : std::nullopt;
    }

    void owner(ResourceRef ref) {
        const Resource *earlier = before_ ? before_->find_resource(ref) : nullptr, *is = after_.resource(ref);
        if (!earlier || !is || earlier->owner == is->owner) return;
        Effect made = effect(EffectKind::owner_changed);
        made.resource = ThingRef{is->key(), is->name, "", after_.types[ref.type].name};
        made.from_owner = owner_ref(earlier->owner);
        made.to_owner = owner_ref(is->owner);
        if (planning_.handed_over.contains(ref)) made.because = Because{"M21", std::nullopt};
        add(std::move(made));
    }

    const Planning& planning_;
    EffectsByKind& by_kind_;
    const Workspace* before_;
    const Workspace& after_;
};

/// A role change of somebody who accepted an invitation, but not by a mailed link (M35). What an invitation hides about
/// the account (M40) stays hidden.
bool is_unverified(const Plan& plan, const Effect& effect) {
    const auto id = MemberId::parse(effect.member->id);
    const Member* member = id ? plan.after->workspaces[plan.workspace]->member(*id) : nullptr;
    return member && member->accepted_at && !plan.after->account_of(*member).email_verified_at;
}

/// What the Builder role itself opens, in words; empty where it gives nothing.
std::string builder_opens(const Workspace& workspace) {
    const Group& builder = workspace.role_group(Role::builder);
    std::vector<std::string> opens;
    for (const auto& grant : builder.grants) {
        const ResourceType& type = workspace.types[grant->type];
        const std::size_t number =
            grant->all ? workspace.index->existing(grant->type).count() : grant->resources.size();
        const std::string counted = plural(number, type.one, type.many);
        const std::string all =
            number == 0 ? "all " + type.many + " to come" : (number == 1 ? "the " : "all ") + counted;
        opens.push_back(type.actions[grant->action].verb + " " + (grant->all ? all : counted));
    }
    if (builder.permissions.has(Permission::constant_manage)) opens.push_back("reveal secrets");
    if (builder.permissions.has(Permission::app_create)) opens.push_back("create apps");
    std::string text;
    for (std::size_t i = 0; i < opens.size(); ++i)
        text += (i == 0 ? "" : i + 1 == opens.size() ? " and " : ", ") + opens[i];
    return text;
}

}  // namespace

std::string_view to_string(EffectKind kind) { return kEffectWords[static_cast<int>(kind)]; }

void describe(Planning& planning) {
    Plan& plan = planning.plan;
    EffectsByKind by_kind;
    for (const auto& [number, touch] : plan.touched.workspaces) Difference(planning, number, by_kind).write(touch);
    std::size_t sum = 0;
    for (const auto& of_kind : by_kind) sum += of_kind.size();
    plan.effects.reserve(sum);
    for (auto& of_kind : by_kind) {
        if (!of_kind.empty()) plan.counts[of_kind.front().kind] = static_cast<std::int64_t>(of_kind.size());
        std::move(of_kind.begin(), of_kind.end(), std::back_inserter(plan.effects));
        of_kind = {};
    }
    plan.affected = affected_members(plan);
    count_access(plan);
}

void add_warnings(Planning& planning) {
    Plan& plan = planning.plan;
    const auto number_of = [&](auto test) {
        return static_cast<std::size_t>(std::count_if(plan.effects.begin(), plan.effects.end(), test));
    };
    if (!plan.of_instance) {
        const std::size_t builders = number_of([](const Effect& effect) {
            return effect.kind == EffectKind::role_changed && effect.from == "end_user" && effect.to == "builder";
        });
        const std::string opens = builders ? builder_opens(*plan.after->workspaces[plan.workspace]) : "";
        if (!opens.empty())
            plan.warnings.push_back({"role_gives_more", "As Builder, " + plural(builders, "person", "people") +
                                                            " can also " + opens + "."});
        const auto unverified = number_of([&](const Effect& effect) {
            return effect.kind == EffectKind::role_changed && effect.from != "admin" && effect.to != "end_user" &&
                   is_unverified(plan, effect);
        });
        if (unverified)
            plan.warnings.push_back(
                {"email_unverified", plural(unverified, "person", "people") +
                                         " with a higher role never proved that the e-mail address is "
                                         "theirs. Send them a password reset to have it verified."});
        const auto owned = number_of([](const Effect& effect) { return effect.kind == EffectKind::owner_changed; });
        if (owned)
            plan.warnings.push_back(
                {"owns_resources",
                 plural(owned, "app or data source changes", "apps and data sources change") + " hands."});
    }
    const auto archived = number_of([](const Effect& effect) { return effect.kind == EffectKind::member_archived; });
    if (archived)
        plan.warnings.push_back({"tokens_stop", "API tokens and sessions of " + plural(archived, "person", "people") +
                                                    " stop working here at once."});
    const auto near = [](std::int64_t after, std::int64_t before, const std::optional<std::int64_t>& limit) {
        return limit && after > before && after * 10 >= *limit * 9;
    };
    if (near(plan.seats.after.users, plan.seats.before.users, plan.seats.user_limit))
        plan.warnings.push_back({"seat_near_limit", std::to_string(plan.seats.after.users) + " of " +
                                                        std::to_string(*plan.seats.user_limit) +
                                                        " users will be in use."});
    if (near(plan.seats.after.builders, plan.seats.before.builders, plan.seats.builder_limit))
        plan.warnings.push_back({"seat_near_limit", std::to_string(plan.seats.after.builders) + " of " +
                                                        std::to_string(*plan.seats.builder_limit) +
                                                        " builders will be in use."});
}

}  // namespace guildhall::core
