// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/sum_table.hpp"

#include <fmt/format.h>

namespace carreau {

std::string SumTable::title() const {
  return sheet.empty() ? file : fmt::format("{} [{}]", file, sheet);
}

Place SumTable::place(std::size_t row, std::size_t column) const {
  return {title(), rows[row].file_row, columns[column].name};
}

std::string column_letters(std::int64_t position) {
  std::string letters;
  for (; position > 0; position = (position - 1) / 26) {
    letters.insert(letters.begin(), static_cast<char>('A' + (position - 1) % 26));
  }
  return letters;
}

}  // namespace carreau
