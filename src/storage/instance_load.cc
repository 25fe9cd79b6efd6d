#include <atomic>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

#include "storage/accounts_table.h"
#include "storage/instance_store.h"
#include "storage/workspace_loader.h"
#include "storage/workspaces_table.h"

namespace guildhall::storage {
namespace {

using Job = std::function<void(Connection&)>;

/// Runs every job, on as many threads as there are connections; throws what the first failing one threw.
void run_all(const std::vector<Connection*>& connections, const std::vector<Job>& jobs) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr failure;
    std::mutex mutex;
    const auto work = [&](Connection& connection) {
        try {
            for (std::size_t i = next++; i < jobs.size(); i = next++) jobs[i](connection);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure) failure = std::current_exception();
            next = jobs.size();
        }
    };
    {
        std::vector<std::jthread> others;
        for (std::size_t i = 1; i < connections.size(); ++i) others.emplace_back(work, std::ref(*connections[i]));
        work(*connections.front());
    }
    if (failure) std::rethrow_exception(failure);
}

class InstanceLoader {
public:
    explicit InstanceLoader(std::vector<Connection*> connections) : connections_(std::move(connections)) {}

    std::shared_ptr<const core::Instance> load() {
        *instance_ = load_instance_row(*connections_.front());
        for (core::Workspace& workspace : load_workspaces(*connections_.front()))
            loaders_.emplace_back(std::move(workspace), edition_);
        run([&](Connection& c) { read_accounts(c); }, {[](WorkspaceLoader& of, Connection& c) { of.read_things(c); }});
        run({}, {[&](WorkspaceLoader& of, Connection& c) { of.read_members(c, *instance_); },
                 [](WorkspaceLoader& of, Connection& c) { of.read_grants(c); }});
        std::vector<Step> parts;
        for (std::size_t part = 0; part < WorkspaceLoader::kLinkParts; ++part)
            parts.push_back([part](WorkspaceLoader& of, Connection& c) { of.read_links(c, part); });
        run({}, parts);
        std::vector<std::shared_ptr<const core::Workspace>> workspaces(loaders_.size());
        run({}, {[&](WorkspaceLoader& of, Connection&) {
                workspaces[static_cast<std::size_t>(&of - loaders_.data())] = of.finish(*instance_);
            }});
        for (auto& workspace : workspaces) add_memberships(core::append(*instance_, std::move(workspace), edition_));
        instance_->seats = core::count_seats(*instance_);
        return std::move(instance_);
    }

private:
    using Step = std::function<void(WorkspaceLoader&, Connection&)>;

    /// `first`, and each step of each workspace, in any order and at the same time.
    void run(const Job& first, const std::vector<Step>& steps) {
        std::vector<Job> jobs;
        if (first) jobs.push_back(first);
        for (const Step& step : steps)
            for (WorkspaceLoader& loader : loaders_) jobs.push_back([&](Connection& c) { step(loader, c); });
        run_all(connections_, jobs);
    }

    void read_accounts(Connection& connection) {
        load_accounts(connection, [&](core::Account account) {
            accounts_.push_back(std::make_shared<core::Account>(std::move(account)));
            core::append(*instance_, accounts_.back(), edition_);
        });
    }

    void add_memberships(core::WorkspaceNumber number) {
        const core::Workspace& workspace = *instance_->workspaces[number];
        for (core::MemberNumber member = 0; member < workspace.members.size(); ++member)
            accounts_[workspace.members[member]->account]->memberships.push_back({number, member});
    }

    std::vector<Connection*> connections_;
    core::Edition edition_ = core::next_edition();
    std::shared_ptr<core::Instance> instance_ = std::make_shared<core::Instance>();
    std::vector<std::shared_ptr<core::Account>> accounts_;
    std::vector<WorkspaceLoader> loaders_;
};

}  // namespace

std::shared_ptr<const core::Instance> load_instance(Connection& connection) {
    return InstanceLoader({&connection}).load();
}

std::shared_ptr<const core::Instance> load_instance(const OpenConnection& open) {
    std::vector<std::unique_ptr<Connection>> opened;
    std::vector<Connection*> connections;
    for (unsigned i = 0; i < std::max(1u, std::thread::hardware_concurrency()); ++i) {
        opened.push_back(open());
        opened.back()->begin(TransactionMode::read);
        connections.push_back(opened.back().get());
    }
    return InstanceLoader(std::move(connections)).load();
}

}  // namespace guildhall::storage
