# SPDX-License-Identifier: Apache-2.0
# Tests are grouped in few executables, because linking costs more than compiling a test:
# carreau_unit_<layer> for tests/unit/<layer>/, carreau_property, carreau_golden. CTest knows their suites,
# because a start of a program takes longer than most tests and a server is started once for a suite; of
# carreau_property it knows each test, because they take long and run beside one another.

include(GoogleTest)

# carreau_test(NAME grid/lattice_test           a test of one layer, tests/unit/grid/lattice_test.cpp
#   or NAME property/sums_test                  tests/property/sums_test.cpp
#   or NAME golden/delineate_test               tests/golden/delineate_test.cpp
#   OPTIMISED                                   compiled as the layers are: it computes a lot itself
#   SOURCES helper.cpp …                        more sources, relative to tests/
#   LAYERS cli …                                more layers to link; unit tests link their own, and
#                                               drawn worlds bring report and all below it
#   LIBRARIES GEOS::geos_c …)                   third party
function(carreau_test)
  cmake_parse_arguments(PARSE_ARGV 0 arg "OPTIMISED" "NAME" "SOURCES;LAYERS;LIBRARIES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "carreau_test(${arg_NAME}): unknown ${arg_UNPARSED_ARGUMENTS}")
  endif()
  string(REGEX MATCH "^[a-z]+" suite "${arg_NAME}")
  if(suite MATCHES "^(property|golden)$")
    set(target carreau_${suite})
    set(label ${suite})
    # A fresh build knows no times: the long ones are begun first, so that none is left alone at the end.
    set(cost 100)
    if(suite STREQUAL property)
      set(cost 500)
    endif()
    set(source ${arg_NAME}.cpp)
  else()
    set(target carreau_unit_${suite})
    set(label unit)
    set(cost 1)
    set(source unit/${arg_NAME}.cpp)
    # A folder in a layer is a layer of its own: inputs/programme/action_reader_test.
    string(REGEX REPLACE "/[^/]*$" "" room "${arg_NAME}")
    string(REPLACE "/" "_" room "${room}")
    foreach(layer IN ITEMS ${suite} ${room})
      if(TARGET carreau_${layer})
        list(APPEND arg_LAYERS ${layer})
      endif()
    endforeach()
  endif()

  if(NOT TARGET ${target})
    add_executable(${target})
    set(support carreau_test_worlds)
    if(suite MATCHES "^(base|grid|house)$")
      set(support carreau_test_support)
    endif()
    target_link_libraries(${target} PRIVATE
      ${support} carreau_warnings GTest::gmock_main GTest::gmock)
    if(label STREQUAL property)
      target_link_libraries(${target} PRIVATE rapidcheck_gtest)
    elseif(label STREQUAL golden)
      target_compile_definitions(${target} PRIVATE CARREAU_BINARY="$<TARGET_FILE:carreau>")
      add_dependencies(${target} carreau)
    endif()
    if(suite STREQUAL house)
      # These compute a lot themselves: they take apart every source of the project.
      carreau_use_test_pch(${target} OPTIMISED)
    else()
      carreau_use_test_pch(${target})
    endif()
    carreau_use_unity(${target} 0)
    if(label STREQUAL property)
      gtest_discover_tests(${target} DISCOVERY_TIMEOUT 60
        PROPERTIES LABELS ${label} COST ${cost})
    else()
      carreau_list_suites(${target} ${label} ${cost})
    endif()
  endif()
  if(arg_OPTIMISED)
    # Alone: the precompiled header and the others of its batch are not optimised.
    set_source_files_properties(${source} ${arg_SOURCES} PROPERTIES
      COMPILE_OPTIONS -O2 SKIP_PRECOMPILE_HEADERS ON SKIP_UNITY_BUILD_INCLUSION ON)
  endif()
  list(TRANSFORM arg_LAYERS PREPEND carreau_)
  target_sources(${target} PRIVATE ${source} ${arg_SOURCES})
  target_link_libraries(${target} PRIVATE ${arg_LAYERS} ${arg_LIBRARIES})
endfunction()

# carreau_list_suites(<target> <label> <cost>): one CTest test a suite, `ctest -R Lattice`; a single
# test is run by its program, `carreau_unit_grid --gtest_filter=Lattice.FindsNeighbours`.
function(carreau_list_suites target label cost)
  set(list "${CMAKE_CURRENT_BINARY_DIR}/${target}_suites.cmake")
  add_custom_command(TARGET ${target} POST_BUILD
    COMMAND ${CMAKE_COMMAND} "-DPROGRAM=$<TARGET_FILE:${target}>" "-DOUTPUT=${list}"
            "-DLABEL=${label}" "-DCOST=${cost}" -P "${PROJECT_SOURCE_DIR}/cmake/list_test_suites.cmake"
    BYPRODUCTS "${list}" VERBATIM)
  # Before the first build there is nothing to list: CTest is told of a program that is missing.
  file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake"
    "if(EXISTS [[${list}]])\n  include([[${list}]])\nelse()\n"
    "  add_test([[${target}]] [[${target} is not built]])\nendif()\n")
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES
    "${CMAKE_CURRENT_BINARY_DIR}/${target}_include.cmake")
