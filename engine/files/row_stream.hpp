// SPDX-License-Identifier: Apache-2.0
/// Writes rows of results one by one: CSV, JSON, or a layer of a GeoPackage or a database.
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

enum class TableFormat { csv, json, geopackage, database };
/// Whether the format stores the geometry of rows.
[[nodiscard]] constexpr bool has_shapes(TableFormat format) {
  return format == TableFormat::geopackage || format == TableFormat::database;
}

/// Keeps only one row in memory. Without finish() nothing is left behind. CSV has commas, quotes
/// where needed, LF, UTF-8, decimal points, and empty fields for null. JSON is a list of objects,
/// in which null stays null.
class RowStream {
 public:
  virtual ~RowStream() = default;
  virtual void add(const Row& row, const RowPlace& place) = 0;
  /// Throws IoError when the disk did not accept everything.
  virtual void finish() = 0;
};

/// The table to write. Name and description are used only by a GeoPackage or a database.
struct RowLayer {
  std::string name;
  std::string description;
  const std::vector<FieldSpec>& fields;  ///< must outlive the stream
  Crs crs;
  LayerGeometry geometry = LayerGeometry::polygons;
};

/// Writes text to `out`; `format` must be CSV or JSON.
[[nodiscard]] std::unique_ptr<RowStream> stream_rows(std::ostream& out, TableFormat format,
                                                     const RowLayer& layer);
/// Writes a file, or a table of a database, which appears once it is complete. Throws IoError when
/// it exists and may not be replaced.
[[nodiscard]] std::unique_ptr<RowStream> stream_rows(const std::string& path, TableFormat format,
                                                     bool overwrite, const RowLayer& layer);

}  // namespace carreau::files
