// SPDX-License-Identifier: Apache-2.0
/// Tables of actions as they are opened: which sheets, by which mapping, under which columns.
#pragma once

#include "inputs/programme/action_columns.hpp"
#include "inputs/programme/action_mapping.hpp"
#include "inputs/programme/action_reader.hpp"
#include "inputs/programme/action_rows.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace carreau::inputs {

/// A table, its rows in memory.
struct ActionTable {
  SheetRows rows;
  std::size_t file = 0;  ///< position among the paths
  ActionSheet sheet = ActionSheet::actions;
  std::string mapping_name;  ///< empty: usual names alone
  ActionMapping mapping;     ///< with what the request sets
  ActionColumns columns;
};

/// Every table of actions, lines or indicators of the files, those of actions first. Findings: the
/// mapping that a file was recognised by, sheets that are none of these, columns that are not used,
/// cells that seem merged. Throws as read_actions() does.
[[nodiscard]] std::vector<ActionTable> load_action_tables(std::span<const std::string> paths,
                                                          const ActionReadOptions& how,
                                                          Findings& findings);

/// The mapping that reads these tables again, column by column, without looking for usual names: of
/// the tables that were read by the same mapping as the first.
[[nodiscard]] ActionMapping mapping_of(std::span<const ActionTable> tables);

}  // namespace carreau::inputs
