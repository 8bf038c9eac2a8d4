// SPDX-License-Identifier: Apache-2.0
/// Layers and tables written through GDAL: to be seen once they are whole, and not before.
#pragma once

#include "geometry/polygon_set.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace carreau::files {

enum class OutputFormat { geopackage, geojson, flatgeobuf, database };

/// By name ("gpkg", "geojson", "fgb") or else by the path's extension; `-` means GeoJSON, and a
/// database is known by its name alone. Throws ArgumentError when neither tells.
[[nodiscard]] OutputFormat output_format(const std::string& path, const std::string& name);

/// A column of an output layer.
enum class FieldType { text, integer, real };
struct FieldSpec {
  const char* name;
  FieldType type = FieldType::text;
};

/// What the features of a layer are.
enum class LayerGeometry { polygons, points, none };

/// One value; monostate is null.
using FieldValue = std::variant<std::monostate, std::string, std::int64_t, double>;

/// Makes a folder and those above it, where they are missing. Throws IoError when that fails.
void create_folder(const std::string& folder);

/// A file that appears under its name only once everything is in it. Destroyed before commit(),
/// it leaves nothing behind.
class PendingFile {
 public:
  /// Throws IoError when the folder cannot be written, or the file exists and may not be replaced.
  PendingFile(std::string path, bool overwrite);
  ~PendingFile();
  PendingFile(const PendingFile&) = delete;
  PendingFile& operator=(const PendingFile&) = delete;

  /// Where to write in the meantime: the same folder and extension.
  [[nodiscard]] const std::string& temporary() const { return temporary_; }
  [[nodiscard]] const std::string& path() const { return path_; }
  /// The whole content, for files that are text. Throws IoError when the disk does not take it.
  void write(std::string_view text) const;
  void commit();

 private:
  std::string path_;
  std::string temporary_;
  bool is_committed_ = false;
};

/// Where a result goes: a file, or a schema of a database (`PG:… schemas=NAME`).
struct OutputPlace {
  std::string path;
  bool overwrite = false;
  /// Of a database: what the result is, all of it replaced where it may be, written anew or not.
  std::vector<std::string> layers;
};

/// Refuses, before anything is read, a place that cannot be written, is taken, or is an input.
/// Throws ArgumentError or IoError.
void check_output(const OutputPlace& place, const std::vector<std::string>& inputs);

/// A dataset being written. One layer at a time: start_layer(), then rows.
class LayerWriter {
 public:
  /// Straight to a name of GDAL's, such as that of stdout, to be seen from the beginning.
  LayerWriter(const std::string& path, OutputFormat format);
  /// To the temporary name of a file that the caller puts in place, with others; messages name the
  /// final one.
  LayerWriter(const PendingFile& file, OutputFormat format);
  /// To be seen with commit(): a file is written beside its place and renamed, a database in one
  /// transaction. Destroyed before it, nothing is left behind.
  LayerWriter(const OutputPlace& place, OutputFormat format);
  ~LayerWriter();
  LayerWriter(const LayerWriter&) = delete;
  LayerWriter& operator=(const LayerWriter&) = delete;

  /// A text of the file as a whole, before its first layer. GeoJSON has a member of that name
  /// for it; other formats have no place, and leave it out.
  void add_note(const std::string& name, const std::string& text);
  /// `crs` empty: a table without geometry.
  void start_layer(const std::string& name, const std::string& description,
                   const std::vector<FieldSpec>& fields, const std::optional<Crs>& crs,
                   LayerGeometry geometry = LayerGeometry::polygons);
  /// Values in the order of the fields.
  void add_row(const std::vector<FieldValue>& values);
  void add_feature(const std::vector<FieldValue>& values, const PolygonSet& set,
                   std::size_t feature);
  /// Without a point the row has no geometry.
  void add_point(const std::vector<FieldValue>& values, const std::optional<Point>& point);
  /// Flushes; throws IoError when the disk, or the server, did not take everything.
  void finish();
  /// Once finished; for a writer that was given its place.
  void commit();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::files
