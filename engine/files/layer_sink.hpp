// SPDX-License-Identifier: Apache-2.0
/// The destination of the layers of a result: a file, or a schema of a database.
#pragma once

#include "base/error.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_writer.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

class OGRLayer;
class OGRSpatialReference;

namespace carreau::files {

/// The properties of a layer, without its columns.
struct LayerHead {
  std::string name;
  std::string description;
  std::optional<Crs> crs;  ///< empty for a table without geometry
  LayerGeometry geometry = LayerGeometry::polygons;
};

/// Takes the rows of one layer.
class RowSink {
 public:
  virtual ~RowSink() = default;
  /// The place is that of the first row; row i after it has the feature i after its feature. Throws
  /// IoError when a row is refused.
  virtual void add(std::span<const Row> rows, const RowPlace& first) = 0;
  /// Call after the last row.
  virtual void finish() {}
};

/// Rows that go through OGR, one by one. Everything given must outlive the result.
[[nodiscard]] std::unique_ptr<RowSink> ogr_rows(OGRLayer& layer, const std::string& shown,
                                                const QuietGdal& quiet);

/// A layer whose columns are complete.
struct StartedLayer {
  OGRLayer& layer;
  const std::vector<FieldSpec>& fields;
  const std::string& shown;  ///< the path, as messages show it
  const QuietGdal& quiet;
};

/// Layers are written one after the other: start_layer(), then the caller creates columns, then
/// start_rows() and its rows. Nothing becomes visible before commit(), and without commit() nothing
/// is left behind.
class LayerSink {
 public:
  virtual ~LayerSink() = default;
  /// Stores a text about the whole result; ignored by formats that have no place for it.
  virtual void add_note(const std::string& /*name*/, const std::string& /*text*/) {}
  /// Null when GDAL refuses. `srs` is the CRS of the head, null where it has none.
  virtual OGRLayer* start_layer(const LayerHead& head, OGRSpatialReference* srs) = 0;
  /// What takes the rows; to be finished and destroyed before the next layer is started.
  [[nodiscard]] virtual std::unique_ptr<RowSink> start_rows(const StartedLayer& started) {
    return ogr_rows(started.layer, started.shown, started.quiet);
  }
  /// Call after the last row, with the number of rows of all layers. Throws IoError when not
  /// everything could be written.
  virtual void finish(std::int64_t rows) = 0;
  virtual void commit() = 0;
};

/// The error for a failed write, with GDAL's reason where there is one.
[[nodiscard]] IoError write_error(const std::string& path, const QuietGdal& quiet);

/// The name of a file while it is being written, and the name that messages show.
struct FileNames {
  std::string temporary;
  std::string shown;
};
/// Writes a file. `pending` moves it to its final place, or the caller does where `pending` is
/// null. Throws IoError where the file cannot be created.
[[nodiscard]] std::unique_ptr<LayerSink> file_sink(OutputFormat format, const FileNames& names,
                                                   std::unique_ptr<PendingFile> pending);

/// Writes a schema of a database in one transaction. Creates the schema where it is missing, and
/// replaces tables with the names of the layers where that is allowed. Each layer gets a primary
/// key `fid`, an indexed geometry `geom`, and its description as a comment. Throws IoError, or
/// ArgumentError where the place names no schema.
[[nodiscard]] std::unique_ptr<LayerSink> schema_sink(const OutputPlace& place);

/// Throws the errors of schema_sink() that can be detected without changing the database.
void check_schema(const OutputPlace& place);

}  // namespace carreau::files
