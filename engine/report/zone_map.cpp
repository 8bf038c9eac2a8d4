// SPDX-License-Identifier: Apache-2.0
#include "report/zone_map.hpp"

#include "report/map_sheet.hpp"
#include "report/markup.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <iterator>

namespace carreau::report {

namespace {

constexpr double kWidth = 300.0;
constexpr double kHeight = 190.0;
constexpr double kKey = 46.0;  ///< height of the key below the map

/// Lower bounds of the five shades, in people per hectare.
constexpr std::array<double, 5> kShadeFrom = {0.0, 10.0, 25.0, 50.0, 100.0};

std::size_t shade_of(const CellTable& cells, CellIndex cell) {
  const auto size = static_cast<double>(cells.grid().cell_size.count());
  const double per_hectare = cells.people()[cell.position()].value() * 10'000.0 / (size * size);
  const auto above = std::ranges::upper_bound(kShadeFrom, per_hectare);
  return static_cast<std::size_t>(above - kShadeFrom.begin()) - 1;
}

void add_square(const CellTable& cells, CellIndex cell, const MapSheet& sheet, std::string& svg) {
  const Box square = square_of(cells, cells.positions()[cell.position()]);
  const Point corner = sheet.at({square.low.x, square.high.y});
  const double side = (square.high.x - square.low.x) * sheet.scale();
  const auto rectangle = [&](const std::string& kind) {
    fmt::format_to(std::back_inserter(svg),
                   "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>", kind,
                   length(corner.x), length(corner.y), length(side), length(side));
  };
  rectangle(fmt::format("shade{}", shade_of(cells, cell)));
  if (cells.imputations()[cell.position()] == Imputation::imputed) rectangle("imputed");
}

/// Returns whether there were few enough cells in the window to draw them.
bool add_cells(const CellTable& cells, const MapSheet& sheet, std::string& svg) {
  const auto size = static_cast<double>(cells.grid().cell_size.count());
  const auto floor = [&](double metres) {
    return static_cast<std::int32_t>(std::floor(metres / size));
  };
  const Box window = sheet.window();
  const CellPosition first = {floor(window.low.y), floor(window.low.x)};
  const CellPosition last = {floor(window.high.y), floor(window.high.x)};
  constexpr std::int64_t kMost = 10'000;
  const std::int64_t rows = std::int64_t{last.row} - first.row + 1;
  const std::int64_t columns = std::int64_t{last.column} - first.column + 1;
  if (rows * columns > kMost) return false;
  for (std::int32_t row = first.row; row <= last.row; ++row) {
    for (std::int32_t column = first.column; column <= last.column; ++column) {
      const CellIndex cell = cells.find({row, column});
      if (cell.is_none() || cells.people()[cell.position()].is_zero()) continue;
      add_square(cells, cell, sheet, svg);
    }
  }
  return true;
}

void add_key(bool has_cells, const Words& w, std::string& svg) {
  const auto text = [&](double x, double y, std::string_view words) {
    fmt::format_to(std::back_inserter(svg), "<text x=\"{}\" y=\"{}\">{}</text>", length(x),
                   length(y), words);
  };
  const auto swatch = [&](const char* kind, double x, double y) {
    fmt::format_to(std::back_inserter(svg),
                   "<rect class=\"{}\" x=\"{}\" y=\"{}\" width=\"14\" height=\"8\"/>", kind,
                   length(x), length(y - 7.0));
  };
  const double first = kHeight + 13.0;
  if (!has_cells) {
    text(0.0, first, w("report_zone_map_too_wide"));
    return;
  }
  text(0.0, first, w("report_zone_map_people_per_hectare"));
  constexpr std::array<const char*, 5> kRanges = {"< 10", "10–25", "25–50", "50–100", "≥ 100"};
  for (std::size_t k = 0; k < kRanges.size(); ++k) {
    const double x = 58.0 * static_cast<double>(k);
    swatch(fmt::format("shade{}", k).c_str(), x, first + 13.0);
    text(x + 18.0, first + 13.0, escaped(kRanges[k]));
  }
  swatch("shade0", 0.0, first + 27.0);
  swatch("imputed", 0.0, first + 27.0);
  text(18.0, first + 27.0, w("report_zone_map_imputed"));
}

}  // namespace

std::string zone_map(const CellTable& cells, const CellShares& shares, std::size_t zone,
                     const std::string& title, const Words& w) {
  const Box bounds = shares.zones().bounds(zone);
  if (bounds.low.x > bounds.high.x) return {};  // a feature without a polygon
  const double margin = 0.75 * static_cast<double>(cells.grid().cell_size.count());
  const MapSheet sheet(bounds, margin, kWidth, kHeight);
  std::string svg = fmt::format(
      "<svg class=\"map\" viewBox=\"0 0 {} {}\" role=\"img\" aria-labelledby=\"map-t map-d\">"
      "<title id=\"map-t\">{}</title><desc id=\"map-d\">{}</desc>"
      "<defs><pattern id=\"hatch\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\" "
      "patternTransform=\"rotate(45)\"><path class=\"hatch\" d=\"M0 0V4\"/></pattern>"
      "<clipPath id=\"sheet\"><rect width=\"{}\" height=\"{}\"/></clipPath></defs>"
      "<g clip-path=\"url(#sheet)\"><rect class=\"ground\" width=\"{}\" height=\"{}\"/>",
      length(kWidth), length(kHeight + kKey), escaped(title), w("report_zone_map_described"),
      length(kWidth), length(kHeight), length(kWidth), length(kHeight));
  const bool has_cells = add_cells(cells, sheet, svg);
  svg += "<path class=\"outline\" d=\"" + outline_path(shares.zones(), zone, sheet) + "\"/></g>";
  svg += scale_bar(sheet, w);
  add_key(has_cells, w, svg);
  return svg + "</svg>\n";
}

}  // namespace carreau::report
