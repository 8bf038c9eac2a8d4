// SPDX-License-Identifier: Apache-2.0
/// A table of actions from the text of a CSV file, without a whole import.
#pragma once

#include "inputs/programme/action_tables.hpp"
#include "inputs/programme/amount_grid.hpp"
#include "support/temp_folder.hpp"

#include <string>

namespace carreau::testing {

inline inputs::ActionTable action_table(const TempFolder& folder, const std::string& text,
                                        inputs::ActionSheet sheet = inputs::ActionSheet::actions) {
  Findings findings;
  const auto opened = files::open_table(
      folder.write("t.csv", text), [](const std::vector<std::string>&) { return true; }, findings);
  files::KeptCells kept;
  inputs::ActionTable table{inputs::SheetRows(*opened, "", kept, findings), 0, sheet, "", {}, {}};
  table.columns = inputs::find_columns(table.rows, sheet, table.mapping);
  inputs::decide_notations(table);
  return table;
}

}  // namespace carreau::testing
