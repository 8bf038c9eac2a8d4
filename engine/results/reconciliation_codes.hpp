// SPDX-License-Identifier: Apache-2.0
/// Stable names and words for the enumerations of a reconciliation.
#pragma once

#include "reconciliation/reconciliation.hpp"
#include "reconciliation/table_comparison.hpp"
#include "results/coded_values.hpp"

#include <cstdint>
#include <string_view>

namespace carreau::results {

/// What a row checks: a sum within one table, or a figure that two tables share.
enum class ReconciliationCheck : std::uint8_t {
  sum_of_rows,     ///< a row of totals, checked in one column
  sum_of_columns,  ///< a column of totals, checked in one row
  grand_total,
  line,
  cell,
  unread_row,  ///< a line with figures that is no part of a table
  unread_column,
};
[[nodiscard]] std::string_view to_text(ReconciliationCheck check);
[[nodiscard]] ReconciliationCheck check_of(Axis axis);
[[nodiscard]] ReconciliationCheck check_of(MeaningKind meaning);

template <>
std::span<const CodedValue<ReconciliationCheck>> coded_values<ReconciliationCheck>();
template <>
std::span<const CodedValue<CheckStatus>> coded_values<CheckStatus>();

}  // namespace carreau::results
