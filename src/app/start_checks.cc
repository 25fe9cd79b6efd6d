#include "app/start_checks.h"

#include "app/settings.h"

namespace guildhall::app {

core::Time build_date() { return {GUILDHALL_BUILD_DATE * core::kSecond}; }

void refuse_clock_before_build(core::Time now) {
    if (now < build_date())
        throw SettingsError("The machine's clock says " + core::to_rfc3339(now) + ", and this program was built at " +
                            core::to_rfc3339(build_date()) + ". Set the clock, then start again.");
}

}  // namespace guildhall::app
