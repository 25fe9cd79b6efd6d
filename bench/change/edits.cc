// Durable grant edits in this process while decisions run, on a data folder that bench_fill has made: what they cost
// readers, and how long after its commit a change is seen. One line of JSON for each measurement.
//
// Usage: bench_change <small | large | huge> <data folder> [--seconds 3] [--rounds 3] [--edits 10000]
//   --edits: wanted in a second; fewer are made where the machine doesn't allow it
#include <algorithm>
#include <atomic>
#include <chrono>
#include <ctime>
#include <filesystem>
#include <iostream>
#include <thread>
#include <vector>

#include "core/question.h"
#include "organisation.h"
#include "service/clock.h"
#include "service/random.h"
#include "service/services.h"
#include "storage/sqlite_connection.h"

namespace guildhall::bench {
namespace {

constexpr std::size_t kQuestions = 1 << 14, kWriters = 64;
using Clock = std::chrono::steady_clock;

double cpu_seconds(clockid_t clock) {
    timespec now{};
    clock_gettime(clock, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

double seconds_since(Clock::time_point began) { return std::chrono::duration<double>(Clock::now() - began).count(); }

[[noreturn]] void stop(const std::string& why) {
    std::cerr << why << "\n";
    std::exit(1);
}

/// Where the organisation's workspaces stand: a start numbers what it reads anew.
std::vector<std::size_t> places_of_workspaces(const core::Instance& instance, const Organisation& organisation) {
    std::vector<std::size_t> places;
    for (std::uint32_t i = 0; i < organisation.size.workspaces; ++i) {
        std::size_t at = 0;
        while (at < instance.workspaces.size() && instance.workspaces[at]->slug != "w" + std::to_string(i)) ++at;
        if (at == instance.workspaces.size()) stop("There is no workspace w" + std::to_string(i) + ".");
        places.push_back(at);
    }
    return places;
}

/// Edits one grant each: an app that nobody is asked about comes and goes.
class Edits {
public:
    Edits(service::Services& services, const Organisation& organisation, const std::vector<std::size_t>& places)
        : services_(services), org_(organisation), places_(places) {
        call_.caller.actor.via = core::Actor::Via::command_line;
    }

    /// Adds the app to the grant, or takes it out. Returns the workspace's revision.
    std::int64_t make(std::uint32_t workspace_number, std::uint32_t group_number, bool add) {
        const auto snapshot = services_.store.snapshot();
        const core::Workspace& workspace = *snapshot->instance->workspaces[places_[workspace_number]];
        const core::Group& group = custom_group(workspace, group_number);
        core::ChangeGrant change{group.id, group.grants.front()->id, {}, {}, {}, {}, {}, {}};
        const std::string app = org_.app_id(workspace_number, spare_app());
        (add ? change.add_resources : change.remove_resources).push_back({app});
        service::Call call = call_;
        auto done = services_.changes.apply(call, workspace.id, change);
        if (!done.ok() && done.error().plan) {
            call.confirm = done.error().plan->digest;
            done = services_.changes.apply(call, workspace.id, change);
        }
        if (!done.ok()) stop("An edit failed: " + done.error().detail);
        return (*done)->after->workspaces[places_[workspace_number]]->revision;
    }

    std::uint32_t spare_app() const { return org_.size.apps - 1; }

private:
    /// The custom group behind so many others.
    static const core::Group& custom_group(const core::Workspace& workspace, std::uint32_t number) {
        for (std::size_t i = 0; i < workspace.groups.size(); ++i)
            if (const auto& group = workspace.groups[i];
                group && group->kind == core::GroupKind::custom && number-- == 0)
                return *group;
        stop("There are too few groups.");
    }

    service::Services& services_;
    const Organisation& org_;
    const std::vector<std::size_t>& places_;
    service::Call call_;
};

class Bench {
public:
    Bench(service::Services& services, const Organisation& organisation, double seconds)
        : services_(services),
          org_(organisation),
          places_(places_of_workspaces(*services.store.snapshot()->instance, organisation)),
          edits_(services, organisation, places_),
          seconds_(seconds) {
        for (const Asked& asked : org_.questions(kQuestions, kSeed + 1))
            if (asked.app != edits_.spare_app()) asked_.push_back(asked);
        for (const Asked& asked : asked_)
            texts_.push_back({org_.user_id(asked.workspace, asked.user), org_.app_id(asked.workspace, asked.app)});
    }

    /// Every answer is that of plain sets, as long as `edits` runs too. Returns decisions for each CPU second.
    double read(const std::atomic<bool>& done) const {
        std::size_t asked = 0;
        const double cpu = cpu_seconds(CLOCK_THREAD_CPUTIME_ID);
        while (!done) {
            const auto snapshot = services_.store.snapshot();
            for (std::size_t i = 0; i < 256; ++i, ++asked) {
                const std::size_t at = asked % asked_.size();
                const core::Workspace& workspace = *snapshot->instance->workspaces[places_[asked_[at].workspace]];
                const core::Question question{{"user", texts_[at].user}, {"app", texts_[at].app}, "view"};
                if (core::is_allowed({*snapshot->instance, workspace, now_}, question) != asked_[at].allowed)
                    stop("A wrong answer.");
            }
        }
        return static_cast<double>(asked) / (cpu_seconds(CLOCK_THREAD_CPUTIME_ID) - cpu);
    }

    void alone() const {
        std::atomic<bool> done{false};
        std::jthread timer([&] {
            std::this_thread::sleep_for(std::chrono::duration<double>(seconds_));
            done = true;
        });
        std::cout << "{\"what\": \"alone\", \"per_cpu_second\": " << read(done) << "}" << std::endl;
    }

    void with_edits(double wanted) {
        std::atomic<bool> done{false};
        std::atomic<std::size_t> made{0};
        const double process = cpu_seconds(CLOCK_PROCESS_CPUTIME_ID);
        const auto began = Clock::now();
        double per_second = 0;
        {
            std::vector<std::jthread> writers;
            for (std::size_t w = 0; w < kWriters; ++w) writers.emplace_back([&, w] { write(w, wanted, done, made); });
            std::jthread timer([&] {
                std::this_thread::sleep_for(std::chrono::duration<double>(seconds_));
                done = true;
            });
            per_second = read(done);
        }
        const double took = seconds_since(began);
        std::cout << "{\"what\": \"with edits\", \"per_cpu_second\": " << per_second
                  << ", \"edits\": " << static_cast<double>(made) / took
                  << ", \"cpu_seconds\": " << cpu_seconds(CLOCK_PROCESS_CPUTIME_ID) - process
                  << ", \"seconds\": " << took << "}" << std::endl;
    }

    /// Milliseconds from the moment at which a change was acknowledged to the first snapshot of another thread that
    /// has it.
    void visible(std::size_t changes) {
        std::atomic<std::int64_t> wanted{0};
        std::atomic<Clock::rep> seen{0};
        std::atomic<bool> done{false};
        std::jthread reader([&] {
            while (!done) {
                const std::int64_t next = wanted;
                if (next != 0 && seen == 0 && revision() >= next) seen = Clock::now().time_since_epoch().count();
                std::this_thread::yield();
            }
        });
        std::vector<double> waits;
        for (std::size_t i = 0; i < changes; ++i) {
            const std::int64_t next = revision() + 1;
            seen = 0;
            wanted = next;
            if (edits_.make(0, 0, i % 2 == 0) != next) stop("Somebody else has changed something.");
            const auto acknowledged = Clock::now().time_since_epoch().count();
            while (seen == 0) std::this_thread::yield();
            waits.push_back(std::max(0.0, static_cast<double>(seen - acknowledged) / 1e6));
            wanted = 0;
        }
        done = true;
        std::sort(waits.begin(), waits.end());
        std::cout << "{\"what\": \"visible\", \"p50_ms\": " << waits[waits.size() / 2]
                  << ", \"p99_ms\": " << waits[waits.size() * 99 / 100] << ", \"changes\": " << changes << "}"
                  << std::endl;
    }

private:
    /// Of the workspace in which visible() makes its changes.
    std::int64_t revision() const { return services_.store.snapshot()->instance->workspaces[places_[0]]->revision; }

    struct Texts {
        std::string user, app;
    };

    void write(std::size_t writer, double wanted, const std::atomic<bool>& done, std::atomic<std::size_t>& made) {
        const auto began = Clock::now();
        const std::uint32_t workspace = static_cast<std::uint32_t>(writer) % org_.size.workspaces;
        const std::uint32_t group = static_cast<std::uint32_t>(writer) % org_.size.groups;
        // An even number of edits leaves the grant as it was.
        for (std::size_t i = 0; !done || i % 2 != 0; ++i) {
            const double due = static_cast<double>(i) * kWriters / wanted;
            if (const double early = due - seconds_since(began); early > 0)
                std::this_thread::sleep_for(std::chrono::duration<double>(early));
            edits_.make(workspace, group, i % 2 == 0);
            ++made;
        }
    }

    service::Services& services_;
    const Organisation& org_;
    const std::vector<std::size_t> places_;
    Edits edits_;
    const double seconds_;
    std::vector<Asked> asked_;
    std::vector<Texts> texts_;
    const core::Time now_{1'760'000'000'000};
};

struct Options {
    double seconds = 3, edits = 10'000;
    int rounds = 3;
};

void run(const std::string& size, const std::filesystem::path& folder, const Options& options) {
    const Organisation organisation(size_of(size), kSeed);
    const service::SystemClock clock;
    service::SystemRandom random;
    service::Keys keys = service::Keys::load_or_create(folder / "guildhall.key");
    const auto file = folder / "guildhall.db";
    service::Services services({{},
                                [&] { return storage::open_sqlite(file, storage::OpenMode::writer); },
                                [&] { return storage::open_sqlite(file, storage::OpenMode::reader); },
                                clock,
                                random,
                                keys});
    Bench bench(services, organisation, options.seconds);
    bench.visible(1000);
    for (int round = 0; round < options.rounds; ++round) {
        bench.alone();
        bench.with_edits(options.edits);
    }
}

}  // namespace
}  // namespace guildhall::bench

int main(int argc, char** argv) {
    const std::vector<std::string> words(argv + 1, argv + argc);
    guildhall::bench::Options options;
    for (std::size_t i = 2; i + 1 < words.size(); i += 2) {
        if (words[i] == "--seconds") options.seconds = std::stod(words[i + 1]);
        if (words[i] == "--edits") options.edits = std::stod(words[i + 1]);
        if (words[i] == "--rounds") options.rounds = std::stoi(words[i + 1]);
    }
    if (words.size() < 2) {
        std::cerr
            << "Usage: bench_change <small | large | huge> <data folder> [--seconds 3] [--rounds 3] [--edits 10000]\n";
        return 2;
    }
    guildhall::bench::run(words[0], words[1], options);
}
