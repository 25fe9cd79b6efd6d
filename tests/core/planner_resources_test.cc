// Apps, data sources, folders and constants: who may, names, slugs, owners (M12, M13, M16).
#include <gtest/gtest.h>

#include "core/organisation.h"

namespace guildhall::test {
namespace {

using namespace core;

CreateApp new_app(const std::string& name) {
    CreateApp change;
    change.fields.name = AppName::parse(name).value();
    change.fields.url = AppUrl::parse("https://apps.example.org/").value();
    return change;
}

ChangeApp owner(ResourceId app, std::optional<MemberId> member) { return {app, {}, member}; }

TEST(planner, M16_the_maker_owns_what_they_make_as_member_and_others_make_what_nobody_owns) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder);
    const WorkspaceId other = org.workspace("Other");
    const MemberId cleo = org.member("Cleo");
    org.apply(SetInstanceAdmin{org.user(cleo), true});
    EXPECT_EQ(org.owner(org.app("Own", {.by = bob})), bob);
    EXPECT_EQ(org.owner(org.data_source("Lake", bob)), bob);
    EXPECT_TRUE(org.owner(org.app("Nobody's")).is_nil());
    const auto plan = org.apply(new_app("Theirs"), {.by = cleo, .in = other});
    const Workspace& there = *org.state->workspace(other);
    EXPECT_FALSE(there.resource(*there.resource_by_id.find(*plan->resource))->owner);
}

TEST(planner, M16_an_owner_is_set_by_an_admin_to_an_active_admin_or_builder_without_confirmation) {
    Organisation org;
    const MemberId bob = org.member("Bob", Role::builder), eve = org.member("Eve"),
                   ian = org.invited("Ian", Role::builder);
    const ResourceId app = org.app("CRM");
    EXPECT_EQ(org.refusal(owner(app, bob)), "");
    org.apply(owner(app, bob));
    EXPECT_EQ(org.owner(app), bob);
    EXPECT_EQ(org.faulty_field(owner(app, eve)), "not_allowed /owner_id");
    EXPECT_EQ(org.faulty_field(owner(app, ian)), "not_allowed /owner_id");
    EXPECT_EQ(org.faulty_field(owner(app, MemberId())), "not_found /owner_id");
    EXPECT_EQ(org.refusal(owner(app, org.ada), {.by = bob}), "forbidden");
    EXPECT_TRUE(org.apply(owner(app, bob))->changes_nothing());
    org.apply(owner(app, std::nullopt));
    EXPECT_TRUE(org.owner(app).is_nil());
    const ResourceId lake = org.data_source("Lake");
    org.apply(ChangeResource{kDataSource, lake, {}, std::optional<MemberId>(bob)});
    EXPECT_EQ(org.owner(lake), bob);
}

TEST(planner, M12_whoever_lacks_the_right_is_refused_before_any_object_is_looked_up) {
    Organisation org;
    const MemberId eve = org.member("Eve"), bob = org.member("Bob", Role::builder);
    const ResourceId app = org.app("CRM");
    ChangeApp change{app, {}, {}};
    change.fields.released = false;
    EXPECT_EQ(org.refusal(change, {.by = eve}), "forbidden");
    EXPECT_EQ(org.refusal(change, {.by = bob}), "");
    change.app = ResourceId();
    EXPECT_EQ(org.refusal(change, {.by = eve}), "forbidden");
    EXPECT_EQ(org.refusal(change, {.by = bob}), "not_found");  // would have it on every app
    EXPECT_EQ(org.refusal(DeleteResource{kApp, app}, {.by = eve}), "forbidden");
    EXPECT_EQ(org.refusal(DeleteResource{kApp, ResourceId()}, {.by = bob}), "not_found");
    EXPECT_EQ(org.refusal(new_app("New"), {.by = eve}), "forbidden");
}

TEST(planner, M12_an_editor_of_one_app_learns_nothing_of_others) {
    Organisation org;
    org.empty_builder_group();
    const GroupId hr = org.group("HR");
    const ResourceId mine = org.app("Mine");
    org.grant(hr, "edit", {mine});
    const MemberId bob = org.member("Bob", Role::builder, {hr});
    ChangeApp change{mine, {}, {}};
    change.fields.description = "new";
    EXPECT_EQ(org.refusal(change, {.by = bob}), "");
    change.app = ResourceId();
    EXPECT_EQ(org.refusal(change, {.by = bob}), "forbidden");
}

