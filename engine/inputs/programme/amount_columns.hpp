// SPDX-License-Identifier: Apache-2.0
/// Judges columns of amounts by their cells.
#pragma once

#include "actions/money_text.hpp"
#include "base/quantity.hpp"
#include "inputs/programme/action_rows.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carreau::inputs {

/// A column of amounts.
struct AmountColumn {
  std::size_t column = 0;
  bool in_thousands = false;  ///< its header says so
};

/// The amount in a cell; nothing where it is empty, unknown or no amount.
[[nodiscard]] std::optional<Euros> amount_in_cell(const SheetRows& rows, std::size_t row,
                                                  const AmountColumn& column,
                                                  const MoneyNotation& how);
/// Whether a column holds amounts, judging by its first rows: any, where its header speaks of money
/// (`is_named`), otherwise in most of its non-empty cells. Figures that are all below one are
/// shares.
[[nodiscard]] bool holds_amounts(const SheetRows& rows, std::size_t column,
                                 const MoneyNotation& how, bool is_named);
/// Whether the numbers of a column identify something: years, postal codes, SIRET.
[[nodiscard]] bool holds_codes(const SheetRows& rows, std::size_t column);
/// The sum of the amounts of a column.
[[nodiscard]] Euros sum_of_column(const SheetRows& rows, const AmountColumn& column,
                                  const MoneyNotation& how);

/// Rows where a total and the sum of its parts are compared; a row without a total is none.
struct TotalCheck {
  std::size_t rows = 0;
  std::size_t amounts = 0;  ///< of these rows, those whose total is not zero
  std::size_t differing = 0;
  std::size_t first_row = 0;  ///< the first row that differs, with its total and sum
  Euros total;
  Euros sum;
  /// The difference is no exception: most rows differ.
  [[nodiscard]] bool is_total() const { return rows > 0 && 2 * differing < rows; }
};
[[nodiscard]] TotalCheck check_total(const SheetRows& rows, const AmountColumn& total,
                                     std::span<const AmountColumn> parts, const MoneyNotation& how);

}  // namespace carreau::inputs
