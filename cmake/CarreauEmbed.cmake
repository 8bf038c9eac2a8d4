# SPDX-License-Identifier: Apache-2.0
# Puts the files of data/ that the program cannot do without into the library itself.

# carreau_embed_data(<variable> <file relative to data/>…)
# Sets the variable to the path of embedded_data.cpp, the other half of engine/files/embedded_data.hpp,
# which is generated again whenever one of the files changes.
function(carreau_embed_data variable)
  set(script "${PROJECT_SOURCE_DIR}/cmake/embed_data.cmake")
  set(output "${CMAKE_CURRENT_BINARY_DIR}/embedded_data.cpp")
  list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/data/" OUTPUT_VARIABLE paths)
  # The names go through a file: a list on the command line would be split at its semicolons.
  set(names "${CMAKE_CURRENT_BINARY_DIR}/embedded_data.txt")
  list(JOIN ARGN "\n" text)
  file(CONFIGURE OUTPUT "${names}" CONTENT "${text}\n" @ONLY)
  add_custom_command(OUTPUT "${output}"
    COMMAND ${CMAKE_COMMAND} "-DROOT=${PROJECT_SOURCE_DIR}/data" "-DNAMES=${names}"
            "-DOUTPUT=${output}" -P "${script}"
    DEPENDS "${script}" "${names}" ${paths}
    COMMENT "Embedding the rules and bridges of data/"
    VERBATIM)
  # Texts longer than the standard asks of a compiler: both of ours take them, Clang with a warning.
  set_source_files_properties("${output}" PROPERTIES
    COMPILE_OPTIONS $<$<CXX_COMPILER_ID:Clang>:-Wno-overlength-strings>)
  set(${variable} "${output}" PARENT_SCOPE)
endfunction()
