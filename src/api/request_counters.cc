#include "api/request_counters.h"

#include <algorithm>
#include <atomic>
#include <memory>
#include <mutex>
#include <vector>

namespace guildhall::api {
namespace {

/// Written by one thread, read by any.
class Counter {
public:
    void add(std::uint64_t n) { value_.store(value_.load(std::memory_order_relaxed) + n, std::memory_order_relaxed); }
    std::uint64_t value() const { return value_.load(std::memory_order_relaxed); }

private:
    std::atomic<std::uint64_t> value_{0};
};

struct alignas(64) ThreadCounters {
    struct OfClass {
        std::array<Counter, 5> by_status;
        std::array<Counter, kBuckets.size() + 1> by_time;
        Counter nanoseconds;
    };
    std::array<OfClass, kRouteClasses> routes;
    Counter allowed, denied;
};

/// The counters of all threads. They outlive their threads, so that totals never fall.
class Registry {
public:
    ThreadCounters& add() {
        const std::lock_guard lock(mutex_);
        return *all_.emplace_back(std::make_unique<ThreadCounters>());
    }
    template <class F>
    void for_each(F f) {
        const std::lock_guard lock(mutex_);
        for (const auto& each : all_) f(*each);
    }
    static Registry& instance() {
        static Registry registry;
        return registry;
    }

private:
    std::mutex mutex_;
    std::vector<std::unique_ptr<ThreadCounters>> all_;  ///< guarded by mutex_
};

ThreadCounters& mine() {
    thread_local ThreadCounters* counters = nullptr;
    if (!counters) [[unlikely]]
        counters = &Registry::instance().add();
    return *counters;
}

}  // namespace

std::string_view to_string(RouteClass route) {
    constexpr std::array<std::string_view, kRouteClasses> kNames = {"decision", "read",    "change",
                                                                    "sign_in",  "console", "other"};
    return kNames[static_cast<std::size_t>(route)];
}

RouteClass route_class(bool is_read, std::string_view path) {
    constexpr std::string_view kApi = "/api/v1/";
    if (path.starts_with("/access/")) return RouteClass::decision;
    if (path.starts_with(kApi)) {
        path.remove_prefix(kApi.size());
        if (is_read) return RouteClass::read;
        const bool signs_in = path.starts_with("session") || path.starts_with("setup") ||
                              path.starts_with("invitations/") || path.starts_with("password-resets");
        return signs_in ? RouteClass::sign_in : RouteClass::change;
    }
    if (path.starts_with("/workspaces/") && path.find("/access/v1/") != std::string_view::npos)
        return RouteClass::decision;
    const bool is_other = path == "/livez" || path == "/readyz" || path.starts_with("/.");
    return is_other ? RouteClass::other : RouteClass::console;
}

void count_request(RouteClass route, int status, std::chrono::nanoseconds took) {
    ThreadCounters::OfClass& counters = mine().routes[static_cast<std::size_t>(route)];
    counters.by_status[static_cast<std::size_t>(std::clamp(status / 100, 1, 5) - 1)].add(1);
    std::size_t bucket = 0;
    while (bucket < kBuckets.size() && took.count() > kBuckets[bucket]) ++bucket;
    counters.by_time[bucket].add(1);
    counters.nanoseconds.add(static_cast<std::uint64_t>(took.count()));
}

void count_decisions(std::uint64_t allowed, std::uint64_t denied) {
    ThreadCounters& counters = mine();
    counters.allowed.add(allowed);
    counters.denied.add(denied);
}

RequestTotals request_totals() {
    RequestTotals totals;
    Registry::instance().for_each([&](const ThreadCounters& counters) {
        for (std::size_t route = 0; route < kRouteClasses; ++route) {
            const auto& from = counters.routes[route];
            auto& to = totals.routes[route];
            for (std::size_t i = 0; i < from.by_status.size(); ++i) to.by_status[i] += from.by_status[i].value();
            for (std::size_t i = 0; i < from.by_time.size(); ++i) to.by_time[i] += from.by_time[i].value();
            to.nanoseconds += from.nanoseconds.value();
        }
        totals.allowed += counters.allowed.value();
        totals.denied += counters.denied.value();
    });
    return totals;
}

}  // namespace guildhall::api
