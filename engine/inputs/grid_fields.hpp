// SPDX-License-Identifier: Apache-2.0
/// Fields that the files of every grid have: ids, counts, money, communes. Each function throws
/// DataError with file, row, column and value for a field that cannot be one.
#pragma once

#include "base/error.hpp"
#include "base/findings.hpp"
#include "base/quantity.hpp"
#include "base/text.hpp"
#include "files/table.hpp"
#include "grid/cell_id.hpp"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>

namespace carreau::inputs {

/// The id of a cell in one of the systems in which INSEE publishes grids.
[[nodiscard]] CellId cell_id_of(const files::Table& table, std::size_t column);
/// Checks that a cell is on the same grid as the cells before it.
void check_same_grid(const std::optional<GridSystem>& grid, const CellId& id, const Place& place);

/// A number that is no less than zero and no more than any cell can hold.
[[nodiscard]] double count_of(const files::Table& table, std::size_t column, Findings& findings);
/// The value in tenths. A value with more decimals than INSEE publishes is rounded and reported.
template <class Count>
[[nodiscard]] Count rounded_count(const files::Table& table, std::size_t column,
                                  Findings& findings) {
  // The usual form is read exactly, without a floating-point number in between.
  if (const auto tenths = table.plain_decimal(column, 1)) return Count::from_tenths(*tenths);
  const double value = count_of(table, column, findings);
  const Count count = Count::from_value(value);
  // INSEE publishes tenths; other sources may give more decimals.
  if (std::abs(count.value() - value) > 1e-6) {
    findings.notice("rounded_to_tenths", {}, table.place(column));
  }
  return count;
}
/// A trait in tenths, which is the sum of these columns; 32 bits keep the columns of a national
/// grid small.
[[nodiscard]] std::int32_t trait_tenths(const files::Table& table,
                                        std::span<const std::size_t> columns, Findings& findings);
/// In cents, as all money; INSEE's sums have one decimal.
[[nodiscard]] Euros euros_of(const files::Table& table, std::size_t column, Findings& findings);
/// Refuses a mean income far from any standard of living: the column is probably a mean already, or
/// in thousands. `people` and `income`: the columns that it was computed from.
void check_mean(const files::Table& table, std::size_t people, std::size_t income, double mean);
/// Refuses a cell that stands in two rows.
[[noreturn]] void refuse_cell_twice(const CellId& cell, const Place& first, const Place& second);
/// Puts the codes of the communes of a cell into `codes`, glued, five characters each.
void read_communes(const files::Table& table, std::size_t column, Findings& findings,
                   std::string& codes);

}  // namespace carreau::inputs
