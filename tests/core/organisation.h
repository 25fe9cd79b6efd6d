// A small organisation for tests of the core, made only by real changes: Ada (instance admin and admin) has set up the
// workspace "Acme". Every default is the dull one, so that a test states what it is about.
#pragma once

#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/decision.h"
#include "core/plan.h"
#include "core/planner.h"

namespace guildhall::test {

using PlanPointer = std::shared_ptr<const core::Plan>;

/// How a change is asked for, beyond what it is.
struct Ask {
    core::MemberId by = {};  ///< nil: Ada
    core::Actor::Via via = core::Actor::Via::session;
    bool settle_roles = false;
    std::optional<core::MemberId> new_owner = {};
    core::WorkspaceId in = {};  ///< nil: Acme
};

struct AppOptions {
    bool released = true;
    std::optional<core::ResourceId> folder = {};
    core::MemberId by = {};  ///< who makes it and owns it; nil: the command line, so nobody
};

class Organisation {
public:
    Organisation();

    // Asking.
    core::Result<PlanPointer> plan(core::Change change, const Ask& ask = {}) const;
    /// Plans, confirms and takes on the change; a refusal fails the test.
    PlanPointer apply(core::Change change, const Ask& ask = {});
    /// The code of the refusal; "" where there is none, "confirmation_required" where only that is missing.
    std::string refusal(core::Change change, const Ask& ask = {}) const;
    /// "code pointer" of the first faulty field, "" where there is none.
    std::string faulty_field(core::Change change, const Ask& ask = {}) const;

    // Making. Names become e-mail addresses: "Eve" is eve@example.org.
    core::MemberId member(const std::string& name, core::Role role = core::Role::end_user,
                          std::vector<core::GroupId> groups = {});
    core::MemberId invited(const std::string& name, core::Role role = core::Role::end_user,
                           std::vector<core::GroupId> groups = {});
    core::MemberId archived(const std::string& name, core::Role role = core::Role::end_user,
                            std::vector<core::GroupId> groups = {});
    core::GroupId group(const std::string& name);
    core::GroupId group_with(core::Permission permission, const std::string& name = "Makers");
    core::GrantId grant(core::GroupId group, const std::string& access, std::vector<core::ResourceId> resources);
    core::GrantId grant_all(core::GroupId group, const std::string& access, bool hidden = false);
    core::GrantId grant_hidden(core::GroupId group, std::vector<core::ResourceId> apps);
    core::ResourceId app(const std::string& name, const AppOptions& options = {});
    core::ResourceId data_source(const std::string& name, core::MemberId by = {});
    core::ResourceId folder(const std::string& name);
    core::ResourceId constant(const std::string& name, const std::string& kind = "plain");
    core::WorkspaceId workspace(const std::string& name, const Ask& ask = {});
    void join(core::MemberId member, core::GroupId group, std::optional<core::Time> end = {});
    void permit(core::GroupId group, core::Permission permission, bool on = true);
    void empty_builder_group();  ///< M5, so that only custom groups give anything
    /// Settings with these limits (M52).
    void limit_seats(std::optional<std::int64_t> users, std::optional<std::int64_t> builders);

    // Changes that many tests ask for.
    static core::EditMember set_role(core::MemberId member, core::Role role) { return {member, role, {}, {}}; }
    static core::EditMember add_to(core::MemberId member, core::GroupId group) { return {member, {}, {group}, {}}; }
    static core::EditMember remove_from(core::MemberId member, core::GroupId group) {
        return {member, {}, {}, {group}};
    }
    static core::SetPermissions permission(core::GroupId group, core::Permission permission, bool on = true);
    static core::InviteMember invite(const std::string& name, core::Role role = core::Role::end_user,
                                     std::vector<core::GroupId> groups = {});
    static core::CreateGrant new_grant(const std::string& access, core::GroupId group,
                                       std::vector<core::ResourceId> resources, const std::string& name = "Grant");

    // Looking.
    const core::Workspace& acme() const { return *state->workspace(here); }
    const core::Member& at(core::MemberId member) const { return *acme().member(member); }
    const core::Group& at(core::GroupId group) const { return *acme().group(group); }
    const core::Resource& at(core::ResourceId resource) const;
    const core::Grant& at(core::GroupId group, core::GrantId grant) const;
    const core::Account& account(core::MemberId member) const { return state->account_of(at(member)); }
    core::UserId user(core::MemberId member) const { return account(member).id; }
    core::GroupId role_group(core::Role role) const { return acme().role_group(role).id; }
    bool is_in(core::MemberId member, core::GroupId group) const;
    core::MemberId owner(core::ResourceId resource) const;  ///< nil: nobody
    /// The member before Acme, or before another workspace.
    core::Standing standing(core::MemberId member, std::optional<core::WorkspaceId> in = {}) const;
    bool may(core::MemberId member, const core::Right& right, std::optional<core::ResourceId> resource = {}) const;
    /// The decision asked three ways (decide, list, who), which must agree. `action`: "view", "configure", …
    bool may(core::MemberId member, const std::string& action, core::ResourceId resource) const;

    std::shared_ptr<const core::Instance> state = core::empty_instance();
    core::Time now{1767225600000};
    core::WorkspaceId here;  ///< Acme
    core::MemberId ada;

private:
    core::GrantId add(core::CreateGrant change);
    std::uint64_t asked_ = 0;
};

std::string email_of(const std::string& name);
core::Time in_days(const Organisation& organisation, int days);

/// The effects of one kind as "eve -> builder", "eve HR", "crm nobody -> bob" …, sorted.
std::multiset<std::string> effects(const core::Plan& plan, core::EffectKind kind);
std::set<std::string> warning_codes(const core::Plan& plan);

}  // namespace guildhall::test
