// The program's version, from CMake.
#pragma once

namespace guildhall::app {

#ifdef GUILDHALL_VERSION
constexpr const char* kVersion = GUILDHALL_VERSION;
#else
constexpr const char* kVersion = "0.0.0";
#endif

}  // namespace guildhall::app
