// SPDX-License-Identifier: Apache-2.0
/// Reads the funding lines of a row.
#pragma once

#include "actions/action.hpp"
#include "inputs/programme/action_cells.hpp"
#include "inputs/programme/action_index.hpp"
#include "inputs/programme/programme_parts.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace carreau::inputs {

/// The funder of amounts without a name; in French, as it stands beside names of the file.
inline constexpr std::string_view kUnnamedFunder = "Financeur non précisé";

class FundingLineReader {
 public:
  /// Both must outlive the reader.
  FundingLineReader(FunderRegister& funders, RowFindings& findings)
      : funders_(funders), findings_(findings) {}

  /// One line for each column of a funder in which the row has an amount, and one for the row's own
  /// funder and amounts. Money without a funder is that of a funder that is not stated.
  [[nodiscard]] std::vector<FundingLine> lines_of(const ActionTable& table,
                                                  const ActionCells& cells);

 private:
  FunderIndex funder_of(const ActionCells& cells, bool has_amounts);

  FunderRegister& funders_;
  RowFindings& findings_;
};

/// Throws RowRefused where the row cannot be a further funding line of an action of the same year
/// and reference: it is in another table, or differs in more than its funder and amounts.
void check_same_action(std::span<const ActionTable> tables, std::size_t table, std::size_t row,
                       const IndexedAction& before);

}  // namespace carreau::inputs
