# Warnings, hardening, sanitizers and linker: one place for all targets.
include(CheckPIESupported)
check_pie_supported(LANGUAGES CXX)

add_compile_options(-Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Wno-gnu-statement-expression
                    -Werror=return-type -Werror=format-security)
if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
  add_compile_options(-Wno-gnu-zero-variadic-macro-arguments -Wno-gnu-statement-expression-from-macro-expansion)
else()
  # g++ warns of designated initializers that leave members at their defaults, and of variants that are well initialized.
  add_compile_options(-Wno-pedantic -Wno-missing-field-initializers -Wno-maybe-uninitialized)
endif()

# Hardening. Every build has the checks that a fault can trip over; release has _FORTIFY_SOURCE too, which needs -O2
# and would hide the sanitizers' own interceptors elsewhere. scripts/checks/hardening looks at the finished program.
add_compile_options(-fstack-protector-strong)
if(NOT GUILDHALL_SANITIZE)
  add_compile_options(-fstack-clash-protection)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
    add_compile_options(-fcf-protection)
  endif()
endif()
add_compile_definitions(_GLIBCXX_ASSERTIONS)
add_link_options(-Wl,-z,relro,-z,now,-z,noexecstack)
if(CMAKE_BUILD_TYPE MATCHES "Rel")
  add_compile_options(-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3)
endif()

find_program(MOLD mold)
if(MOLD)
  if(CMAKE_CXX_COMPILER_ID MATCHES Clang)
    add_link_options(--ld-path=${MOLD})
  else()
    add_link_options(-fuse-ld=mold)
  endif()
endif()

if(GUILDHALL_SANITIZE)
  add_compile_options(-fsanitize=${GUILDHALL_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${GUILDHALL_SANITIZE})
endif()

# What is fuzzed tells libFuzzer which branches it took; the targets in tests/fuzz bring its main().
option(GUILDHALL_FUZZ "build the fuzz targets" OFF)
if(GUILDHALL_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
