// SPDX-License-Identifier: Apache-2.0
/// Tells rows that hold data from those that people put between them: headings, repeated headers,
/// notes and totals.
#pragma once

#include "inputs/programme/amount_grid.hpp"
#include "inputs/programme/import_account.hpp"
#include "inputs/programme/total_scopes.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::inputs {

/// A row of totals and what it adds up.
struct TotalRow {
  std::size_t row = 0;
  std::string text;  ///< the cell that says so; empty where only the amounts say so
  FoundScope found;
};

struct RowKinds {
  std::vector<RowKind> kinds;
  std::vector<TotalRow> totals;
  /// Repeated headers whose columns stand in another order: the rows below them are read wrongly.
  std::vector<std::size_t> reordered;
  std::vector<std::size_t> total_columns;  ///< of the grid, by which FoundScope::sums goes
};

/// Decides by words, by structure and by amounts together: an action that is called "Total respect"
/// has an operator, a reference or a quartier, as the other actions of its table have; a row that
/// is the sum of rows above it is a total, whatever its words.
[[nodiscard]] RowKinds kinds_of_rows(const ActionTable& table, const NumberGrid& numbers);

}  // namespace carreau::inputs
