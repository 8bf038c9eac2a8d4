# SPDX-License-Identifier: Apache-2.0
# How every source of the project is compiled: language, warnings, precompiled header, ccache.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Builds all_verify_interface_header_sets: each header of a layer, compiled alone.
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

# Both compilers may fuse a*b+c, which changes the last bit of a result from one machine to another.
add_compile_options(-ffp-contract=off)

# The warnings go to our own sources only (linked PRIVATE), never to those who use the library.
add_library(carreau_warnings INTERFACE)
target_compile_options(carreau_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # GCC 12 sees overlaps and overflows that do not exist in std::string's operator+ (bug 105651).
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow>
  $<$<BOOL:${CARREAU_WERROR}>:-Werror>)

find_program(CARREAU_CCACHE ccache)
mark_as_advanced(CARREAU_CCACHE)
if(CARREAU_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # ccache only serves sources that use a precompiled header when told that this is meant.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CARREAU_CCACHE})
endif()

# carreau_use_pch(<target>): standard headers and fmt, compiled once for all targets.
# Headers are verified without it, so it cannot hide an include that a header forgot.
function(carreau_use_pch target)
  if(NOT CARREAU_PCH)
    return()
  endif()
  if(NOT TARGET carreau_pch)
    add_library(carreau_pch OBJECT "${PROJECT_SOURCE_DIR}/cmake/pch.cpp")
    target_link_libraries(carreau_pch PRIVATE carreau_warnings fmt::fmt)
    target_precompile_headers(carreau_pch PRIVATE
      <algorithm> <array> <bit> <cmath> <compare> <cstddef> <cstdint> <cstring> <filesystem>
      <functional> <limits> <map> <memory> <numeric> <optional> <set> <span> <stdexcept> <string>
      <string_view> <type_traits> <unordered_map> <utility> <variant> <vector>
      <fmt/format.h>)
    target_compile_options(carreau_pch PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
  endif()
  target_precompile_headers(${target} REUSE_FROM carreau_pch)
  target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endfunction()
