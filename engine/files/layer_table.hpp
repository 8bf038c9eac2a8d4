// SPDX-License-Identifier: Apache-2.0
/// A layer or sheet that GDAL opens, as a table; and layers of polygons.
#pragma once

#include "files/gdal_source.hpp"
#include "files/table.hpp"
#include "geometry/polygon_set.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

class OGRFeature;
class OGRLayer;

namespace carreau::files {

/// Attributes of the first layer whose names the caller recognises; of a database, whose tables
/// have no order, of the only one. In spreadsheets the names may stand in any of the first rows.
class LayerTable final : public Table {
 public:
  /// Throws DataError when the file has no layer, or a database several that fit.
  LayerTable(const std::string& path, const IsHeader& is_header);
  /// The layer of that name. Throws DataError when the file has none.
  static LayerTable open_layer(const std::string& path, const std::string& name);
  /// The same; of a sheet every row is a row, that of the names among them.
  static LayerTable open_rows(const std::string& path, const std::string& name);
  /// Every layer or sheet in which the names are recognised, and the names of the others.
  static FileTables open_all(const std::string& path, const IsHeader& is_header);
  /// The names of the layers or sheets of a file, in its order.
  [[nodiscard]] static std::vector<std::string> layer_names(const std::string& path);
  LayerTable(LayerTable&&) noexcept;
  ~LayerTable() override;

  bool next() override;
  [[nodiscard]] std::string_view field(std::size_t column) const override;
  [[nodiscard]] std::int64_t row() const override { return row_; }
  /// Its features, where the file tells without being read.
  [[nodiscard]] std::size_t most_rows() const override;
  /// The layer's name.
  [[nodiscard]] const std::string& layer() const { return layer_name_; }
  /// Whether it is a sheet of a workbook.
  [[nodiscard]] bool is_sheet() const { return is_sheet_; }
  [[nodiscard]] bool has_geometry() const;
  /// The layer's CRS; unknown where the file gives none or an undefined one.
  [[nodiscard]] Crs crs() const;
  /// What the layer declares: polygons, points, or nothing that decides.
  enum class Shape { unknown, points, polygons };
  [[nodiscard]] Shape shape() const;
  /// The current feature's point; empty when it has none, or something else.
  [[nodiscard]] std::optional<Point> point() const;
  /// Appends the current feature's polygons to `out` as one feature. False when it has none.
  bool append_geometry(PolygonSet& out) const;

 private:
  LayerTable(std::string file, std::shared_ptr<GDALDataset> dataset);
  [[noreturn]] void fail_empty() const;
  bool use_layer(OGRLayer& layer, const IsHeader& is_header);
  static std::pair<LayerTable, OGRLayer*> find_layer(const std::string& path,
                                                     const std::string& name);
  void use_only_layer(const IsHeader& is_header);
  [[nodiscard]] std::vector<std::string> layer_names() const;
  void take_field_names(OGRLayer& layer);

  std::shared_ptr<GDALDataset> dataset_;  ///< of all tables of one file
  OGRLayer* current_ = nullptr;
  std::string layer_name_;
  OGRFeature* feature_ = nullptr;
  bool is_sheet_ = false;
  std::int64_t row_ = 0;
  std::vector<std::string> text_;
};

}  // namespace carreau::files
