#include "core/question.h"

#include <algorithm>
#include <array>
#include <utility>

#include "core/text.h"

namespace guildhall::core {
namespace {

constexpr std::size_t kLongestEmail = 254;  // what core/names.h takes
constexpr std::string_view kUser = "user", kWorkspace = "workspace";

/// What can be asked about the workspace itself.
constexpr std::array<std::pair<std::string_view, Permission>, 4> kWorkspaceActions = {{
    {"create_app", Permission::app_create},
    {"create_data_source", Permission::data_source_create},
    {"manage_folders", Permission::folder_manage},
    {"manage_constants", Permission::constant_manage},
}};
constexpr std::string_view kManageMembers = "manage_members";

/// By name only: ids of types are no words of a question.
std::optional<TypeNumber> type_named(const Workspace& workspace, std::string_view name) {
    for (TypeNumber number = 0; number < workspace.types.size(); ++number)
        if (same_word(workspace.types[number].name, name)) return number;
    return std::nullopt;
}

std::optional<ResourceNumber> find_name(const ResourceTable& table, std::string_view name) {
    std::array<char, 200> room;
    const bool plain = name.size() <= room.size() && is_ascii(name);
    return table.named(plain ? ascii_lower(name, room) : std::string_view(fold(name)));
}

/// What a text reads as, where that is an id.
template <class IdType>
struct ReadId {
    IdType id;
    std::uint64_t hash = 0;
    bool is_id = false;
};

template <class IdType>
ReadId<IdType> read_id(std::string_view text) {
    const auto id = IdType::parse(text);
    return id ? ReadId<IdType>{*id, hash_key(*id), true} : ReadId<IdType>();
}

std::optional<Target> target_of(const std::optional<ResourceRef>& resource) {
    return resource ? std::optional(Target{*resource}) : std::nullopt;
}

/// `read`: what entity.id reads as.
std::optional<Target> find_target(const Workspace& workspace, const Entity& entity, const ReadId<ResourceId>& read) {
    const auto type = type_named(workspace, entity.type);
    if (!type) {
        const bool is_this = read.is_id ? read.id.uuid() == workspace.id.uuid() : entity.id == workspace.slug;
        return entity.type == kWorkspace && is_this ? std::optional(Target{}) : std::nullopt;
    }
    if (workspace.types[*type].is_registered()) return target_of(workspace.find_resource(*type, entity.id));
    if (read.is_id) {
        const auto found = workspace.resource_by_id.find(read.id, read.hash);
        return target_of(found && found->type == *type ? found : std::nullopt);
    }
    const ResourceTable& table = workspace.resources[*type];
    const auto number = *type == kApp ? table.with_slug(entity.id) : find_name(table, entity.id);
    return target_of(number ? std::optional(ResourceRef{*type, *number}) : std::nullopt);
}

const Account* account_of_email(const Instance& instance, std::string_view email) {
    std::array<char, kLongestEmail> room;
    return email.size() > room.size() ? nullptr : instance.account_of_email(ascii_lower(email, room));
}

/// `read`: what entity.id reads as. A member's account is not looked up.
Subject find_subject(const Asking& asking, const Entity& entity, const ReadId<UserId>& read) {
    const auto& [instance, workspace, now] = asking;
    if (!same_word(entity.type, kUser)) return {};
    if (read.is_id) {
        const auto member = workspace.member_by_user.find(read.id, read.hash);
        return {member ? nullptr : instance.account(read.id), member};
    }
    const Account* account = account_of_email(instance, entity.id);
    return account ? subject_of(instance, workspace, account->id) : Subject();
}

/// A question on its way to an answer: read(), look_up(), answer(). Between them the memory that the next step reads
/// can be asked for, and other questions worked on until it is there.
class Pending {
public:
    Pending(const Asking& asking, const Question& question) : asking_(asking), question_(question) {}

    void read() {
        user_ = read_id<UserId>(question_.subject.id);
        resource_ = read_id<ResourceId>(question_.resource.id);
    }

    void prefetch_look_up() const {
        if (user_.is_id) asking_.workspace.member_by_user.prefetch(user_.hash);
        if (resource_.is_id) asking_.workspace.resource_by_id.prefetch(resource_.hash);
    }

    void look_up() {
        subject_ = find_subject(asking_, question_.subject, user_);
        target_ = find_target(asking_.workspace, question_.resource, resource_);
    }

    void prefetch_answer() const {
        if (subject_.member && target_ && target_->resource)
            asking_.workspace.index->prefetch(*subject_.member, *target_->resource);
    }

    bool answer() const {
        const auto right = target_ ? find_right(asking_.workspace, *target_, question_.action) : std::nullopt;
        return right && is_allowed({asking_.workspace, subject_, asking_.now}, *right, target_->number());
    }

private:
    const Asking& asking_;
    const Question& question_;
    ReadId<UserId> user_;
    ReadId<ResourceId> resource_;
    Subject subject_;
    std::optional<Target> target_;
};

}  // namespace

bool is_allowed(const Asking& asking, const Question& question) {
    Pending pending(asking, question);
    pending.read();
    pending.look_up();
    return pending.answer();
}

void decide(const Asking& asking, std::span<const Question> questions, std::span<std::uint8_t> answers) {
    constexpr std::size_t kTogether = 16;
    for (std::size_t from = 0; from < questions.size(); from += kTogether) {
        const auto some = questions.subspan(from, std::min(kTogether, questions.size() - from));
        std::array<std::optional<Pending>, kTogether> pending;
        for (std::size_t i = 0; i < some.size(); ++i) {
            pending[i].emplace(asking, some[i]).read();
            pending[i]->prefetch_look_up();
        }
        for (std::size_t i = 0; i < some.size(); ++i) {
            pending[i]->look_up();
            pending[i]->prefetch_answer();
        }
        for (std::size_t i = 0; i < some.size(); ++i) answers[from + i] = pending[i]->answer();
    }
}

const Account* find_subject(const Instance& instance, const Entity& entity) {
    if (!same_word(entity.type, kUser)) return nullptr;
    if (const auto id = UserId::parse(entity.id)) return instance.account(*id);
    return account_of_email(instance, entity.id);
}

std::optional<Target> find_target(const Workspace& workspace, const Entity& entity) {
    return find_target(workspace, entity, read_id<ResourceId>(entity.id));
}

std::vector<Target> targets_of(const Workspace& workspace, std::string_view type) {
    if (type == kWorkspace) return {Target{}};
    std::vector<Target> targets;
    const auto number = type_named(workspace, type);
    if (!number) return targets;
    workspace.index->existing(*number).for_each([&](ResourceNumber resource) {
        targets.push_back({ResourceRef{*number, resource}});
    });
    return targets;
}

std::string key_of(const Workspace& workspace, const Target& target) {
    return target.resource ? workspace.resource(*target.resource)->key() : workspace.id.str();
}

std::optional<Right> find_right(const Workspace& workspace, const Target& target, std::string_view action) {
    if (target.resource) return right_to(workspace, *target.resource, action);
    if (action == kManageMembers) return Right::administer();
    for (const auto& [name, permission] : kWorkspaceActions)
        if (name == action) return Right::permitted(permission);
    return std::nullopt;
}

std::vector<std::string_view> actions_on(const Workspace& workspace, const Target& target) {
    std::vector<std::string_view> names;
    if (target.resource) {
        const auto& asked = workspace.types[target.resource->type].asked;
        return {asked.begin(), asked.end()};
    }
    for (const auto& [name, permission] : kWorkspaceActions) names.push_back(name);
    names.push_back(kManageMembers);
    return names;
}

}  // namespace guildhall::core
