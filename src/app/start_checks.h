// What a start refuses beside faulty settings (security.md 20; settings.h has the base URL, service/keys.h the key
// file).
#pragma once

#include "core/time.h"

namespace guildhall::app {

/// When this program was built.
core::Time build_date();

/// Throws SettingsError where `now` lies before it: every end of a session, an invitation and a membership would be
/// judged by a wrong clock.
void refuse_clock_before_build(core::Time now);

}  // namespace guildhall::app
