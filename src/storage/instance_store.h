// The state of core/state.h and its tables: loaded once at start, then every change writes the rows that it touched.
#pragma once

#include <memory>

#include "core/draft.h"
#include "core/state.h"
#include "storage/connection.h"

namespace guildhall::storage {

/// Everything that the tables hold, with look-ups, counts, seats and indexes; an empty instance for empty tables.
/// Things get their numbers in the order of their ids, which is the order of their making.
std::shared_ptr<const core::Instance> load_instance(Connection& connection);
/// The same by several connections at once, one for each core, closed at the end. REQUIRES: nobody writes meanwhile
std::shared_ptr<const core::Instance> load_instance(const OpenConnection& open);

/// Writes what `touched` names, as it is in `after`: afterwards the tables hold exactly `after`. A lost race on a
/// unique name is a DatabaseError (unique). REQUIRES: the tables hold exactly `before`; a writing transaction is open
void save(Connection& connection, const core::Instance& before, const core::Instance& after,
          const core::Touched& touched);

}  // namespace guildhall::storage
