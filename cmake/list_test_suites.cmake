# SPDX-License-Identifier: Apache-2.0
# Run after a program of unit tests is linked: writes a file for CTest with one test a suite, since
# to start the program costs more than most of its tests.
#   cmake -DPROGRAM=… -DOUTPUT=… -DLABEL=… -DCOST=… -P list_test_suites.cmake

execute_process(COMMAND "${PROGRAM}" --gtest_list_tests
  OUTPUT_VARIABLE listing RESULT_VARIABLE failed TIMEOUT 60)
if(failed)
  # A program that cannot even list its tests is not linked whole; the next build tries anew.
  file(REMOVE "${PROGRAM}")
  message(FATAL_ERROR "${PROGRAM} --gtest_list_tests: ${failed}")
endif()

# A suite begins its line, `Name.` with `# TypeParam = …` behind it where it is typed; its tests are indented.
string(REPLACE ";" "\\;" listing "${listing}")
string(REPLACE "\n" ";" lines "${listing}")
set(text "")
foreach(line IN LISTS lines)
  if(NOT line MATCHES "^([^ #]+)\\.( |$)")
    continue()
  endif()
  set(suite "${CMAKE_MATCH_1}")
  string(APPEND text "add_test([[${suite}]] [[${PROGRAM}]] [[--gtest_filter=${suite}.*]])\n")
  # Tests over many values take longer than most: they are begun early, so that none is left alone at the end.
  set(cost ${COST})
  if(suite MATCHES "/")
    math(EXPR cost "50 * ${COST}")
  endif()
  # A suite is skipped when all of it is: nothing passed, and what is listed at the end are the skipped, not failures.
  string(APPEND text "set_tests_properties([[${suite}]] PROPERTIES LABELS ${LABEL} COST ${cost} "
    "SKIP_REGULAR_EXPRESSION [[\\[  PASSED  \\] 0 tests\\.\n\\[  SKIPPED \\][^\n]*\n(\\[  SKIPPED \\][^\n]*\n)+$]])\n")
endforeach()
file(WRITE "${OUTPUT}" "${text}")
