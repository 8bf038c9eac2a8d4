# SPDX-License-Identifier: Apache-2.0
# How every source of the project is compiled: language, warnings, precompiled headers,
# unity builds, ccache, linker.

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "" FORCE)
endif()

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

# Builds all_verify_interface_header_sets: each header of a layer, compiled alone.
set(CMAKE_VERIFY_INTERFACE_HEADER_SETS ON)

# Position independent, so that the same static libraries serve the programs and the module of the
# Python package. One flag for all, not CMAKE_POSITION_INDEPENDENT_CODE: that would compile programs
# with -fPIE, which cannot use the precompiled headers of the layers. With hidden names the code
# costs what it cost: calls within a module are direct, and may be inlined.
add_compile_options(-fPIC)
set(CMAKE_CXX_VISIBILITY_PRESET hidden)
set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)

# Both compilers may fuse a*b+c, which changes the last bit of a result from one machine to another.
add_compile_options(-ffp-contract=off)

# What makes a fault of memory end the program instead of serving whoever caused it: checked copies,
# guarded stacks, tables of addresses that are read-only once it runs, addresses drawn at each start,
# marked targets of jumps. tests/install/hardening_test.cmake looks for each in the program.
# Sanitizers replace them.
option(CARREAU_HARDENED "Compile and link with the guards of compiler and linker" ON)
if(CARREAU_HARDENED)
  include(CheckCXXCompilerFlag)
  foreach(guard IN ITEMS stack-protector-strong stack-clash-protection cf-protection=full)
    string(MAKE_C_IDENTIFIER "CARREAU_HAS_${guard}" known)
    check_cxx_compiler_flag("-f${guard}" ${known})  # not every processor has all of them
    if(${known})
      add_compile_options(-f${guard})
    endif()
  endforeach()
  add_compile_options(-U_FORTIFY_SOURCE $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=3>)
  add_link_options(LINKER:-z,relro,-z,now,-z,noexecstack
                   $<$<STREQUAL:$<TARGET_PROPERTY:TYPE>,EXECUTABLE>:-pie>)
endif()

# The warnings go to our own sources only (linked PRIVATE), never to those who use the library.
add_library(carreau_warnings INTERFACE)
target_compile_options(carreau_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow
  # GCC 12 sees overlaps and overflows that do not exist in std::string's operator+ (bug 105651), and
  # accesses beyond a vector of fixed capacity, as the R-tree of Boost has them.
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-array-bounds>
  $<$<CXX_COMPILER_ID:GNU>:-Wno-stringop-overflow>
  $<$<BOOL:${CARREAU_WERROR}>:-Werror>)

find_program(CARREAU_CCACHE ccache)
mark_as_advanced(CARREAU_CCACHE)
if(CARREAU_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  # ccache only serves sources that use a precompiled header when told that this is meant.
  set(CMAKE_CXX_COMPILER_LAUNCHER
      ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros ${CARREAU_CCACHE})
endif()

# A program loads the libraries that it calls: GDAL brings a hundred others, 50 ms at each start.
add_link_options(LINKER:--as-needed)

# The tests are some thirty programs, each linked with most layers: mold takes a tenth of ld's time.
find_program(CARREAU_MOLD mold)
mark_as_advanced(CARREAU_MOLD)
if(CARREAU_MOLD AND CARREAU_TESTS)
  # The standard library first: where an object of a layer has its own copy of a template that the standard
  # library has too, the linker would take that object, and with it the whole layer and GDAL.
  add_link_options(-fuse-ld=mold -lstdc++)
endif()

set(CARREAU_PCH_HEADERS
  <algorithm> <array> <bit> <cmath> <compare> <cstddef> <cstdint> <cstring> <filesystem>
  <functional> <limits> <map> <memory> <numeric> <optional> <set> <span> <stdexcept> <string>
  <string_view> <type_traits> <unordered_map> <utility> <variant> <vector>
  <Eigen/SparseCore> <fmt/format.h>)

# carreau_reuse_pch(<target> <pch> LIBRARIES … HEADERS …): headers compiled once, for all targets
# that name the same <pch>. Headers of the project are verified without them, so that they cannot
# hide an include that a header forgot.
function(carreau_reuse_pch target pch)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "" "LIBRARIES;HEADERS;OPTIONS")
  # What ccache needs to know a precompiled header again.
  set(options $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>
              "$<$<CXX_COMPILER_ID:Clang>:SHELL:-Xclang -fno-pch-timestamp>" ${arg_OPTIONS})
  if(NOT TARGET ${pch})
    add_library(${pch} OBJECT "${PROJECT_SOURCE_DIR}/cmake/pch.cpp")
    target_link_libraries(${pch} PRIVATE carreau_warnings ${arg_LIBRARIES})
    target_precompile_headers(${pch} PRIVATE ${arg_HEADERS})
    target_compile_options(${pch} PRIVATE ${options})
  endif()
  target_precompile_headers(${target} REUSE_FROM ${pch})
  target_compile_options(${target} PRIVATE ${options})
endfunction()

# carreau_use_pch(<target>): standard headers and fmt.
function(carreau_use_pch target)
  if(CARREAU_PCH)
    carreau_reuse_pch(${target} carreau_pch LIBRARIES fmt::fmt Eigen3::Eigen
      HEADERS ${CARREAU_PCH_HEADERS})
  endif()
endfunction()

# How layers are compiled that compute little, where CARREAU_OPTIMISE_ALL is off. The checked copies of
# _FORTIFY_SOURCE exist in optimised code only, and the C library warns of that.
set(CARREAU_LIGHT_OPTIONS -O0 -U_FORTIFY_SOURCE)

# carreau_use_light_pch(<target>): standard headers and fmt for such a layer.
function(carreau_use_light_pch target)
  if(CARREAU_PCH)
    carreau_reuse_pch(${target} carreau_light_pch LIBRARIES fmt::fmt Eigen3::Eigen nlohmann_json::nlohmann_json
      HEADERS ${CARREAU_PCH_HEADERS} <nlohmann/json.hpp> OPTIONS ${CARREAU_LIGHT_OPTIONS})
  endif()
endfunction()

# carreau_use_test_pch(<target> [OPTIMISED]): the same and GoogleTest. Tests are not optimised: most of them
# run once, and what takes long is in the layers that they link; OPTIMISED is for those that compute a lot
# themselves. None has lines for a debugger, which take an eighth of the time: GoogleTest tells where an
# expectation failed.
function(carreau_use_test_pch target)
  cmake_parse_arguments(PARSE_ARGV 1 arg "OPTIMISED" "" "")
  if(arg_OPTIMISED)
    set(pch carreau_optimised_test_pch)
    set(options -O1 -g0)
  else()
    set(pch carreau_test_pch)
    set(options -O0 -g0)
  endif()
  if(CARREAU_PCH)
    carreau_reuse_pch(${target} ${pch} OPTIONS ${options}
      LIBRARIES fmt::fmt Eigen3::Eigen nlohmann_json::nlohmann_json GTest::gmock
      HEADERS ${CARREAU_PCH_HEADERS} <fstream> <iostream> <random> <regex> <nlohmann/json.hpp>
              <gmock/gmock.h>)
  endif()
endfunction()

# carreau_use_unity(<target> <batch>): compiles <batch> sources as one, all of them where it is 0. Headers,
# those of third parties (JSON, GoogleTest, CLI11) most of all, and what is instantiated of them cost more
# than our own lines, and are then paid once a batch. Names in unnamed namespaces must differ within a target.
function(carreau_use_unity target batch)
  if(CARREAU_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE ${batch})
  endif()
endfunction()
