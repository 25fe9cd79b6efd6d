// One Org of the slow model as a state of the product, and back: what the model calls "user3", "group0" or "app1" has
// that name (or e-mail) in the product, so that either side's answer can be told in the other's words.
#pragma once

#include <memory>

#include "core/state.h"
#include "model/slow_model.h"

namespace guildhall::model {

/// The Org as an instance with one workspace, number 0. Whoever has a password counts as verified.
std::shared_ptr<const core::Instance> to_product(const Org& org);

/// The workspace 0 of the instance as an Org at `now`; has_password is read from what the product keeps of it.
Org from_product(const core::Instance& instance, Time now);

// The product's things under the model's ids.
std::string email_of(const Id& user);
const core::Account* account_named(const core::Instance& instance, const Id& user);
core::MemberId member_named(const core::Instance& instance, const Id& user);
core::GroupId group_named(const core::Instance& instance, const Id& group);
/// Nothing where there is no such resource.
const core::Resource* resource_named(const core::Instance& instance, const Id& resource);
std::optional<core::ResourceRef> ref_named(const core::Instance& instance, const Id& resource);

// The model's ids of the product's things.
std::vector<core::DeclaredAction> declared_actions(const Type& type);
Id id_of(const core::Account& account);
Id id_of(const core::Group& group);

/// The end of a membership: the product's to the model's and back.
Time model_end(std::int64_t expires_at);
std::int64_t product_end(Time end);

}  // namespace guildhall::model
