// What a change would do, worked out without doing it (M30): effects for people to read, and the next state for storage
// and the published snapshot. The preview shows it, apply saves it; both come from core/planner.h.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/change.h"
#include "core/draft.h"
#include "core/import.h"
#include "core/state.h"

namespace guildhall::core {

struct ThingRef {
    std::string id;  ///< empty: a thing that this plan would make
    std::string name;
    std::string email = {};  ///< of a person
    std::string type = {};   ///< of a resource; of a workspace: its slug
};

struct Because {
    std::string rule;               ///< "M20", "M21", "M23"
    std::optional<ThingRef> group;  ///< that causes it
};

enum class EffectKind {
    member_invited,
    member_joined,
    member_archived,
    member_unarchived,
    role_changed,
    group_joined,
    group_left,
    group_deleted,
    owner_changed,
    permission_gained,
    permission_lost,
    access_gained,
    access_lost,
};
std::string_view to_string(EffectKind kind);

/// One consequence. Which members are filled follows from the kind (api.md, "Plan").
struct Effect {
    EffectKind kind;
    std::optional<ThingRef> workspace = {};  ///< changes of the instance: where
    std::optional<ThingRef> member = {};
    std::optional<ThingRef> group = {};
    std::optional<ThingRef> resource = {};
    std::optional<std::string> from = {},
                               to = {};  ///< roles or levels; group_joined: the end of the membership as `to`
    std::optional<ThingRef> from_owner = {}, to_owner = {};  ///< owner_changed; nothing: nobody
    std::string permission = {};
    std::int64_t member_count = 0;  ///< group_deleted
    std::optional<Because> because = {};
};

struct Settleable {
    ThingRef member;
    MemberId id;
};

struct Skipped {
    ThingRef member;
    std::string code;  ///< an error code, as the single change would have given it
    std::string detail;
};

struct Warning {
    std::string code;  ///< role_gives_more owns_resources tokens_stop email_unverified seat_near_limit
    std::string detail;
};

struct SeatChange {
    Seats before, after;
    std::optional<std::int64_t> user_limit, builder_limit;
};

/// The members whose rights may differ, and where; access effects are worked out from it page by page
/// (core/access_diff.h).
struct AffectedMembers {
    WorkspaceNumber workspace;
    std::vector<MemberNumber> members;
    std::vector<std::size_t> effects;  ///< of each of them: how many permission and access effects
};

struct Plan {
    std::string digest;  ///< M31
    bool requires_confirmation = false;
    std::map<EffectKind, std::int64_t> counts;  ///< every kind that occurs, complete
    std::vector<Effect> effects;                ///< all but permissions and access, in the order of EffectKind
    std::vector<AffectedMembers> affected;
    SeatChange seats;
    std::vector<Settleable> settleable;
    std::vector<Skipped> skipped;
    std::vector<Warning> warnings;
    std::vector<Reversal> reversals;  ///< for the audit event, where the change can be undone
    bool undoable = false;
    std::shared_ptr<const ImportReport> report;  ///< imports

    UserId actor;  ///< a plan is shown to its actor only
    Time at;
    std::shared_ptr<const Instance> before, after;
    Touched touched;
    WorkspaceNumber workspace = 0;  ///< of a change within one
    bool of_instance = false;

    /// The thing that the change made or changed, for the reply.
    std::optional<MemberId> member;
    std::optional<GroupId> group;
    std::optional<GrantId> grant;
    std::optional<ResourceId> resource;
    std::optional<ResourceTypeId> resource_type;
    std::optional<WorkspaceId> made_workspace;
    std::optional<UserId> user;
    std::vector<MemberId> added;  ///< AddGroupMembers: who came in
    std::int64_t unchanged = 0;   ///< AddGroupMembers: who was there already
    std::int64_t changed = 0;     ///< bulk, settle: how many members changed

    /// M29: nothing differs; no event, no revision.
    bool changes_nothing() const { return touched.nothing(); }
};

}  // namespace guildhall::core
