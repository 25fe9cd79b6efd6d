# Precompiled headers: half of the time of a build goes into the same headers, read again by each file.
# Only what hardly changes belongs here; each file still includes what it uses (the gcc preset builds without them).
option(GUILDHALL_PRECOMPILE "precompile the headers that most files include" ON)

set(STANDARD_HEADERS <algorithm> <array> <chrono> <condition_variable> <cstdint> <filesystem> <functional> <map>
    <memory> <mutex> <optional> <set> <span> <sstream> <stdexcept> <string> <string_view> <thread> <unordered_map>
    <utility> <variant> <vector>)
set(JSON_HEADERS ${STANDARD_HEADERS} <boost/json.hpp> ${CMAKE_SOURCE_DIR}/src/core/change.h)

# guildhall_precompile(target header...)
function(guildhall_precompile target)
  if(GUILDHALL_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE ${ARGN})
    if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
      target_compile_options(${target} PRIVATE "SHELL:-Xclang -fno-pch-timestamp")  # as ccache wants it
    endif()
  endif()
endfunction()
