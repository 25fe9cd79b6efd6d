// Registered types: declaring, changing and deleting them, their objects, grants on them (M13, M14, M15, M16, M20,
// M21).
#include <gtest/gtest.h>

#include "core/access_diff.h"
#include "core/organisation.h"
#include "core/question.h"

namespace guildhall::test {
namespace {

using namespace core;

using Actions = std::vector<DeclaredAction>;
using Names = std::vector<std::string>;

const Actions kInvoiceActions = {{"read", {}}, {"comment", {"read"}}, {"approve", {"comment"}}};

CreateResourceType new_type(const std::string& name, Actions actions = kInvoiceActions,
                            std::optional<Names> builder_level = Names{"approve"}) {
    return {TypeName::parse(name).value(), std::move(actions), std::move(builder_level)};
}

/// Acme with the type "invoice" (read < comment < approve, approve builder-level) and the invoices 1 and 2.
struct Invoices : Organisation {
    ResourceTypeId invoice = *apply(new_type("invoice"))->resource_type;
    ResourceId one = put("1"), two = put("2");

    ResourceId put(const std::string& external_id, std::optional<std::optional<MemberId>> owner = {}) {
        return *apply(object(external_id, owner))->resource;
    }
    PutResource object(const std::string& external_id, std::optional<std::optional<MemberId>> owner = {}) const {
        return {invoice, ExternalId::parse(external_id, "").value(), {}, owner};
    }
    CreateGrant on_invoices(GroupId group, const std::string& access, std::vector<std::string> ids) const {
        return {group, GrantName::parse(access).value(), "invoice", access, false, false, {ids.begin(), ids.end()}};
    }
    CreateGrant on_all(GroupId group, const std::string& access) const {
        CreateGrant change = on_invoices(group, access, {});
        change.all = true;
        return change;
    }
    bool asks(MemberId member, const std::string& action, const std::string& external_id) const {
        const auto target = find_target(acme(), {"invoice", external_id});
        const auto right = target ? find_right(acme(), *target, action) : std::nullopt;
        return right && is_allowed(standing(member), *right, target->number());
    }
    const ResourceType& type() const { return acme().types[*find_type(acme().types, "invoice")]; }
    GrantId only_grant(GroupId group) const { return at(group).grants.at(0)->id; }
};

std::string fault(const Organisation& org, Actions actions, std::optional<Names> builder_level = {}) {
    return org.faulty_field(new_type("invoice", std::move(actions), std::move(builder_level)));
}

TEST(planner, M14_what_a_type_declares_is_checked) {
    Organisation org;
    EXPECT_EQ(fault(org, {}), "missing /actions");
    EXPECT_EQ(fault(org, {{"", {}}}), "missing /actions/0/name");
    EXPECT_EQ(fault(org, {{"no space", {}}}), "invalid_name /actions/0/name");
    EXPECT_EQ(fault(org, {{"1st", {}}}), "invalid_name /actions/0/name");
    EXPECT_EQ(fault(org, {{std::string(51, 'a'), {}}}), "too_long /actions/0/name");
    EXPECT_EQ(fault(org, {{"none", {}}}), "reserved_name /actions/0/name");
    EXPECT_EQ(fault(org, {{"a", {}}, {"a", {}}}), "duplicate /actions/1/name");
    EXPECT_EQ(fault(org, {{"a", {"b"}}}), "not_found /actions/0/implies/0");
    EXPECT_EQ(fault(org, {{"a", {"a"}}}), "circular /actions/0/implies");
    EXPECT_EQ(fault(org, {{"a", {}}, {"b", {"c"}}, {"c", {"a", "b"}}}), "circular /actions/2/implies");
    EXPECT_EQ(fault(org, {{"a", {}}}, Names{"b"}), "not_found /builder_level/0");
    Actions many;
    for (std::size_t i = 0; i <= kMaxActions; ++i) many.push_back({"a" + std::to_string(i), {}});
    EXPECT_EQ(fault(org, many), "too_many /actions");
    for (const char* word : {"app", "data_source", "folder", "constant", "workspace", "user", "User"})
        EXPECT_EQ(to_string(TypeName::parse(word).error().code), std::string("reserved_name")) << word;
    org.apply(new_type("invoice"));
    EXPECT_EQ(org.refusal(new_type("Invoice")), "name_taken");
    EXPECT_EQ(org.refusal(new_type("invoice"), {.in = org.workspace("Other")}), "") << "each workspace has its own";
    EXPECT_EQ(org.refusal(new_type("order"), {.by = org.member("Bob", Role::builder)}), "forbidden");
}

TEST(planner, M14_actions_stand_behind_what_they_imply_and_take_over_its_mark) {
    Organisation org;
    org.apply(new_type("order", {{"ship", {"pack"}}, {"look", {}}, {"pack", {"look"}}}, Names{"pack"}));
    const ResourceType& type = org.acme().types[*find_type(org.acme().types, "order")];
    ASSERT_EQ(type.asked, (Names{"look", "pack", "ship"}));
    EXPECT_FALSE(type.actions[0].builder_level);
    EXPECT_TRUE(type.actions[1].builder_level && type.actions[2].builder_level);
    EXPECT_FALSE(type.actions[2].marked);
    EXPECT_EQ(type.actions[2].gives, 7u);
    EXPECT_EQ(type.level_name(7), "ship");
    org.apply(new_type("card", {{"read", {}}, {"write", {"read"}}, {"star", {"read"}}}, {}));
    const ResourceType& card = org.acme().types[*find_type(org.acme().types, "card")];
    EXPECT_EQ(card.level_name(7), "write+star");
    EXPECT_EQ(card.level_name(0), "none");
    EXPECT_TRUE(card.actions[0].builder_level) << "without builder_level every action is";
}

TEST(planner, M13_a_grant_on_a_registered_type_gives_its_action_and_all_that_it_implies) {
    Invoices org;
    const MemberId bob = org.member("Bob", Role::builder);
    const GroupId clerks = org.group("Clerks"), chiefs = org.group("Chiefs");
    org.join(bob, clerks);
    org.apply(org.on_invoices(clerks, "comment", {"1"}));
    EXPECT_TRUE(org.asks(bob, "read", "1") && org.asks(bob, "comment", "1"));
    EXPECT_FALSE(org.asks(bob, "approve", "1") || org.asks(bob, "read", "2") || org.asks(bob, "read", "3"));
    EXPECT_FALSE(org.asks(bob, "delete", "1")) << "an action that the type doesn't declare";
    EXPECT_TRUE(org.asks(org.ada, "approve", "2")) << "M12";
    EXPECT_FALSE(org.asks(org.ada, "burn", "2")) << "nor an admin";
    org.join(bob, chiefs);
    org.apply(org.on_all(chiefs, "read"));
    EXPECT_TRUE(org.asks(bob, "read", "2"));
    org.put("3");
    EXPECT_TRUE(org.asks(bob, "read", "3")) << "future ones too";
    EXPECT_FALSE(org.asks(org.member("Eve"), "read", "1"));
    EXPECT_EQ(org.faulty_field(org.on_invoices(clerks, "burn", {})), "invalid /access");
    EXPECT_EQ(org.faulty_field(org.on_invoices(clerks, "read", {"9"})), "not_found /resource_ids/0");
    EXPECT_EQ(org.faulty_field(org.on_invoices(clerks, "read", {org.one.str()})), "not_found /resource_ids/0");
    CreateGrant hidden = org.on_invoices(chiefs, "read", {});
    hidden.name = GrantName::parse("Hidden").value();
    hidden.hide_from_dashboard = true;
    EXPECT_EQ(org.faulty_field(hidden), "not_allowed /hide_from_dashboard");
}

TEST(planner, M14_M20_a_builder_level_action_raises_end_users_and_others_do_not) {
    Invoices org;
    const GroupId clerks = org.group("Clerks");
    const MemberId eve = org.member("Eve", Role::end_user, {clerks});
    org.apply(org.on_invoices(clerks, "comment", {"1"}));
    EXPECT_EQ(org.at(eve).role, Role::end_user);
    EXPECT_FALSE(is_builder_level(org.at(clerks), org.acme().types));
    ChangeGrant raise{clerks, org.only_grant(clerks), {}, "approve", {}, {}, {}, {}};
    EXPECT_EQ(org.refusal(raise), "confirmation_required");
    const auto plan = org.apply(raise);
    EXPECT_EQ(effects(*plan, EffectKind::role_changed).size(), 1u);
    EXPECT_EQ(effects(*plan, EffectKind::access_gained).size(), 1u);
    EXPECT_EQ(org.at(eve).role, Role::builder);
    EXPECT_EQ(org.at(eve).role_cause, RoleCause::automatic);
    EXPECT_EQ(org.refusal(Organisation::set_role(eve, Role::end_user)), "confirmation_required");
    org.apply(Organisation::set_role(eve, Role::end_user));
    EXPECT_FALSE(org.is_in(eve, clerks)) << "M21";
}

TEST(planner, M20_marking_an_action_raises_whoever_holds_it_by_a_group_also_by_implication) {
    Invoices org;
    const GroupId clerks = org.group("Clerks"), readers = org.group("Readers");
    const MemberId eve = org.member("Eve", Role::end_user, {clerks}),
                   rob = org.member("Rob", Role::end_user, {readers});
    org.apply(org.on_all(clerks, "comment"));
    org.apply(org.on_all(readers, "read"));
    const std::int64_t version = org.at(clerks).version;
    const ChangeResourceType mark{org.invoice, {}, Names{"comment"}};
    EXPECT_EQ(org.refusal(mark), "confirmation_required");
    const auto plan = org.apply(mark);
    EXPECT_EQ(plan->effects.size(), 1u);
    EXPECT_EQ(plan->effects[0].because->rule, "M20");
    EXPECT_EQ(org.at(eve).role, Role::builder);
    EXPECT_EQ(org.at(rob).role, Role::end_user);
    EXPECT_GT(org.at(clerks).version, version) << "M31: an older digest doesn't fit any more";
    EXPECT_TRUE(org.type().actions[2].builder_level) << "approve implies comment";

    const auto unmarked = org.plan(ChangeResourceType{org.invoice, {}, Names{}});
    ASSERT_EQ((*unmarked)->settleable.size(), 1u) << "M23";
    EXPECT_EQ((*unmarked)->settleable[0].id, eve);
    org.apply(ChangeResourceType{org.invoice, {}, Names{}}, {.settle_roles = true});
    EXPECT_EQ(org.at(eve).role, Role::end_user);
    EXPECT_TRUE(org.is_in(eve, clerks));
    EXPECT_TRUE(org.apply(ChangeResourceType{org.invoice, {}, Names{}})->changes_nothing()) << "M29";
    EXPECT_TRUE(org.apply(ChangeResourceType{org.invoice, kInvoiceActions, Names{}})->changes_nothing());
}

TEST(planner, M13_actions_that_go_take_their_grants_along_and_others_follow_by_name) {
    Invoices org;
    const MemberId bob = org.member("Bob", Role::builder);
    const GroupId clerks = org.group("Clerks");
    org.join(bob, clerks);
    org.apply(org.on_all(clerks, "comment"));
    org.apply(org.on_all(clerks, "approve"));
    const auto plan =
        org.apply(ChangeResourceType{org.invoice, Actions{{"sign", {}}, {"read", {}}, {"approve", {"read"}}}, {}});
    ASSERT_EQ(org.at(clerks).grants.size(), 1u);
    EXPECT_EQ(org.at(clerks).grants[0]->name, "approve");
    EXPECT_TRUE(org.asks(bob, "approve", "1") && org.asks(bob, "read", "1"));
    EXPECT_FALSE(org.asks(bob, "comment", "1") || org.asks(bob, "sign", "1"));
    EXPECT_TRUE(org.asks(org.ada, "sign", "1"));
    EXPECT_TRUE(org.type().actions[0].marked) << "a new action is builder-level until told otherwise";
    EXPECT_FALSE(org.type().actions[1].marked);
    EXPECT_EQ(effects(*plan, EffectKind::access_lost),
              (std::multiset<std::string>{"bob 1 approve -> approve", "bob 2 approve -> approve"}));
    EXPECT_EQ(org.at(clerks).grants[0]->action, 2);
    const auto built = AccessIndex::build(*org.state, org.acme(), next_edition());
    EXPECT_TRUE(*org.acme().index == *built);
}

TEST(planner, M16_M21_an_owner_holds_every_action_and_is_handed_over) {
    Invoices org;
    const MemberId bob = org.member("Bob", Role::builder), eve = org.member("Eve");
    EXPECT_TRUE(org.owner(org.one).is_nil()) << "who puts an object doesn't own it";
    org.put("3", std::optional(bob));
    EXPECT_TRUE(org.asks(bob, "approve", "3"));
    EXPECT_FALSE(org.asks(bob, "read", "1"));
    EXPECT_EQ(org.faulty_field(org.object("4", std::optional(eve))), "not_allowed /owner_id");
    EXPECT_TRUE(org.apply(org.object("3"))->changes_nothing()) << "M29: absent is as it was";
    org.apply(ChangeResourceType{org.invoice, Actions{{"read", {}}, {"sign", {}}}, Names{}});
    EXPECT_TRUE(org.asks(bob, "sign", "3")) << "of every action that there is now";
    const auto plan = org.apply(Organisation::set_role(bob, Role::end_user));
    EXPECT_EQ(effects(*plan, EffectKind::owner_changed), (std::multiset<std::string>{"3 bob -> ada M21"}));
    EXPECT_FALSE(org.asks(bob, "read", "3"));
    org.put("3", std::optional<MemberId>());
    EXPECT_TRUE(org.owner(*org.apply(org.object("3"))->resource).is_nil());
}

TEST(planner, M13_objects_are_put_and_deleted_by_external_id) {
    Invoices org;
    const GroupId clerks = org.group("Clerks");
    org.apply(org.on_invoices(clerks, "read", {"1", "2"}));
    EXPECT_EQ(org.put("1"), org.one);
    EXPECT_EQ(org.at(org.one).name, "1");
    PutResource named = org.object("1");
    named.name = ObjectName::parse("Same").value();
    org.apply(named);
    named = org.object("2");
    named.name = ObjectName::parse("Same").value();
    org.apply(named);
    EXPECT_EQ(org.at(org.two).name, "Same") << "names of objects need not differ";
    EXPECT_EQ(org.refusal(org.object("9"), {.by = org.member("Bob", Role::builder)}), "forbidden");
    org.apply(DeleteResource{org.at(org.one).type, org.one});
    EXPECT_EQ(org.at(clerks).grants[0]->resources.size(), 1u);
    EXPECT_FALSE(find_target(org.acme(), {"invoice", "1"}));
    const std::string uuid = "019b76da-a87b-7000-8000-000000000001";
    const ResourceId odd = org.put(uuid);
    EXPECT_EQ(find_target(org.acme(), {"invoice", uuid})->resource, org.acme().resource_by_id.find(odd));
    EXPECT_FALSE(find_target(org.acme(), {"invoice", odd.str()})) << "the inner id is nobody's business";
    EXPECT_EQ(org.refusal(DeleteResource{org.at(odd).type, org.app("CRM")}), "not_found");
    for (const std::string& bad : {std::string(), std::string(201, 'x'), std::string("a\nb"), std::string("\xff")})
        EXPECT_FALSE(ExternalId::parse(bad, "").ok()) << bad;
    EXPECT_TRUE(ExternalId::parse("a/b c?d=é%00", "").ok());
}

TEST(planner, M27_deleting_a_type_takes_its_objects_and_the_grants_on_it_and_says_who_loses_what) {
    Invoices org;
    const GroupId clerks = org.group("Clerks");
    const ResourceId crm = org.app("CRM");
    const MemberId eve = org.member("Eve", Role::end_user, {clerks});
    org.grant(clerks, "view", {crm});
    org.apply(org.on_invoices(clerks, "approve", {"1"}));
    ASSERT_EQ(org.at(eve).role, Role::builder);
    const DeleteResourceType gone{org.invoice};
    EXPECT_EQ(org.refusal(gone), "") << "M30: nothing of what asks for a confirmation";
    const auto plan = org.apply(gone);
    EXPECT_EQ(effects(*plan, EffectKind::access_lost),
              (std::multiset<std::string>{"ada 1 approve -> none", "ada 2 approve -> none", "eve 1 approve -> none"}));
    ASSERT_EQ(plan->settleable.size(), 1u) << "M23";
    EXPECT_EQ(org.at(clerks).grants.size(), 1u);
    EXPECT_FALSE(org.acme().resource_by_id.find(org.one));
    EXPECT_FALSE(find_target(org.acme(), {"invoice", "1"}));
    EXPECT_EQ(org.refusal(gone), "not_found");
    EXPECT_EQ(org.refusal(ChangeResourceType{org.invoice, {}, Names{}}), "not_found");
    EXPECT_EQ(org.refusal(org.object("1")), "not_found");
    EXPECT_EQ(org.faulty_field(org.on_all(clerks, "read")), "invalid /resource_type");
    EXPECT_TRUE(*org.acme().index == *AccessIndex::build(*org.state, org.acme(), next_edition()));

    org.apply(new_type("invoice"));
    EXPECT_EQ(org.acme().types.size(), kBuiltInTypes + 2u) << "its number is never given again";
    EXPECT_FALSE(find_target(org.acme(), {"invoice", "1"}));
}

TEST(planner, M28_grants_on_a_registered_type_are_copied_as_a_part_of_their_own) {
    Invoices org;
    const GroupId clerks = org.group("Clerks");
    org.apply(org.on_all(clerks, "read"));
    org.grant_all(clerks, "view");
    const TypeNumber type = *find_type(org.acme().types, "invoice");
    const GroupId copy = *org.apply(DuplicateGroup{clerks, {}, false, false, {type}})->group;
    ASSERT_EQ(org.at(copy).grants.size(), 1u);
    EXPECT_EQ(org.at(copy).grants[0]->type, type);
}

TEST(planner, M49_a_grant_on_a_registered_type_comes_back_unless_its_action_is_gone) {
    Invoices org;
    const GroupId clerks = org.group("Clerks");
    org.apply(org.on_invoices(clerks, "comment", {"1"}));
    const auto deleted = org.apply(DeleteGrant{clerks, org.only_grant(clerks)});
    EXPECT_EQ(deleted->reversals[0].grant_type, org.invoice.str());
    org.apply(ChangeResourceType{org.invoice, Actions{{"sign", {}}, {"read", {}}, {"comment", {"read"}}}, Names{}});
    const Undo undo{deleted->reversals};
    EXPECT_EQ(org.refusal(undo), "");
    org.apply(undo);
    EXPECT_EQ(org.at(clerks).grants[0]->action, 2) << "comment, whatever its number";
    org.apply(DeleteGrant{clerks, org.only_grant(clerks)});
    org.apply(ChangeResourceType{org.invoice, Actions{{"read", {}}}, {}});
    EXPECT_EQ(org.refusal(undo), "invalid_state");
    org.apply(DeleteResourceType{org.invoice});
    org.apply(new_type("invoice"));
    EXPECT_EQ(org.refusal(undo), "invalid_state") << "another type of the same name";
}

TEST(planner, M30_the_builder_role_says_what_it_gives_on_registered_types) {
    Invoices org;
    org.apply(org.on_all(org.role_group(Role::builder), "approve"));
    const GroupId makers = org.group_with(Permission::app_create);
    const auto plan = org.plan(Organisation::add_to(org.member("Eve"), makers));
    ASSERT_FALSE((*plan)->warnings.empty());
    EXPECT_NE((*plan)->warnings[0].detail.find("approve all 2 invoice objects"), std::string::npos)
        << (*plan)->warnings[0].detail;
}

}  // namespace
}  // namespace guildhall::test
