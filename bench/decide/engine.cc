// Decisions, batches and lists of the engine in this process, from string ids to an answer, after each was compared
// with the answer of plain sets. One line of JSON for each measurement: {"what", "ops", "seconds", "cpu_seconds"}.
//
// Usage: bench_decide <small | large | huge> [--seconds 1] [--write <folder>]
//   --write: writes the organisation and its questions there, for engines in other languages, and measures nothing
#include <malloc.h>
#include <sys/resource.h>

#include <chrono>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <span>
#include <string>
#include <vector>

#include "core/access_index.h"
#include "core/question.h"
#include "organisation.h"

namespace guildhall::bench {
namespace {

constexpr std::size_t kId = 36;  // characters

// Of a large organisation so many that what they touch doesn't stay in the caches: the engine waits for memory as it
// does for users and apps that come at random. Of a small one no more than that their own text stays in the cache,
// where a server that has just read it has it too. The peers are asked the first of them.
constexpr std::size_t kQuestions = 1 << 17, kFewQuestions = 1 << 14;
constexpr std::uint32_t kManyUsers = 10'000;

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double wall_seconds() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// Calls work(), which does some operations and says how many, again and again.
template <class Work>
void measure(const std::string& what, double seconds, Work work) {
    work();
    const double cpu = cpu_seconds(), began = wall_seconds();
    std::size_t ops = 0;
    while (wall_seconds() - began < seconds) ops += work();
    std::cout << "{\"what\": \"" << what << "\", \"ops\": " << ops << ", \"seconds\": " << wall_seconds() - began
              << ", \"cpu_seconds\": " << cpu_seconds() - cpu << "}" << std::endl;
}

[[noreturn]] void wrong(const std::string& what) {
    std::cerr << "wrong answer: " << what << "\n";
    std::exit(1);
}

class Bench {
public:
    Bench(const std::string& size, double seconds)
        : org_(size_of(size), kSeed), seconds_(seconds), asked_(org_.questions(questions_of(org_.size), kSeed + 1)) {}

    static std::size_t questions_of(const Size& size) {
        return size.workspaces * size.users < kManyUsers ? kFewQuestions : kQuestions;
    }

    void run() {
        const double began = wall_seconds();
        state_ = org_.draft().finish();
        rusage usage{};
        getrusage(RUSAGE_SELF, &usage);
        std::cout << "{\"what\": \"made\", \"ops\": 1, \"seconds\": " << wall_seconds() - began
                  << ", \"memory_mb\": " << usage.ru_maxrss / 1024 << ", \"index_mb\": " << index_bytes() / 1'000'000
                  << "}" << std::endl;
        for (const Asked& asked : asked_)
            texts_ += org_.user_id(asked.workspace, asked.user) + org_.app_id(asked.workspace, asked.app);
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            const auto text = [&](std::size_t n) { return std::string_view(texts_).substr((i * 2 + n) * kId, kId); };
            questions_.push_back({{"user", text(0)}, {"app", text(1)}, "view"});
        }
        verify();
        singles();
        batches();
        explains();
        lists();
    }

    void write(const std::filesystem::path& folder) const {
        std::filesystem::create_directories(folder);
        std::ofstream members(folder / "members.tsv"), grants(folder / "grants.tsv"), asked(folder / "questions.tsv");
        for (std::uint32_t w = 0; w < org_.size.workspaces; ++w) {
            for (std::uint32_t user = 0; user < org_.size.users; ++user)
                for (const std::uint32_t group : org_.places[w].groups_of_user[user])
                    members << w << '\t' << org_.user_id(w, user) << '\t' << 'g' << group << '\n';
            for (std::uint32_t group = 0; group < org_.size.groups; ++group)
                for (const std::uint32_t app : org_.places[w].apps_of_group[group])
                    grants << w << '\t' << 'g' << group << '\t' << org_.app_id(w, app) << '\n';
        }
        for (const Asked& one : std::span(asked_).first(kFewQuestions))
            asked << one.workspace << '\t' << org_.user_id(one.workspace, one.user) << '\t'
                  << org_.app_id(one.workspace, one.app) << '\t' << one.allowed << '\n';
    }

private:
    /// What the indexes of all workspaces take, without the look-ups of ids.
    std::size_t index_bytes() const {
        const auto taken = [] { return mallinfo2().uordblks + mallinfo2().hblkhd; };
        const std::size_t before = taken();
        std::vector<std::shared_ptr<const core::AccessIndex>> indexes;
        for (core::WorkspaceNumber w = 0; w < org_.size.workspaces; ++w)
            indexes.push_back(core::AccessIndex::build(*state_, *state_->workspaces[w], core::next_edition()));
        return taken() - before;
    }

    const core::Workspace& workspace(const Asked& asked) const { return *state_->workspaces[asked.workspace]; }

