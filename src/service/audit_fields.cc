#include "service/audit_fields.h"

#include <algorithm>

#include "core/time.h"

namespace guildhall::service {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;

value id_or_null(const core::ThingRef& ref) { return ref.id.empty() ? value(nullptr) : value(ref.id); }

object named(const core::ThingRef& ref) { return {{"id", id_or_null(ref)}, {"name", ref.name}}; }

value owner_ref(const std::optional<core::ThingRef>& owner) { return owner ? value(named(*owner)) : value(nullptr); }

value or_null(const std::optional<std::string>& text) { return text ? value(*text) : value(nullptr); }

/// What the kinds of effects have of their own.
void add_details(object& fields, const core::Effect& effect) {
    switch (effect.kind) {
        case core::EffectKind::member_invited:
        case core::EffectKind::member_joined: fields["role"] = or_null(effect.to); break;
        case core::EffectKind::group_joined: fields["expires_at"] = or_null(effect.to); break;
        case core::EffectKind::group_deleted: fields["member_count"] = effect.member_count; break;
        case core::EffectKind::owner_changed:
            fields["from"] = owner_ref(effect.from_owner);
            fields["to"] = owner_ref(effect.to_owner);
            break;
        case core::EffectKind::permission_gained:
        case core::EffectKind::permission_lost: fields["permission"] = effect.permission; break;
        case core::EffectKind::role_changed:
        case core::EffectKind::access_gained:
        case core::EffectKind::access_lost:
            fields["from"] = or_null(effect.from);
            fields["to"] = or_null(effect.to);
            break;
        case core::EffectKind::member_archived:
        case core::EffectKind::member_unarchived:
        case core::EffectKind::group_left: break;
    }
}

}  // namespace

void add_list(object& into, std::string_view name, std::vector<std::string> texts) {
    std::sort(texts.begin(), texts.end());
    const std::size_t count = texts.size();
    if (count > kListedInEvent) texts.resize(kListedInEvent);
    into[name] = array(texts.begin(), texts.end());
    into[std::string(name) + "_count"] = count;
}

value owner_of(const Place& place, const core::Resource& resource) {
    if (!resource.owner) return nullptr;
    return value(place.email(*resource.owner));
}

object fields_of(const Place& place, const core::Resource& resource) {
    object fields{{"name", resource.name}};
    if (resource.type == core::kApp) {
        fields["slug"] = resource.slug;
        fields["url"] = resource.url.str();
        fields["description"] = resource.description.str();
        fields["icon"] = resource.icon.str();
        fields["folder"] = nullptr;
        if (resource.folder)
            if (const core::Resource* folder = place.workspace.resource({core::kFolder, *resource.folder}))
                fields["folder"] = folder->name;
        fields["released"] = resource.released;
    }
    if (!resource.kind.empty()) fields["kind"] = resource.kind.str();
    return fields;
}

object fields_of(const core::ResourceType& type) {
    array actions, builder_level;
    for (const core::TypeAction& action : type.actions) {
        actions.push_back(
            object{{"name", action.name}, {"implies", array(action.implies.begin(), action.implies.end())}});
        if (action.marked) builder_level.emplace_back(action.name);
    }
    return {{"name", type.name}, {"actions", std::move(actions)}, {"builder_level", std::move(builder_level)}};
}

object fields_of(const Place& place, const core::Grant& grant) {
    const core::ResourceType& type = place.workspace.types[grant.type];
    object fields{{"name", grant.name},
                  {"resource_type", type.name},
                  {"access", type.actions[grant.action].name},
                  {"scope", grant.all ? "all" : "selected"},
                  {"hide_from_dashboard", grant.hide_from_dashboard}};
    if (grant.all) return fields;
    std::vector<std::string> names;
    for (const core::ResourceNumber number : grant.resources)
        if (const core::Resource* resource = place.workspace.resource({grant.type, number}))
            names.push_back(resource->name);
    add_list(fields, "resources", std::move(names));
    return fields;
}

object fields_of(const Place& place, const core::Group& group) {
    object fields{{"name", group.name}};
    array permissions, grants;
    for (const core::Permission permission : core::kPermissions)
        if (group.permissions.has(permission)) permissions.emplace_back(core::to_string(permission));
    for (const auto& grant : group.grants) grants.push_back(fields_of(place, *grant));
    std::vector<std::string> members;
    for (const core::MemberNumber member : group.members) members.push_back(place.email(member));
    fields["permissions"] = std::move(permissions);
    fields["grants"] = std::move(grants);
    add_list(fields, "members", std::move(members));
    return fields;
}

object fields_of(const core::InstanceSettings& settings) {
    const auto limit = [](const std::optional<std::int64_t>& number) {
        return number ? value(*number) : value(nullptr);
    };
    object fields{{"name", settings.name},
                  {"user_limit", limit(settings.user_limit)},
                  {"builder_limit", limit(settings.builder_limit)},
                  {"invitation_days", settings.invitation_days},
                  {"anyone_makes_workspaces", settings.anyone_makes_workspaces},
                  {"second_factor", core::to_string(settings.second_factor)}};
    array origins;
    for (const core::GuardedOrigin& guarded : settings.guarded_origins)
        origins.push_back(object{{"origin", guarded.origin}, {"workspace_id", guarded.workspace.str()}});
    fields["guarded_origins"] = std::move(origins);
    return fields;
}

object because_fields(const core::Because& because) {
    object fields{{"rule", because.rule}};
    if (because.group) fields["group"] = named(*because.group);
    return fields;
}

object effect_fields(const core::Effect& effect) {
    object fields{{"kind", core::to_string(effect.kind)}};
    if (const auto& of = effect.workspace)  // its slug travels in the reference's type
        fields["workspace"] = object{{"id", id_or_null(*of)}, {"slug", of->type}, {"name", of->name}};
    if (const auto& of = effect.member)
        fields["member"] = object{{"id", id_or_null(*of)}, {"email", of->email}, {"name", of->name}};
    if (effect.group) fields["group"] = named(*effect.group);
    if (const auto& of = effect.resource)
        fields["resource"] = object{{"type", of->type}, {"id", id_or_null(*of)}, {"name", of->name}};
    add_details(fields, effect);
    if (effect.because) fields["because"] = because_fields(*effect.because);
    return fields;
}

void keep_differences(object& before, object& after) {
    std::vector<std::string> same;
    for (const auto& [key, is] : after)
        if (const value* was = before.if_contains(key); was && *was == is) same.emplace_back(key);
    for (const std::string& key : same) {
        before.erase(key);
        after.erase(key);
    }
}

}  // namespace guildhall::service
