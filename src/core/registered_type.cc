#include "core/registered_type.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace guildhall::core {
namespace {

constexpr std::size_t kWordMax = 50, kExternalIdMax = 200;
constexpr std::array<std::string_view, 2> kQuestionTypes = {"user", "workspace"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_word_character(char c) {
    return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '.' || c == ':' || c == '-';
}

Error reserved(std::string pointer, std::string_view word) {
    const std::string detail = "“" + std::string(word) + "” is a word of Guildhall's own: choose another name.";
    Error error{ErrorCode::reserved_name, detail};
    error.fields.push_back({std::move(pointer), "reserved_name", detail});
    return error;
}

/// The form of a type's or an action's name.
Result<std::string> parse_word(std::string_view text, const std::string& pointer) {
    if (text.empty()) return invalid_field(pointer, "missing", "The name is missing.");
    if (text.size() > kWordMax)
        return invalid_field(pointer, "too_long", "The name is too long: use at most 50 characters.");
    if (!is_letter(text.front()) || !std::all_of(text.begin(), text.end(), is_word_character) || reads_as_uuid(text))
        return invalid_field(pointer, "invalid_name",
                             "Use letters, digits and “_ . : -” here, and begin with a letter.");
    return std::string(text);
}

std::string at(const char* list, std::size_t i) { return std::string(list) + "/" + std::to_string(i); }

std::optional<std::size_t> place_of(const std::vector<DeclaredAction>& actions, std::string_view name) {
    for (std::size_t i = 0; i < actions.size(); ++i)
        if (actions[i].name == name) return i;
    return std::nullopt;
}

Error unknown_action(std::string pointer) {
    return invalid_field(std::move(pointer), "not_found", "This type has no action of this name.");
}

Result<Done> check_names(const std::vector<DeclaredAction>& actions) {
    if (actions.empty()) return invalid_field("/actions", "missing", "Name at least one action.");
    if (actions.size() > kMaxActions)
        return invalid_field("/actions", "too_many", "A type has at most " + std::to_string(kMaxActions) + " actions.");
    for (std::size_t i = 0; i < actions.size(); ++i) {
        const std::string pointer = at("/actions", i);
        TRY(parse_word(actions[i].name, pointer + "/name"));
        if (actions[i].name == "none") return reserved(pointer + "/name", actions[i].name);
        if (place_of(actions, actions[i].name) != i)
            return invalid_field(pointer + "/name", "duplicate", "Another action of this type has this name.");
        for (std::size_t j = 0; j < actions[i].implies.size(); ++j)
            if (!place_of(actions, actions[i].implies[j])) return unknown_action(at((pointer + "/implies").c_str(), j));
    }
    return Done{};
}

/// The order in which each action stands behind those that it implies, else as declared.
Result<std::vector<std::size_t>> in_order(const std::vector<DeclaredAction>& actions) {
    std::vector<std::size_t> order;
    const auto is_placed = [&](std::string_view name) {
        return std::find(order.begin(), order.end(), *place_of(actions, name)) != order.end();
    };
    while (order.size() < actions.size()) {
        std::optional<std::size_t> next, circular;
        for (std::size_t i = 0; i < actions.size() && !next; ++i) {
            if (is_placed(actions[i].name)) continue;
            const bool ready = std::all_of(actions[i].implies.begin(), actions[i].implies.end(), is_placed);
            (ready ? next : circular) = i;
        }
        if (!next)
            return invalid_field(at("/actions", *circular) + "/implies", "circular",
                                 "This action implies itself in the end. Take one of the implications away.");
        order.push_back(*next);
    }
    return order;
}

}  // namespace

Result<TypeName> TypeName::parse(std::string_view text, std::string pointer) {
    std::string word = TRY(parse_word(text, pointer));
    const std::string lower = ascii_lower(word);
    if (find_built_in_type(lower) ||
        std::find(kQuestionTypes.begin(), kQuestionTypes.end(), lower) != kQuestionTypes.end())
        return reserved(std::move(pointer), word);
    return TypeName(std::move(word));
}

Result<ExternalId> ExternalId::parse(std::string_view text, std::string pointer) {
    if (text.empty()) return invalid_field(std::move(pointer), "missing", "The external id is missing.");
    if (text.size() > kExternalIdMax)
        return invalid_field(std::move(pointer), "too_long", "An external id has at most 200 bytes.");
    const auto points = code_points(text);
    if (!points) return invalid_field(std::move(pointer), "invalid_utf8", "Send the external id as UTF-8 text.");
    if (std::any_of(points->begin(), points->end(), is_forbidden_in_names))
        return invalid_field(std::move(pointer), "control_character",
                             "The external id contains a control or text-direction character: remove it.");
    return ExternalId(std::string(text));
}

Result<std::vector<TypeAction>> declare_actions(const std::vector<DeclaredAction>& declared,
                                                const std::vector<std::string>& builder_level) {
    TRY(check_names(declared));
    for (std::size_t i = 0; i < builder_level.size(); ++i)
        if (!place_of(declared, builder_level[i])) return unknown_action(at("/builder_level", i));
    std::vector<TypeAction> actions;
    for (const std::size_t place : TRY(in_order(declared))) {
        const auto [name, implies] = declared[place];
        TypeAction action{.name = name, .grantable = true, .verb = name, .gives = bit(std::uint8_t(actions.size()))};
        action.marked = std::find(builder_level.begin(), builder_level.end(), name) != builder_level.end();
        action.builder_level = action.marked;
        for (const TypeAction& earlier : actions) {
            if (std::find(implies.begin(), implies.end(), earlier.name) == implies.end()) continue;
            action.implies.push_back(earlier.name);
            action.gives |= earlier.gives;
            action.builder_level |= earlier.builder_level;
        }
        actions.push_back(std::move(action));
    }
    return actions;
}

ResourceType registered_type(ResourceTypeId id, std::string name, std::vector<TypeAction> actions, Time created_at) {
    ResourceType type;
    type.one = name + " object";
    type.many = name + " objects";
    type.name = std::move(name);
    type.actions = std::move(actions);
    type.owner_gives = type.all_actions();
    for (const TypeAction& action : type.actions) type.asked.push_back(action.name);
    type.id = id;
    type.created_at = created_at;
    return type;
}

}  // namespace guildhall::core
