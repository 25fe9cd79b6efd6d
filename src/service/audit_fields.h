// The things of the model as an audit event tells them: field by field, by names that a person reads, never a secret
// (M60).
#pragma once

#include <boost/json/array.hpp>
#include <boost/json/object.hpp>
#include <string>
#include <vector>

#include "core/plan.h"
#include "core/state.h"

namespace guildhall::service {

/// Lists in an event are cut here; a count beside each is complete.
constexpr std::size_t kListedInEvent = 1'000;

/// One workspace in one state.
struct Place {
    const core::Instance& instance;
    const core::Workspace& workspace;

    const std::string& email(core::MemberNumber member) const {
        return instance.account_of(*workspace.members[member]).email;
    }
};

boost::json::object fields_of(const Place& place, const core::Resource& resource);
/// What its integrator declared.
boost::json::object fields_of(const core::ResourceType& type);
boost::json::object fields_of(const Place& place, const core::Grant& grant);
/// With permissions, grants and the members' e-mails.
boost::json::object fields_of(const Place& place, const core::Group& group);
boost::json::object fields_of(const core::InstanceSettings& settings);

/// The owner's e-mail, or null.
boost::json::value owner_of(const Place& place, const core::Resource& resource);

/// Adds `name` (the first texts, sorted) and `name_count`.
void add_list(boost::json::object& into, std::string_view name, std::vector<std::string> texts);

/// The effect as the API's plans show it.
boost::json::object effect_fields(const core::Effect& effect);
boost::json::object because_fields(const core::Because& because);

/// What differs: takes the fields that are the same out of both.
void keep_differences(boost::json::object& before, boost::json::object& after);

}  // namespace guildhall::service
