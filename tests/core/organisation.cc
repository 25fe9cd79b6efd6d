#include "core/organisation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "core/access_diff.h"
#include "core/question.h"

namespace guildhall::test {

using namespace core;

namespace {

template <class... Kinds>
bool is_one_of(const Change& change) {
    return (std::holds_alternative<Kinds>(change) || ...);
}

bool is_of_instance(const Change& change) {
    return is_one_of<SetUp, CreateWorkspace, ArchiveWorkspace, UnarchiveWorkspace, ArchiveUser, UnarchiveUser,
                     SetInstanceAdmin, ChangeOwnName, ChangeSettings, VerifyEmail, SetSecondFactor,
                     CreateInstanceAdmin>(change);
}

}  // namespace

std::string email_of(const std::string& name) {
    std::string email = name + "@example.org";
    std::transform(email.begin(), email.end(), email.begin(), [](unsigned char c) { return std::tolower(c); });
    return email;
}

Time in_days(const Organisation& organisation, int days) { return organisation.now + days * kDay; }

Organisation::Organisation() {
    const auto made = apply(SetUp{Email::parse(email_of("ada")).value(), PersonName::parse("Ada").value(),
                                  WorkspaceName::parse("Acme").value()},
                            {.via = Actor::Via::setup});
    here = *made->made_workspace;
    ada = acme().members[0]->id;
}

Result<PlanPointer> Organisation::plan(Change change, const Ask& ask) const {
    ChangeRequest request{{}, {}, std::move(change), "the same change", ask.settle_roles, ask.new_owner, now, {}};
    if (!is_of_instance(request.change)) request.workspace = ask.in.is_nil() ? here : ask.in;
    const MemberId by = ask.by.is_nil() ? ada : ask.by;
    if (!here.is_nil() && ask.via != Actor::Via::command_line) request.actor.user = user(by);
    request.actor.via = ask.via;
    request.id_seed.bytes[0] = 1;
    for (std::size_t i = 0; i < 8; ++i)
        request.id_seed.bytes[1 + i] = static_cast<std::uint8_t>(asked_ >> (8 * (7 - i)));
    return make_plan(state, request);
}

PlanPointer Organisation::apply(Change change, const Ask& ask) {
    const auto planned = plan(std::move(change), ask);
    ++asked_;
    if (!planned.ok()) {
        ADD_FAILURE() << to_string(planned.error().code) << ": " << planned.error().detail;
        return std::make_shared<const Plan>();
    }
    EXPECT_TRUE(confirmed(*planned, (*planned)->digest).ok());
    state = (*planned)->after;
    return *planned;
}

std::string Organisation::refusal(Change change, const Ask& ask) const {
    const auto planned = plan(std::move(change), ask);
    if (!planned.ok()) return to_string(planned.error().code);
    const auto unconfirmed = confirmed(*planned, std::nullopt);
    return unconfirmed.ok() ? "" : to_string(unconfirmed.error().code);
}

std::string Organisation::faulty_field(Change change, const Ask& ask) const {
    const auto planned = plan(std::move(change), ask);
    if (planned.ok() || planned.error().fields.empty()) return "";
    return planned.error().fields[0].code + " " + planned.error().fields[0].pointer;
}

InviteMember Organisation::invite(const std::string& name, Role role, std::vector<GroupId> groups) {
    return {Email::parse(email_of(name)).value(), PersonName::parse(name).value(), role, std::move(groups)};
}

MemberId Organisation::invited(const std::string& name, Role role, std::vector<GroupId> groups) {
    return *apply(invite(name, role, std::move(groups)))->member;
}

MemberId Organisation::member(const std::string& name, Role role, std::vector<GroupId> groups) {
    const MemberId id = invited(name, role, std::move(groups));
    const bool is_new = account(id).status == AccountStatus::pending;
    apply(AcceptInvitation{id, PersonName::parse(name).value(), is_new, is_new}, {.via = Actor::Via::invitation});
    return id;
}

MemberId Organisation::archived(const std::string& name, Role role, std::vector<GroupId> groups) {
    const MemberId id = member(name, role, std::move(groups));
    apply(ArchiveMember{id});
    return id;
}

GroupId Organisation::group(const std::string& name) {
    return *apply(CreateGroup{GroupName::parse(name).value()})->group;
}

SetPermissions Organisation::permission(GroupId group, Permission permission, bool on) {
    SetPermissions change{group, {}};
    change.switches[static_cast<std::size_t>(permission)] = on;
    return change;
}

GroupId Organisation::group_with(Permission with, const std::string& name) {
    const GroupId id = group(name);
    permit(id, with);
    return id;
}

void Organisation::permit(GroupId group, Permission what, bool on) { apply(permission(group, what, on)); }

CreateGrant Organisation::new_grant(const std::string& access, GroupId group, std::vector<ResourceId> resources,
                                    const std::string& name) {
    const bool of_apps = access == "view" || access == "edit";
    return {group, GrantName::parse(name).value(),      of_apps ? "app" : "data_source", access, false,
            false, {resources.begin(), resources.end()}};
}

GrantId Organisation::add(CreateGrant change) {
    change.name = GrantName::parse("Grant " + std::to_string(asked_)).value();
    return *apply(std::move(change))->grant;
}

GrantId Organisation::grant(GroupId group, const std::string& access, std::vector<ResourceId> resources) {
    return add(new_grant(access, group, std::move(resources)));
}

GrantId Organisation::grant_all(GroupId group, const std::string& access, bool hidden) {
    CreateGrant change = new_grant(access, group, {});
    change.all = true;
    change.hide_from_dashboard = hidden;
    return add(std::move(change));
}

GrantId Organisation::grant_hidden(GroupId group, std::vector<ResourceId> apps) {
    CreateGrant change = new_grant("view", group, std::move(apps));
    change.hide_from_dashboard = true;
    return add(std::move(change));
}

ResourceId Organisation::app(const std::string& name, const AppOptions& options) {
    CreateApp change;
    change.fields.name = AppName::parse(name).value();
    change.fields.url = AppUrl::parse("https://apps.example.org/").value();
    change.fields.folder = options.folder;
    change.fields.released = options.released;
    const auto via = options.by.is_nil() ? Actor::Via::command_line : Actor::Via::session;
    return *apply(change, {.by = options.by, .via = via})->resource;
}

ResourceId Organisation::data_source(const std::string& name, MemberId by) {
    const auto checked = DataSourceName::parse(name).value();
    const auto via = by.is_nil() ? Actor::Via::command_line : Actor::Via::session;
    return *apply(CreateResource{kDataSource, checked.str(), checked.folded(), "postgresql"}, {.by = by, .via = via})
                ->resource;
}

ResourceId Organisation::folder(const std::string& name) {
    const auto checked = FolderName::parse(name).value();
    return *apply(CreateResource{kFolder, checked.str(), checked.folded(), ""})->resource;
}

ResourceId Organisation::constant(const std::string& name, const std::string& kind) {
    const auto checked = ConstantName::parse(name).value();
    return *apply(CreateResource{kConstant, checked.str(), checked.folded(), kind})->resource;
}

WorkspaceId Organisation::workspace(const std::string& name, const Ask& ask) {
    return *apply(CreateWorkspace{WorkspaceName::parse(name).value(), std::nullopt}, ask)->made_workspace;
}

void Organisation::join(MemberId member, GroupId group, std::optional<Time> end) {
    apply(AddGroupMembers{group, {member}, end.has_value(), end});
}

void Organisation::empty_builder_group() {
    const GroupId builder = role_group(Role::builder);
    SetPermissions none{builder, {}};
    none.switches.fill(false);
    apply(none);
    while (!at(builder).grants.empty()) apply(DeleteGrant{builder, at(builder).grants[0]->id});
}

void Organisation::limit_seats(std::optional<std::int64_t> users, std::optional<std::int64_t> builders) {
    InstanceSettings settings = state->settings;
    settings.user_limit = users;
    settings.builder_limit = builders;
    apply(ChangeSettings{settings});
}

const Resource& Organisation::at(ResourceId resource) const {
    return *acme().resource(*acme().resource_by_id.find(resource));
}

const Grant& Organisation::at(GroupId group, GrantId grant) const {
    const auto& grants = at(group).grants;
    return **std::find_if(grants.begin(), grants.end(), [&](const auto& each) { return each->id == grant; });
}

bool Organisation::is_in(MemberId member, GroupId group) const {
    const auto number = acme().group_number(group);
    return number && find_link(at(member), *number) != nullptr;
}

MemberId Organisation::owner(ResourceId resource) const {
    const auto number = at(resource).owner;
    return number ? acme().members[*number]->id : MemberId();
}

Standing Organisation::standing(MemberId member, std::optional<WorkspaceId> in) const {
    const Workspace& workspace = in ? *state->workspace(*in) : acme();
    return {workspace, subject_of(*state, workspace, user(member)), now};
}

bool Organisation::may(MemberId member, const Right& right, std::optional<ResourceId> resource) const {
    std::optional<ResourceNumber> number;
    if (resource)
        if (const auto ref = acme().resource_by_id.find(*resource)) number = ref->number;
    return is_allowed(standing(member), right, number);
}

bool Organisation::may(MemberId member, const std::string& action, ResourceId resource) const {
    const ResourceRef ref = *acme().resource_by_id.find(resource);
    const std::uint8_t number = *acme().types[ref.type].action(action);
    const Standing standing = this->standing(member);
    const bool decided = is_allowed(standing, Right::act(ref.type, number), ref.number);
    const bool listed = allowed_resources(standing, ref.type, number).contains(ref.number);
    std::vector<ResourceNumber> numbers;
    list_allowed(standing, ref.type, number, numbers);
    const std::string who_text = user(member).str(), what_text = resource.str();
    const Question question{{"user", who_text}, {acme().types[ref.type].name, what_text}, action};
    const auto who = who_may(acme(), ref, number, now);
    EXPECT_EQ(decided, is_allowed(Asking{*state, acme(), now}, question)) << "decide in numbers and in words differ";
    EXPECT_EQ(decided, std::ranges::binary_search(numbers, ref.number)) << "decide and list as numbers differ";
    EXPECT_EQ(decided, listed) << "decide and list differ";
    EXPECT_EQ(decided, std::find(who.begin(), who.end(), *standing.subject.member) != who.end())
        << "decide and who differ";
    const auto& asked = acme().types[ref.type].asked;
    const bool any = std::ranges::any_of(
        asked, [&](const std::string& each) { return is_allowed(standing, *right_to(acme(), ref, each), ref.number); });
    EXPECT_EQ(any, reachable_resources(standing, ref.type).contains(ref.number)) << "decide and what is reached differ";
    return decided;
}

std::multiset<std::string> effects(const Plan& plan, EffectKind kind) {
    std::multiset<std::string> lines;
    const auto person = [](const std::optional<ThingRef>& who) {
        return who ? who->email.substr(0, who->email.find('@')) : std::string("nobody");
    };
    for (const Effect& effect : effects_page(plan, 0, effect_count(plan))) {
        if (effect.kind != kind) continue;
        std::string line = effect.member ? person(effect.member) : "";
        const auto add = [&](const std::string& word) { line += (line.empty() || word.empty() ? "" : " ") + word; };
        if (effect.resource) add(effect.resource->name);
        if (effect.group) add(effect.group->name);
        add(effect.permission);
        if (effect.from) add(*effect.from);
        if (effect.to) add("-> " + *effect.to);
        if (kind == EffectKind::owner_changed) add(person(effect.from_owner) + " -> " + person(effect.to_owner));
        if (kind == EffectKind::group_deleted) add(std::to_string(effect.member_count));
        if (effect.because) add(effect.because->rule);
        lines.insert(line);
    }
    return lines;
}

std::set<std::string> warning_codes(const Plan& plan) {
    std::set<std::string> codes;
    for (const Warning& warning : plan.warnings) codes.insert(warning.code);
    return codes;
}

}  // namespace guildhall::test
