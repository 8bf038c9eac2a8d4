// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/table_figures.hpp"

#include "base/text.hpp"
#include "reconciliation/line_names.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace carreau {

namespace {

Axis across(Axis axis) { return axis == Axis::rows ? Axis::columns : Axis::rows; }

std::set<std::size_t> units_of(const AxisView& along, std::size_t line) {
  std::set<std::size_t> units;
  for (std::size_t k = 0; k < along.crosses(); ++k) {
    if (along.cell(line, k).is_number() && along.is_summed(line, k)) {
      units.insert(along.unit(line, k));
    }
  }
  return units;
}

bool has_unit(const AxisView& along, std::size_t line, std::size_t unit) {
  for (std::size_t k = 0; k < along.crosses(); ++k) {
    if (along.unit(line, k) == unit && along.cell(line, k).is_number()) return true;
  }
  return false;
}

}  // namespace

// The order matters: lines and totals are built from names_ and whole_.
TableFigures::TableFigures(std::size_t position, const CheckedTable& checked)
    : position_(position), checked_(checked) {
  for (const Axis axis : kAxes) {
    index_names(axis);
    for (std::size_t unit = 0; unit < checked.reading.units.size(); ++unit) {
      whole_[static_cast<std::size_t>(axis)].push_back(find_whole(axis, unit));
    }
  }
  for (const Axis axis : kAxes) find_lines(axis);
  for (std::size_t unit = 0; unit < checked.reading.units.size(); ++unit) {
    if (checked.reading.units[unit].kind == FigureKind::not_summed) continue;
    // One total for each unit: a table of money and of numbers of actions has two.
    const auto figure = make(unit, whole(Axis::rows, unit).line, whole(Axis::columns, unit).line);
    if (figure) totals_.push_back(*figure);
  }
}

TableFigure TableFigures::cell(std::size_t row, std::size_t column) const {
  const std::size_t unit = checked_.reading.cell_units[row * table().columns.size() + column];
  return {position_,
          row,
          column,
          true,
          0,
          checked_.reading.units[unit],
          table().at(row, column).hundredths};
}

AmountStage TableFigures::stage_of(const TableFigure& figure) const {
  std::vector<std::string_view> names;
  if (figure.column) names.emplace_back(table().columns[*figure.column].name);
  if (figure.row) names.emplace_back(table().rows[*figure.row].name);
  names.emplace_back(table().caption);
  names.emplace_back(table().sheet);
  for (const std::string_view name : names) {
    const AmountStage stage = measure_of(name).stage;
    if (stage != AmountStage::none) return stage;
  }
  return AmountStage::none;
}

/// Names that occur twice are left out: nothing says which line of the other table they mean.
void TableFigures::index_names(Axis axis) {
  const AxisView along = view(axis);
  auto& names = names_[static_cast<std::size_t>(axis)];
  std::set<std::string> repeated;
  for (std::size_t line = 0; line < along.lines(); ++line) {
    std::string name = plain_words(along.name(line));
    if (!name.empty() && !names.emplace(name, line).second) repeated.insert(std::move(name));
  }
  for (const std::string& name : repeated) names.erase(name);
}

void TableFigures::find_lines(Axis axis) {
  const AxisView along = view(axis);
  for (const auto& [name, line] : names(axis)) {
    // Totals are compared as wholes of a unit, not by name.
    if (along.role(line) != LineRole::part) continue;
    for (const std::size_t unit : units_of(along, line)) {
      const auto cross = whole(across(axis), unit).line;
      const auto figure = axis == Axis::rows ? make(unit, line, cross) : make(unit, cross, line);
      if (figure) lines_.push_back({name, axis, line, *figure});
    }
  }
}

/// Collects the parts of a total, and replaces totals among them by their own parts.
/// Parts are compared as sets, so the total of two sub-totals equals the total of all lines.
void TableFigures::expand(Axis axis, const TotalLine& total, std::set<std::size_t>& parts) const {
  for (const std::size_t line : total.parts) {
    const TotalLine* const inner = checked_.reading.total(axis, line);
    if (inner != nullptr) expand(axis, *inner, parts);
    else parts.insert(line);
  }
}

TableFigures::Whole TableFigures::find_whole(Axis axis, std::size_t unit) const {
  const AxisView along = view(axis);
  Whole whole;
  std::set<std::size_t> all;
  std::set<AmountStage> stages;
  for (std::size_t line = 0; line < along.lines(); ++line) {
    if (along.role(line) != LineRole::part || !has_unit(along, line, unit)) continue;
    all.insert(line);
    stages.insert(measure_of(along.name(line)).stage);
  }
  whole.mixes_stages = stages.size() - stages.count(AmountStage::none) > 1;
  const auto& totals = checked_.reading.totals[static_cast<std::size_t>(axis)];
  // From the end: the grand total is usually the last one.
  for (auto total = totals.rbegin(); total != totals.rend() && !whole.line; ++total) {
    if (!has_unit(along, total->line, unit)) continue;
    std::set<std::size_t> parts;
    expand(axis, *total, parts);
    if (std::includes(parts.begin(), parts.end(), all.begin(), all.end())) whole.line = total->line;
  }
  if (!whole.line && all.size() == 1) whole.line = *all.begin();
  return whole;
}

/// The cell where both lines cross, or the sum over the axis whose line is missing.
std::optional<TableFigure> TableFigures::make(std::size_t unit, std::optional<std::size_t> row,
                                              std::optional<std::size_t> column) const {
  if (row && column) {
    // The crossing cell must have the unit asked for; else the total is one of other figures.
    const bool is_stated =
        table().at(*row, *column).is_number() && view(Axis::rows).unit(*row, *column) == unit;
    return is_stated ? std::optional(cell(*row, *column)) : std::nullopt;
  }
  // What was requested and what was granted make no sum.
  const bool is_mixed = (!row && whole(Axis::rows, unit).mixes_stages) ||
                        (!column && whole(Axis::columns, unit).mixes_stages);
  if (is_mixed) return std::nullopt;
  TableFigure figure{position_, row, column, false, 0, checked_.reading.units[unit], 0};
  bool is_known = false;
  for (const std::size_t r : lines_or_parts(Axis::rows, row)) {
    for (const std::size_t c : lines_or_parts(Axis::columns, column)) {
      if (view(Axis::rows).unit(r, c) != unit) continue;
      const SumCell& part = table().at(r, c);
      is_known = is_known || part.is_number();
      if (part.is_number()) figure.hundredths += part.hundredths;
      else ++figure.unread;
    }
  }
  return is_known ? std::optional(figure) : std::nullopt;
}

std::vector<std::size_t> TableFigures::lines_or_parts(Axis axis,
                                                      std::optional<std::size_t> line) const {
  if (line) return {*line};
  std::vector<std::size_t> parts;
  const AxisView along = view(axis);
  for (std::size_t k = 0; k < along.lines(); ++k) {
    if (along.role(k) == LineRole::part) parts.push_back(k);
  }
  return parts;
}

}  // namespace carreau
