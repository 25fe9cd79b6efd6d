#include "model/product_org.h"

#include "core/draft.h"
#include "core/registered_type.h"

namespace guildhall::model {
namespace {

/// Ids for what is built: all different, the same in every run.
template <class IdType>
IdType fresh_id() {
    static std::uint64_t last = 0;
    ++last;
    core::Uuid uuid;
    for (std::size_t i = 0; i < 8; ++i) uuid.bytes[i] = static_cast<std::uint8_t>(last >> (8 * i));
    return IdType(uuid);
}

core::Account account_of(const Id& id, const Account& from) {
    core::Account account;
    account.id = fresh_id<core::UserId>();
    account.email = email_of(id);
    account.name = id;
    account.status = *core::parse_account_status(from.status);
    if (from.has_password) account.email_verified_at = core::Time{1};
    account.instance_admin = from.instance_admin;
    return account;
}

core::Member member_of(const Id& id, const Member& from, core::AccountNumber account) {
    core::Member member;
    member.id = fresh_id<core::MemberId>();
    member.account = account;
    member.given_name = id;
    member.role = *core::parse_role(from.role);
    member.role_cause = *core::parse_role_cause(from.cause);
    member.status = *core::parse_member_status(from.status);
    return member;
}

std::vector<core::TypeAction> actions_of(const Type& type) {
    const std::vector<std::string> marked(type.builder_level.begin(), type.builder_level.end());
    return core::declare_actions(declared_actions(type), marked).value();
}

bool is_role_group(const Id& id) { return core::parse_role(id).has_value(); }

class Builder {
public:
    explicit Builder(const Org& org) : org_(org), draft_(core::empty_instance()) {}

    std::shared_ptr<const core::Instance> build() {
        draft_.mark_setup_done();
        core::Workspace fields;
        fields.id = fresh_id<core::WorkspaceId>();
        fields.name = fields.name_folded = fields.slug = "here";
        fields.status = *core::parse_workspace_status(org_.status);
        draft_.add_workspace(std::move(fields));
        for (const char* role : {"admin", "builder", "end_user"}) groups_[role] = draft_.add_group(0, bare_group(role));
        for (const auto& [id, group] : org_.groups)
            if (!is_role_group(id)) groups_[id] = draft_.add_group(0, bare_group(id));
        for (const auto& [id, account] : org_.accounts) accounts_[id] = draft_.add_account(account_of(id, account));
        for (const auto& [id, member] : org_.members)
            members_[id] = draft_.add_member(0, member_of(id, member, accounts_.at(id)));
        for (const auto& [id, type] : org_.types)
            draft_.add_type(0, core::registered_type(fresh_id<core::ResourceTypeId>(), id, actions_of(type), {}));
        for (const auto& [id, resource] : org_.resources)
            if (resource.type == "folder") add(id, resource);
        for (const auto& [id, resource] : org_.resources)
            if (resource.type != "folder") add(id, resource);
        for (const auto& [id, group] : org_.groups) fill(groups_.at(id), group);
        for (const auto& [id, member] : org_.members)
            for (const auto& [group, end] : member.groups)
                draft_.link(0, members_.at(id), groups_.at(group), product_end(end));
        return draft_.finish();
    }

private:
    core::Group bare_group(const Id& id) {
        core::Group group;
        group.id = fresh_id<core::GroupId>();
        group.name = group.name_folded = id;
        if (is_role_group(id)) {
            group.kind = core::GroupKind::role;
            group.role = *core::parse_role(id);
        }
        return group;
    }

    void add(const Id& id, const Resource& from) {
        core::Resource resource;
        resource.id = fresh_id<core::ResourceId>();
        resource.type = *core::find_type(draft_.workspace(0).types, from.type);
        resource.name = resource.name_folded = id;
        if (org_.types.contains(from.type)) resource.external_id = id;
        if (from.type == "app") resource.slug = id;
        if (from.type == "constant") resource.kind = from.secret ? "secret" : "plain";
        resource.released = from.released;
        if (!from.owner.empty()) resource.owner = members_.at(from.owner);
        if (!from.folder.empty()) resource.folder = resources_.at(from.folder).number;
        resources_[id] = draft_.add_resource(0, std::move(resource));
    }

    void fill(core::GroupNumber number, const Group& from) {
        core::Group& group = draft_.edit_group(0, number);
        for (const core::Permission permission : core::kPermissions)
            group.permissions.set(permission, from.permissions.contains(std::string(to_string(permission))));
        for (const auto& [id, each] : from.grants) {
            core::Grant grant;
            grant.id = fresh_id<core::GrantId>();
            grant.name = grant.name_folded = id;
            grant.type = *core::find_type(draft_.workspace(0).types, each.type);
            grant.action = *draft_.workspace(0).types[grant.type].action(each.access);
            grant.hide_from_dashboard = each.hide;
            grant.all = each.all;
            std::set<core::ResourceNumber> numbers;
            for (const Id& resource : each.resources) numbers.insert(resources_.at(resource).number);
            grant.resources.assign(numbers.begin(), numbers.end());
            group.grants.push_back(std::make_shared<const core::Grant>(std::move(grant)));
        }
    }

