// SPDX-License-Identifier: Apache-2.0
/// Assigns the columns whose headers speak of amounts, so that no euro counts twice.
#pragma once

#include "inputs/programme/action_columns.hpp"
#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/action_rows.hpp"
#include "inputs/programme/column_names.hpp"

#include <cstddef>
#include <optional>
#include <span>

namespace carreau::inputs {

/// Columns that need care.
struct CarefulColumns {
  std::span<const std::size_t> left_out;  ///< read by other code
  /// The column that names communes, unless other columns name funders: "Ville".
  std::optional<std::size_t> commune;
};

/// Takes from the free columns those with amounts of a funder, of the row's own funder, or in
/// total. Parts of an amount (advance and balance, operating and investment) count where the whole
/// has no column. A total counts only where no column gives what it adds up.
void take_money_columns(const SheetRows& rows, ActionSheet sheet, const ActionMapping& mapping,
                        const CarefulColumns& careful, FreeColumns& free, ActionColumns& found);

}  // namespace carreau::inputs
