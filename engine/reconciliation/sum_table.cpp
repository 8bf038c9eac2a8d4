// SPDX-License-Identifier: Apache-2.0
#include "reconciliation/sum_table.hpp"

#include "base/text.hpp"

#include <fmt/format.h>

namespace carreau {

namespace {

SumCell cell_of(const AmountText& amount, std::string_view field) {
  SumCell cell;
  if (amount.kind == AmountKind::unreadable) {
    cell.kind = CellKind::text;
    // As written, so that messages can quote it.
    cell.text = trimmed(field);
  }
  if (!amount.is_amount()) return cell;
  cell.kind = CellKind::number;
  cell.unit = amount.unit;
  cell.decimals = amount.decimals;
  cell.is_rounded = amount.is_rounded;
  cell.is_guess = amount.is_guess;
  cell.hundredths = amount.hundredths;
  return cell;
}

}  // namespace

SumCell read_figure(std::string_view field, const AmountNotation& how) {
  return cell_of(parse_amount(field, how), field);
}

SumCell typed_figure(std::string_view number) { return cell_of(typed_amount(number), number); }

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
