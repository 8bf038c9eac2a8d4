// SPDX-License-Identifier: Apache-2.0
/// The figures of a table by what they mean, so that tables of different layouts can be compared.
#pragma once

#include "reconciliation/reconciliation.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace carreau {

/// A figure of a table: stated in it, or computed from its parts where it is not stated.
struct TableFigure {
  std::size_t table = 0;
  /// Row of the cell; for a computed figure the line along which it was summed, if any.
  std::optional<std::size_t> row;
  std::optional<std::size_t> column;
  bool is_stated = true;
  std::size_t unread = 0;  ///< number of cells in it that are unknown or not numbers
  SumUnit unit;
  std::int64_t hundredths = 0;
};

/// The figure of a whole row or column, in one unit.
struct LineFigure {
  std::string name;  ///< normalised to plain words
  Axis axis = Axis::rows;
  std::size_t line = 0;
  TableFigure figure;
};

/// The figures of one table, which must outlive them. `position` is that of the table among all.
class TableFigures {
 public:
  TableFigures(std::size_t position, const CheckedTable& checked);

  /// The grand total of each unit, except of amounts of several stages, whose sum has no meaning.
  [[nodiscard]] const std::vector<TableFigure>& totals() const { return totals_; }
  /// The whole of each row and column with a name of its own, in each unit.
  [[nodiscard]] const std::vector<LineFigure>& lines() const { return lines_; }
  /// Names, in plain words, that occur once on the axis.
  [[nodiscard]] const std::map<std::string, std::size_t>& names(Axis axis) const {
    return names_[static_cast<std::size_t>(axis)];
  }
  [[nodiscard]] const SumTable& table() const { return checked_.table; }
  [[nodiscard]] TableFigure cell(std::size_t row, std::size_t column) const;
  /// The stage of the amounts of a figure, by the names of its lines, the title and the sheet.
  [[nodiscard]] AmountStage stage_of(const TableFigure& figure) const;

 private:
  /// What represents a whole axis in a unit.
  struct Whole {
    std::optional<std::size_t> line;  ///< the total over all parts, or the only part
    bool mixes_stages = false;        ///< the parts are requested, granted… amounts
  };
  [[nodiscard]] AxisView view(Axis axis) const { return {checked_.table, checked_.reading, axis}; }
  void index_names(Axis axis);
  void find_lines(Axis axis);
  void expand(Axis axis, const TotalLine& total, std::set<std::size_t>& parts) const;
  [[nodiscard]] const Whole& whole(Axis axis, std::size_t unit) const {
    return whole_[static_cast<std::size_t>(axis)][unit];
  }
  [[nodiscard]] Whole find_whole(Axis axis, std::size_t unit) const;
  [[nodiscard]] std::optional<TableFigure> make(std::size_t unit, std::optional<std::size_t> row,
                                                std::optional<std::size_t> column) const;
  [[nodiscard]] std::vector<std::size_t> lines_or_parts(Axis axis,
                                                        std::optional<std::size_t> line) const;

  std::size_t position_;
  const CheckedTable& checked_;
  std::array<std::map<std::string, std::size_t>, 2> names_;
  std::array<std::vector<Whole>, 2> whole_;  ///< by axis and unit
  std::vector<TableFigure> totals_;
  std::vector<LineFigure> lines_;
};

}  // namespace carreau
