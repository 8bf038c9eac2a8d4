// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/corrected_rows.hpp"

#include "inputs/programme/refused_rows.hpp"

#include <algorithm>

namespace carreau::inputs {

CorrectedRows::CorrectedRows(std::span<const ActionTable> tables) : tables_(tables) {
  for (std::size_t t = 0; t < tables.size(); ++t) {
    const SheetRows& rows = tables[t].rows;
    const auto at = std::ranges::find(rows.columns(), kRefusedOrigin);
    origin_columns_.push_back(static_cast<std::size_t>(at - rows.columns().begin()));
    if (at == rows.columns().end()) continue;
    for (std::size_t row = 0; row < rows.size(); ++row) copies_[origin(t, row)].push_back({t, row});
  }
}

std::string CorrectedRows::origin(std::size_t table, std::size_t row) const {
  const SheetRows& rows = tables_[table].rows;
  if (origin_columns_[table] < rows.columns().size()) {
    const std::string_view text = rows.field(row, origin_columns_[table]);
    if (!text.empty()) return std::string(text);
  }
  return rows.place(row).text();
}

bool CorrectedRows::has_later(std::size_t table, std::size_t row) const {
  const auto found = copies_.find(origin(table, row));
  if (found == copies_.end()) return false;
  // The original may be named behind the file of its refused rows; of two such files, the later
  // one has the last corrections.
  const bool is_original = origin_columns_[table] == tables_[table].rows.columns().size();
  return std::ranges::any_of(found->second, [&](const Copy& copy) {
    const bool is_later = is_original || tables_[copy.table].file > tables_[table].file;
    return copy.table != table && is_later && is_alike(table, row, copy);
  });
}

/// Texts are compared wherever they stand, since a file of refused rows may leave columns out.
bool CorrectedRows::is_alike(std::size_t table, std::size_t row, const Copy& copy) const {
  const std::vector<std::string> own = tables_[table].rows.fields(row);
  const SheetRows& again = tables_[copy.table].rows;
  std::size_t texts = 0;
  std::size_t equal = 0;
  for (std::size_t c = 0; c < again.columns().size(); ++c) {
    const std::string_view text = again.field(copy.row, c);
    if (text.empty() || is_refused_column(again.columns()[c])) continue;
    ++texts;
    equal += std::ranges::find(own, text) != own.end() ? 1U : 0U;
  }
  return 2 * equal >= texts;
}

}  // namespace carreau::inputs
