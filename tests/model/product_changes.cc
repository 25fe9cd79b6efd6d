#include "model/product_changes.h"

#include <algorithm>
#include <stdexcept>

#include "model/product_org.h"

namespace guildhall::model {
namespace {

/// Turns one change; holds what all kinds need.
class Turning {
public:
    Turning(const core::Instance& instance, const Org& org, const ModelChange& change, Random& random)
        : instance_(instance), org_(org), change_(change), random_(random) {}

    core::Change turn() {
        const std::string& kind = change_.kind;
        if (kind == "set_role") return set_role();
        if (kind == "patch_member")
            return core::EditMember{member(), role(), groups(change_.add_groups), groups(change_.remove_groups)};
        if (kind == "add_to_group") return add_to_group();
        if (kind == "remove_from_group") return remove_from_group();
        if (kind == "archive") return core::ArchiveMember{member()};
        if (kind == "unarchive") return core::UnarchiveMember{member()};
        if (kind == "leave") return core::LeaveWorkspace{};
        if (kind == "settle") return core::SettleMembers{members()};
        if (kind == "invite") return invite();
        if (kind == "accept") return accept();
        if (kind == "make_group") return core::CreateGroup{name<core::GroupName>(change_.new_id)};
        if (kind == "delete_group") return core::DeleteGroup{group()};
        if (kind == "duplicate") return duplicate();
        if (kind == "set_permission") return set_permission();
        if (kind == "add_grant") return add_grant();
        if (kind == "change_grant") return change_grant();
        if (kind == "delete_grant") return core::DeleteGrant{group(), grant().id};
        if (kind == "put_object") return put_object();
        if (kind == "make_type")
            return core::CreateResourceType{name<core::TypeName>(change_.grant.type), declared_actions(change_.type),
                                            marked_actions()};
        if (kind == "change_type")
            return core::ChangeResourceType{type_id(), declared_actions(change_.type), marked_actions()};
        if (kind == "delete_type") return core::DeleteResourceType{type_id()};
        if (kind == "set_owner" || kind == "set_released" || kind == "delete_resource") return resource();
        return of_instance();
    }

private:
    template <class Name>
    static Name name(const Id& id) {
        return Name::parse(id).value();
    }
    bool chance() { return random_() % 2 == 0; }

    core::MemberId member(std::size_t i = 0) const { return member_named(instance_, change_.members.at(i)); }
    std::vector<core::MemberId> members() const {
        std::vector<core::MemberId> ids;
        for (std::size_t i = 0; i < change_.members.size(); ++i) ids.push_back(member(i));
        return ids;
    }
    core::GroupId group() const { return group_named(instance_, change_.group); }
    std::vector<core::GroupId> groups(const std::vector<Id>& names) const {
        std::vector<core::GroupId> ids;
        for (const Id& each : names) ids.push_back(group_named(instance_, each));
        return ids;
    }
    std::optional<core::Role> role() const { return core::parse_role(change_.role); }
    std::vector<core::ResourceKey> resources(const std::set<Id>& names, const std::set<Id>& but = {}) const {
        std::vector<core::ResourceKey> keys;
        for (const Id& each : names)
            if (!but.contains(each)) keys.emplace_back(resource_named(instance_, each)->key());
        return keys;
    }
    core::TypeNumber type_number() const {
        return *core::find_type(instance_.workspaces[0]->types, change_.grant.type);
    }
    core::ResourceTypeId type_id() const { return instance_.workspaces[0]->types[type_number()].id; }
    std::vector<std::string> marked_actions() const {
        return {change_.type.builder_level.begin(), change_.type.builder_level.end()};
    }
    const core::Grant& grant() const {
        const core::Group& in = *instance_.workspaces[0]->group(group());
        return **std::find_if(in.grants.begin(), in.grants.end(),
                              [&](const auto& each) { return each->name == change_.grant_id; });
    }

