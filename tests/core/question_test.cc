// Decisions asked in words: what can be named, many at once, and what a decision does without.
#include "core/question.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <dlfcn.h>
#include <atomic>
#include <cstdlib>
#include <map>
#include <new>
#include <set>

#include "core/organisation.h"

namespace {

// What this thread asked the allocator for, and which locks it took. The sanitizers bring their own allocator and
// locks.
thread_local std::size_t allocations = 0, locks = 0;

}  // namespace

#ifndef __has_feature  // clang's; g++ defines __SANITIZE_…
#define __has_feature(what) 0
#endif
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) && !__has_feature(address_sanitizer) && \
    !__has_feature(thread_sanitizer)
#define GUILDHALL_COUNTS 1
void* operator new(std::size_t size) {
    ++allocations;
    if (void* memory = std::malloc(size ? size : 1)) return memory;
    throw std::bad_alloc();
}
void* operator new(std::size_t size, std::align_val_t alignment) {
    ++allocations;
    const auto align = static_cast<std::size_t>(alignment);
    if (void* memory = std::aligned_alloc(align, (size + align - 1) / align * align)) return memory;
    throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { std::free(memory); }

extern "C" int pthread_mutex_lock(pthread_mutex_t* mutex) {
    static const auto real = reinterpret_cast<int (*)(pthread_mutex_t*)>(dlsym(RTLD_NEXT, "pthread_mutex_lock"));
    ++locks;
    return real(mutex);
}
#endif

namespace guildhall::test {
namespace {

using namespace core;

constexpr const char *kOrder = "purchase_order_by_post", *kOtherOrder = "purchase_order_of_post";

/// Somebody of each kind, things of each kind, and groups that give some of it.
struct Asked {
    Organisation org;
    std::vector<std::string> subjects, resources;
    std::vector<Question> questions;

    Asked() {
        org.empty_builder_group();
        const GroupId hr = org.group("HR"), ops = org.group_with(Permission::app_delete, "Ops");
        const ResourceId folder = org.folder("People");
        std::vector<ResourceId> apps;
        for (int i = 0; i < 30; ++i)
            apps.push_back(org.app("App " + std::to_string(i), {.released = i % 3 != 0, .folder = folder}));
        org.grant(hr, "view", {apps.begin(), apps.begin() + 12});
        org.grant_hidden(hr, {apps.begin() + 10, apps.begin() + 20});
        org.grant(ops, "edit", {apps[0], apps[29]});
        const ResourceId lake = org.data_source("Lake");
        const MemberId eve = org.member("Eve", Role::end_user, {hr}), bob = org.member("Bob", Role::builder, {hr, ops});
        org.join(bob, hr, in_days(org, 1));
        for (const MemberId member : {eve, bob, org.ada, org.archived("Old", Role::end_user, {hr})})
            subjects.push_back(org.user(member).str());
        subjects.insert(subjects.end(), {"eve@example.org", "EVE@example.ORG", "nobody@example.org", "",
                                         "0192f0c4-89ab-7cde-8f01-23456789abcd", std::string(300, 'a')});
        for (const ResourceId app : apps) resources.push_back(app.str());
        resources.insert(resources.end(), {lake.str(), folder.str(), "people", "PEOPLE", "Lake", "app-3", "acme", "",
                                           org.acme().id.str(), org.user(eve).str()});
        // Words longer than what is compared at once, which differ in the middle only.
        const ResourceTypeId order =
            *org.apply(CreateResourceType{TypeName::parse(kOrder).value(),
                                          {{"approve-and-send-invoice", {}}, {"approve-but-send-invoice", {}}},
                                          std::nullopt})
                 ->resource_type;
        org.apply(PutResource{order, ExternalId::parse("7", "").value(), {}, {}});
        org.apply(CreateGrant{ops,
                              GrantName::parse("Orders").value(),
                              kOrder,
                              "approve-but-send-invoice",
                              false,
                              false,
                              {ResourceKey("7")}});
        resources.push_back("7");
        for (const std::string& subject : subjects)
            for (const std::string& resource : resources)
                for (const std::string_view type :
                     {"app", "data_source", "folder", "constant", "workspace", "planet", kOrder, kOtherOrder})
                    for (const std::string_view action : {"view", "edit", "list", "delete", "use", "see", "create_app",
                                                          "", "approve-and-send-invoice", "approve-but-send-invoice"})
                        questions.push_back({{"user", subject}, {type, resource}, action});
    }

    Asking asking() const { return {*org.state, org.acme(), org.now}; }

    /// The same question, put together from its parts one after another.
    bool step_by_step(const Question& question) const {
        const Account* account = find_subject(*org.state, question.subject);
        const auto target = find_target(org.acme(), question.resource);
        const auto right = target ? find_right(org.acme(), *target, question.action) : std::nullopt;
        return account && right &&
               is_allowed({org.acme(), subject_of(*org.state, org.acme(), account->id), org.now}, *right,
                          target->number());
    }
};

TEST(question, is_answered_as_its_parts_are_one_by_one) {
    const Asked asked;
    std::size_t yes = 0;
    for (const Question& question : asked.questions) {
        const bool expected = asked.step_by_step(question);
        yes += expected;
        ASSERT_EQ(is_allowed(asked.asking(), question), expected)
            << question.subject.id << " " << question.resource.type << " " << question.resource.id << " "
            << question.action;
    }
    EXPECT_GT(yes, 100u);
}

TEST(question, many_at_once_are_answered_as_one_by_one) {
    const Asked asked;
    for (const std::size_t n :
         {std::size_t{1}, std::size_t{15}, std::size_t{16}, std::size_t{17}, asked.questions.size()}) {
        std::vector<std::uint8_t> answers(n, 7);
        decide(asked.asking(), {asked.questions.data(), n}, answers);
        for (std::size_t i = 0; i < n; ++i)
            ASSERT_EQ(answers[i], is_allowed(asked.asking(), asked.questions[i]) ? 1 : 0);
    }
    decide(asked.asking(), {}, {});
}

TEST(question, allowed_subjects_and_targets_are_those_with_a_yes_of_their_own) {
    const Asked asked;
    const Workspace& acme = asked.org.acme();
    std::size_t yes = 0;
    for (const std::string_view type : {"app", "data_source", "folder", "constant", "workspace", kOrder, "planet"})
        for (const std::string_view action : {"view", "edit", "list", "delete", "use", "see", "create_app",
                                              "approve-and-send-invoice", "approve-but-send-invoice"}) {
            std::vector<Target> targets;  // all of the type, and those by the subject
            std::map<std::string, std::set<std::string>> of_target, of_subject;
            if (type == "workspace") targets.push_back({});
            for (const std::string& resource : asked.resources)
                if (const auto target = find_target(acme, {type, resource}); target && target->resource)
                    targets.push_back(*target);
            for (const Target& target : targets)
                if (const auto right = find_right(acme, target, action))
                    for (const Subject& subject : allowed_subjects(asked.asking(), {&*right, 1}, target.number()))
                        of_target[key_of(acme, target)].insert(subject.account->id.str());
            for (MemberNumber number = 0; number < acme.members.size(); ++number) {
                const Account& account = asked.org.state->account_of(*acme.members[number]);
                for (const Target& target : allowed_targets({acme, {&account, number}, asked.org.now}, type, action))
                    of_subject[key_of(acme, target)].insert(account.id.str());
                for (const Target& target : targets) {
                    const std::string key = key_of(acme, target), id = account.id.str();
                    const bool expected =
                        asked.step_by_step({{"user", id}, {type, target.resource ? key : acme.id.str()}, action});
                    yes += expected;
                    ASSERT_EQ(of_target[key].contains(id), expected) << type << " " << action << " " << key;
                    ASSERT_EQ(of_subject[key].contains(id), expected) << type << " " << action << " " << key;
                }
            }
        }
    EXPECT_GT(yes, 100u);
}

TEST(question, those_with_one_of_several_rights_are_told_once_and_instance_admins_come_last) {
    Asked asked;
    Organisation& org = asked.org;
    const WorkspaceId elsewhere = org.workspace("Elsewhere");
    const Workspace& there = *org.state->workspace(elsewhere);
    const std::vector<Right> rights = {Right::member(), Right::administer()};
    const auto found = allowed_subjects({*org.state, there, org.now}, rights, {});
    ASSERT_EQ(found.size(), 1u);  // Ada, who administers the instance; member or not
    EXPECT_EQ(found[0].account->id, org.user(org.ada));
    const auto here = allowed_subjects({*org.state, org.acme(), org.now}, rights, {});
    EXPECT_EQ(here.size(), 3u);  // Ada, Eve and Bob, but nobody archived
    for (const Subject& subject : here) EXPECT_TRUE(subject.member);
}

TEST(vocabulary, knows_each_name_and_no_other) {
    std::vector<ResourceType> types(1);  // a deleted one
    for (std::size_t n = 1; n < 40; ++n)
        for (const char c : {'a', 'b'}) {
            ResourceType type{.name = std::string(n, 'x')};
            type.name[n / 2] = c;
            type.actions = {{.name = type.name + "y"}, {.name = type.name}};
            types.push_back(type);
        }
    const Vocabulary words(types);
    for (TypeNumber number = 1; number < types.size(); ++number) {
        const std::string& name = types[number].name;
        EXPECT_EQ(words.type(name), number);
        EXPECT_EQ(words.action(number, name), 1);
        EXPECT_EQ(words.action(number, name + "y"), 0);
        EXPECT_FALSE(words.type(name + "y"));
        EXPECT_FALSE(words.type(name + std::string(1, '\0')));
        EXPECT_FALSE(words.action(number, std::string(name.size(), 'x')));
    }
    EXPECT_FALSE(words.type(""));
    EXPECT_FALSE(words.action(0, ""));
}

#ifdef GUILDHALL_COUNTS
TEST(question, costs_no_allocation_and_no_lock) {
    const Asked asked;
    std::vector<std::uint8_t> answers(asked.questions.size());
    const std::size_t allocated = allocations, locked = locks;
    for (const Question& question : asked.questions) is_allowed(asked.asking(), question);
    decide(asked.asking(), asked.questions, answers);
    EXPECT_EQ(allocations, allocated);
    EXPECT_EQ(locks, locked);
}

TEST(question, control_what_allocates_and_locks_is_counted) {
    const std::size_t allocated = allocations, locked = locks;
    pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
    pthread_mutex_lock(&mutex);
    pthread_mutex_unlock(&mutex);
    EXPECT_EQ(locks, locked + 1);
    const Asked asked;
    EXPECT_GT(allocations, allocated);
}
#endif

}  // namespace
}  // namespace guildhall::test