    void verify() {
        std::vector<core::ResourceNumber> listed;
        for (std::size_t i = 0; i < asked_.size(); ++i) {
            const Asked& asked = asked_[i];
            if (core::is_allowed({*state_, workspace(asked), now_}, questions_[i]) != asked.allowed) wrong("single");
            if (i >= 1000) continue;
            const core::Decision why = explain(questions_[i], workspace(asked));
            if (why.allowed != asked.allowed || why.paths.empty() == asked.allowed) wrong("explain");
            core::list_allowed({workspace(asked), {nullptr, asked.user}, now_}, core::kApp, core::kAppView, listed);
            if (std::ranges::binary_search(listed, asked.app) != asked.allowed) wrong("list");
            for (const std::uint32_t app : listed)
                if (!org_.may_view(org_.places[asked.workspace], asked.user, app)) wrong("list");
            const auto who = core::who_may(workspace(asked), {core::kApp, asked.app}, core::kAppView, now_);
            if (std::ranges::binary_search(who, asked.user) != asked.allowed) wrong("who");
            for (const std::uint32_t user : who)
                if (!org_.may_view(org_.places[asked.workspace], user, asked.app)) wrong("who");
        }
    }

    void singles() {
        measure("single", seconds_, [&] {
            std::size_t yes = 0;
            for (std::size_t i = 0; i < asked_.size(); ++i)
                yes += core::is_allowed({*state_, workspace(asked_[i]), now_}, questions_[i]);
            if (yes * 2 != asked_.size()) wrong("single");
            return asked_.size();
        });
    }

    /// Batches of 100, each of one workspace.
    void batches() {
        std::vector<std::vector<core::Question>> by_workspace(org_.size.workspaces);
        for (std::size_t i = 0; i < asked_.size(); ++i) by_workspace[asked_[i].workspace].push_back(questions_[i]);
        std::string texts;  // of the ids again, in the order of the batches: a request brings its own together
        texts.reserve(texts_.size());
        for (auto& questions : by_workspace)
            for (core::Question& question : questions)
                for (std::string_view* id : {&question.subject.id, &question.resource.id}) {
                    texts += *id;
                    *id = std::string_view(texts).substr(texts.size() - kId);
                }
        std::vector<std::uint8_t> answers(100);
        measure("batch", seconds_, [&] {
            std::size_t yes = 0;
            for (std::uint32_t w = 0; w < org_.size.workspaces; ++w) {
                const auto& questions = by_workspace[w];
                for (std::size_t from = 0; from < questions.size(); from += answers.size()) {
                    const std::size_t n = std::min(answers.size(), questions.size() - from);
                    core::decide({*state_, *state_->workspaces[w], now_}, {&questions[from], n}, {answers.data(), n});
                    for (std::size_t i = 0; i < n; ++i) yes += answers[i];
                }
            }
            if (yes * 2 != asked_.size()) wrong("batch");
            return asked_.size();
        });
    }

    /// The decision with its paths, or with the nearest group that would give it.
    core::Decision explain(const core::Question& question, const core::Workspace& workspace) const {
        const core::Account* account = core::find_subject(*state_, question.subject);
        const auto target = core::find_target(workspace, question.resource);
        const auto right = target ? core::find_right(workspace, *target, question.action) : std::nullopt;
        if (!account || !right) return {};
        return core::explain({workspace, {account, workspace.member_by_user.find(account->id)}, now_}, *right,
                             target->number());
    }

    void explains() {
        measure("explain", seconds_, [&] {
            std::size_t yes = 0;
            for (std::size_t i = 0; i < asked_.size(); ++i) yes += explain(questions_[i], workspace(asked_[i])).allowed;
            if (yes * 2 != asked_.size()) wrong("explain");
            return asked_.size();
        });
    }

    void lists() {
        const std::size_t some = std::min<std::size_t>(asked_.size(), 4096);
        std::vector<core::ResourceNumber> listed;
        measure("list", seconds_, [&] {
            for (std::size_t i = 0; i < some; ++i) {
                core::list_allowed({workspace(asked_[i]), {nullptr, asked_[i].user}, now_}, core::kApp, core::kAppView,
                                   listed);
                if (listed.empty()) wrong("list");
            }
            return some;
        });
        measure("who", seconds_, [&] {
            for (std::size_t i = 0; i < some; ++i)
                core::who_may(workspace(asked_[i]), {core::kApp, asked_[i].app}, core::kAppView, now_);
            return some;
        });
    }

    const Organisation org_;
    const double seconds_;
    const std::vector<Asked> asked_;
    const core::Time now_{1'760'000'000'000};
    std::shared_ptr<const core::Instance> state_;
    std::string texts_;  ///< of the ids, one after another, as requests would bring them
    std::vector<core::Question> questions_;
};

}  // namespace
}  // namespace guildhall::bench

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    double seconds = 1;
    std::string folder;
    for (std::size_t i = 1; i + 1 < words.size(); i += 2) {
        if (words[i] == "--seconds") seconds = std::stod(words[i + 1]);
        if (words[i] == "--write") folder = words[i + 1];
    }
    guildhall::bench::Bench bench(words.empty() ? "" : words[0], seconds);
    folder.empty() ? bench.run() : bench.write(folder);
}
