// What an integrator declares of a type of its own: names, actions, which of them imply others, which are
// builder-level; and the external ids of its objects. Made only by parse(), so whoever holds one holds a checked one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/names.h"
#include "core/resource_type.h"
#include "core/result.h"

namespace guildhall::core {

constexpr std::size_t kMaxActions = 20;           ///< of one type
constexpr std::size_t kMaxRegisteredTypes = 100;  ///< of one workspace
constexpr std::size_t kMaxTypeNumbers = 4'096;    ///< deleted ones too, until the next start

/// The name of a registered type: `[A-Za-z][A-Za-z0-9_.:-]{0,49}`, no built-in type's, not "user" or "workspace".
class TypeName {
public:
    /// Field codes: missing, too_long, invalid_name, reserved_name (with ErrorCode::reserved_name).
    static Result<TypeName> parse(std::string_view text, std::string pointer = "/name");
    const std::string& str() const { return text_; }

private:
    explicit TypeName(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

/// 1-200 bytes of UTF-8 without control or text-direction characters; compared as it is.
class ExternalId {
public:
    /// Field codes: missing, too_long, control_character, invalid_utf8.
    static Result<ExternalId> parse(std::string_view text, std::string pointer);
    const std::string& str() const { return text_; }

private:
    explicit ExternalId(std::string text) : text_(std::move(text)) {}
    std::string text_;
};

struct ObjectNameKind {
    static constexpr NameRules kRules{"name", 200, false, false, true};
};
/// The name of a registered type's object; several may have the same.
using ObjectName = Name<ObjectNameKind>;

struct DeclaredAction {
    std::string name;  ///< as a TypeName, but for the reserved words; not "none"
    std::vector<std::string> implies;
};

/// The actions of a type, each behind those that it implies. `builder_level`: the names of those that are marked.
/// Errors name /actions/… and /builder_level/…; field codes: missing, too_long, too_many, invalid_name, reserved_name,
/// duplicate, not_found, circular.
Result<std::vector<TypeAction>> declare_actions(const std::vector<DeclaredAction>& actions,
                                                const std::vector<std::string>& builder_level);

/// A type with these actions, all of which its owners hold.
ResourceType registered_type(ResourceTypeId id, std::string name, std::vector<TypeAction> actions, Time created_at);

}  // namespace guildhall::core
