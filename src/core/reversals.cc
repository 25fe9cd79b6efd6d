#include <algorithm>

#include "core/planning.h"

namespace guildhall::core {
namespace {

std::vector<ResourceId> resource_ids(const Workspace& workspace, const std::optional<Grant>& grant) {
    std::vector<ResourceId> ids;
    if (!grant) return ids;
    for (const ResourceNumber number : grant->resources) ids.push_back(workspace.resource({grant->type, number})->id);
    return ids;
}

std::string access_word(const Workspace& workspace, const std::optional<Grant>& grant) {
    return grant ? workspace.types[grant->type].actions[grant->action].name : "";
}

class Writer {
public:
    explicit Writer(const Planning& planning)
        : planning_(planning),
          before_(*planning.plan.before->workspaces[planning.plan.workspace]),
          after_(*planning.plan.after->workspaces[planning.plan.workspace]) {}

    std::vector<Reversal> write() {
        const auto touch = planning_.plan.touched.workspaces.find(planning_.plan.workspace);
        if (touch == planning_.plan.touched.workspaces.end()) return {};
        found_.reserve(touch->second.groups.size() + touch->second.members.size());  // they are large
        for (const GroupNumber number : touch->second.groups) group(number);
        for (const MemberNumber number : touch->second.members) member(number);
        for (const ResourceRef& ref : touch->second.resources) owner(ref);
        return std::move(found_);
    }

private:
    void member(MemberNumber number) {
        const Member &was = *before_.members[number], &is = *after_.members[number];
        if (was.role != is.role || was.role_cause != is.role_cause) {
            Reversal made{Reversal::Kind::role, planning_.role_because.contains(number)};
            made.member = is.id;
            made.role_before = was.role, made.role_after = is.role;
            made.cause_before = was.role_cause, made.cause_after = is.role_cause;
            found_.push_back(std::move(made));
        }
        for (const GroupLink& link : was.groups) link_reversal(number, link.group);
        for (const GroupLink& link : is.groups)
            if (!find_link(was, link.group)) link_reversal(number, link.group);
    }

    void link_reversal(MemberNumber number, GroupNumber group) {
        const GroupLink *had = find_link(*before_.members[number], group),
                        *has = find_link(*after_.members[number], group);
        if (had && has && *had == *has) return;
        const Group* of = after_.groups[group] ? after_.groups[group].get() : before_.groups[group].get();
        Reversal made{Reversal::Kind::link, planning_.left_by_lowering.contains({number, group})};
        made.member = after_.members[number]->id;
        made.group = of->id;
        if (had) made.end_before = had->expires_at;
        if (has) made.end_after = has->expires_at;
        found_.push_back(std::move(made));
    }

    void owner(ResourceRef ref) {
        const Resource *was = before_.resource(ref), *is = after_.resource(ref);
        if (!was || !is || was->owner == is->owner) return;
        Reversal made{Reversal::Kind::owner, planning_.handed_over.contains(ref)};
        made.resource = is->id;
        if (was->owner) made.owner_before = before_.members[*was->owner]->id;
        if (is->owner) made.owner_after = after_.members[*is->owner]->id;
        found_.push_back(std::move(made));
    }

    void group(GroupNumber number) {
        const Group* was = number < before_.groups.size() ? before_.groups[number].get() : nullptr;
        const Group* is = after_.groups[number].get();
        if (!was) return;
        if (!is) {
            Reversal made{Reversal::Kind::group};
            made.group = was->id;
            made.name_before = was->name;
            made.permissions_before = was->permissions;
            found_.push_back(std::move(made));
        } else {
            if (was->name != is->name) {
                Reversal made{Reversal::Kind::group_name};
                made.group = is->id;
                made.name_before = was->name, made.name_after = is->name;
                found_.push_back(std::move(made));
            }
            if (!(was->permissions == is->permissions)) {
                Reversal made{Reversal::Kind::permissions};
                made.group = is->id;
                made.permissions_before = was->permissions, made.permissions_after = is->permissions;
                found_.push_back(std::move(made));
            }
        }
        grants(*was, is);
    }

    void grants(const Group& was, const Group* is) {
        const auto find = [](const Group* group, GrantId id) -> std::optional<Grant> {
            if (!group) return std::nullopt;
            for (const auto& grant : group->grants)
                if (grant->id == id) return *grant;
            return std::nullopt;
        };
        std::vector<GrantId> ids;
        for (const auto& grant : was.grants) ids.push_back(grant->id);
        if (is)
            for (const auto& grant : is->grants)
                if (!find(&was, grant->id)) ids.push_back(grant->id);
        for (const GrantId id : ids) {
            Reversal made{Reversal::Kind::grant};
            made.group = was.id;
            made.grant_before = find(&was, id);
            made.grant_after = find(is, id);
            if (made.grant_before == made.grant_after) continue;
            const TypeNumber number = made.grant_before ? made.grant_before->type : made.grant_after->type;
            const ResourceType& type = before_.types[number];
            made.grant_type = type.is_registered() ? type.id.str() : type.name;
            made.access_before = access_word(before_, made.grant_before);
            made.access_after = access_word(after_, made.grant_after);
            made.grant_resources_before = resource_ids(before_, made.grant_before);
            made.grant_resources_after = resource_ids(after_, made.grant_after);
            found_.push_back(std::move(made));
        }
    }

    const Planning& planning_;
    const Workspace &before_, &after_;
    std::vector<Reversal> found_;
};

}  // namespace

std::vector<Reversal> reversals_of(const Planning& planning) { return Writer(planning).write(); }

}  // namespace guildhall::core
