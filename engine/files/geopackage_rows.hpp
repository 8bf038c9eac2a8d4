// SPDX-License-Identifier: Apache-2.0
/// Fills a table of a GeoPackage that GDAL has created. GDAL 3.6 writes a row in several times the
/// time that SQLite needs, because it passes each value through an OGRFeature and executes a
/// statement for each row.
#pragma once

#include "files/layer_writer.hpp"
#include "files/spatial_index.hpp"
#include "files/sqlite_file.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::files {

/// Appends a shape as the GeoPackage standard stores it (clause 2.1.3): the head with the CRS and
/// the bounds, then well-known binary. An empty shape, and a point, have no bounds in the head.
void append_geometry(const PolygonSet& set, std::size_t feature, std::int32_t crs_id,
                     std::vector<unsigned char>& bytes);
void append_geometry(const Point& point, std::int32_t crs_id, std::vector<unsigned char>& bytes);

/// What is noted about a layer when all its rows are written.
struct FilledLayer {
  IndexedLayer index;  ///< no boxes where no row has a shape
  bool has_shapes = false;
  std::int64_t rows = 0;
  std::optional<Box> extent;  ///< of all shapes; empty without any
};

/// The statement that inserts many rows, and the one for those that are left over. `row` holds the
/// rows' values, of which it gives the parameters.
class GeoPackageTable {
 public:
  /// The names of an existing, empty table; without shapes the geometry column is not used.
  GeoPackageTable(const SqliteFile& database, FilledLayer layer,
                  const std::vector<FieldSpec>& fields);

  /// The place is that of the first row; row i after it has the feature i after its feature.
  void add(std::span<const Row> rows, const RowPlace& first);
  /// Ends the transaction; returns what note_layers() needs.
  [[nodiscard]] FilledLayer finish();

 private:
  void insert(const Statement& statement, std::span<const Row> rows, const RowPlace& first);
  /// Appends the shape of a row to shapes_. Notes its box, when it has one.
  void add_shape(const RowPlace& place);

  const SqliteFile& database_;
  FilledLayer layer_;
  std::int32_t crs_id_ = 0;
  std::vector<std::string> triggers_;  ///< set aside while rows are added
  std::size_t rows_at_once_;
  Statement one_;
  Statement many_;
  std::vector<unsigned char> shapes_;    ///< of the rows being inserted, one after the other
  std::vector<std::size_t> shape_ends_;  ///< an empty shape stands for null
};

/// Notes the number of rows and the extent of layers, and adds their spatial indexes. Call after
/// GDAL has closed the file, because it would overwrite these with its own.
void note_layers(const SqliteFile& database, std::vector<FilledLayer> layers);

}  // namespace carreau::files
