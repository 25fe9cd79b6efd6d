#include "service/clock.h"

#include <chrono>

namespace guildhall::service {

core::Time SystemClock::now() const {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

}  // namespace guildhall::service
