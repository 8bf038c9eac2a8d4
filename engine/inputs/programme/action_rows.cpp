// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_rows.hpp"

#include "files/json_table.hpp"
#include "files/layer_table.hpp"
#include "geometry/polygon_set.hpp"
#include "inputs/coordinate_columns.hpp"
#include "inputs/geocoder.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

namespace carreau::inputs {

namespace {

/// The points of a layer in degrees. Reports geometries that are not points, or a missing CRS.
class LayerPoints {
 public:
  LayerPoints(const files::LayerTable& layer, const std::string& crs, Findings& findings)
      : layer_(layer) {
    if (layer.shape() == files::LayerTable::Shape::polygons) {
      findings.warn("actions_with_outlines", {}, {layer.file(), {}, layer.layer()});
      return;
    }
    const Crs from = crs.empty() ? layer.crs() : Crs(crs);
    if (from.is_known()) to_degrees_.emplace(from, Crs::epsg(4326));
    else findings.warn("actions_without_crs", {}, {layer.file(), {}, layer.layer()});
  }

  [[nodiscard]] bool are_read() const { return to_degrees_.has_value(); }
  /// The point of the current row.
  [[nodiscard]] std::optional<Point> point() const {
    const auto point = layer_.point();
    return point ? to_degrees_->apply(*point) : std::nullopt;
  }

 private:
  const files::LayerTable& layer_;
  std::optional<Transform> to_degrees_;
};

}  // namespace

SheetRows::SheetRows(files::Table& table, const std::string& crs, Findings& findings)
    : name_(table.file()), file_(table.file()), columns_(table.columns()) {
  is_json_ = dynamic_cast<const files::JsonTable*>(&table) != nullptr;
  const auto* const layer = dynamic_cast<const files::LayerTable*>(&table);
  std::optional<LayerPoints> points;
  take_coordinates(table, crs);
  if (layer != nullptr) {
    sheet_ = layer->layer();
    name_ = fmt::format("{} ({})", file_, sheet_);
    is_workbook_ = layer->is_sheet();
    if (layer->has_geometry() && !coordinates_) points.emplace(*layer, crs, findings);
    if (points && !points->are_read()) points.reset();
  }
  const std::size_t width = columns_.size();
  if (points) {
    coordinates_ = Coordinates{width, width + 1, Crs::epsg(4326)};
    columns_.insert(columns_.end(), {"longitude", "latitude"});
  }
  const Geocoder geocoder(table);
  while (table.next()) {
    bool is_blank = true;
    for (std::size_t c = 0; c < width && is_blank; ++c) is_blank = table.field(c).empty();
    if (is_blank) continue;
    for (std::size_t c = 0; c < width; ++c) add_field(table.field(c));
    if (points) {
      const auto point = points->point();
      // Nine decimals of a degree are a tenth of a millimetre.
      add_field(point ? fmt::format("{:.9f}", point->x) : std::string());
      add_field(point ? fmt::format("{:.9f}", point->y) : std::string());
    }
    numbers_.push_back(table.row());
    precision_.push_back(geocoder.precision(table));
  }
}

void SheetRows::take_coordinates(const files::Table& table, const std::string& crs) {
  const auto found = find_coordinates(table, {{}, {}, crs});
  if (found) coordinates_ = Coordinates{found->x, found->y, found->crs};
}

void SheetRows::add_field(std::string_view text) {
  fields_.push_back({text_.size(), text.size()});
  text_ += text;
}

std::vector<std::string> SheetRows::fields(std::size_t row) const {
  std::vector<std::string> texts;
  for (std::size_t c = 0; c < columns_.size(); ++c) texts.emplace_back(field(row, c));
  return texts;
}

std::size_t SheetRows::fill_down(std::size_t column) {
  std::size_t filled = 0;
  const std::size_t width = columns_.size();
  for (std::size_t row = 1; row < size(); ++row) {
    Field& at = fields_[row * width + column];
    const Field& above = fields_[(row - 1) * width + column];
    if (at.size > 0 || above.size == 0) continue;
    at = above;
    ++filled;
  }
  return filled;
}

}  // namespace carreau::inputs
