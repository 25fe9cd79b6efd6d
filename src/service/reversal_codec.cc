#include "service/reversal_codec.h"

#include <algorithm>
#include <array>
#include <boost/json/object.hpp>

namespace guildhall::service {
namespace {

using boost::json::array;
using boost::json::object;
using boost::json::value;
using core::Reversal;

constexpr std::array<std::string_view, 7> kKinds = {"role",  "link",  "owner",     "permissions",
                                                    "grant", "group", "group_name"};

/// Thrown within this file for whatever to_json() wouldn't have written.
struct NotOurs {};

// ---- writing ----

value end_json(std::int64_t expires_at) { return expires_at == core::kNever ? value(nullptr) : value(expires_at); }

array permissions_json(core::PermissionSet permissions) {
    array words;
    for (const core::Permission permission : core::kPermissions)
        if (permissions.has(permission)) words.emplace_back(core::to_string(permission));
    return words;
}

array ids_json(const std::vector<core::ResourceId>& ids) {
    array texts;
    for (const core::ResourceId id : ids) texts.emplace_back(id.str());
    return texts;
}

object grant_json(const core::Grant& grant, const std::vector<core::ResourceId>& resources) {
    return {{"id", grant.id.str()},
            {"name", grant.name},
            {"hide_from_dashboard", grant.hide_from_dashboard},
            {"all", grant.all},
            {"resources", ids_json(resources)}};
}

object grant_before_json(const Reversal& r) {
    object json = grant_json(*r.grant_before, r.grant_resources_before);
    json["type"] = r.grant_type;
    json["access"] = r.access_before;
    return json;
}

object grant_after_json(const Reversal& r) {
    object json = grant_json(*r.grant_after, r.grant_resources_after);
    json["type"] = r.grant_type;
    json["access"] = r.access_after;
    return json;
}

object role_json(core::Role role, core::RoleCause cause) {
    return {{"role", core::to_string(role)}, {"cause", core::to_string(cause)}};
}

/// The values before and after, of the kind.
void add_values(object& json, const Reversal& r) {
    switch (r.kind) {
        case Reversal::Kind::role:
            json["before"] = role_json(r.role_before, r.cause_before);
            json["after"] = role_json(r.role_after, r.cause_after);
            break;
        case Reversal::Kind::link:
            if (r.end_before) json["before"] = object{{"end", end_json(*r.end_before)}};
            if (r.end_after) json["after"] = object{{"end", end_json(*r.end_after)}};
            break;
        case Reversal::Kind::owner:
            if (r.owner_before) json["before"] = r.owner_before->str();
            if (r.owner_after) json["after"] = r.owner_after->str();
            break;
        case Reversal::Kind::permissions:
            json["before"] = permissions_json(r.permissions_before);
            json["after"] = permissions_json(r.permissions_after);
            break;
        case Reversal::Kind::grant:
            if (r.grant_before) json["before"] = grant_before_json(r);
            if (r.grant_after) json["after"] = grant_after_json(r);
            break;
        case Reversal::Kind::group:
            json["before"] = object{{"name", r.name_before}, {"permissions", permissions_json(r.permissions_before)}};
            break;
        case Reversal::Kind::group_name:
            json["before"] = r.name_before;
            json["after"] = r.name_after;
            break;
    }
}

object one_json(const Reversal& r) {
    object json{{"kind", kKinds[static_cast<std::size_t>(r.kind)]}};
    if (r.consequence) json["consequence"] = true;
    if (!r.member.is_nil()) json["member"] = r.member.str();
    if (!r.group.is_nil()) json["group"] = r.group.str();
    if (!r.resource.is_nil()) json["resource"] = r.resource.str();
    add_values(json, r);
    return json;
}

// ---- reading ----

template <class T>
T known(std::optional<T> read) {
    if (!read) throw NotOurs{};
    return std::move(*read);
}

const object& as_object(const value& json) {
    if (!json.is_object()) throw NotOurs{};
    return json.get_object();
}

const array& as_array(const value& json) {
    if (!json.is_array()) throw NotOurs{};
    return json.get_array();
}

std::string as_text(const value& json) {
    if (!json.is_string()) throw NotOurs{};
    return std::string(json.get_string());
}

const value& at(const object& json, std::string_view key) {
    const value* found = json.if_contains(key);
    if (!found) throw NotOurs{};
    return *found;
}

bool flag(const object& json, std::string_view key) {
    const value& found = at(json, key);
    if (!found.is_bool()) throw NotOurs{};
    return found.get_bool();
}

template <class IdType>
IdType as_id(const value& json) {
    return known(IdType::parse(as_text(json)));
}

template <class IdType>
IdType id_or_nil(const object& json, std::string_view key) {
    const value* found = json.if_contains(key);
    return found ? as_id<IdType>(*found) : IdType();
}

std::int64_t read_end(const value& json) {
    const value& end = at(as_object(json), "end");
    if (end.is_null()) return core::kNever;
    if (!end.is_int64()) throw NotOurs{};
    return end.get_int64();
}

core::PermissionSet read_permissions(const value& json) {
    core::PermissionSet permissions;
    for (const value& word : as_array(json)) permissions.set(known(core::parse_permission(as_text(word))), true);
    return permissions;
}

std::vector<core::ResourceId> read_ids(const value& json) {
    std::vector<core::ResourceId> ids;
    for (const value& id : as_array(json)) ids.push_back(as_id<core::ResourceId>(id));
    return ids;
}

core::Grant read_grant(const object& json) {
    core::Grant grant;
    grant.id = as_id<core::GrantId>(at(json, "id"));
    grant.name = as_text(at(json, "name"));
    grant.hide_from_dashboard = flag(json, "hide_from_dashboard");
    grant.all = flag(json, "all");
    return grant;
}

void read_role(const value& json, core::Role& role, core::RoleCause& cause) {
    role = known(core::parse_role(as_text(at(as_object(json), "role"))));
    cause = known(core::parse_role_cause(as_text(at(as_object(json), "cause"))));
}

void read_values(const object& json, Reversal& r) {
    const value *before = json.if_contains("before"), *after = json.if_contains("after");
    switch (r.kind) {
        case Reversal::Kind::role:
            read_role(at(json, "before"), r.role_before, r.cause_before);
            read_role(at(json, "after"), r.role_after, r.cause_after);
            break;
        case Reversal::Kind::link:
            if (before) r.end_before = read_end(*before);
            if (after) r.end_after = read_end(*after);
            break;
        case Reversal::Kind::owner:
            if (before) r.owner_before = as_id<core::MemberId>(*before);
            if (after) r.owner_after = as_id<core::MemberId>(*after);
            break;
        case Reversal::Kind::permissions:
            r.permissions_before = read_permissions(at(json, "before"));
            r.permissions_after = read_permissions(at(json, "after"));
            break;
        case Reversal::Kind::grant:
            if (!before && !after) throw NotOurs{};
            if (before) {
                const object& fields = as_object(*before);
                r.grant_before = read_grant(fields);
                r.grant_resources_before = read_ids(at(fields, "resources"));
                r.grant_type = as_text(at(fields, "type"));
                r.access_before = as_text(at(fields, "access"));
            }
            if (after) {
                const object& fields = as_object(*after);
                r.grant_after = read_grant(fields);
                r.grant_resources_after = read_ids(at(fields, "resources"));
                r.grant_type = as_text(at(fields, "type"));
                r.access_after = as_text(at(fields, "access"));
            }
            break;
        case Reversal::Kind::group:
            r.name_before = as_text(at(as_object(at(json, "before")), "name"));
            r.permissions_before = read_permissions(at(as_object(at(json, "before")), "permissions"));
            break;
        case Reversal::Kind::group_name:
            r.name_before = as_text(at(json, "before"));
            r.name_after = as_text(at(json, "after"));
            break;
    }
}

Reversal read_one(const object& json) {
    Reversal r;
    const auto kind = std::find(kKinds.begin(), kKinds.end(), as_text(at(json, "kind")));
    if (kind == kKinds.end()) throw NotOurs{};
    r.kind = static_cast<Reversal::Kind>(kind - kKinds.begin());
    r.consequence = json.contains("consequence") && flag(json, "consequence");
    r.member = id_or_nil<core::MemberId>(json, "member");
    r.group = id_or_nil<core::GroupId>(json, "group");
    r.resource = id_or_nil<core::ResourceId>(json, "resource");
    read_values(json, r);
    return r;
}

}  // namespace

array to_json(const std::vector<Reversal>& reversals) {
    array json;
    for (const Reversal& reversal : reversals) json.push_back(one_json(reversal));
    return json;
}

std::optional<std::vector<Reversal>> reversals_from_json(const value& json) {
    std::vector<Reversal> reversals;
    try {
        for (const value& one : as_array(json)) reversals.push_back(read_one(as_object(one)));
    } catch (const NotOurs&) {
        return std::nullopt;
    }
    return reversals;
}

}  // namespace guildhall::service
