#include <atomic>
#include <exception>
#include <functional>
#include <future>
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
        std::packaged_task<void(Connection&)> accounts([&](Connection& c) { read_accounts(c); });
        const std::shared_future<void> accounts_read = accounts.get_future();
        run(
            [&](Connection& c) {
                accounts(c);
                accounts_read.get();
            },
            {[](WorkspaceLoader& of, Connection& c) { of.read_things(c); },
             [&](WorkspaceLoader& of, Connection& c) {
                 accounts_read.get();  // throws what that threw
                 of.read_members(c, *instance_, account_numbers_);
             }});
        std::vector<Step> parts = {[](WorkspaceLoader& of, Connection& c) { of.read_grants(c); }};
        for (std::size_t part = 0; part < WorkspaceLoader::kLinkParts; ++part)
            parts.push_back([part](WorkspaceLoader& of, Connection& c) { of.read_links(c, part); });
        run({}, parts);
        std::vector<std::shared_ptr<const core::Workspace>> workspaces(loaders_.size());
        run([&](Connection&) { add_memberships(); },
            {[&](WorkspaceLoader& of, Connection&) { workspaces[number_of(of)] = of.finish(*instance_); }});
        for (auto& workspace : workspaces) core::append(*instance_, std::move(workspace), edition_);
        instance_->seats = core::count_seats(*instance_);
        instance_->instance_admins = core::list_instance_admins(*instance_);
        return std::move(instance_);
    }

private:
    using Step = std::function<void(WorkspaceLoader&, Connection&)>;

    /// `first`, and each step of each workspace: begun in this order, done at the same time.
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
            account_numbers_.add(accounts_.back()->id.uuid());
            core::append(*instance_, accounts_.back(), edition_);
        });
        account_numbers_.complete();
    }

    core::WorkspaceNumber number_of(const WorkspaceLoader& loader) const {
        return static_cast<core::WorkspaceNumber>(&loader - loaders_.data());
    }

    /// May run while the workspaces are finished, which reads nothing of this.
    void add_memberships() {
        for (const WorkspaceLoader& loader : loaders_) {
            const auto& members = loader.workspace().members;
            for (core::MemberNumber member = 0; member < members.size(); ++member)
                accounts_[members[member]->account]->memberships.push_back({number_of(loader), member});
        }
    }

    std::vector<Connection*> connections_;
    core::Edition edition_ = core::next_edition();
    std::shared_ptr<core::Instance> instance_ = std::make_shared<core::Instance>();
    std::vector<std::shared_ptr<core::Account>> accounts_;
    IdNumbers account_numbers_;
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
