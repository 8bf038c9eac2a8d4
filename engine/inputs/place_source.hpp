// SPDX-License-Identifier: Apache-2.0
/// Points and footprints read block by block from any table or layer.
#pragma once

#include "base/findings.hpp"
#include "files/layer_table.hpp"
#include "files/table.hpp"
#include "geometry/polygon_set.hpp"
#include "inputs/geocoder.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {

/// How places are read, as the user said it; empty: found out.
struct PlaceOptions {
  std::string x;    ///< column of the longitude or easting
  std::string y;    ///< column of the latitude or northing
  std::string crs;  ///< of the coordinates
  /// Columns that the result shall keep; all of them when not given.
  std::optional<std::vector<std::string>> keep;
  /// How far a position may be from the address, in metres; the geocoder's word when not given.
  std::optional<double> precision;
};

/// Some rows, in the order of the file.
struct PlaceBlock {
  std::vector<Point> points;        ///< of points: NaN where there is none
  PolygonSet footprints;            ///< of footprints: a feature a row, empty where there is none
  std::vector<double> precision;    ///< of each position, in metres
  std::vector<bool> is_unreadable;  ///< coordinates that are no numbers
  std::vector<std::string> fields;  ///< those kept, row after row

  [[nodiscard]] std::size_t rows() const { return precision.size(); }
};

/// Coordinates come from the geometry of a layer (points, or polygons as footprints), or else from
/// two columns: longitude and latitude, or x and y, by their usual names. A geocoder's columns of
/// kind and score (`geo_type`, `result_type`, `geo_score`…) tell how precise a position is.
/// Findings: rows without coordinates, coordinates that are no numbers, each with its first place.
class PlaceSource {
 public:
  /// Throws DataError when the file has no coordinates or no known CRS.
  PlaceSource(const std::string& path, PlaceOptions options, Findings& findings);

  [[nodiscard]] bool has_footprints() const { return kind_ == Kind::footprints; }
  [[nodiscard]] const Crs& crs() const { return crs_; }
  /// Names of the columns kept.
  [[nodiscard]] const std::vector<std::string>& columns() const { return names_; }
  /// Where row `i` of the last block was read, for messages.
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
  /// A number of the current row; NaN where there is none.
  [[nodiscard]] double coordinate(std::size_t column, PlaceBlock& block);

  std::unique_ptr<files::Table> table_;
  const files::LayerTable* layer_ = nullptr;  ///< the same, where it has geometry
  PlaceOptions options_;
  Findings& findings_;
  Kind kind_ = Kind::columns;
  Crs crs_;
  std::size_t x_ = 0;
  std::size_t y_ = 0;
  std::optional<Geocoder> geocoder_;
  std::vector<std::size_t> kept_;
  std::vector<std::string> names_;
  std::vector<std::int64_t> rows_;  ///< of the last block
};

}  // namespace carreau::inputs
