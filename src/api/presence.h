// Who was here when: last_seen_at of sessions, last_used_at of tokens, last_active_at of members, each written at most
// every five minutes (model section 2). Neither audited nor a revision. Any thread, no lock.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>

#include "api/caller.h"
#include "service/services.h"

namespace guildhall::api {

class Presence {
public:
    static constexpr std::int64_t kEvery = 5 * core::kMinute;

    /// Whether something is to be written for this caller, so that the request has to run where it may wait.
    bool is_due(const FoundCaller& caller, const core::Member* member, core::Time now) const;

    /// Writes what is due. A failing database is logged and no reason to refuse the request.
    void note(service::Services& services, const FoundCaller& caller, const core::Member* member,
              core::WorkspaceId workspace);

private:
    /// When a member was last written, by the hash of its id; a clash of two hashes only writes more often.
    static constexpr std::size_t kSlots = 1u << 15;
    std::array<std::atomic<std::uint64_t>, kSlots> written_{};
};

}  // namespace guildhall::api
