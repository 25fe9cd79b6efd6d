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
      hasher(settings.hashing),
      throttle(store, keys),
      outbox(store, audit, keys, settings),
      second_factors({changes, audit, throttle, outbox, random, keys, settings}),
      passkeys({store, audit, throttle, second_factors, keys, settings}),
      accounts({changes, audit, hasher, throttle, second_factors, passkeys, random, settings}),
      invitations({changes, accounts, audit, outbox, random, settings}),
      api_tokens(changes, accounts, audit, random),
      forward_sign_in({store, audit, keys, random, settings}),
      resource_values(changes, audit, keys),
      readiness(store, settings),
      activity({store, audit, throttle, settings}),
      password_resets({changes, accounts, audit, outbox, random, settings}) {
    changes.set_follow([this](Tx& tx, const Call& call, const core::Plan& plan) {
        second_factors.follow(tx, plan);
        return invitations.follow(tx, call, plan);
    });
}

}  // namespace guildhall::service
