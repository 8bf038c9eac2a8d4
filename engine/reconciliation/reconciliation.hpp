// SPDX-License-Identifier: Apache-2.0
/// Every total of a table against the sum of its parts, and likely causes where they differ.
#pragma once

#include "base/findings.hpp"
#include "base/quantity.hpp"
#include "reconciliation/sum_table.hpp"
#include "reconciliation/total_lines.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace carreau {

enum class CheckStatus : std::uint8_t {
  holds,
  differs,
  undecided,  ///< a part that is unknown or no number could make up the difference
};
/// A stable name: "differs".
[[nodiscard]] std::string_view to_text(CheckStatus status);

/// What would explain a difference to the last unit. It is a hint, not a proof.
enum class SlipKind : std::uint8_t {
  one_digit,         ///< one digit of the total
  swapped_digits,    ///< two neighbouring digits of the total
  counted_twice,     ///< `line`
  left_out,          ///< `line`
  wrong_sign,        ///< of `line`, or of the total where there is none
  scale,             ///< total and sum are the same but for `factor`, to the rounding of thousands
  line_scale,        ///< `line` is a thousand times too small or too large
  cell,              ///< the cell where the totals of a row and a column both differ by this much
  totals_corrected,  ///< it holds with the sums of their parts in place of totals that differ
  other_way,         ///< the same total holds along the other axis
  total_itself,      ///< the sum along the other axis is the same: the total is wrong
  text_read,         ///< the parts that are no numbers begin with what is missing
};
[[nodiscard]] std::string_view to_text(SlipKind kind);

struct Slip {
  SlipKind kind = SlipKind::one_digit;
  std::optional<std::size_t> line;  ///< on the axis of the check; of `cell` the row
  std::size_t column = 0;           ///< of `cell`
  std::int64_t figure = 0;          ///< hundredths that the cell should hold; of `cell`
  int factor = 1;                   ///< of `scale`: one is so many times the other
};

/// One total at one place. Amounts are hundredths.
struct TotalCheck {
  Axis axis = Axis::rows;  ///< rows: a row that sums rows, along a column
  std::size_t row = 0;
  std::size_t column = 0;
  SumUnit unit;
  std::int64_t stated = 0;
  PartSum parts;
  CheckStatus status = CheckStatus::holds;
  std::vector<Slip> slips;

  /// Positive where the total says more than its parts.
  [[nodiscard]] std::int64_t difference() const { return stated - parts.sum; }
  [[nodiscard]] std::size_t line() const { return axis == Axis::rows ? row : column; }
  [[nodiscard]] std::size_t cross() const { return axis == Axis::rows ? column : row; }
};

/// A table with all that was found in it.
struct CheckedTable {
  SumTable table;
  TableStructure reading;
  std::vector<TotalCheck> checks;  ///< total rows first, each along its columns

  [[nodiscard]] std::size_t count(CheckStatus status) const;
};

/// Checks every total whose cell is a number and that has a part of its unit that is one. An amount
/// that differs by no more than `tolerance` holds; counts must be exact, percentages may differ by
/// what rounding explains. Findings tell cells that are no numbers, and names that come twice.
[[nodiscard]] CheckedTable check_totals(SumTable table, Euros tolerance, Findings& findings);

}  // namespace carreau
