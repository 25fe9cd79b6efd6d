// The machine's clock.
#pragma once

#include "service/ports.h"

namespace guildhall::service {

class SystemClock final : public Clock {
public:
    core::Time now() const override;
};

}  // namespace guildhall::service
