// Looking through a whole database for what is wrong: pages, references, audit trails, sealed values, and what must
// hold in every state (M1, M15, M24). Reads only; a server may run on it.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "core/state.h"
#include "service/keys.h"
#include "storage/connection.h"

namespace guildhall::service {

/// Sentences for the operator.
struct Finding {
    std::string what;
    std::string advice;
};

struct CheckReport {
    std::vector<Finding> findings;                   ///< empty: all is well
    std::shared_ptr<const core::Instance> instance;  ///< rebuilt from the rows; null where they don't allow it
    std::int64_t events = 0, sealed_values = 0;      ///< looked at
};

/// REQUIRES: the schema is this program's; the connection sees one snapshot, or nobody writes
CheckReport check_database(storage::Connection& connection, const Keys& keys, core::Time now);

}  // namespace guildhall::service
