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

/// Moves to the next row that has a text, and counts those that it skips.
bool next_filled(files::Table& table, std::size_t& blank_rows) {
  while (table.next()) {
    for (std::size_t column = 0; column < table.columns().size(); ++column) {
      if (!table.field(column).empty()) return true;
    }
    ++blank_rows;
  }
  return false;
}

}  // namespace

SheetRows::SheetRows(files::Table& table, const std::string& crs, files::KeptCells& kept,
                     Findings& findings)
    : name_(table.file()), file_(table.file()), columns_(table.columns()) {
  is_json_ = dynamic_cast<const files::JsonTable*>(&table) != nullptr;
  sheet_ = table.layer();
  if (!sheet_.empty()) name_ = fmt::format("{} ({})", file_, sheet_);
  is_workbook_ = table.is_sheet();
  const auto* const layer = dynamic_cast<const files::LayerTable*>(&table);
  std::optional<LayerPoints> points;
  take_coordinates(table, crs);
  if (layer != nullptr && layer->has_geometry() && !coordinates_) {
    points.emplace(*layer, crs, findings);
    if (!points->are_read()) points.reset();
  }
  const std::size_t width = columns_.size();
  if (points) {
    coordinates_ = Coordinates{width, width + 1, Crs::epsg(4326)};
    columns_.insert(columns_.end(), {"longitude", "latitude"});
  }
  const Geocoder geocoder(table);
  while (next_filled(table, blank_rows_)) {
    kept.take_row(table);
    add_fields(table, width);
    if (points) {
      const auto point = points->point();
      // Nine decimals of a degree are a tenth of a millimetre.
      const auto add_degrees = [&](double Point::*axis) {
        if (point) add_field(fmt::format("{:.9f}", (*point).*axis), files::CellType::number);
        else add_field({}, files::CellType::text);
      };
      add_degrees(&Point::x);
      add_degrees(&Point::y);
    }
    numbers_.push_back(table.row());
    precision_.push_back(geocoder.precision(table));
  }
}

void SheetRows::take_coordinates(const files::Table& table, const std::string& crs) {
  const auto found = find_coordinates(table, {{}, {}, crs});
  if (found) coordinates_ = Coordinates{found->x, found->y, found->crs};
}

void SheetRows::add_fields(const files::Table& table, std::size_t width) {
  for (std::size_t c = 0; c < width; ++c) {
    add_field(table.field(c), table.type(c));
    if (!table.merged_text(c).empty()) merged_[c].push_back(size());
  }
}

void SheetRows::add_field(std::string_view text, files::CellType type) {
  fields_.push_back({text_.size(), static_cast<std::uint32_t>(text.size()), type});
  text_ += text;
}

std::vector<std::string> SheetRows::fields(std::size_t row) const {
  std::vector<std::string> texts;
  for (std::size_t c = 0; c < columns_.size(); ++c) texts.emplace_back(field(row, c));
  return texts;
}

std::size_t SheetRows::fill_merged(std::size_t column) {
  const auto covered = merged_.find(column);
  if (covered == merged_.end()) return 0;
  // The row above belongs to the same range, and has been filled before.
  for (const std::size_t row : covered->second) {
    if (row == 0) continue;
    fields_[row * columns_.size() + column] = fields_[(row - 1) * columns_.size() + column];
  }
  return covered->second.size();
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
