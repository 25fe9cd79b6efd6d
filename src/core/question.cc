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

std::optional<ResourceNumber> find_name(const ResourceTable& table, std::string_view name) {
    std::array<char, 200> room;
    const bool plain = name.size() <= room.size() && is_ascii(name);
    return table.named(plain ? ascii_lower(name, room) : std::string_view(fold(name)));
}

std::optional<Target> target_of(const std::optional<ResourceRef>& resource) {
    return resource ? std::optional(Target{*resource}) : std::nullopt;
}

/// The action that the right takes at the least, where it is on a resource.
std::optional<std::uint8_t> action_of(const Workspace& workspace, const Right& right) {
    if (right.kind == Right::Kind::act) return right.action;
    if (right.kind != Right::Kind::remove) return std::nullopt;
    const ResourceType& type = workspace.types[right.type];
    const int level = type.level(type.owner_gives);
    return level ? std::optional(static_cast<std::uint8_t>(level - 1)) : std::nullopt;
}

const Account* account_of_email(const Instance& instance, std::string_view email) {
    std::array<char, kLongestEmail> room;
    return email.size() > room.size() ? nullptr : instance.account_of_email(ascii_lower(email, room));
}

/// Nobody where the words name nobody. A member's account is not looked up.
Subject find_subject(const Asking& asking, const Entity& entity) {
    const auto& [instance, workspace, now] = asking;
    if (!same_word(entity.type, kUser)) return {};
    if (const auto id = UserId::parse(entity.id)) {
        const auto member = workspace.member_by_user.find(*id);
        return {member ? nullptr : instance.account(*id), member};
    }
    const Account* account = account_of_email(instance, entity.id);
    return account ? subject_of(instance, workspace, account->id) : Subject();
}

/// Any question, part by part.
[[gnu::noinline]] bool is_allowed_in_parts(const Asking& asking, const Question& question) {
    const Workspace& workspace = asking.workspace;
    const auto target = find_target(workspace, question.resource);
    const auto right = target ? find_right(workspace, *target, question.action) : std::nullopt;
    return right &&
           is_allowed({workspace, find_subject(asking, question.subject), asking.now}, *right, target->number());
}

/// A question on its way to an answer: read(), look_up(), answer(). Between them the memory that the next step reads
/// can be asked for, and other questions worked on until it is there. The usual ones go this way: a member's action on
/// a resource, both by id; what else is asked comes to nothing here, and is asked in parts.
class Pending {
public:
    [[gnu::always_inline]] void read(const AccessIndex& index, const Question& question) {
        question_ = &question;
        const auto user = UserId::parse(question.subject.id);
        const auto type = index.words().type(question.resource.type);
        usual_ = false;
        if (!user || !type || !same_word(question.subject.type, kUser)) return;
        const auto action = index.words().action(*type, question.action);
        const auto resource = ResourceId::parse(question.resource.id);
        if (!action || !resource || index.words().is_registered(*type)) return;
        usual_ = true;
        right_ = {*type, *action};
        user_ = *user;
        user_hash_ = hash_key(user_);
        resource_ = *resource;
        resource_hash_ = hash_key(resource_);
    }

    void prefetch_look_up(const Workspace& workspace) const {
        if (!usual_) return;
        workspace.member_by_user.prefetch(user_hash_);
        workspace.resource_by_id.prefetch(resource_hash_);
    }

    [[gnu::always_inline]] void look_up(const Workspace& workspace) {
        if (!usual_) return;
        const auto member = workspace.member_by_user.find(user_, user_hash_);
        const auto found = workspace.resource_by_id.find(resource_, resource_hash_);
        usual_ = member && found && found->type == right_.type;
        if (!usual_) return;
        member_ = *member;
        number_ = found->number;
    }

    void prefetch_answer(const AccessIndex& index) const {
        if (usual_) index.prefetch(member_, {right_.type, number_});
    }

    [[gnu::always_inline]] bool answer(const Asking& asking) const {
        if (!usual_) return is_allowed_in_parts(asking, *question_);
        return is_allowed({asking.workspace, {nullptr, member_}, asking.now}, Right::act(right_.type, right_.action),
                          number_);
    }

private:
    bool usual_;
    ActionOn right_;
    MemberNumber member_;
    ResourceNumber number_;
    UserId user_;
    ResourceId resource_;
    std::uint64_t user_hash_, resource_hash_;
    const Question* question_;
};

[[gnu::always_inline]] inline bool answer(const Asking& asking, const Question& question) {
    Pending pending;
    pending.read(*asking.workspace.index, question);
    pending.look_up(asking.workspace);
    return pending.answer(asking);
}

[[gnu::always_inline]] inline void answer(const Asking& asking, std::span<const Question> questions,
                                          std::uint8_t* answers) {
    constexpr std::size_t kTogether = 16;
    const Workspace& workspace = asking.workspace;
    const AccessIndex& index = *workspace.index;
    std::array<Pending, kTogether> pending;
    for (std::size_t from = 0; from < questions.size(); from += kTogether) {
        const std::size_t n = std::min(kTogether, questions.size() - from);
        const Question* const some = questions.data() + from;
        for (std::size_t i = 0; i < n; ++i) {
            pending[i].read(index, some[i]);
            pending[i].prefetch_look_up(workspace);
        }
        for (std::size_t i = 0; i < n; ++i) {
            pending[i].look_up(workspace);
            pending[i].prefetch_answer(index);
        }
        for (std::size_t i = 0; i < n; ++i) answers[from + i] = pending[i].answer(asking);
    }
}

