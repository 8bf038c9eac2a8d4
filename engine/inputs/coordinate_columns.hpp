// SPDX-License-Identifier: Apache-2.0
/// Finds the coordinate columns of a table and their reference system.
#pragma once

#include "files/table.hpp"
#include "geometry/crs.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace carreau::inputs {

/// What the user specified; empty parts are determined from the table.
struct CoordinateNames {
  std::string x;    ///< column of longitudes or eastings
  std::string y;    ///< column of latitudes or northings
  std::string crs;  ///< of the coordinates
};

/// The two coordinate columns of a table.
struct CoordinateColumns {
  std::size_t x = 0;
  std::size_t y = 0;
  Crs crs;  ///< unknown where neither the user nor the names of the columns say it
  /// Where the CRS is unknown: the column with the EPSG code of each row.
  std::optional<std::size_t> epsg;
};

/// Whether a row of names may be the header of a table with coordinates.
[[nodiscard]] files::IsHeader names_coordinates(const CoordinateNames& names);

/// Finds longitude and latitude, or x and y, by their usual names. Where a table has both pairs, a
/// CRS given by the user selects x and y. Nothing where it has neither pair. Throws DataError for
/// columns that the user named and the table does not have.
[[nodiscard]] std::optional<CoordinateColumns> find_coordinates(const files::Table& table,
                                                                const CoordinateNames& names);

}  // namespace carreau::inputs
