#include "api/fields.h"
#include "api/json_write.h"
#include "api/types/handlers.h"
#include "core/text.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;
using core::Result;

namespace {

object type_json(const core::Workspace& workspace, const core::ResourceType& type) {
    const auto number = core::find_type(workspace.types, type.name);
    array actions, builder_level, needs_builder;
    for (const core::TypeAction& action : type.actions) {
        actions.push_back(
            object{{"name", action.name}, {"implies", array(action.implies.begin(), action.implies.end())}});
        if (action.marked) builder_level.emplace_back(action.name);
        if (action.builder_level) needs_builder.emplace_back(action.name);
    }
    return {{"id", type.id.str()},
            {"name", type.name},
            {"actions", std::move(actions)},
            {"builder_level", std::move(builder_level)},
            {"needs_builder", std::move(needs_builder)},
            {"resource_count", workspace.index->existing(*number).count()},
            {"created_at", to_json(type.created_at)}};
}

object changed_type(const core::Plan& plan) {
    const core::Workspace& workspace = workspace_after(plan);
    return type_json(workspace, workspace.types[*core::find_type(workspace.types, plan.resource_type->str())]);
}

/// `actions`: [{name, implies[]}]. Nothing where it wasn't sent.
Result<std::optional<std::vector<core::DeclaredAction>>> read_actions(Fields& body) {
    using Actions = std::vector<core::DeclaredAction>;
    const array* sent = body.optional_array("actions");
    if (!sent) return std::optional<Actions>();
    Actions actions;
    for (std::size_t i = 0; i < sent->size(); ++i) {
        const std::string place = "/actions/" + std::to_string(i);
        if (!(*sent)[i].is_object())
            return core::invalid_field(place, "wrong_type", "Send an object with name and implies.");
        Fields item((*sent)[i].get_object(), place);
        auto name = item.required_string("name");
        auto implies = item.optional_strings("implies").value_or(std::vector<std::string>());
        TRY(item.done());
        actions.push_back({std::move(*name), std::move(implies)});
    }
    return std::optional(std::move(actions));
}

}  // namespace

Result<Reply> list_resource_types(Context& context) {
    const Page page = TRY(context.page());
    const Sort sort = TRY(Sort::parse(context.query, {"name"}));
    const std::string search = core::fold(TRY(context.query.search()));
    auto found = TRY(PageOf<const core::ResourceType*>::start(page, sort));
    for (const core::ResourceType& type : context.workspace().types) {
        const std::string folded = core::fold(type.name);
        if (type.is_registered() && matches(folded, search)) found.add(folded, type.id, &type);
    }
    const auto cut = found.finish();
    array items;
    for (const core::ResourceType* type : cut.items) items.push_back(type_json(context.workspace(), *type));
    return list_reply(std::move(items), cut.next_cursor, static_cast<std::int64_t>(cut.total));
}

Result<Reply> show_resource_type(Context& context) {
    return Reply::ok(type_json(context.workspace(), *TRY(context.registered_type("t"))));
}

Result<Reply> create_resource_type(Context& context) {
    Fields body(context);
    auto name = body.required_name<core::TypeName>("name");
    auto actions = TRY(read_actions(body));
    if (!body.has("actions")) body.refuse("actions", "missing", "Name at least one action.");
    auto builder_level = body.optional_strings("builder_level");
    TRY(body.done());
    core::CreateResourceType change{std::move(*name), std::move(*actions), std::move(builder_level)};
    return make_change(context, std::move(change), [](Context&, const core::Plan& plan) -> Result<Reply> {
        return Reply::created(changed_type(plan));
    });
}

Result<Reply> edit_resource_type(Context& context) {
    core::ChangeResourceType change{TRY(context.registered_type("t"))->id, {}, {}};
    Fields body(context);
    change.actions = TRY(read_actions(body));
    change.builder_level = body.optional_strings("builder_level");
    TRY(body.done());
    return make_change(context, std::move(change),
                       [](Context&, const core::Plan& plan) -> Result<Reply> { return Reply::ok(changed_type(plan)); });
}

Result<Reply> delete_resource_type(Context& context) {
    return make_change(context, core::DeleteResourceType{TRY(context.registered_type("t"))->id}, reply_no_content);
}

}  // namespace guildhall::api