    const Org& org_;
    core::Draft draft_;
    std::map<Id, core::AccountNumber> accounts_;
    std::map<Id, core::MemberNumber> members_;
    std::map<Id, core::GroupNumber> groups_;
    std::map<Id, core::ResourceRef> resources_;
};

Grant from_product(const core::Workspace& workspace, const core::Grant& from) {
    Grant grant;
    grant.type = workspace.types[from.type].name;
    grant.access = workspace.types[from.type].actions[from.action].name;
    grant.hide = from.hide_from_dashboard;
    grant.all = from.all;
    for (const core::ResourceNumber number : from.resources)
        grant.resources.insert(workspace.resource({from.type, number})->name);
    return grant;
}

Account from_product(const core::Instance& instance, const core::Account& from) {
    Account account;
    account.status = to_string(from.status);
    account.instance_admin = from.instance_admin;
    account.has_password = from.status == core::AccountStatus::active || from.email_verified_at;
    for (const core::MembershipRef& ref : from.memberships)
        if (instance.workspaces[ref.workspace]->members[ref.member]->accepted_at) account.has_password = true;
    return account;
}

}  // namespace

std::vector<core::DeclaredAction> declared_actions(const Type& type) {
    std::vector<core::DeclaredAction> actions;
    for (const auto& [name, implies] : type.actions) actions.push_back({name, {implies.begin(), implies.end()}});
    return actions;
}

std::string email_of(const Id& user) { return user + "@example.org"; }
Id id_of(const core::Account& account) { return account.email.substr(0, account.email.find('@')); }
Id id_of(const core::Group& group) {
    return group.kind == core::GroupKind::role ? Id(to_string(group.role)) : group.name;
}

Time model_end(std::int64_t expires_at) { return expires_at == core::kNever ? kNever : expires_at; }
std::int64_t product_end(Time end) { return end == kNever ? core::kNever : end; }

const core::Account* account_named(const core::Instance& instance, const Id& user) {
    return instance.account_of_email(email_of(user));
}

core::MemberId member_named(const core::Instance& instance, const Id& user) {
    const core::Account* account = account_named(instance, user);
    const core::Member* member = account ? instance.workspaces[0]->member_of(account->id) : nullptr;
    return member ? member->id : core::MemberId();
}

core::GroupId group_named(const core::Instance& instance, const Id& group) {
    const core::Workspace& workspace = *instance.workspaces[0];
    if (const auto role = core::parse_role(group)) return workspace.role_group(*role).id;
    const auto number = workspace.group_named(group);
    return number ? workspace.groups[*number]->id : core::GroupId();
}

std::optional<core::ResourceRef> ref_named(const core::Instance& instance, const Id& resource) {
    const core::Workspace& workspace = *instance.workspaces[0];
    for (core::TypeNumber type = 0; type < workspace.resources.size(); ++type)
        for (const auto& number :
             {workspace.resources[type].named(resource), workspace.resources[type].with_external_id(resource)})
            if (number) return core::ResourceRef{type, *number};
    return std::nullopt;
}

const core::Resource* resource_named(const core::Instance& instance, const Id& resource) {
    const auto ref = ref_named(instance, resource);
    return ref ? instance.workspaces[0]->resource(*ref) : nullptr;
}

std::shared_ptr<const core::Instance> to_product(const Org& org) { return Builder(org).build(); }

Org from_product(const core::Instance& instance, Time now) {
    const core::Workspace& workspace = *instance.workspaces[0];
    Org org;
    org.status = to_string(workspace.status);
    org.now = now;
    const auto name_of_member = [&](core::MemberNumber number) {
        return id_of(instance.account_of(*workspace.members[number]));
    };
    for (std::size_t i = 0; i < instance.accounts.size(); ++i)
        org.accounts[id_of(*instance.accounts[i])] = from_product(instance, *instance.accounts[i]);
    for (core::MemberNumber i = 0; i < workspace.members.size(); ++i) {
        const core::Member& from = *workspace.members[i];
        Member& member = org.members[name_of_member(i)];
        member = {Id(to_string(from.status)), Id(to_string(from.role)), Id(to_string(from.role_cause)), {}};
        for (const core::GroupLink& link : from.groups)
            member.groups[workspace.groups[link.group]->name] = model_end(link.expires_at);
    }
    for (std::size_t i = 0; i < workspace.groups.size(); ++i) {
        const core::Group* from = workspace.groups[i].get();
        if (!from) continue;
        Group& group = org.groups[id_of(*from)];
        for (const core::Permission permission : core::kPermissions)
            if (from->permissions.has(permission)) group.permissions.insert(std::string(to_string(permission)));
        for (const auto& grant : from->grants) group.grants[grant->name] = from_product(workspace, *grant);
    }
    for (const core::ResourceType& type : workspace.types) {
        if (!type.is_registered()) continue;
        Type& made = org.types[type.name];
        for (const core::TypeAction& action : type.actions) {
            made.actions.emplace_back(action.name, Words(action.implies.begin(), action.implies.end()));
            if (action.marked) made.builder_level.insert(action.name);
        }
    }
    for (core::TypeNumber type = 0; type < workspace.resources.size(); ++type)
        for (core::ResourceNumber i = 0; i < workspace.resources[type].items.size(); ++i) {
            const core::Resource* from = workspace.resource({type, i});
            if (!from) continue;
            Resource& resource = org.resources[from->name];
            resource.type = workspace.types[type].name;
            resource.released = from->released;
            resource.secret = from->kind == "secret";
            if (from->owner) resource.owner = name_of_member(*from->owner);
            if (from->folder) resource.folder = workspace.resource({core::kFolder, *from->folder})->name;
        }
    return org;
}

}  // namespace guildhall::model