endfunction()

# carreau_must_not_compile(NAME base/euros_plus_persons LAYERS base [EXPECT regex])
# tests/must_not_compile/<NAME>.cpp must compile with -DCONTROL and must not without; EXPECT is
# looked for in the compiler's message, so that the file fails for the reason it was written for.
function(carreau_must_not_compile)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;EXPECT" "LAYERS")
  set(includes "")
  foreach(layer IN LISTS arg_LAYERS)
    list(APPEND includes "$<TARGET_PROPERTY:carreau_${layer},INTERFACE_INCLUDE_DIRECTORIES>")
  endforeach()
  add_test(NAME must_not_compile/${arg_NAME} COMMAND ${CMAKE_COMMAND}
    "-DCOMPILER=${CMAKE_CXX_COMPILER}"
    "-DSOURCE=${CMAKE_CURRENT_SOURCE_DIR}/must_not_compile/${arg_NAME}.cpp"
    "-DINCLUDES=${includes}" "-DEXPECT=${arg_EXPECT}"
    -P "${PROJECT_SOURCE_DIR}/cmake/must_not_compile.cmake")
  set_tests_properties(must_not_compile/${arg_NAME} PROPERTIES LABELS must_not_compile)
endfunction()

# carreau_fuzz(NAME csv_fuzz CORPUS sample/communes.csv … LAYERS io)
# tests/fuzz/<NAME>.cpp defines LLVMFuzzerTestOneInput. Only built when CARREAU_FUZZ is on, once for two
# programs: in carreau_<NAME> fuzz_main.cpp feeds it the corpus (files or folders, relative to data/) and
# random changes of it; with Clang there is carreau_<NAME>_guided as well, in which libFuzzer follows the
# coverage. fuzzers.txt of the build names each with its corpus, for scripts/fuzz.
function(carreau_fuzz)
  if(NOT CARREAU_FUZZ)
    return()
  endif()
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME" "CORPUS;LAYERS")
  list(TRANSFORM arg_LAYERS PREPEND carreau_)
  list(TRANSFORM arg_CORPUS PREPEND "${PROJECT_SOURCE_DIR}/data/")
  if(NOT TARGET carreau_fuzzers)
    add_custom_target(carreau_fuzzers)
    add_library(carreau_fuzz_main OBJECT fuzz/fuzz_main.cpp)
    target_link_libraries(carreau_fuzz_main PRIVATE carreau_warnings)
    file(WRITE "${CMAKE_CURRENT_BINARY_DIR}/fuzzers.txt" "")
  endif()
  add_library(carreau_${arg_NAME}_input OBJECT fuzz/${arg_NAME}.cpp)
  target_link_libraries(carreau_${arg_NAME}_input PUBLIC ${arg_LAYERS} PRIVATE carreau_warnings)
  target_include_directories(carreau_${arg_NAME}_input PRIVATE "${CMAKE_CURRENT_SOURCE_DIR}")
  carreau_use_pch(carreau_${arg_NAME}_input)
  add_executable(carreau_${arg_NAME})
  target_link_libraries(carreau_${arg_NAME} PRIVATE carreau_fuzz_main carreau_${arg_NAME}_input)
  add_dependencies(carreau_fuzzers carreau_${arg_NAME})
  if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    add_executable(carreau_${arg_NAME}_guided)
    target_link_libraries(carreau_${arg_NAME}_guided PRIVATE carreau_${arg_NAME}_input)
    target_link_options(carreau_${arg_NAME}_guided PRIVATE -fsanitize=fuzzer)
    add_dependencies(carreau_fuzzers carreau_${arg_NAME}_guided)
    list(JOIN arg_CORPUS " " corpus)
    file(APPEND "${CMAKE_CURRENT_BINARY_DIR}/fuzzers.txt" "${arg_NAME} ${corpus}\n")
  endif()
  # Each runs in a folder of its own, where it leaves the input that made it crash.
  set(folder "${CMAKE_CURRENT_BINARY_DIR}/${arg_NAME}")
  file(MAKE_DIRECTORY "${folder}")
  add_test(NAME fuzz/${arg_NAME} COMMAND carreau_${arg_NAME} --runs 2000 ${arg_CORPUS}
           WORKING_DIRECTORY "${folder}")
  set_tests_properties(fuzz/${arg_NAME} PROPERTIES LABELS fuzz)
endfunction()