    core::BulkChange bulk(core::BulkChange::Action action) const {
        core::BulkChange made;
        made.action = action;
        made.members = members();
        return made;
    }
    core::Change set_role() {
        if (change_.members.size() == 1 && chance()) return core::EditMember{member(), role(), {}, {}};
        auto made = bulk(core::BulkChange::Action::set_role);
        made.role = role();
        return made;
    }
    core::Change add_to_group() {
        const bool all_here = std::all_of(change_.members.begin(), change_.members.end(),
                                          [&](const Id& id) { return is_here(org_.members.at(id)); });
        if (all_here && change_.time != kNever && chance()) {
            auto made = bulk(core::BulkChange::Action::add_to_group);
            made.group = group();
            if (change_.time != kKeepEnd) made.expires_at = core::Time{change_.time};
            return made;
        }
        core::AddGroupMembers made{group(), members(), change_.time != kKeepEnd, {}};
        if (change_.time > kNever) made.expires_at = core::Time{change_.time};
        return made;
    }
    core::Change remove_from_group() {
        if (change_.members.size() == 1) return core::RemoveGroupMember{group(), member()};
        auto made = bulk(core::BulkChange::Action::remove_from_group);
        made.group = group();
        return made;
    }
    core::Change invite() const {
        return core::InviteMember{core::Email::parse(email_of(change_.members[0])).value(),
                                  name<core::PersonName>(change_.members[0]), *role(), groups(change_.add_groups)};
    }
    core::Change accept() const {
        core::AcceptInvitation made{member(), {}};
        made.activate = org_.accounts.at(change_.members[0]).status == "pending";
        return made;
    }
    core::Change duplicate() const {
        core::DuplicateGroup made{group(), name<core::GroupName>(change_.new_id), false, false, {}};
        made.members = change_.parts.contains("members");
        made.permissions = change_.parts.contains("permissions");
        if (change_.parts.contains("apps")) made.grant_types.push_back(core::kApp);
        if (change_.parts.contains("data_sources")) made.grant_types.push_back(core::kDataSource);
        for (const auto& [id, type] : org_.types)
            if (change_.parts.contains("grants:" + id))
                made.grant_types.push_back(*core::find_type(instance_.workspaces[0]->types, id));
        return made;
    }
    core::Change set_permission() const {
        core::SetPermissions made{group(), {}};
        made.switches[static_cast<std::size_t>(*core::parse_permission(change_.permission))] = change_.on;
        return made;
    }
    core::Change add_grant() const {
        core::CreateGrant made{
            group(), name<core::GrantName>(change_.grant_id), change_.grant.type, change_.grant.access, false, false,
            {}};
        made.hide_from_dashboard = change_.grant.hide;
        made.all = change_.grant.all;
        made.resources = resources(change_.grant.resources);
        return made;
    }
    core::Change change_grant() const {
        const Grant& is = org_.groups.at(change_.group).grants.at(change_.grant_id);
        const Grant& wanted = change_.grant;
        core::ChangeGrant made{group(), grant().id, {}, {}, {}, {}, {}, {}};
        if (is.access != wanted.access) made.access = wanted.access;
        // Raising to edit clears the hiding by itself.
        if (is.hide != wanted.hide && wanted.access == "view") made.hide_from_dashboard = wanted.hide;
        if (is.all != wanted.all) made.all = wanted.all;
        made.add_resources = resources(wanted.resources, is.resources);
        if (!wanted.all) made.remove_resources = resources(is.resources, wanted.resources);
        return made;
    }
    core::Change resource() const {
        const core::Resource& on = *resource_named(instance_, change_.resource);
        if (change_.kind == "delete_resource") return core::DeleteResource{on.type, on.id};
        if (on.type == core::kApp) {
            core::ChangeApp made{on.id, {}, {}};
            if (change_.kind == "set_owner")
                made.owner = member_named(instance_, change_.new_owner);
            else
                made.fields.released = change_.on;
            return made;
        }
        core::ChangeResource made{on.type, on.id, {}, {}};
        made.owner = member_named(instance_, change_.new_owner);
        return made;
    }
    core::Change put_object() const {
        core::PutResource made{type_id(), core::ExternalId::parse(change_.resource, "").value(), {}, {}};
        made.owner = std::optional<core::MemberId>();
        if (!change_.new_owner.empty()) made.owner = member_named(instance_, change_.new_owner);
        return made;
    }
    core::Change of_instance() const {
        const core::WorkspaceId here = instance_.workspaces[0]->id;
        if (change_.kind == "archive_workspace") return core::ArchiveWorkspace{here};
        if (change_.kind == "unarchive_workspace") return core::UnarchiveWorkspace{here, change_.take_over};
        const core::UserId user = account_named(instance_, change_.members[0])->id;
        if (change_.kind == "instance_archive") return core::ArchiveUser{user, change_.take_over};
        if (change_.kind == "instance_unarchive") return core::UnarchiveUser{user};
        throw std::logic_error("no request for " + change_.kind);
    }

    const core::Instance& instance_;
    const Org& org_;
    const ModelChange& change_;
    Random& random_;
};

bool is_of_instance(const std::string& kind) { return kind.starts_with("instance_") || kind.ends_with("_workspace"); }

}  // namespace

core::ChangeRequest request_of(const core::Instance& instance, const Id& actor, Time now, core::Change change) {
    static std::uint64_t last = 0;
    ++last;
    core::ChangeRequest request{{}, {}, std::move(change), {}, false, {}, {}, {}};
    request.actor.user = account_named(instance, actor)->id;
    request.workspace = instance.workspaces[0]->id;
    request.now = core::Time{now};
    request.id_seed.bytes[0] = 0xee;
    for (std::size_t i = 0; i < 8; ++i) request.id_seed.bytes[1 + i] = static_cast<std::uint8_t>(last >> (8 * i));
    return request;
}

core::ChangeRequest to_request(const core::Instance& instance, const Org& org, const ModelChange& change,
                               Random& random) {
    const core::Change turned = Turning(instance, org, change, random).turn();
    core::ChangeRequest request = request_of(instance, change.actor, org.now, turned);
    if (is_of_instance(change.kind)) request.workspace = {};
    request.settle_roles = change.settle_roles;
    if (!change.new_owner.empty() && change.kind != "set_owner" && change.kind != "put_object")
        request.new_owner = member_named(instance, change.new_owner);
    return request;
}

}  // namespace guildhall::model
