// The events of one workspace in a plan's difference (audit_events.h).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "service/audit.h"
#include "service/audit_fields.h"

namespace guildhall::service {

class WorkspaceEvents {
public:
    /// REQUIRES: the plan touched the workspace
    WorkspaceEvents(const PlannedChange& change, core::WorkspaceNumber number);

    std::vector<AuditNote> write();

private:
    struct People {
        std::vector<std::string> emails, ids;
        void add(const std::string& email, const std::string& id);
    };
    /// Who came into a group, left it, or has another end there.
    struct GroupMoves {
        People added, removed, end_changed;
        boost::json::object ends;  ///< of the added, by e-mail
        boost::json::object ends_before, ends_after;
    };

    void workspace_itself();
    void import_applied();
    void members();
    void concern_people();
    void member(core::MemberNumber number);
    void status(const core::Member* was, const core::Member& is, core::Role role);
    void role(const core::Member& is, boost::json::object before, const core::Effect* effect);
    void links(const core::Member* was, const core::Member& is);
    void moves(core::GroupNumber number, const GroupMoves& moves);
    void group(core::GroupNumber number);
    void group_changes(const core::Group& was, const core::Group& is);
    void grants(const core::Group& was, const core::Group& is);
    bool only_lost_deleted_resources(const core::Grant& was, const core::Grant& is) const;
    void type(core::TypeNumber number);
    void resource(core::ResourceRef ref);
    void resource_changes(const core::Resource& was, const core::Resource& is);

    const core::Member* member_before(core::MemberNumber number) const;
    const core::Group* group_before(core::GroupNumber number) const;
    const core::Resource* resource_before(core::ResourceRef ref) const;
    AuditNote& add(std::string action, std::string type, std::string id, std::string name);
    AuditNote& add(std::string action, const core::Group& group);
    AuditNote& add(std::string action, const core::Resource& resource);

    const core::ChangeRequest& request_;
    const core::Plan& plan_;
    const core::WorkspaceTouch& touch_;
    const core::Workspace* before_;  ///< null: new
    Place was_, is_;                 ///< a new workspace: both as it is
    bool is_import_;
    std::map<std::string, const core::Effect*> role_effects_;  ///< by e-mail
    std::map<core::GroupNumber, GroupMoves> moves_;
    std::vector<std::string> imported_;  ///< names, e-mails and member ids of those whom an import invites
    std::map<std::string, std::vector<std::string>> came_or_went_;  ///< member ids by a group that was made or deleted
    std::vector<AuditNote> notes_;
};

}  // namespace guildhall::service
