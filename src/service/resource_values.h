// What data sources and constants hold: options, secrets, values. The state doesn't keep it; this reads it from storage
// and writes it in the transaction of the change that makes or changes the resource. Secrets are sealed for their row;
// audit events tell the keys, never a value (M60).
#pragma once

#include <boost/json/object.hpp>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/change.h"
#include "core/result.h"
#include "service/changes.h"
#include "service/keys.h"
#include "service/secrets.h"
#include "storage/connection.h"

namespace guildhall::service {

constexpr std::size_t kMaxOptions = 100;  ///< keys of the options, and of the secrets, of one data source

/// Of those who may configure it.
struct DataSourceValues {
    boost::json::object options;           ///< rising keys; values are strings, numbers, booleans
    std::vector<std::string> secret_keys;  ///< rising
};

/// What is to be merged: null (nothing) removes a key, what is absent stays (M29). No key or secret holds a NUL.
struct DataSourceEdit {
    boost::json::object options = {};
    std::map<std::string, std::optional<Secret>> secrets = {};
};

class ResourceValues {
public:
    ResourceValues(Changes& changes, Audit& audit, const Keys& keys) : changes_(changes), audit_(audit), keys_(keys) {}

    /// Empty for an unknown id. Throws std::runtime_error where secrets can't be opened with this key file.
    DataSourceValues data_source(core::WorkspaceId workspace, core::ResourceId id) const;
    /// The value of a plain constant; nothing for a secret or unknown one.
    std::optional<std::string> plain_value(core::WorkspaceId workspace, core::ResourceId id) const;

    // As Changes::apply: error as there, and invalid_request for more than kMaxOptions keys. What is merged is read in
    // the change's own transaction; values that are there already are no change (M29).
    core::Result<PlanPointer> create_data_source(const Call& call, core::WorkspaceId workspace,
                                                 core::CreateResource create, const DataSourceEdit& content);
    core::Result<PlanPointer> change_data_source(const Call& call, core::WorkspaceId workspace,
                                                 core::ChangeResource change, const DataSourceEdit& edit);
    /// As Changes::preview.
    core::Result<PlanPointer> preview_data_source(const Call& call, core::WorkspaceId workspace,
                                                  core::ChangeResource change, const DataSourceEdit& edit);
    core::Result<PlanPointer> create_constant(const Call& call, core::WorkspaceId workspace,
                                              core::CreateResource create, const Secret& value);
    core::Result<PlanPointer> change_constant(const Call& call, core::WorkspaceId workspace,
                                              core::ChangeResource change, const Secret* value);

    /// The value of a plain or secret constant, audited as constant.revealed. Error: not_found. Throws
    /// std::runtime_error where it can't be opened with this key file. REQUIRES: the caller's right was asked
    core::Result<Secret> reveal(const Call& call, core::WorkspaceId workspace, core::ResourceId id);

private:
    using Secrets = std::map<std::string, Secret>;
    struct Content {
        boost::json::object options;
        Secrets secrets;
    };
    struct Merged {
        Content content;
        boost::json::object changed_options, changed_secrets;  ///< {key: "changed"}
        bool differs() const { return !changed_options.empty() || !changed_secrets.empty(); }
    };

    Content load(storage::Connection& connection, core::WorkspaceId workspace, core::ResourceId id) const;
    void save(storage::Connection& connection, core::WorkspaceId workspace, core::ResourceId id,
              const Content& content) const;
    Secret load_constant(storage::Connection& connection, core::WorkspaceId workspace, core::ResourceId id) const;
    void save_constant(Tx& tx, core::WorkspaceId workspace, core::ResourceId id, const Secret& value) const;
    static core::Result<Merged> merge(Content content, const DataSourceEdit& edit);

    /// Runs `job(Tx&)`, which makes the change, and keeps the plan of a refusal for paging.
    template <class F>
    core::Result<PlanPointer> write(core::WorkspaceId workspace, F&& job);

    Changes& changes_;
    Audit& audit_;
    const Keys& keys_;
};

}  // namespace guildhall::service
