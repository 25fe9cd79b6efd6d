#include "core/rights_digest.h"

#include <algorithm>
#include <string>
#include <vector>

#include "core/access_index.h"

namespace guildhall::core {
namespace {

using Lines = std::vector<std::string>;

/// One text, whatever order they were found in.
std::string sorted_text(Lines lines, std::string_view between) {
    std::sort(lines.begin(), lines.end());
    std::string text;
    for (const std::string& line : lines) text.append(between).append(line);
    return text;
}

std::string digest_text(const Sha256& digest) { return {reinterpret_cast<const char*>(digest.data()), digest.size()}; }

class RightsWriter {
public:
    explicit RightsWriter(const Workspace& workspace) : workspace_(workspace), index_(*workspace.index) {}

    Sha256 digest() const {
        Lines lines;
        for (MemberNumber number = 0; number < workspace_.members.size(); ++number) lines.push_back(member(number));
        for (GroupNumber number = 0; number < workspace_.groups.size(); ++number)
            if (workspace_.groups[number]) lines.push_back(group(number));
        for (TypeNumber type = 0; type < workspace_.types.size(); ++type) add_resources(lines, type);
        return sha256("rights-1 " + workspace_.id.str() + " " + std::string(to_string(workspace_.status)) +
                      sorted_text(std::move(lines), "\n"));
    }

private:
    std::string member(MemberNumber number) const {
        const MemberAccess& access = index_.member(number);
        const Member& stored = *workspace_.members[number];
        std::string text = stored.id.str() + " member ";
        text.append(to_string(access.account_status)).append(" ").append(to_string(access.status)).append(" ");
        text.append(to_string(access.role)).append(access.instance_admin ? " instance_admin" : "");
        text.append(access.open ? " open" : " shut");
        Lines groups;
        for (const GroupNumber group : index_.live_groups(number, Time{0}))
            groups.push_back(workspace_.groups[group]->id.str());
        for (const GroupLink& link : stored.groups)
            if (link.end()) groups.push_back(std::to_string(link.expires_at) + workspace_.groups[link.group]->id.str());
        Lines owned;
        for (const ResourceRef ref : index_.owned(number)) owned.push_back(workspace_.resource(ref)->id.str());
        return text + sorted_text(std::move(groups), " in ") + sorted_text(std::move(owned), " owns ");
    }

    std::string group(GroupNumber number) const {
        const GroupAccess& access = index_.group(number);
        Lines given;
        for (const TypeAccess& on : access.types) {
            const ResourceType& type = workspace_.types[on.type];
            for (std::uint8_t action = 0; action < type.actions.size(); ++action)
                if (on.all >> action & 1) given.push_back(type.name + "." + type.actions[action].name + " on all");
            for (std::uint8_t action = 0; action < on.selected.size(); ++action) add_selected(given, on, action);
        }
        return workspace_.groups[number]->id.str() + " group " + std::to_string(int{access.permissions.bits}) +
               (access.builder_level ? " builder_level" : "") + sorted_text(std::move(given), " gives ");
    }

    void add_selected(Lines& given, const TypeAccess& on, std::uint8_t action) const {
        const ResourceType& type = workspace_.types[on.type];
        on.selected[action].for_each([&](ResourceNumber number) {
            given.push_back(type.name + "." + type.actions[action].name + " on " +
                            workspace_.resource({on.type, number})->id.str());
        });
    }

    void add_resources(Lines& lines, TypeNumber type) const {
        const auto& items = workspace_.resources[type].items;
        for (ResourceNumber number = 0; number < items.size(); ++number) {
            const ResourceRef ref{type, number};
            if (!index_.exists(ref)) continue;
            const Resource& resource = *workspace_.resource(ref);
            std::string text = resource.id.str() + " " + workspace_.types[type].name;
            if (index_.is_released(ref)) text += " released";
            if (resource.folder) text += " in " + workspace_.resource({kFolder, *resource.folder})->id.str();
            lines.push_back(std::move(text));
        }
    }

    const Workspace& workspace_;
    const AccessIndex& index_;
};

}  // namespace

Sha256 rights_digest(const Workspace& workspace) { return RightsWriter(workspace).digest(); }

Sha256 rights_digest(const Instance& instance) {
    Lines lines;
    for (WorkspaceNumber number = 0; number < instance.workspaces.size(); ++number)
        lines.push_back(instance.workspaces[number]->id.str() +
                        digest_text(rights_digest(*instance.workspaces[number])));
    return sha256(sorted_text(std::move(lines), "\n"));
}

}  // namespace guildhall::core
