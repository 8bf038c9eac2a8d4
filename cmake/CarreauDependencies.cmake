# SPDX-License-Identifier: Apache-2.0
# Every third-party library, and the layers that may use it. tests/unit/house checks the includes.
# Installed with the library, whose users need the same.

find_package(fmt REQUIRED CONFIG)            # everywhere
find_package(TBB REQUIRED CONFIG)            # base

# utf8proc (base) ships no CMake package in Debian.
find_library(UTF8PROC_LIBRARY NAMES utf8proc REQUIRED)
find_path(UTF8PROC_INCLUDE_DIR NAMES utf8proc.h REQUIRED)
mark_as_advanced(UTF8PROC_LIBRARY UTF8PROC_INCLUDE_DIR)
if(NOT TARGET utf8proc::utf8proc)
  add_library(utf8proc::utf8proc UNKNOWN IMPORTED GLOBAL)
  set_target_properties(utf8proc::utf8proc PROPERTIES
    IMPORTED_LOCATION "${UTF8PROC_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${UTF8PROC_INCLUDE_DIR}")
endif()

# kainjow's Mustache (report) is headers only.
find_path(MUSTACHE_INCLUDE_DIR NAMES kainjow/mustache.hpp REQUIRED)
mark_as_advanced(MUSTACHE_INCLUDE_DIR)

find_package(Boost 1.74 REQUIRED)            # geometry; Boost.Graph in delineation
find_package(GEOS 3.11 REQUIRED CONFIG)      # geometry, C API
find_package(PROJ 9 REQUIRED CONFIG)         # geometry
find_package(Eigen3 3.4 REQUIRED CONFIG)     # income, zoning
find_package(GDAL 3.6 REQUIRED CONFIG)       # files, inputs, results
find_package(OpenSSL REQUIRED COMPONENTS Crypto)  # files, inputs
find_package(SQLite3 3.40 REQUIRED)          # files
find_package(hwy 1.0 REQUIRED CONFIG)        # files
find_package(nlohmann_json REQUIRED CONFIG)  # files to cli
find_package(tomlplusplus REQUIRED CONFIG)   # files, inputs

# libxlsxwriter (files) ships no CMake package.
find_library(XLSXWRITER_LIBRARY NAMES xlsxwriter REQUIRED)
find_path(XLSXWRITER_INCLUDE_DIR NAMES xlsxwriter.h REQUIRED)
mark_as_advanced(XLSXWRITER_LIBRARY XLSXWRITER_INCLUDE_DIR)
if(NOT TARGET xlsxwriter::xlsxwriter)
  add_library(xlsxwriter::xlsxwriter UNKNOWN IMPORTED GLOBAL)
  set_target_properties(xlsxwriter::xlsxwriter PROPERTIES
    IMPORTED_LOCATION "${XLSXWRITER_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${XLSXWRITER_INCLUDE_DIR}")
endif()

find_package(EXPAT 2.5 REQUIRED)             # files/workbook
find_package(ZLIB REQUIRED)                  # files/workbook

# minizip (files/workbook) ships no CMake package.
find_library(MINIZIP_LIBRARY NAMES minizip REQUIRED)
find_path(MINIZIP_INCLUDE_DIR NAMES minizip/unzip.h REQUIRED)
mark_as_advanced(MINIZIP_LIBRARY MINIZIP_INCLUDE_DIR)
if(NOT TARGET minizip::minizip)
  add_library(minizip::minizip UNKNOWN IMPORTED GLOBAL)
  set_target_properties(minizip::minizip PROPERTIES
    IMPORTED_LOCATION "${MINIZIP_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${MINIZIP_INCLUDE_DIR}")
endif()

# The rest serves the programs alone: whoever uses the installed library needs none of it.
if(CARREAU_IS_INSTALLED)
  return()
endif()
find_package(CLI11 REQUIRED CONFIG)          # cli

find_package(LibArchive 3.4 REQUIRED)        # lab/unpack

# cpp-httplib (lab): by pkg-config, which tells what Debian compiled it with.
find_package(PkgConfig REQUIRED)
pkg_check_modules(httplib REQUIRED IMPORTED_TARGET cpp-httplib)

# protozero (lab) is headers only and ships no CMake package.
find_path(PROTOZERO_INCLUDE_DIR NAMES protozero/pbf_writer.hpp REQUIRED)
mark_as_advanced(PROTOZERO_INCLUDE_DIR)
add_library(protozero::protozero INTERFACE IMPORTED GLOBAL)
set_target_properties(protozero::protozero PROPERTIES
  INTERFACE_INCLUDE_DIRECTORIES "${PROTOZERO_INCLUDE_DIR}")
