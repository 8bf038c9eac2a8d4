# SPDX-License-Identifier: Apache-2.0
# One static library a layer, linked to the layers below that it names.

# carreau_layer(NAME grid
#   SOURCES lattice.cpp …           relative to the layer's folder
#   HEADERS lattice.hpp …           each is compiled alone by all_verify_interface_header_sets
#   DEPENDS base …                  layers below; their headers become visible
#   LIBRARIES Boost::headers …      third party used in sources only
#   PUBLIC_LIBRARIES fmt::fmt …     third party that appears in the layer's headers
#   UNITY 32                         how many sources are compiled as one, see carreau_use_unity
#   LIGHT                            computes little: see CARREAU_OPTIMISE_ALL
#   INCLUDE_ROOT dir)               what "grid/lattice.hpp" is relative to; engine/ unless told
function(carreau_layer)
  cmake_parse_arguments(PARSE_ARGV 0 arg "LIGHT" "NAME;INCLUDE_ROOT;UNITY"
    "SOURCES;HEADERS;DEPENDS;LIBRARIES;PUBLIC_LIBRARIES")
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "carreau_layer(${arg_NAME}): unknown ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT arg_INCLUDE_ROOT)
    set(arg_INCLUDE_ROOT "${PROJECT_SOURCE_DIR}/engine")
  endif()
  list(TRANSFORM arg_DEPENDS PREPEND carreau_ OUTPUT_VARIABLE layers)
  set(target carreau_${arg_NAME})

  if(arg_SOURCES)
    add_library(${target} STATIC ${arg_SOURCES})
    set(visibility PUBLIC)
    target_link_libraries(${target} PRIVATE
      $<BUILD_INTERFACE:carreau_warnings> ${arg_LIBRARIES})
    if(arg_LIGHT AND NOT CARREAU_OPTIMISE_ALL)
      target_compile_options(${target} PRIVATE ${CARREAU_LIGHT_OPTIONS})
      carreau_use_light_pch(${target})
    else()
      carreau_use_pch(${target})
    endif()
    if(arg_UNITY)
      carreau_use_unity(${target} ${arg_UNITY})
    endif()
  else()  # nothing to compile: headers only, or a layer not written yet
    add_library(${target} INTERFACE)
    set(visibility INTERFACE)
  endif()
  target_link_libraries(${target} ${visibility} ${layers} ${arg_PUBLIC_LIBRARIES})
  target_sources(${target} ${visibility} FILE_SET HEADERS
    BASE_DIRS "${arg_INCLUDE_ROOT}" FILES ${arg_HEADERS})
  if(arg_INCLUDE_ROOT STREQUAL "${PROJECT_SOURCE_DIR}/engine")
    carreau_install_layer(${arg_NAME})
  endif()
endfunction()