// The same with all that they call, made twice: for processors with AVX2, and for any.
#if defined(__x86_64__)
const bool has_avx2 = [] {
    __builtin_cpu_init();
    return static_cast<bool>(__builtin_cpu_supports("avx2"));
}();
__attribute__((target("avx2"))) bool answer_wide(const Asking& asking, const Question& question) {
    return answer(asking, question);
}
__attribute__((target("avx2"))) void answer_wide(const Asking& asking, std::span<const Question> questions,
                                                 std::uint8_t* answers) {
    answer(asking, questions, answers);
}
#else
constexpr bool has_avx2 = false;
constexpr auto answer_wide = [](const auto&...) { return false; };
#endif
bool answer_plainly(const Asking& asking, const Question& question) { return answer(asking, question); }
void answer_plainly(const Asking& asking, std::span<const Question> questions, std::uint8_t* answers) {
    answer(asking, questions, answers);
}

}  // namespace

bool is_allowed(const Asking& asking, const Question& question) {
    return has_avx2 ? answer_wide(asking, question) : answer_plainly(asking, question);
}

void decide(const Asking& asking, std::span<const Question> questions, std::span<std::uint8_t> answers) {
    has_avx2 ? answer_wide(asking, questions, answers.data()) : answer_plainly(asking, questions, answers.data());
}

const Account* find_subject(const Instance& instance, const Entity& entity) {
    if (!same_word(entity.type, kUser)) return nullptr;
    if (const auto id = UserId::parse(entity.id)) return instance.account(*id);
    return account_of_email(instance, entity.id);
}

std::optional<Target> find_target(const Workspace& workspace, const Entity& entity) {
    const auto id = ResourceId::parse(entity.id);
    const auto type = workspace.index->words().type(entity.type);
    if (!type) {
        const bool is_this = id ? id->uuid() == workspace.id.uuid() : entity.id == workspace.slug;
        return entity.type == kWorkspace && is_this ? std::optional(Target{}) : std::nullopt;
    }
    if (id || workspace.types[*type].is_registered()) return target_of(workspace.find_resource(*type, entity.id));
    const ResourceTable& table = workspace.resources[*type];
    const auto number = *type == kApp ? table.with_slug(entity.id) : find_name(table, entity.id);
    return target_of(number ? std::optional(ResourceRef{*type, *number}) : std::nullopt);
}

std::vector<Target> allowed_targets(const Standing& of, std::string_view type, std::string_view action) {
    const Workspace& workspace = of.workspace;
    std::vector<Target> targets;
    const auto add_where_allowed = [&](const Target& target) {
        const auto right = find_right(workspace, target, action);
        if (right && is_allowed(of, *right, target.number())) targets.push_back(target);
    };
    const auto number = workspace.index->words().type(type);
    if (!number) {
        if (type == kWorkspace) add_where_allowed(Target{});
        return targets;
    }
    if (const auto of_type = workspace.index->words().action(*number, action)) {
        std::vector<ResourceNumber> listed;
        list_allowed(of, *number, *of_type, listed);
        for (const ResourceNumber resource : listed) targets.push_back({ResourceRef{*number, resource}});
    } else {
        workspace.index->existing(*number).for_each([&](ResourceNumber resource) {
            add_where_allowed({ResourceRef{*number, resource}});
        });
    }
    return targets;
}

std::vector<Subject> allowed_subjects(const Asking& asking, std::span<const Right> rights,
                                      std::optional<ResourceNumber> resource) {
    const Instance& instance = asking.instance;
    const Workspace& workspace = asking.workspace;
    const auto is_allowed_one_of = [&](const Subject& subject, std::span<const Right> of) {
        return std::ranges::any_of(of, [&](const Right& right) {
            return is_allowed({workspace, subject, asking.now}, right, resource);
        });
    };
    Bitmap members;
    for (const Right& right : rights) {
        std::vector<MemberNumber> candidates;
        const auto action = action_of(workspace, right);
        if (action && resource)
            candidates = who_may(workspace, {right.type, *resource}, *action, asking.now);
        else
            for (MemberNumber member = 0; member < workspace.members.size(); ++member) candidates.push_back(member);
        for (const MemberNumber member : candidates)
            if (is_allowed_one_of({nullptr, member}, {&right, 1})) members.insert(member);
    }
    std::vector<Subject> found;
    members.for_each([&](MemberNumber member) {
        found.push_back({&instance.account_of(*workspace.members[member]), member});
    });
    for (const AccountNumber number : instance.instance_admins) {
        const Account* account = instance.accounts[number].get();
        if (!workspace.member_of(account->id) && is_allowed_one_of({account, {}}, rights))
            found.push_back({account, {}});
    }
    return found;
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
