// SPDX-License-Identifier: Apache-2.0
/// Sheets drawn as text.
#pragma once

#include "base/text.hpp"
#include "reconciliation/printed_sheet.hpp"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

namespace carreau::testing {

/// A line for each row, with cells separated by `|`; short lines are filled up with empty cells.
/// A cell `#12.5` is one that its file types as a number. Rows are numbered from 1.
///
///   drawn_sheet({"Tableau 1", "", "q | Ville | CAF", "Nord | 1 | 2"})
inline PrintedSheet drawn_sheet(const std::vector<std::string>& lines) {
  PrintedSheet sheet{"drawn.xlsx", "2004", true, {}};
  std::size_t width = 0;
  for (const std::string& line : lines) {
    SheetRow& row = sheet.rows.emplace_back();
    row.number = static_cast<std::int64_t>(sheet.rows.size());
    for (const std::string& field : split(line, '|')) {
      std::string text(trimmed(field));
      const bool is_typed = text.starts_with('#');
      if (is_typed) text.erase(0, 1);
      row.cells.push_back({text, is_typed});
    }
    width = std::max(width, row.cells.size());
  }
  for (SheetRow& row : sheet.rows) row.cells.resize(width);
  return sheet;
}

}  // namespace carreau::testing
