// SPDX-License-Identifier: Apache-2.0
/// Writes a table of results with a row for each zone: CSV, JSON, or a layer of a GeoPackage or a
/// database.
#pragma once

#include "files/row_stream.hpp"
#include "geometry/polygon_set.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace carreau::files {

/// The format by name ("csv", "json", "gpkg") or else by the extension of the path; `-` means CSV,
/// and a database is recognised by its address. Throws ArgumentError when neither name nor path
/// determines a format.
[[nodiscard]] TableFormat table_format(const std::string& path, const std::string& name);

/// Rows with their fields. Feature i of `zones` is the outline of row i; only a GeoPackage or a
/// database stores outlines, and there may be none.
struct ResultTable {
  std::string name;         ///< of the layer
  std::string description;  ///< of the layer
  const std::vector<FieldSpec>& fields;
  std::vector<Row> rows;
  const PolygonSet& zones;
  LayerGeometry geometry = LayerGeometry::polygons;
};

/// Writes to `out`; `format` must be CSV or JSON.
void write_table(const ResultTable& table, std::ostream& out, TableFormat format);
/// Writes to a temporary file first. Throws IoError when the file exists and may not be replaced.
void write_table(const ResultTable& table, const std::string& path, TableFormat format,
                 bool overwrite);

}  // namespace carreau::files
