// SPDX-License-Identifier: Apache-2.0
/// Writes layers and tables through GDAL. They become visible only once they are complete.
#pragma once

#include "files/pending_file.hpp"
#include "geometry/polygon_set.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace carreau::files {

enum class OutputFormat { geopackage, geojson, flatgeobuf, database };

/// The format by name ("gpkg", "geojson", "fgb") or else by the extension of the path; `-` means
/// GeoJSON, and a database is recognised by its address. Throws ArgumentError when neither name nor
/// path determines a format.
[[nodiscard]] OutputFormat output_format(const std::string& path, const std::string& name);

/// A column of an output layer.
enum class FieldType { text, integer, real };
struct FieldSpec {
  const char* name;
  FieldType type = FieldType::text;
};

/// The geometry type of the features of a layer.
enum class LayerGeometry { polygons, points, none };

/// One value; monostate stands for null.
using FieldValue = std::variant<std::monostate, std::string, std::int64_t, double>;
using Row = std::vector<FieldValue>;

/// The geometry of a row. Only a GeoPackage or a database stores it.
struct RowPlace {
  std::optional<Point> point;
  /// When not null, the geometry is the feature `feature` of this set.
  const PolygonSet* polygons = nullptr;
  std::size_t feature = 0;
};

/// The destination of a result: a file, or a schema of a database (`PG:… schemas=NAME`).
struct OutputPlace {
  std::string path;
  bool overwrite = false;
  /// For a database, all layers that the result may have. With `overwrite`, existing tables of
  /// these names are dropped, even those that the new result does not write.
  std::vector<std::string> layers;
};

/// Refuses, before anything is read, a destination that is not writable, already exists, or is an
/// input. Throws ArgumentError or IoError. The inputs are protected from then on, where this thread
/// has ProtectedInputs.
void check_output(const OutputPlace& place, const std::vector<std::string>& inputs);

/// Writes a dataset, one layer at a time: start_layer(), then its rows.
class LayerWriter {
 public:
  /// Writes directly to a name of GDAL, such as that of stdout; output is visible immediately.
  LayerWriter(const std::string& path, OutputFormat format);
  /// Writes to the temporary path of a file that the caller commits, together with others; messages
  /// show the final path.
  LayerWriter(const PendingFile& file, OutputFormat format);
  /// Nothing is visible before commit(): a file is written next to its destination and then
  /// renamed, a database is changed in one transaction. Without commit(), nothing is left behind.
  LayerWriter(const OutputPlace& place, OutputFormat format);
  ~LayerWriter();
  LayerWriter(const LayerWriter&) = delete;
  LayerWriter& operator=(const LayerWriter&) = delete;

  /// Stores a text about the whole file; call it before the first layer. In GeoJSON it becomes a
  /// member of that name; other formats ignore it.
  void add_note(const std::string& name, const std::string& text);
  /// An empty `crs` makes a table without geometry.
  void start_layer(const std::string& name, const std::string& description,
                   const std::vector<FieldSpec>& fields, const std::optional<Crs>& crs,
                   LayerGeometry geometry = LayerGeometry::polygons);
  /// The values are in the order of the fields.
  void add_row(const Row& values);
  void add_feature(const Row& values, const PolygonSet& set, std::size_t feature);
  /// Many at once, which is faster: row i has feature i of the set.
  void add_features(std::span<const Row> rows, const PolygonSet& set);
  /// Without a point, the row has no geometry.
  void add_point(const Row& values, const std::optional<Point>& point);
  /// Flushes. Throws IoError when the disk, or the server, did not accept everything.
  void finish();
  /// Call after finish(); only for a writer that was given its destination.
  void commit();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace carreau::files
