// SPDX-License-Identifier: Apache-2.0
/// Which columns of a table are coordinates, and in which system.
#pragma once

#include "files/table.hpp"
#include "geometry/crs.hpp"

#include <cstddef>
#include <optional>
#include <string>

namespace carreau::inputs {

/// As the user says it; empty: found out.
struct CoordinateNames {
  std::string x;    ///< column of the longitude or easting
  std::string y;    ///< column of the latitude or northing
  std::string crs;  ///< of the coordinates
};

/// Two columns that belong together.
struct CoordinateColumns {
  std::size_t x = 0;
  std::size_t y = 0;
  Crs crs;  ///< unknown where nothing tells
};

/// Whether a row of names may be the header of a table with coordinates.
[[nodiscard]] files::IsHeader names_coordinates(const CoordinateNames& names);

/// Longitude and latitude, or x and y, by their usual names; where a table has both, a CRS that is
/// given says that the plane is meant. Nothing where it has neither. Throws DataError for columns
/// that are named and not there.
[[nodiscard]] std::optional<CoordinateColumns> find_coordinates(const files::Table& table,
                                                                const CoordinateNames& names);

}  // namespace carreau::inputs
