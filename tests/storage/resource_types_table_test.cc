// Registered types and their objects: rows of one workspace, which end with the type.
#include "storage/resource_types_table.h"

#include <gtest/gtest.h>

#include "core/registered_type.h"
#include "storage/resources_table.h"
#include "storage/stored_instance.h"

namespace guildhall::storage {
namespace {

struct resource_types : testing::Test, StoredInstance {
    core::WorkspaceNumber acme = add_workspace("acme"), other = add_workspace("other");

    core::ResourceType type(core::ResourceTypeId id, const std::vector<core::DeclaredAction>& actions) {
        return core::registered_type(id, "invoice", *core::declare_actions(actions, {"approve"}), core::Time{7});
    }
    /// The type "invoice" with the object "1".
    core::ResourceTypeId add_invoices(core::WorkspaceNumber workspace) {
        const core::ResourceTypeId id(next_id());
        change([&](core::Draft& draft) {
            const auto number = draft.add_type(workspace, type(id, {{"approve", {"read"}}, {"read", {}}}));
            draft.add_resource(workspace, object(number));
        });
        return id;
    }
    core::Resource object(core::TypeNumber type) {
        core::Resource made;
        made.id = core::ResourceId(next_id());
        made.type = type;
        made.external_id = made.name = made.name_folded = "1";
        return made;
    }
    std::int64_t rows(const std::string& table) {
        return *c.query_value<std::int64_t>(std::string("SELECT count(*) FROM ") + table);
    }
};

TEST_F(resource_types, each_workspace_has_its_own_under_the_same_names) {
    const auto here = add_invoices(acme), there = add_invoices(other);
    ASSERT_EQ(load_resource_types(c, id_of(acme)).size(), 1u);
    const core::ResourceType read = load_resource_types(c, id_of(acme))[0];
    EXPECT_EQ(read.id, here);
    EXPECT_EQ(read.created_at, core::Time{7});
    ASSERT_EQ(read.asked, (std::vector<std::string>{"read", "approve"}));
    EXPECT_EQ(read.actions[1].implies, std::vector<std::string>{"read"});
    EXPECT_TRUE(read.actions[1].marked && !read.actions[0].marked);
    EXPECT_EQ(load_resource_types(c, id_of(other))[0].id, there);

    change([&](core::Draft& draft) { draft.erase_type(acme, core::kBuiltInTypes); });
    EXPECT_TRUE(load_resource_types(c, id_of(acme)).empty());
    EXPECT_EQ(load_resource_types(c, id_of(other))[0].id, there);
    EXPECT_EQ(rows("resource_type_actions"), 2);
    EXPECT_EQ(rows("resource_type_implications"), 1);
    EXPECT_EQ(rows("resources"), 1);
}

TEST_F(resource_types, a_changed_type_is_replaced_with_all_that_belongs_to_it) {
    const auto id = add_invoices(acme);
    change([&](core::Draft& draft) {
        draft.change_type(acme, core::kBuiltInTypes, type(id, {{"sign", {}}, {"approve", {}}}));
    });
    const core::ResourceType read = load_resource_types(c, id_of(acme))[0];
    EXPECT_EQ(read.asked, (std::vector<std::string>{"sign", "approve"}));
    EXPECT_EQ(rows("resource_type_implications"), 0);
    EXPECT_EQ(rows("resources"), 1) << "its objects stay";
}

TEST_F(resource_types, an_external_id_stands_once_in_its_type) {
    add_invoices(acme);
    const auto twice =
        error_of([&] { change([&](core::Draft& draft) { draft.add_resource(acme, object(core::kBuiltInTypes)); }); });
    EXPECT_EQ(twice.kind(), DatabaseErrorKind::unique);
    EXPECT_THROW(c.execute("INSERT INTO resource_type_actions (workspace_id, type_id, name, builder_level, position) "
                           "VALUES ($1, $2, 'x', 0, 0)",
                           {id_of(other), load_resource_types(c, id_of(acme))[0].id}),
                 DatabaseError)
        << "an action of a type of another workspace";
}

}  // namespace
}  // namespace guildhall::storage
