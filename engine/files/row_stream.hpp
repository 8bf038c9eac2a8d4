// SPDX-License-Identifier: Apache-2.0
/// Rows of results written as they come: CSV, JSON, or a layer of a GeoPackage or a database.
#pragma once

#include "files/layer_writer.hpp"
#include "geometry/polygon_set.hpp"

#include <cstddef>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::files {

using Row = std::vector<FieldValue>;

enum class TableFormat { csv, json, geopackage, database };
/// Whether rows keep where they lie.
[[nodiscard]] constexpr bool has_shapes(TableFormat format) {
  return format == TableFormat::geopackage || format == TableFormat::database;
}

/// Where a row lies; only a GeoPackage or a database keeps it.
struct RowPlace {
  std::optional<Point> point;
  const PolygonSet* polygons = nullptr;  ///< a feature of it, when not null
  std::size_t feature = 0;
};

/// Holds one row at a time. Without finish() nothing is left behind.
///
/// CSV: comma, quotes where needed, LF, UTF-8, a point for decimals, nothing for null.
/// JSON: a list of objects; null stays null.
class RowStream {
 public:
  virtual ~RowStream() = default;
  virtual void add(const Row& row, const RowPlace& place) = 0;
  /// Throws IoError when the disk did not take everything.
  virtual void finish() = 0;
};

/// What is written: the name and description matter in a GeoPackage or a database only.
struct RowLayer {
  std::string name;
  std::string description;
  const std::vector<FieldSpec>& fields;  ///< must outlive the stream
  Crs crs;
  LayerGeometry geometry = LayerGeometry::polygons;
};

/// Text to `out`; `format` is CSV or JSON.
[[nodiscard]] std::unique_ptr<RowStream> stream_rows(std::ostream& out, TableFormat format,
                                                     const RowLayer& layer);
/// A file, or a table of a database, which appears once finished. Throws IoError when it exists and
/// may not be replaced.
[[nodiscard]] std::unique_ptr<RowStream> stream_rows(const std::string& path, TableFormat format,
                                                     bool overwrite, const RowLayer& layer);

}  // namespace carreau::files
