// SPDX-License-Identifier: Apache-2.0
/// Checks every total of a table against the sum of its parts, and finds likely causes of
/// differences.
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
  undecided,  ///< a part that is unknown or not a number could account for the difference
  not_read,   ///< figures that are no part of a table, and so in no check
};
/// A stable name: "differs".
[[nodiscard]] std::string_view to_text(CheckStatus status);

/// A cause that would explain a difference exactly, to the last unit. It is a hint, not a proof.
enum class SlipKind : std::uint8_t {
  one_digit,       ///< one digit of the total is wrong
  swapped_digits,  ///< two neighbouring digits of the total are swapped
  counted_twice,   ///< `line` was added twice
  left_out,        ///< `line` was not added
  wrong_sign,      ///< the sign of `line` is wrong, or that of the total where there is no line
  scale,           ///< total and sum differ by `factor`, or by rounding to thousands
  text_left_out,  ///< the figures that the spreadsheet keeps as text, which SUM skips, are left out
  hidden_left_out,  ///< the hidden rows are left out
  line_scale,       ///< `line` is a thousand times too small or too large
  /// Totals of a row and of a column differ by the same amount, so the cell where they cross is
  /// wrong.
  cell,
  /// The total holds when the totals among its parts are replaced by their own sums.
  totals_corrected,
  other_way,     ///< the same total holds along the other axis
  total_itself,  ///< the sum along the other axis agrees with this sum: the total itself is wrong
  text_read,     ///< the parts that are not numbers begin with the missing amount
};
[[nodiscard]] std::string_view to_text(SlipKind kind);

struct Slip {
  SlipKind kind = SlipKind::one_digit;
  std::optional<std::size_t> line;  ///< a line on the axis of the check; for `cell`, its row
  std::size_t column = 0;           ///< for `cell`, its column
  std::int64_t figure = 0;          ///< for `cell`, what it should contain, in hundredths
  int factor = 1;                   ///< for `scale`, the ratio between the two
};

/// One total at one place. Amounts are in hundredths.
struct TotalCheck {
  Axis axis = Axis::rows;  ///< rows: a row that is a sum of rows, checked in one column
  std::size_t row = 0;
  std::size_t column = 0;
  SumUnit unit;
  std::int64_t stated = 0;
  PartSum parts;
  CheckStatus status = CheckStatus::holds;
  std::vector<Slip> slips;

  /// Positive where the total exceeds the sum of its parts.
  [[nodiscard]] std::int64_t difference() const { return stated - parts.sum; }
  [[nodiscard]] std::size_t line() const { return axis == Axis::rows ? row : column; }
  [[nodiscard]] std::size_t cross() const { return axis == Axis::rows ? column : row; }
};

/// A table with its structure and the checks of its totals.
struct CheckedTable {
  SumTable table;
  TableStructure reading;
  std::vector<TotalCheck> checks;  ///< checks of total rows first, each in the order of columns

  [[nodiscard]] std::size_t count(CheckStatus status) const;
};

/// Checks every total whose cell is a number and that has at least one number of its unit among its
/// parts. An amount holds when it differs by at most `tolerance`; counts must be exact; percentages
/// may differ by as much as rounding explains, and are checked only where they are shares of 100 %
/// or do add up, since a rate of all is no sum of rates. Findings report cells that are not
/// numbers, and names that occur twice.
[[nodiscard]] CheckedTable check_totals(SumTable table, Euros tolerance, Findings& findings);

}  // namespace carreau
