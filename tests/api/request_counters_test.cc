// The counters behind the metrics: what a request counts as, and that nothing is lost between threads.
#include "api/request_counters.h"

#include <gtest/gtest.h>

#include <thread>

namespace guildhall::api {
namespace {

const RequestTotals::OfClass& of(const RequestTotals& totals, RouteClass route) {
    return totals.routes[static_cast<std::size_t>(route)];
}

TEST(request_counters, a_request_counts_as_what_it_is_for) {
    EXPECT_EQ(route_class(false, "/access/v1/evaluation"), RouteClass::decision);
    EXPECT_EQ(route_class(false, "/workspaces/acme/access/v1/search/subject"), RouteClass::decision);
    EXPECT_EQ(route_class(true, "/api/v1/workspaces/acme/members"), RouteClass::read);
    EXPECT_EQ(route_class(false, "/api/v1/workspaces/acme/members"), RouteClass::change);
    EXPECT_EQ(route_class(false, "/api/v1/session"), RouteClass::sign_in);
    EXPECT_EQ(route_class(true, "/workspaces/acme/users"), RouteClass::console);
    EXPECT_EQ(route_class(true, "/livez"), RouteClass::other);
}

TEST(request_counters, threads_that_count_at_once_and_end_lose_nothing) {
    const RequestTotals before = request_totals();
    constexpr int kThreads = 4, kEach = 10'000;
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i)
        threads.emplace_back([] {
            for (int n = 0; n < kEach; ++n) {
                count_request(RouteClass::read, n % 2 == 0 ? 200 : 404, std::chrono::microseconds(20));
                count_decisions(2, 1);
            }
        });
    for (std::thread& thread : threads) thread.join();
    const RequestTotals after = request_totals();
    const auto &was = of(before, RouteClass::read), &is = of(after, RouteClass::read);
    EXPECT_EQ(is.by_status[1] - was.by_status[1], kThreads * kEach / 2);
    EXPECT_EQ(is.by_status[3] - was.by_status[3], kThreads * kEach / 2);
    EXPECT_EQ(is.by_time[1] - was.by_time[1], kThreads * kEach) << "20 µs: above 10, at most 25";
    EXPECT_EQ(is.nanoseconds - was.nanoseconds, 20'000u * kThreads * kEach);
    EXPECT_EQ(after.allowed - before.allowed, 2u * kThreads * kEach);
    EXPECT_EQ(after.denied - before.denied, 1u * kThreads * kEach);
}

}  // namespace
}  // namespace guildhall::api
