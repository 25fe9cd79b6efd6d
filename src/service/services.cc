#include "service/services.h"

#include <utility>

namespace guildhall::service {

Services::Services(ServiceParts parts)
    : settings(std::move(parts.settings)),
      clock(parts.clock),
      random(parts.random),
      keys(parts.keys),
      ids(clock, random),
      store({std::move(parts.open_writer), std::move(parts.open_reader), clock, ids}),
      audit(keys),
      changes(store, audit, plans),
      hasher(settings.hashing) {}

}  // namespace guildhall::service
