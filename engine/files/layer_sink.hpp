// SPDX-License-Identifier: Apache-2.0
/// What takes the layers of a result: a file, or a schema of a database.
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

/// A layer before it has columns.
struct LayerHead {
  std::string name;
  std::string description;
  std::optional<Crs> crs;  ///< empty: a table without geometry
  LayerGeometry geometry = LayerGeometry::polygons;
};

/// Layers come one after the other: start_layer(), its columns by the caller, start_rows(), then
/// each row once it is in. Nothing is to be seen before commit(), nothing left behind without it.
class LayerSink {
 public:
  virtual ~LayerSink() = default;
  /// A text of the result as a whole; left out where there is no place for it.
  virtual void add_note(const std::string& /*name*/, const std::string& /*text*/) {}
  /// Null where GDAL refuses. `srs` is that of the head, null where it has none.
  virtual OGRLayer* start_layer(const LayerHead& head, OGRSpatialReference* srs) = 0;
  virtual void start_rows() {}
  virtual void added(const OGRFeature& /*row*/) {}
  /// No row comes any more. Throws IoError where not everything is in.
  virtual void finish() = 0;
  virtual void commit() = 0;
};

/// What to throw when something was not taken: with GDAL's reason, where it gave one.
[[nodiscard]] IoError write_error(const std::string& path, const QuietGdal& quiet);

/// What a file is called while it is written, and what messages call it.
struct FileNames {
  std::string now;
  std::string told;
};
/// A file, put in place by `pending`, or by somebody else where that is null. Throws IoError where
/// it cannot be created.
[[nodiscard]] std::unique_ptr<LayerSink> file_sink(OutputFormat format, const FileNames& names,
                                                   std::unique_ptr<PendingFile> pending);

/// A schema of a database, all in one transaction: created where it is missing, tables of the
/// layers' names dropped where they may be. Each layer gets a primary key `fid`, shapes in `geom`
/// with an index, and its description as comment. Throws IoError, or ArgumentError where the place
/// names no schema.
[[nodiscard]] std::unique_ptr<LayerSink> schema_sink(const OutputPlace& place);

/// Throws what schema_sink() would, as far as that can be told without a change.
void check_schema(const OutputPlace& place);

}  // namespace carreau::files
