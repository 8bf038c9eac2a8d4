// SPDX-License-Identifier: Apache-2.0
/// Tables of figures drawn as text.
#pragma once

#include "base/text.hpp"
#include "reconciliation/sum_table.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::testing {

/// A header and a line for each row, with columns separated by `|`. Cells are whole numbers, empty
/// for unknown, or other text. Rows are numbered from 2, as after a header.
///
///   drawn_table({"theme | Ville | État | TOTAL", "Sport | 1 | 2 | 3"})
inline SumTable drawn_table(const std::vector<std::string>& lines) {
  SumTable table;
  table.file = "drawn.csv";
  const auto fields = [](const std::string& line) {
    std::vector<std::string> parts = split(line, '|');
    for (std::string& part : parts) part = std::string(trimmed(part));
    return parts;
  };
  const auto header = fields(lines.front());
  for (std::size_t c = 1; c < header.size(); ++c) {
    table.columns.push_back({header[c], static_cast<std::int64_t>(c) + 1});
  }
  for (std::size_t r = 1; r < lines.size(); ++r) {
    const auto row = fields(lines[r]);
    table.rows.push_back({row[0], static_cast<std::int64_t>(r) + 1});
    for (std::size_t c = 1; c < header.size(); ++c) {
      SumCell& cell = table.cells.emplace_back();
      if (row.at(c).empty()) continue;
      const bool is_number = row[c].find_first_not_of("-0123456789") == std::string::npos;
      cell.kind = is_number ? carreau::CellKind::number : carreau::CellKind::text;
      if (is_number) cell.hundredths = 100 * std::stoll(row[c]);
      else cell.text = row[c];
    }
  }
  return table;
}

}  // namespace carreau::testing
