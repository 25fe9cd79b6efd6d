#include "app/organisation_file.h"

#include <boost/json.hpp>

#include "core/text.h"

namespace guildhall::app {

using core::Done;
using core::Error;
using core::Result;

namespace {

namespace json = boost::json;

Error faulty(const std::string& place, const std::string& detail) {
    return core::invalid_field(place, "invalid", place + ": " + detail);
}

Result<json::array> read_array(const std::string& text, const std::string& file) {
    json::error_code error;
    json::value value = json::parse(text, error);
    if (error) return faulty(file, "isn't JSON: " + error.message());
    if (!value.is_array()) return faulty(file, "must be a list: [ … ].");
    return std::move(value.as_array());
}

/// One object of a list, with the place that errors name.
class Item {
public:
    Item(const json::value& value, std::string place) : place_(std::move(place)), object_(value.if_object()) {}

    Result<Done> knows(std::initializer_list<std::string_view> keys) const {
        if (!object_) return faulty(place_, "must be an object: { … }.");
        for (const auto& [key, value] : *object_)
            if (std::find(keys.begin(), keys.end(), std::string_view(key)) == keys.end())
                return faulty(place_, "has an unknown field \"" + std::string(key) + "\".");
        return Done{};
    }
    const json::value* find(std::string_view key) const { return object_->if_contains(key); }
    std::string place(std::string_view key) const { return place_ + "/" + std::string(key); }

    Result<std::string> text(std::string_view key) const {
        const json::value* value = find(key);
        if (!value) return faulty(place(key), "is missing.");
        if (!value->is_string()) return faulty(place(key), "must be a text.");
        return std::string(value->as_string());
    }
    Result<bool> flag(std::string_view key) const {
        const json::value* value = find(key);
        if (!value) return false;
        if (!value->is_bool()) return faulty(place(key), "must be true or false.");
        return value->as_bool();
    }
    Result<json::array> list(std::string_view key) const {
        const json::value* value = find(key);
        if (!value) return json::array();
        if (!value->is_array()) return faulty(place(key), "must be a list.");
        return value->as_array();
    }
    template <class Name>
    Result<Name> name(std::string_view key) const {
        const std::string given = TRY(text(key));
        auto parsed = Name::parse(given, place(key));
        if (!parsed.ok()) return faulty(place(key), parsed.error().detail);
        return parsed;
    }

private:
    std::string place_;
    const json::object* object_;
};

Result<std::vector<std::string>> texts(const json::array& list, const std::string& place) {
    std::vector<std::string> found;
    for (const json::value& value : list) {
        if (!value.is_string()) return faulty(place, "must hold texts.");
        found.emplace_back(value.as_string());
    }
    return found;
}

Result<core::OrgApp> read_app(const Item& item) {
    TRY(item.knows({"name", "slug", "url", "released"}));
    auto name = TRY(item.name<core::AppName>("name"));
    auto url = TRY(item.name<core::AppUrl>("url"));
    const bool released = TRY(item.flag("released"));
    core::OrgApp app{std::move(name), std::nullopt, std::move(url), released};
    if (item.find("slug")) app.slug = TRY(item.name<core::AppSlug>("slug"));
    return app;
}

Result<core::OrgGrant> read_grant(const Item& item) {
    TRY(item.knows({"name", "resource_type", "access", "hide_from_dashboard", "scope", "apps"}));
    core::OrgGrant grant{TRY(item.name<core::GrantName>("name"))};
    const std::string type_name = TRY(item.text("resource_type"));
    const auto type = core::find_built_in_type(type_name);
    const std::string access = TRY(item.text("access"));
    const auto action = type ? core::built_in_types()[*type].action(access) : std::nullopt;
    if (!action || !core::built_in_types()[*type].actions[*action].grantable)
        return faulty(item.place("access"), "There is no access \"" + access + "\" on \"" + type_name + "\".");
    grant.type = *type;
    grant.action = *action;
    grant.hide_from_dashboard = TRY(item.flag("hide_from_dashboard"));
    if (grant.hide_from_dashboard && !(grant.type == core::kApp && grant.action == core::kAppView))
        return faulty(item.place("hide_from_dashboard"), "Only a grant of view on apps can be hidden.");
    if (item.find("scope")) grant.all = TRY(item.text("scope")) == "all";
    const json::array listed = TRY(item.list("apps"));
    const auto names = TRY(texts(listed, item.place("apps")));
    for (const std::string& name : names)
        grant.apps.push_back(core::fold(core::to_nfc(core::trim(name)).value_or(name)));
    if (!grant.apps.empty() && (grant.type != core::kApp || grant.all))
        return faulty(item.place("apps"), "Only a grant on selected apps lists apps.");
    return grant;
}

Result<core::OrgGroup> read_group(const Item& item) {
    TRY(item.knows({"name", "permissions", "members", "grants"}));
    core::OrgGroup group{TRY(item.name<core::GroupName>("name"))};
    if (const json::value* permissions = item.find("permissions")) {
        if (!permissions->is_object()) return faulty(item.place("permissions"), "must be an object.");
        for (const auto& [key, value] : permissions->as_object()) {
            const auto permission = core::parse_permission(key);
            if (!permission || !value.is_bool())
                return faulty(item.place("permissions"), "\"" + std::string(key) + "\" is no switch.");
            group.permissions.set(*permission, value.as_bool());
        }
    }
    const json::array members = TRY(item.list("members"));
    const auto addresses = TRY(texts(members, item.place("members")));
    for (const std::string& address : addresses) {
        auto email = core::Email::parse(address);
        if (!email.ok()) return faulty(item.place("members"), "\"" + address + "\": " + email.error().detail);
        group.members.push_back(std::move(email).value());
    }
    const json::array grants = TRY(item.list("grants"));
    for (std::size_t i = 0; i < grants.size(); ++i)
        group.grants.push_back(TRY(read_grant(Item(grants[i], item.place("grants") + "/" + std::to_string(i)))));
    return group;
}

}  // namespace

Result<core::ImportOrganisation> read_organisation(const OrganisationFiles& files, const core::ImportLimits& limits) {
    core::ImportOrganisation organisation;
    const json::array apps = files.apps.empty() ? json::array() : TRY(read_array(files.apps, "apps"));
    for (std::size_t i = 0; i < apps.size(); ++i)
        organisation.apps.push_back(TRY(read_app(Item(apps[i], "apps/" + std::to_string(i)))));
    const json::array groups = files.groups.empty() ? json::array() : TRY(read_array(files.groups, "groups"));
    for (std::size_t i = 0; i < groups.size(); ++i)
        organisation.groups.push_back(TRY(read_group(Item(groups[i], "groups/" + std::to_string(i)))));
    if (files.people.empty()) return organisation;
    core::ImportFile people = TRY(core::read_import(files.people, limits));
    organisation.people.rows = std::move(people.rows);
    organisation.people.unknown_columns = std::move(people.unknown_columns);
    return organisation;
}

}  // namespace guildhall::app
