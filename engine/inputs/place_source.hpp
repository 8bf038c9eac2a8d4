// SPDX-License-Identifier: Apache-2.0
/// Reads points and footprints block by block from any table or layer.
#pragma once

#include "base/findings.hpp"
#include "files/layer_table.hpp"
#include "files/table.hpp"
#include "geometry/crs.hpp"
#include "geometry/polygon_set.hpp"
#include "inputs/geocoder.hpp"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {

/// How places are read. Empty parts are determined from the file.
struct PlaceOptions {
  std::string x;    ///< column of longitudes or eastings
  std::string y;    ///< column of latitudes or northings
  std::string crs;  ///< of the coordinates
  /// Columns to copy to the result; all of them when not given.
  std::optional<std::vector<std::string>> keep;
  /// The possible error of a position in metres. When not given, it is derived from the geocoder's
  /// columns.
  std::optional<double> precision;
};

/// Consecutive rows, in file order.
struct PlaceBlock {
  std::vector<Point> points;  ///< for points; NaN without coordinates
  PolygonSet footprints;  ///< for footprints: one feature for each row, empty without a geometry
  std::vector<double> precision;    ///< of each position, in metres
  std::vector<bool> is_unreadable;  ///< rows whose coordinates are not numbers
  std::vector<std::string> fields;  ///< the copied columns, row by row

  [[nodiscard]] std::size_t rows() const { return precision.size(); }
};

/// Coordinates come from the geometry of a layer (points, or polygons as footprints), otherwise
/// from two columns: longitude and latitude, or x and y, by their usual names; where each row
/// states its CRS in a column `epsg`, the points are those in degrees. The columns of a geocoder
/// (`geo_type`, `result_type`, `geo_score`…) give the precision of a position. Rows without
/// coordinates, and coordinates that are not numbers, are findings with the place of the first.
class PlaceSource {
 public:
  /// Throws DataError when the file has no coordinates, or when their CRS is unknown.
  PlaceSource(const std::string& path, PlaceOptions options, Findings& findings);

  [[nodiscard]] bool has_footprints() const { return kind_ == Kind::footprints; }
  [[nodiscard]] const Crs& crs() const { return crs_; }
  /// Names of the copied columns.
  [[nodiscard]] const std::vector<std::string>& columns() const { return names_; }
  /// The place of row `i` of the last block, for messages.
  [[nodiscard]] Place place_of(std::size_t i) const;

  /// Reads the next rows, at most kBlock of them; false at the end of the file.
  bool next(PlaceBlock& block);

  static constexpr std::size_t kBlock = 32'768;

 private:
  enum class Kind { columns, points, footprints };
  void take_geometry(files::LayerTable::Shape shape);
  void take_columns();
  void take_kept();
  void read_row(PlaceBlock& block);
  /// The point of the current row in the CRS of its own that it states; NaN where it states none.
  [[nodiscard]] Point in_degrees(Point point, PlaceBlock& block);
  [[nodiscard]] const Transform* transform_from(std::int64_t epsg);
  /// A number of the current row; NaN where it is missing.
  [[nodiscard]] double coordinate(std::size_t column, PlaceBlock& block);

  std::unique_ptr<files::Table> table_;
  const files::LayerTable* layer_ = nullptr;  ///< the same table, where it has a geometry
  PlaceOptions options_;
  Findings& findings_;
  Kind kind_ = Kind::columns;
  Crs crs_;
  std::size_t x_ = 0;
  std::size_t y_ = 0;
  std::optional<std::size_t> epsg_;  ///< column of the CRS of each row
  /// By EPSG code; empty for one that PROJ does not know.
  std::map<std::int64_t, std::optional<Transform>> to_degrees_;
  std::optional<Geocoder> geocoder_;
  std::vector<std::size_t> kept_;
  std::vector<std::string> names_;
  std::vector<std::int64_t> rows_;  ///< row numbers of the last block
};

}  // namespace carreau::inputs
