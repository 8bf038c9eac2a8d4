# SPDX-License-Identifier: Apache-2.0
# Installs the library into a prefix of its own, builds the example with nothing but that prefix,
# runs it on the sample, and compares what it prints.
# -DBUILD= of the project, -DSOURCE= of the project, -DWORK= a folder to work in, -DCOMPILER=,
# -DBUILD_TYPE=

function(run what)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${what} ended with ${code}\n${out}\n${err}")
  endif()
  set(output "${out}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE "${WORK}")
run("installing" "${CMAKE_COMMAND}" --install "${BUILD}" --prefix "${WORK}/prefix"
    --component library)
# A copy, so that nothing of the project can be found by its place.
file(COPY "${SOURCE}/examples/" DESTINATION "${WORK}/example")
run("configuring the example" "${CMAKE_COMMAND}" -S "${WORK}/example" -B "${WORK}/build"
    "-DCMAKE_PREFIX_PATH=${WORK}/prefix" "-DCMAKE_CXX_COMPILER=${COMPILER}"
    "-DCMAKE_BUILD_TYPE=${BUILD_TYPE}" "-DCMAKE_CXX_FLAGS=${FLAGS}")
run("building the example" "${CMAKE_COMMAND}" --build "${WORK}/build")
set(sample "${SOURCE}/data/sample")
run("the example" "${WORK}/build/neighbourhoods" "${sample}/carreaux_200m_met.csv"
    "${sample}/uu2020_composition.csv" "${sample}/communes.csv" metropole-2014)

file(READ "${CMAKE_CURRENT_LIST_DIR}/expected.txt" expected)
if(NOT output STREQUAL expected)
  message(FATAL_ERROR "the example printed\n${output}\nand not\n${expected}")
endif()
file(REMOVE_RECURSE "${WORK}")
