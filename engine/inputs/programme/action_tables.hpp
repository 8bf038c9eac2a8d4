// SPDX-License-Identifier: Apache-2.0
/// Opens tables of actions: selects sheets, mappings and columns.
#pragma once

#include "inputs/programme/action_columns.hpp"
#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/action_rows.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

struct ActionReadOptions;

/// A table with its rows in memory.
struct ActionTable {
  SheetRows rows;
  std::size_t file = 0;  ///< position in the list of paths
  ActionSheet sheet = ActionSheet::actions;
  std::string mapping_name;  ///< empty: usual names only
  ActionMapping mapping;     ///< including what the request overrides
  ActionColumns columns;
  /// How the texts of each column are written; decide_notations() sets them.
  std::vector<MoneyNotation> notations = {};
};

/// Opens every table of actions, funding lines or indicators in the files, those of actions first.
/// Findings report the mapping by which a file was recognised, sheets of another kind, unused
/// columns, and cells that seem merged. Throws the errors of read_actions().
[[nodiscard]] std::vector<ActionTable> load_action_tables(std::span<const std::string> paths,
                                                          const ActionReadOptions& how,
                                                          Findings& findings);

/// A mapping that reads the same tables again by the names of their columns, without the usual
/// names. It covers the tables that were read with the same mapping as the first.
[[nodiscard]] ActionMapping mapping_of(std::span<const ActionTable> tables);

}  // namespace carreau::inputs
