#include "api/fields.h"
#include "api/json_write.h"
#include "api/resources/closed_lists.h"
#include "api/resources/handlers.h"
#include "api/resources/resource_list.h"
#include "core/text.h"

namespace guildhall::api {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using core::Result;

namespace {

constexpr std::size_t kMaxKey = 100, kMaxText = 10'000;

enum class Nulls { refused, remove };

/// With options and secrets' keys for those who may configure it. Reads storage.
object data_source_json(const Context& context, const core::Instance& instance, const core::Workspace& workspace,
                        core::ResourceNumber number) {
    const core::Resource& is = *workspace.resource({core::kDataSource, number});
    const auto configure = core::Right::act(core::kDataSource, core::kDataSourceConfigure);
    const bool configures = core::is_allowed({workspace, context.subject(), context.now}, configure, number);
    object json;
    json["id"] = is.id.str();
    json["name"] = is.name;
    json["kind"] = is.kind.str();
    json["options"] = nullptr;
    json["secret_keys"] = nullptr;
    if (configures) {
        const service::DataSourceValues values = context.services.resource_values.data_source(workspace.id, is.id);
        json["options"] = values.options;
        json["secret_keys"] = array(values.secret_keys.begin(), values.secret_keys.end());
    }
    json["owner"] = owner_ref(instance, workspace, is.owner);
    json["access"] = configures ? "configure" : "use";
    return json;
}

object shown_source(const Context& context, core::ResourceRef ref) {
    return data_source_json(context, context.instance(), context.workspace(), ref.number);
}

Reply changed_data_source(const Context& context, const core::Plan& plan, int status) {
    Reply reply =
        Reply::json(status, data_source_json(context, *plan.after, workspace_after(plan), resource_after(plan).number));
    return add_revision(reply, plan);
}

/// Reads `options` or `secrets`: refuses keys and texts that are too long.
class ValuesReader {
public:
    ValuesReader(Fields& body, const char* field, Nulls nulls) : body_(body), field_(field), nulls_(nulls) {}

    object read_options() {
        const object* sent = sent_values();
        if (!sent) return {};
        for (const auto& pair : *sent) {
            const value& is = pair.value();
            const bool plain = is.is_string() || is.is_number() || is.is_bool();
            if (!plain && !may_be_null(is))
                refuse("wrong_type", "Every option must be a string, a number, true or false.");
            if (is.is_string()) check_text(is);
        }
        return *sent;
    }

    std::map<std::string, std::optional<service::Secret>> read_secrets() {
        std::map<std::string, std::optional<service::Secret>> secrets;
        const object* sent = sent_values();
        if (!sent) return secrets;
        for (const auto& pair : *sent) {
            const value& is = pair.value();
            const std::string key(pair.key().data(), pair.key().size());
            if (is.is_string()) {
                check_text(is);
                secrets[key] = service::Secret::copy_of({is.get_string().data(), is.get_string().size()});
            } else if (may_be_null(is)) {
                secrets[key] = std::nullopt;
            } else {
                refuse("wrong_type", "Every secret must be a string.");
            }
        }
        return secrets;
    }

private:
    const object* sent_values() {
        const object* sent = body_.optional_object(field_);
        if (!sent) return nullptr;
        for (const auto& pair : *sent) {
            const auto points = core::code_points({pair.key().data(), pair.key().size()});
            const bool odd = std::any_of(points->begin(), points->end(), core::is_forbidden_in_names);
            if (points->empty() || points->size() > kMaxKey || odd)
                refuse("invalid", "A key here has 1 to 100 characters, without control characters.");
        }
        return sent;
    }
    bool may_be_null(const value& is) const { return is.is_null() && nulls_ == Nulls::remove; }
    void check_text(const value& is) {
        const auto& text = is.get_string();
        if (core::count_code_points({text.data(), text.size()}).value_or(0) > kMaxText)
            refuse("too_long", "A value here has at most 10,000 characters.");
    }
    void refuse(const char* code, const char* detail) { body_.refuse(field_, code, detail); }

    Fields& body_;
    const char* field_;
    Nulls nulls_;
};

service::DataSourceEdit read_values(Fields& body, Nulls nulls) {
    service::DataSourceEdit edit;
    edit.options = ValuesReader(body, "options", nulls).read_options();
    edit.secrets = ValuesReader(body, "secrets", nulls).read_secrets();
    return edit;
}

}  // namespace

Result<Reply> list_data_sources(Context& context) {
    const auto listing = TRY(ResourceListing::parse(context));
    const auto kind = context.query.text("kind");
    if (kind && !is_data_source_kind(*kind))
        return invalid_query("kind", "invalid", "This kind of data source is not known here. See openapi.json.");
    const auto among = core::allowed_resources(context.standing(), core::kDataSource, core::kDataSourceUse);
    auto found = TRY(find_resources(context, {core::kDataSource, among}, listing,
                                    [&](const core::Resource& source) { return !kind || source.kind == *kind; }));
    return resource_page(std::move(found), [&](core::ResourceRef ref) { return shown_source(context, ref); });
}

Result<Reply> create_data_source(Context& context) {
    Fields body(context);
    auto name = body.required_name<core::DataSourceName>("name");
    auto kind = body.required_string("kind");
    if (kind && !is_data_source_kind(*kind))
        body.refuse("kind", "invalid", "This kind of data source is not known here. See openapi.json.");
    const service::DataSourceEdit content = read_values(body, Nulls::refused);
    const auto owner = body.nullable_id<core::MemberId>("owner_id");
    TRY(body.done());
    core::CreateResource create{core::kDataSource, name->str(), name->folded(), std::move(*kind), owner};
    const service::PlanPointer plan = TRY(context.services.resource_values.create_data_source(
        context.call, context.workspace().id, std::move(create), content));
    return changed_data_source(context, *plan, 201);
}

Result<Reply> show_data_source(Context& context) {
    return Reply::ok(shown_source(context, TRY(context.resource(core::kDataSource, "d"))));
}

Result<Reply> edit_data_source(Context& context) {
    const core::ResourceRef ref = TRY(context.resource(core::kDataSource, "d"));
    Fields body(context);
    const auto name = body.optional_name<core::DataSourceName>("name");
    const service::DataSourceEdit edit = read_values(body, Nulls::remove);
    core::ChangeResource change{core::kDataSource, context.workspace().resource(ref)->id, {}, {}, false};
    change.owner = body.nullable_id<core::MemberId>("owner_id");
    TRY(body.done());
    if (name) change.name = {name->str(), name->folded()};
    service::ResourceValues& values = context.services.resource_values;
    const core::WorkspaceId workspace = context.workspace().id;
    if (context.call.dry_run)
        return plan_reply(*TRY(values.preview_data_source(context.call, workspace, std::move(change), edit)));
    const auto plan = TRY(values.change_data_source(context.call, workspace, std::move(change), edit));
    return changed_data_source(context, *plan, 200);
}

Result<Reply> delete_data_source(Context& context) { return delete_resource(context, core::kDataSource, "d"); }

}  // namespace guildhall::api
