// SPDX-License-Identifier: Apache-2.0
/// Which rows and columns of a table are totals, and of what.
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

/// A line is a row or a column; what it meets across are columns or rows.
enum class Axis : std::uint8_t { rows, columns };
inline constexpr std::array kAxes = {Axis::rows, Axis::columns};

enum class LineRole : std::uint8_t {
  part,
  total,
  memo,  ///< "dont…", or a total that no reading fits: counted in no sum
};

/// Which lines a total sums.
enum class SumRule : std::uint8_t {
  since_rank,      ///< all parts since the total before it of its own rank or a higher one
  since_total,     ///< all parts since the total before it, whatever its rank
  subtotals,       ///< the totals of the next lower rank, and the parts behind the last of them
  all_before,      ///< all parts before it
  following,       ///< all parts up to the total behind it of its own rank or a higher one
  following_next,  ///< all parts up to the total behind it, whatever its rank
};
/// A stable name: "since_rank".
[[nodiscard]] std::string_view to_text(SumRule reading);

struct TotalLine {
  std::size_t line = 0;
  TotalRank rank = TotalRank::total;
  SumRule reading = SumRule::since_rank;
  std::vector<std::size_t> parts;  ///< lines, ascending
  bool is_named = true;            ///< else its figures alone say that it is a total
};

/// How a table was understood.
struct TableStructure {
  std::vector<SumUnit> units;                    ///< each once
  std::vector<std::size_t> cell_units;           ///< position in `units`, row by row
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

/// The parts of a total at one place across, of its unit.
struct PartSum {
  std::int64_t sum = 0;    ///< hundredths
  std::int64_t slack = 0;  ///< hundredths by which rounding of parts and total may move the sum
  std::size_t known = 0;
  std::vector<std::size_t> unread;  ///< lines whose cell is unknown or no number
};
[[nodiscard]] PartSum sum_of_parts(const AxisView& view, const TotalLine& total, std::size_t cross);

/// Recognises totals by their names, takes for each the reading under which most of its cells hold,
/// and says what it took for granted. A last line without a name that sums all before it in most
/// of its cells is a total as well; so is one whose every cell does, under any name. Linear in the
/// cells for each total.
[[nodiscard]] TableStructure read_totals(const SumTable& table, Findings& findings);

}  // namespace carreau
