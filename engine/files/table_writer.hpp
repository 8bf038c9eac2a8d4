// SPDX-License-Identifier: Apache-2.0
/// A table of results, a row a zone: CSV, JSON, or a layer of a GeoPackage or a database.
#pragma once

#include "files/row_stream.hpp"
#include "geometry/polygon_set.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace carreau::files {

/// By name ("csv", "json", "gpkg") or else by the path's extension; `-` means CSV, and a
/// database is known by its name alone. Throws ArgumentError when neither tells.
[[nodiscard]] TableFormat table_format(const std::string& path, const std::string& name);

/// Rows under their fields. `zones` are the outlines, feature i of row i; only a GeoPackage
/// or a database has them, and none where there are no places.
struct ResultTable {
  std::string name;         ///< of the layer
  std::string description;  ///< of the layer
  const std::vector<FieldSpec>& fields;
  std::vector<Row> rows;
  const PolygonSet& zones;
  LayerGeometry geometry = LayerGeometry::polygons;
};

/// Writes to `out`; `format` is CSV or JSON.
void write_table(const ResultTable& table, std::ostream& out, TableFormat format);
/// Writes beside the path first. Throws IoError when the file exists and may not be replaced.
void write_table(const ResultTable& table, const std::string& path, TableFormat format,
                 bool overwrite);

}  // namespace carreau::files
