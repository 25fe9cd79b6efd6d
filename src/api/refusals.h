// Refused requests, as lines of the log at level info (docs/security/log.md): who tried what, from where. A few lines
// each second at most, so that nobody fills the disk or holds the loops up with them; what was left out is counted.
#pragma once

#include <mutex>
#include <string>

#include "api/context.h"
#include "core/result.h"

namespace guildhall::api {

class Refusals {
public:
    static constexpr int kEachSecond = 5;

    /// Any thread. Nothing for errors that are no refusal (not found, conflicts), and for who shows no credential and
    /// is told to sign in.
    void note(const Context& context, const core::Error& error);

private:
    /// How many went unsaid since the last line; nothing: this one too has to.
    std::optional<int> turn(core::Time now);

    std::mutex mutex_;
    core::Time second_{};  // that is counted
    int said_ = 0, unsaid_ = 0;
};

}  // namespace guildhall::api
