// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/action_coordinates.hpp"

#include "base/text.hpp"

#include <cmath>
#include <string_view>

namespace carreau::inputs {

void ActionCoordinates::add(const ActionTable& table, Crs& programme, Findings& findings) {
  sources_.emplace_back();
  const FieldColumn* const x = table.columns.find(ActionField::x);
  const FieldColumn* const y = table.columns.find(ActionField::y);
  auto found = table.rows.coordinates();
  if (x != nullptr && y != nullptr) {
    found = {x->column, y->column,
             Crs(table.mapping.crs.empty() ? "EPSG:4326" : table.mapping.crs)};
  }
  if (!found || table.sheet != ActionSheet::actions) return;
  if (!found->crs.is_known()) {
    findings.warn("coordinates_without_crs", {},
                  {table.rows.name(), {}, table.rows.columns()[found->x]});
    return;
  }
  if (!programme.is_known()) programme = found->crs;
  Source& source = sources_.back().emplace();
  source.x = found->x;
  source.y = found->y;
  if (found->crs != programme) source.transform.emplace(found->crs, programme);
}

std::optional<Point> ActionCoordinates::place(std::size_t t, std::size_t row, const SheetRows& rows,
                                              RowFindings& findings) const {
  if (!sources_[t]) return std::nullopt;
  const Source& source = *sources_[t];
  const auto number = [&](std::size_t column) -> std::optional<double> {
    const std::string_view text = rows.field(row, column);
    if (text.empty()) return std::nullopt;
    const auto parsed = parse_number(text);
    if (parsed && std::isfinite(parsed->value)) return parsed->value;
    findings.warn("coordinate_unreadable", {}, rows.place(row, rows.columns()[column]));
    return std::nullopt;
  };
  const auto x = number(source.x);
  const auto y = number(source.y);
  if (!x || !y) return std::nullopt;
  return source.transform ? source.transform->apply({*x, *y}) : Point{*x, *y};
}

}  // namespace carreau::inputs
