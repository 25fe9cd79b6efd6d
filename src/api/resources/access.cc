#include <algorithm>

#include "api/codecs/access_json.h"
#include "api/json_write.h"
#include "api/resources/handlers.h"
#include "core/question.h"
#include "core/text.h"

namespace guildhall::api {

using core::Result;

namespace {

/// What is asked of the list of people.
struct People {
    core::ResourceRef resource;
    std::vector<std::string_view> actions;  ///< one of them is a yes for everybody listed
    std::string folded_search;
};

const std::string& name_of(const Context& context, const core::Subject& subject) {
    if (!subject.member) return subject.account->name;
    return core::shown_name(*subject.account, *context.workspace().members[*subject.member]);
}

Result<PageOf<core::Subject>> find_people(const Context& context, const People& people) {
    const core::Workspace& workspace = context.workspace();
    std::vector<core::Right> rights;
    for (const std::string_view action : people.actions)
        rights.push_back(*core::right_to(workspace, people.resource, action));
    auto found = TRY(PageOf<core::Subject>::start(TRY(context.page()), Sort{"name", false}));
    for (const core::Subject& subject :
         core::allowed_subjects({context.instance(), workspace, context.now}, rights, people.resource.number)) {
        const std::string folded = core::fold(name_of(context, subject));
        const std::string& search = people.folded_search;
        if (matches(folded, search) || matches(subject.account->email_normalized(), search))
            found.add(folded, subject.account->id, subject);
    }
    return found;
}

boost::json::object person_json(const Context& context, const core::Subject& subject) {
    const core::Member* member = subject.member ? context.workspace().members[*subject.member].get() : nullptr;
    boost::json::object json;
    json["member_id"] = member ? to_json(member->id) : boost::json::value();
    json["user_id"] = subject.account->id.str();
    json["email"] = subject.account->email;
    json["name"] = name_of(context, subject);
    json["role"] = member ? boost::json::value(core::to_string(member->role)) : boost::json::value();
    json["instance_admin"] = subject.account->instance_admin;
    return json;
}

Result<Reply> show_access(Context& context, core::TypeNumber type, std::string_view parameter) {
    const core::Workspace& workspace = context.workspace();
    const core::ResourceRef resource = TRY(context.resource(type, parameter));
    const auto& asked = workspace.types[type].asked;
    People people{resource, {asked.begin(), asked.end()}, core::fold(TRY(context.query.search()))};
    if (const auto action = context.query.text("action")) {
        const auto known = std::find(people.actions.begin(), people.actions.end(), *action);
        if (known == people.actions.end())
            return invalid_query("action", "invalid", "This action is not known here. Use one that a reply shows.");
        people.actions = {*known};
    }
    const auto cut = TRY(find_people(context, people)).finish();
    boost::json::array items;
    for (const core::Subject& subject : cut.items)
        items.push_back(boost::json::object{{"person", person_json(context, subject)},
                                            {"actions", actions_json({workspace, subject, context.now}, resource)}});
    boost::json::object json;
    json["resource"] = resource_ref(workspace, resource);
    json["items"] = std::move(items);
    json["next_cursor"] = cut.next_cursor ? boost::json::value(*cut.next_cursor) : boost::json::value();
    json["total"] = cut.total;
    return Reply::ok(json);
}

}  // namespace

Result<Reply> show_app_access(Context& context) { return show_access(context, core::kApp, "a"); }
Result<Reply> show_data_source_access(Context& context) { return show_access(context, core::kDataSource, "d"); }

}  // namespace guildhall::api
