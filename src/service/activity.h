// When sessions, members and tokens were last used: noted in memory on every request, written every minute by one
// thread, which also tells the audit how many tries the throttle refused, signs the ends of its trails and deletes what
// is over. No revision.
#pragma once

#include <condition_variable>
#include <mutex>
#include <thread>
#include <unordered_map>

#include "service/audit.h"
#include "service/settings.h"
#include "service/store.h"
#include "service/throttle.h"

namespace guildhall::service {

class Activity {
public:
    static constexpr std::int64_t kWriteEvery = 5 * core::kMinute;

    struct Parts {
        Store& store;
        Audit& audit;
        Throttle& throttle;
        const ServiceSettings& settings;
    };
    explicit Activity(Parts parts);
    ~Activity();

    /// A request of this session; `member`: in the workspace that it was about. Cheap; any thread.
    void used(const Session& session, core::Time now);
    void active(core::WorkspaceId workspace, core::MemberId member, core::Time now);
    void used(const ApiToken& token, core::Time now);

    /// Writes what was noted, now.
    void flush();
    void stop();

private:
    struct MemberKey {
        core::WorkspaceId workspace;
        core::MemberId member;
        bool operator==(const MemberKey&) const = default;
    };
    struct MemberHash {
        std::size_t operator()(const MemberKey& key) const { return std::hash<core::MemberId>()(key.member); }
    };
    void run();
    void clean_up();
    void sign_checkpoints();

    Parts parts_;
    const std::uint64_t number_;  ///< this one's, among all of the process
    std::mutex mutex_;
    std::condition_variable wake_;
    std::unordered_map<core::MemberId, core::Time> member_written_;                      ///< guarded by mutex_
    std::unordered_map<MemberKey, core::Time, MemberHash> members_;                      ///< guarded by mutex_
    std::unordered_map<core::SessionId, std::pair<core::Sha256, core::Time>> sessions_;  ///< guarded by mutex_
    std::unordered_map<core::TokenId, core::Time> tokens_;                               ///< guarded by mutex_
    bool stopping_ = false;                                                              ///< guarded by mutex_
    std::thread thread_;
};

}  // namespace guildhall::service
