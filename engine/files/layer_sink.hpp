// SPDX-License-Identifier: Apache-2.0
/// The destination of the layers of a result: a file, or a schema of a database.
#pragma once

#include "base/error.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_writer.hpp"

#include <memory>
#include <optional>
#include <string>

class OGRFeature;
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

/// Layers are written one after the other: start_layer(), then the caller creates columns, then
/// start_rows(), then added() after each row. Nothing becomes visible before commit(), and without
/// commit() nothing is left behind.
class LayerSink {
 public:
  virtual ~LayerSink() = default;
  /// Stores a text about the whole result; ignored by formats that have no place for it.
  virtual void add_note(const std::string& /*name*/, const std::string& /*text*/) {}
  /// Null when GDAL refuses. `srs` is the CRS of the head, null where it has none.
  virtual OGRLayer* start_layer(const LayerHead& head, OGRSpatialReference* srs) = 0;
  virtual void start_rows() {}
  virtual void added(const OGRFeature& /*row*/) {}
  /// Call after the last row. Throws IoError when not everything could be written.
  virtual void finish() = 0;
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
