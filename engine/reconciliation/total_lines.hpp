// SPDX-License-Identifier: Apache-2.0
/// Determines which rows and columns of a table are totals, and which lines they sum.
#pragma once

#include "base/findings.hpp"
#include "reconciliation/line_names.hpp"
#include "reconciliation/sum_table.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace carreau {

/// A line is a row or a column. The lines that cross it are the columns or the rows.
enum class Axis : std::uint8_t { rows, columns };
inline constexpr std::array kAxes = {Axis::rows, Axis::columns};

enum class LineRole : std::uint8_t {
  part,
  total,
  memo,  ///< "dont…", or a total that fits no rule; excluded from every sum
};

/// Which lines a total sums.
enum class SumRule : std::uint8_t {
  since_rank,      ///< all parts since the previous total of its own or a higher rank
  since_total,     ///< all parts since the previous total of any rank
  subtotals,       ///< the totals of the next lower rank, and the parts after the last of them
  all_before,      ///< all parts before it
  following,       ///< all parts up to the next total of its own or a higher rank
  following_next,  ///< all parts up to the next total of any rank
  open_before,     ///< the lines before it, totals among them, that no total before it sums
  open_behind,     ///< the same behind it
};
/// A stable name: "since_rank".
[[nodiscard]] std::string_view to_text(SumRule reading);

struct TotalLine {
  std::size_t line = 0;
  TotalRank rank = TotalRank::total;
  SumRule reading = SumRule::since_rank;
  std::vector<std::size_t> parts;  ///< positions of lines, ascending
  bool is_named = true;            ///< false where only its figures show that it is a total
};

/// The structure recognised in a table.
struct TableStructure {
  std::vector<SumUnit> units;                    ///< distinct units
  std::vector<std::size_t> cell_units;           ///< position in `units` for each cell, row by row
  std::array<std::vector<LineRole>, 2> roles;    ///< by axis
  std::array<std::vector<TotalLine>, 2> totals;  ///< by axis, in the order of the table

  [[nodiscard]] const TotalLine* total(Axis axis, std::size_t line) const;
};

/// A table seen along one of its axes.
class AxisView {
 public:
  AxisView(const SumTable& table, const TableStructure& reading, Axis axis)
      : table_(table), reading_(reading), axis_(axis) {}

  [[nodiscard]] Axis axis() const { return axis_; }
  [[nodiscard]] std::size_t lines() const;
  [[nodiscard]] std::size_t crosses() const;
  [[nodiscard]] const std::string& name(std::size_t line) const;
  /// The lowest of several headings of a column; the name of a row.
  [[nodiscard]] const std::string& lowest_name(std::size_t line) const;
  [[nodiscard]] const SumCell& cell(std::size_t line, std::size_t cross) const {
    return table_.cells[at(line, cross)];
  }
  [[nodiscard]] std::size_t unit(std::size_t line, std::size_t cross) const {
    return reading_.cell_units[at(line, cross)];
  }
  [[nodiscard]] bool is_summed(std::size_t line, std::size_t cross) const {
    return reading_.units[unit(line, cross)].kind != FigureKind::not_summed;
  }
  [[nodiscard]] bool is_share(std::size_t unit) const {
    return reading_.units[unit].kind == FigureKind::share;
  }
  [[nodiscard]] LineRole role(std::size_t line) const {
    return reading_.roles[static_cast<std::size_t>(axis_)][line];
  }
  [[nodiscard]] bool is_hidden(std::size_t line) const {
    return axis_ == Axis::rows && table_.rows[line].is_hidden;
  }
  [[nodiscard]] Place place(std::size_t line) const;

 private:
  [[nodiscard]] std::size_t at(std::size_t line, std::size_t cross) const {
    return axis_ == Axis::rows ? line * table_.columns.size() + cross
                               : cross * table_.columns.size() + line;
  }
  const SumTable& table_;
  const TableStructure& reading_;
  Axis axis_;
};

/// The sum of the parts of a total at one crossing line; only parts of the total's unit.
struct PartSum {
  std::int64_t sum = 0;  ///< in hundredths
  /// Hundredths by which the rounding of the parts and of the total may change the sum.
  std::int64_t slack = 0;
  std::size_t known = 0;
  std::vector<std::size_t> unread;  ///< parts whose cell is unknown or not a number
};
[[nodiscard]] PartSum sum_of_parts(const AxisView& view, const TotalLine& total, std::size_t cross);

/// Recognises totals by their names and chooses for each the rule under which most of its cells
/// hold; findings state what was assumed. A last line without a name that sums all lines before it
/// in most of its cells is a total too, and so is a last line with any name that sums them in all
/// cells. Takes linear time in the number of cells for each total.
[[nodiscard]] TableStructure read_totals(const SumTable& table, Findings& findings);

}  // namespace carreau
