// `guildhall audit verify`: checks the trails of a data folder, whether a server runs on it or not.
#pragma once

#include "app/settings.h"

namespace guildhall::app {

/// Prints a line per trail; 0: all whole, 1: something is wrong.
int verify_audit(const Settings& settings);

}  // namespace guildhall::app
