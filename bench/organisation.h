// The organisation that benchmarks ask about, made from a seed: the same numbers, ids and
// questions wherever it is made, and an answer to each question worked out by plain sets.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "core/draft.h"

namespace guildhall::bench {

struct Size {
    std::uint32_t workspaces, users, groups, apps;  ///< users, groups and apps in each workspace
};

/// small, large or huge; ends the program for another name.
Size size_of(const std::string& name);

constexpr std::uint64_t kSeed = 20260101;  ///< of the organisation; its questions have the next one
constexpr std::uint32_t kGroupsPerUser = 5, kAppsPerGroup = 20;

struct Place {
    std::vector<std::vector<std::uint32_t>> groups_of_user;  ///< rising
    std::vector<std::vector<std::uint32_t>> apps_of_group;   ///< rising
};

struct Asked {
    std::uint32_t workspace, user, app;
    bool allowed;
};

class Organisation {
public:
    Organisation(Size size, std::uint64_t seed);

    const Size size;
    std::vector<Place> places;  ///< by workspace

    std::string user_id(std::uint32_t workspace, std::uint32_t user) const;
    std::string app_id(std::uint32_t workspace, std::uint32_t app) const;

    /// May this user view this app? By plain sets.
    bool may_view(const Place& place, std::uint32_t user, std::uint32_t app) const;

    /// Questions in random order, half of them allowed.
    std::vector<Asked> questions(std::size_t n, std::uint64_t seed) const;

    /// The same as the state of an instance, not finished yet: workspaces w0, w1, …, end-users in custom groups, two
    /// `view` grants of ten apps in each group.
    core::Draft draft() const;
};

}  // namespace guildhall::bench
