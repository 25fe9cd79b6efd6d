// Decisions asked in words: what can be named, many at once, and what a decision does without.
#include "core/question.h"

#include <gtest/gtest.h>
#include <pthread.h>

#include <dlfcn.h>
#include <atomic>
#include <cstdlib>
#include <new>

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
        for (const std::string& subject : subjects)
            for (const std::string& resource : resources)
                for (const std::string_view type : {"app", "data_source", "folder", "constant", "workspace", "planet"})
                    for (const std::string_view action :
                         {"view", "edit", "list", "delete", "use", "see", "create_app", ""})
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
