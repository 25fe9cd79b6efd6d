// Changes of the slow model's Org with all that follows from them (model.md section 5 and 6), one request at a time.
#pragma once

#include <string>
#include <vector>

#include "model/slow_model.h"

namespace guildhall::model {

/// One request. A kind reads only the fields that it needs; every id must exist, but for new ones (invite, new_id).
struct ModelChange {
    std::string kind;
    Id actor;                                   // who asks: an admin here, for accept and leave the member
    std::vector<Id> members;                    // whom it is about; settle: empty for all
    std::string role;                           // set_role, patch_member (empty: not sent), invite
    Id group;                                   // the group, where it is about one
    std::vector<Id> add_groups, remove_groups;  // patch_member; invite: add_groups
    Time time = kKeepEnd;    // add_to_group: the end, or kKeepEnd (not sent), kNever; time_passes: how much
    std::string permission;  // set_permission
    bool on = false;         // set_permission, set_released
    Id grant_id;             // of `group`
    Grant grant;             // add_grant, change_grant: as it shall be
    Id new_id;               // make_group, duplicate
    Words parts;             // duplicate: members, permissions, apps, data_sources
    Id resource;             // set_owner, set_released, delete_resource, put_object
    Type type;               // make_type, change_type: as it shall be; grant.type names it, and that of put_object
    Id new_owner;            // set_owner, put_object; with every kind that lowers: new_owner_id
    bool settle_roles = false, take_over = false;
};

/// M20: upgrades whoever breaks M15.
void settle_m20(Org& org);

/// The change with all its consequences; the code of the refusal, and then nothing is changed; empty when done.
std::string apply(Org& org, const ModelChange& change);

}  // namespace guildhall::model
