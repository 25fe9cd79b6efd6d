// Questions in an integrator's words (AuthZEN): subject and resource by type and id, actions by name. Whatever is
// unknown here is nothing, and a no.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/decision.h"

namespace guildhall::core {

/// A thing as a question names it. Of a search: without an id.
struct Entity {
    std::string_view type, id;
};

/// May the subject do this to the resource?
struct Question {
    Entity subject, resource;
    std::string_view action;
};

/// Where and when questions are asked.
struct Asking {
    const Instance& instance;
    const Workspace& workspace;
    Time now;
};

/// The decision: what core/decision.h answers to the same question in numbers. No allocation but for names outside
/// ASCII.
bool is_allowed(const Asking& asking, const Question& question);

/// Many at once, which is quicker for each: answers[i] is 1 where questions[i] is a yes, else 0.
/// REQUIRES: as many answers as questions
void decide(const Asking& asking, std::span<const Question> questions, std::span<std::uint8_t> answers);

/// `user` by id or e-mail, in any status; null: none.
const Account* find_subject(const Instance& instance, const Entity& entity);

/// What is asked about: a resource of the workspace, or the workspace itself.
struct Target {
    std::optional<ResourceRef> resource;

    std::optional<ResourceNumber> number() const { return resource ? std::optional(resource->number) : std::nullopt; }
};

/// `app` by id or slug, `data_source`, `folder` and `constant` by id or name, `workspace` by id or slug, objects of a
/// registered type by external id.
std::optional<Target> find_target(const Workspace& workspace, const Entity& entity);

/// All targets of a type on which somebody may do what the action says; nothing where there is no such type or action.
std::vector<Target> allowed_targets(const Standing& of, std::string_view type, std::string_view action);

/// Whoever has one of the rights: members by rising number, then instance admins who are no members (M12).
std::vector<Subject> allowed_subjects(const Asking& asking, std::span<const Right> rights,
                                      std::optional<ResourceNumber> resource);

/// What replies name the target by: its id, an external id where it has one.
std::string key_of(const Workspace& workspace, const Target& target);

/// The right that the action takes on the target; nothing for an action that it doesn't have.
std::optional<Right> find_right(const Workspace& workspace, const Target& target, std::string_view action);

/// The names of all actions of the target, in a fixed order.
std::vector<std::string_view> actions_on(const Workspace& workspace, const Target& target);

}  // namespace guildhall::core
