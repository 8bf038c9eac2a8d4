// SPDX-License-Identifier: Apache-2.0
/// A layer opened by GDAL as a table, and layers of polygons.
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

/// The attributes of the first layer whose column names the caller recognises. The tables of a
/// database have no order, so exactly one of them must fit.
class LayerTable final : public Table {
 public:
  /// Throws DataError when the file has no layer, or when several tables of a database fit.
  LayerTable(const std::string& path, const FindHeader& find_header);
  LayerTable(const std::string& path, const IsHeader& is_header)
      : LayerTable(path, header_of_one_row(is_header)) {}
  /// Opens the layer of that name. Throws DataError when the file has none.
  static LayerTable open_layer(const std::string& path, const std::string& name);
  /// Opens every layer whose column names are recognised, and lists the names of the
  /// others.
  static FileTables open_all(const std::string& path, const FindHeader& find_header);
  /// The names of the layers of a file, in file order.
  [[nodiscard]] static std::vector<std::string> layer_names(const std::string& path);
  LayerTable(LayerTable&&) noexcept;
  ~LayerTable() override;

  bool next() override;
  [[nodiscard]] std::string_view field(std::size_t column) const override;
  /// As the layer declares its fields; a field that is null is a text.
  [[nodiscard]] CellType type(std::size_t column) const override;
  [[nodiscard]] std::int64_t row() const override { return row_; }
  /// The number of features, where the file gives it without being read.
  [[nodiscard]] std::size_t most_rows() const override;
  [[nodiscard]] std::string layer() const override { return layer_name_; }
  [[nodiscard]] bool has_geometry() const;
  /// The layer's CRS; unknown where the file gives none or an undefined one.
  [[nodiscard]] Crs crs() const;
  /// The geometry type that the layer declares; `unknown` where it is not decisive.
  enum class Shape { unknown, points, polygons };
  [[nodiscard]] Shape shape() const;
  /// The point of the current feature; empty when its geometry is missing or not a point.
  [[nodiscard]] std::optional<Point> point() const;
  /// Appends the polygons of the current feature to `out` as one feature. Returns false when it has
  /// none.
  bool append_geometry(PolygonSet& out) const;

 private:
  LayerTable(std::string file, std::shared_ptr<GDALDataset> dataset);
  [[noreturn]] void fail_empty() const;
  bool use_layer(OGRLayer& layer, const FindHeader& find_header);
  static std::pair<LayerTable, OGRLayer*> find_layer(const std::string& path,
                                                     const std::string& name);
  void use_only_layer(const FindHeader& find_header);
  [[nodiscard]] std::vector<std::string> layer_names() const;
  void take_field_names(OGRLayer& layer);

  std::shared_ptr<GDALDataset> dataset_;  ///< shared by all tables of the file
  OGRLayer* current_ = nullptr;
  std::string layer_name_;
  OGRFeature* feature_ = nullptr;
  std::int64_t row_ = 0;
  std::vector<std::string> text_;
};

}  // namespace carreau::files