TEST(planner, app_names_and_slugs_are_unique_and_a_slug_is_made_from_the_name) {
    Organisation org;
    const ResourceId crm = org.app("CRM"), desk = org.app("Desk");
    EXPECT_EQ(org.at(crm).slug, "crm");
    EXPECT_EQ(org.faulty_field(new_app("crm")), "name_taken /name");
    const ResourceId alike = org.app("C.R.M. crm");
    EXPECT_NE(org.at(alike).slug, "crm");
    ChangeApp change{desk, {}, {}};
    change.fields.slug = AppSlug::parse("crm").value();
    EXPECT_EQ(org.faulty_field(change), "name_taken /slug");
    change.fields = {};
    change.fields.name = AppName::parse("crm").value();
    EXPECT_EQ(org.faulty_field(change), "name_taken /name");
    change.app = crm;
    org.apply(change);
    EXPECT_EQ(org.at(crm).name, "crm");
    EXPECT_EQ(org.at(crm).slug, "crm");
    EXPECT_TRUE(org.apply(change)->changes_nothing());
}

TEST(planner, every_field_of_an_app_is_changed_together) {
    Organisation org;
    const ResourceId tools = org.folder("Tools"), crm = org.app("CRM", {.released = false});
    ChangeApp change{crm, {}, {}};
    change.fields.name = AppName::parse("Sales desk").value();
    change.fields.slug = AppSlug::parse("desk").value();
    change.fields.url = AppUrl::parse("https://desk.example.org/").value();
    change.fields.description = "Orders";
    change.fields.icon = "chart";
    change.fields.folder = std::optional<ResourceId>(tools);
    change.fields.released = true;
    org.apply(change);
    const Resource& app = org.at(crm);
    EXPECT_EQ(app.name + app.slug + app.url.str() + app.description.str() + app.icon.str(),
              "Sales deskdeskhttps://desk.example.org/Orderschart");
    EXPECT_TRUE(app.released && app.folder);
    change.fields.folder = std::optional<ResourceId>(crm);
    EXPECT_EQ(org.faulty_field(change), "not_found /folder_id");
}

TEST(planner, deleting_a_folder_deletes_no_app) {
    Organisation org;
    const ResourceId tools = org.folder("Tools"), crm = org.app("CRM", {.folder = tools});
    org.apply(DeleteResource{kFolder, tools});
    EXPECT_FALSE(org.at(crm).folder);
    EXPECT_EQ(org.refusal(DeleteResource{kFolder, tools}), "not_found");
    org.folder("Tools");
}

TEST(planner, a_deleted_things_name_and_slug_are_free_again_and_its_id_never) {
    Organisation org;
    const ResourceId crm = org.app("CRM");
    org.apply(DeleteResource{kApp, crm});
    const ResourceId again = org.app("CRM");
    EXPECT_NE(again, crm);
    EXPECT_EQ(org.at(again).slug, "crm");
    EXPECT_EQ(org.refusal(DeleteResource{kApp, crm}), "not_found");
}

TEST(planner, things_of_another_type_or_workspace_are_unknown) {
    Organisation org;
    const ResourceId lake = org.data_source("Lake");
    EXPECT_EQ(org.refusal(DeleteResource{kApp, lake}), "not_found");
    EXPECT_EQ(org.refusal(DeleteResource{kDataSource, lake}, {.in = org.workspace("Other")}), "not_found");
}

TEST(planner, new_secrets_alone_are_a_change_of_a_data_source) {
    Organisation org;
    const ResourceId lake = org.data_source("Lake");
    EXPECT_TRUE(org.apply(ChangeResource{kDataSource, lake, {}, {}, false})->changes_nothing());
    EXPECT_FALSE(org.apply(ChangeResource{kDataSource, lake, {}, {}, true})->changes_nothing());
    EXPECT_FALSE(org.apply(ChangeResource{kDataSource, lake, {{"Pond", "pond"}}, {}, false})->changes_nothing());
    EXPECT_EQ(org.at(lake).name, "Pond");
}

TEST(planner, M12_folders_and_constants_take_their_own_permission) {
    Organisation org;
    org.empty_builder_group();
    const GroupId keepers = org.group_with(Permission::constant_manage);
    const MemberId bob = org.member("Bob", Role::builder, {keepers});
    const CreateResource folder{kFolder, "Tools", "tools", ""}, constant{kConstant, "KEY", "key", "secret"};
    EXPECT_EQ(org.refusal(folder, {.by = bob}), "forbidden");
    EXPECT_EQ(org.refusal(constant, {.by = bob}), "");
    org.permit(keepers, Permission::folder_manage);
    EXPECT_EQ(org.refusal(folder, {.by = bob}), "");
}

}  // namespace
}  // namespace guildhall::test
