#include "api/fields.h"
#include "api/json_write.h"
#include "api/resources/handlers.h"
#include "api/resources/resource_list.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

namespace {

constexpr std::size_t kMaxValue = 10'000;

enum class ConstantKind { plain, secret };
std::optional<ConstantKind> parse_kind(std::string_view word) {
    if (word == "plain") return ConstantKind::plain;
    if (word == "secret") return ConstantKind::secret;
    return std::nullopt;
}
const char* to_string(ConstantKind kind) { return kind == ConstantKind::plain ? "plain" : "secret"; }

/// Reads storage for a plain one.
boost::json::object constant_json(const Context& context, const core::Workspace& workspace, core::ResourceRef ref) {
    const core::Resource& is = *workspace.resource(ref);
    boost::json::object json = named_ref(is);
    json["kind"] = is.kind.str();
    json["value"] = nullptr;
    if (is.kind == to_string(ConstantKind::plain))
        if (const auto value = context.services.resource_values.plain_value(workspace.id, is.id))
            json["value"] = *value;
    return json;
}

Reply changed_constant(const Context& context, const core::Plan& plan, int status) {
    Reply reply = Reply::json(status, constant_json(context, workspace_after(plan), resource_after(plan)));
    return add_revision(reply, plan);
}

void check_value(Fields& body, const std::optional<service::Secret>& value) {
    if (!value) return;
    const std::size_t length = core::count_code_points(value->reveal()).value_or(0);
    if (length == 0) body.refuse("value", "missing", "A constant has a value. Send at least one character.");
    if (length > kMaxValue) body.refuse("value", "too_long", "A value has at most 10,000 characters.");
}

}  // namespace

Result<Reply> list_constants(Context& context) {
    const auto listing = TRY(ResourceListing::parse(context));
    const auto kind = TRY(context.query.word<ConstantKind>("kind", parse_kind, "plain or secret"));
    const core::Workspace& workspace = context.workspace();
    auto found =
        TRY(find_resources(context, {core::kConstant, workspace.index->existing(core::kConstant)}, listing,
                           [&](const core::Resource& constant) { return !kind || constant.kind == to_string(*kind); }));
    return resource_page(std::move(found),
                         [&](core::ResourceRef ref) { return constant_json(context, workspace, ref); });
}

Result<Reply> create_constant(Context& context) {
    Fields body(context);
    const auto name = body.required_name<core::ConstantName>("name");
    const auto value = body.required_secret("value");
    check_value(body, value);
    const auto kind = body.required_word<ConstantKind>("kind", parse_kind, "plain or secret");
    TRY(body.done());
    core::CreateResource create{core::kConstant, name->str(), name->folded(), to_string(*kind)};
    const auto plan = TRY(context.services.resource_values.create_constant(context.call, context.workspace().id,
                                                                           std::move(create), *value));
    return changed_constant(context, *plan, 201);
}

Result<Reply> show_constant(Context& context) {
    return Reply::ok(constant_json(context, context.workspace(), TRY(context.resource(core::kConstant, "c"))));
}

Result<Reply> edit_constant(Context& context) {
    const core::ResourceRef ref = TRY(context.resource(core::kConstant, "c"));
    Fields body(context);
    const auto name = body.optional_name<core::ConstantName>("name");
    const auto value = body.optional_secret("value");
    check_value(body, value);
    TRY(body.done());
    core::ChangeResource change{core::kConstant, context.workspace().resource(ref)->id, {}, {}, false};
    if (name) change.name = {name->str(), name->folded()};
    const auto plan = TRY(context.services.resource_values.change_constant(
        context.call, context.workspace().id, std::move(change), value ? &*value : nullptr));
    return changed_constant(context, *plan, 200);
}

Result<Reply> delete_constant(Context& context) { return delete_resource(context, core::kConstant, "c"); }

Result<Reply> reveal_constant(Context& context) {
    const core::ResourceRef ref = TRY(context.resource(core::kConstant, "c"));
    const core::Resource& constant = *context.workspace().resource(ref);
    if (constant.kind == to_string(ConstantKind::secret)) TRY(context.require_recent());
    const service::Secret value =
        TRY(context.services.resource_values.reveal(context.call, context.workspace().id, constant.id));
    Reply reply = Reply::ok(boost::json::object{{"value", value.reveal()}});
    return reply.replayed_as(boost::json::object{{"value", nullptr}});
}

}  // namespace guildhall::api
