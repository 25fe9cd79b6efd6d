// Appends events to the audit trails of a data folder that was set up and isn't served, as the program itself appends
// them: chained, with a signed checkpoint at every 64th and at the end.
//
// Usage: bench_audit <events> <data folder>      half of them to the first workspace's trail, half to the instance's
#include <cstdlib>
#include <filesystem>
#include <iostream>

#include "service/audit.h"
#include "service/clock.h"
#include "storage/sqlite_connection.h"

namespace guildhall::bench {
namespace {

constexpr std::int64_t kInOneTransaction = 5'000;

/// Like the edit of a grant: some hundred bytes of before and after.
service::AuditNote event(std::int64_t number, core::WorkspaceId trail) {
    service::AuditNote note;
    note.action = number % 2 == 0 ? "grant.updated" : "member.role_changed";
    note.workspace = trail;
    note.target_type = "group";
    note.target_id = "01900000-0000-7000-8000-000000000000";
    note.target_name = "Group " + std::to_string(number);
    note.before = {{"name", "Payroll of " + std::to_string(number)}, {"access", "view"}, {"all", false}};
    note.after = {{"access", "edit"},
                  {"resources", {"Payroll", "Leave", "Expenses", "Contracts"}},
                  {"resources_count", 4},
                  {"hide_from_dashboard", true}};
    note.counts = {{"access_gained", 17}, {"access_lost", 3}};
    return note;
}

void append(service::Store& store, service::Audit& audit, std::int64_t events) {
    const auto snapshot = store.snapshot();
    service::Call call;
    call.caller.actor.user = snapshot->instance->accounts[0]->id;
    call.address = "192.0.2.7";
    call.request_id = "01900000-0000-7000-8000-000000000001";
    const core::WorkspaceId workspace = snapshot->instance->workspaces[0]->id;
    for (std::int64_t done = 0; done < events;) {
        const auto written = store.write([&](service::Tx& tx) -> core::Result<core::Done> {
            for (const std::int64_t end = std::min(done + kInOneTransaction, events); done < end; ++done)
                audit.append(tx, call, event(done, done % 2 == 0 ? workspace : core::WorkspaceId()));
            if (done == events) audit.sign_open_checkpoints(tx);
            return core::Done{};
        });
        if (!written.ok()) throw std::runtime_error(written.error().detail);
    }
}

}  // namespace
}  // namespace guildhall::bench

int main(int argc, char** argv) {
    using namespace guildhall;
    if (argc != 3) {
        std::cerr << "Usage: bench_audit <events> <data folder>\n";
        return 2;
    }
    const std::filesystem::path folder = argv[2];
    const service::SystemClock clock;
    service::SystemRandom random;
    service::IdSource ids(clock, random);
    const service::Keys keys = service::Keys::load(folder / "guildhall.key");
    const auto open = [&](storage::OpenMode mode) { return storage::open_sqlite(folder / "guildhall.db", mode); };
    service::Store store(
        {[&] { return open(storage::OpenMode::writer); }, [&] { return open(storage::OpenMode::reader); }, clock, ids});
    service::Audit audit(keys);
    bench::append(store, audit, std::atoll(argv[1]));
}
