#include <algorithm>

#include "core/planning.h"
#include "core/text.h"

namespace guildhall::core {
namespace {

Error type_name_taken() {
    Error error{ErrorCode::name_taken, "Another resource type of this workspace has this name. Choose another one."};
    error.fields.push_back({"/name", "name_taken", error.detail});
    return error;
}

std::vector<std::string> marked_actions(const ResourceType& type) {
    std::vector<std::string> names;
    for (const TypeAction& action : type.actions)
        if (action.marked) names.push_back(action.name);
    return names;
}

std::vector<DeclaredAction> declared_actions(const ResourceType& type) {
    std::vector<DeclaredAction> actions;
    for (const TypeAction& action : type.actions) actions.push_back({action.name, action.implies});
    return actions;
}

/// What is marked where the request doesn't say: the new actions, and those that were.
std::vector<std::string> kept_marks(const ResourceType& was, const std::vector<DeclaredAction>& actions) {
    std::vector<std::string> names;
    for (const DeclaredAction& action : actions) {
        const auto known = was.action(action.name);
        if (!known || was.actions[*known].marked) names.push_back(action.name);
    }
    return names;
}

bool same_actions(const ResourceType& a, const ResourceType& b) {
    return std::equal(a.actions.begin(), a.actions.end(), b.actions.begin(), b.actions.end(),
                      [](const TypeAction& x, const TypeAction& y) {
                          return x.name == y.name && x.implies == y.implies && x.marked == y.marked;
                      });
}

}  // namespace

Result<TypeNumber> type_in_path(const Planning& planning, ResourceTypeId id) {
    const auto number = find_type(planning.workspace().types, id.str());
    if (!number) return not_found("resource type");
    return *number;
}

Result<Done> apply(Planning& planning, const CreateResourceType& change) {
    const auto& types = planning.workspace().types;
    const std::string folded = ascii_lower(change.name.str());
    std::size_t registered = 0;
    for (const ResourceType& type : types) {
        if (type.is_registered() && ascii_lower(type.name) == folded) return type_name_taken();
        registered += type.is_registered();
    }
    if (registered >= kMaxRegisteredTypes || types.size() >= kMaxTypeNumbers)
        return invalid_state("This workspace has as many resource types as it can have. Delete one first.");
    std::vector<std::string> all;
    for (const DeclaredAction& action : change.actions) all.push_back(action.name);
    std::vector<TypeAction> actions = TRY(declare_actions(change.actions, change.builder_level.value_or(all)));
    ResourceType type =
        registered_type(planning.ids.next<ResourceTypeId>(), change.name.str(), std::move(actions), planning.now());
    planning.plan.resource_type = type.id;
    planning.draft.add_type(planning.workspace_number, std::move(type));
    return Done{};
}

Result<Done> apply(Planning& planning, const ChangeResourceType& change) {
    const TypeNumber number = TRY(type_in_path(planning, change.type));
    const ResourceType was = planning.workspace().types[number];
    planning.plan.resource_type = change.type;
    const std::vector<DeclaredAction> declared = change.actions.value_or(declared_actions(was));
    std::vector<std::string> marks = change.actions ? kept_marks(was, declared) : marked_actions(was);
    if (change.builder_level) marks = *change.builder_level;
    std::vector<TypeAction> actions = TRY(declare_actions(declared, marks));
    ResourceType is = registered_type(was.id, was.name, std::move(actions), was.created_at);
    if (!same_actions(was, is)) planning.draft.change_type(planning.workspace_number, number, std::move(is));
    return Done{};
}

Result<Done> apply(Planning& planning, const DeleteResourceType& change) {
    const TypeNumber number = TRY(type_in_path(planning, change.type));
    planning.plan.resource_type = change.type;
    planning.draft.erase_type(planning.workspace_number, number);
    return Done{};
}

Result<Done> apply(Planning& planning, const PutResource& change) {
    const TypeNumber type = TRY(type_in_path(planning, change.type));
    auto ref = planning.workspace().find_resource(type, change.external_id.str());
    if (!ref) {
        Resource made;
        made.id = planning.ids.next<ResourceId>();
        made.type = type;
        made.external_id = change.external_id.str();
        made.name = change.name ? change.name->str() : made.external_id;
        made.name_folded = fold(made.name);
        made.created_at = planning.now();
        ref = planning.draft.add_resource(planning.workspace_number, std::move(made));
    } else if (change.name && change.name->str() != planning.workspace().resource(*ref)->name) {
        planning.draft.rename_resource(planning.workspace_number, *ref, change.name->str(), change.name->folded());
    }
    planning.plan.resource = planning.workspace().resource(*ref)->id;
    return change.owner ? set_owner(planning, *ref, *change.owner) : Done{};
}

}  // namespace guildhall::core
