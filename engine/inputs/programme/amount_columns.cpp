// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/amount_columns.hpp"

#include "actions/date_text.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <string_view>

namespace carreau::inputs {

namespace {

/// What a column holds is judged by so many rows.
constexpr std::size_t kMostRows = 1'000;

bool is_whole_number(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

bool is_year_text(std::string_view text) {
  return text.size() == 4 && is_whole_number(text) && parse_year(text).year.has_value();
}

}  // namespace

std::optional<Euros> amount_in_cell(const SheetRows& rows, std::size_t row,
                                    const AmountColumn& column, const MoneyNotation& how) {
  MoneyNotation notation = how;
  notation.in_thousands = how.in_thousands || column.in_thousands;
  return parse_money(rows.field(row, column.column), notation).amount;
}

bool holds_amounts(const SheetRows& rows, std::size_t column, const MoneyNotation& how,
                   bool is_named) {
  std::size_t cells = 0;
  std::size_t amounts = 0;
  std::size_t known = 0;
  bool has_fraction = false;
  bool has_more_than_one = false;
  for (std::size_t row = 0; row < std::min(rows.size(), kMostRows); ++row) {
    const std::string_view text = rows.field(row, column);
    if (text.empty()) continue;
    const MoneyText money = parse_money(text, how);
    ++cells;
    amounts += money.is_unreadable ? 0U : 1U;
    if (!money.amount) continue;
    ++known;
    has_fraction |= money.amount->cents() % 100 != 0;
    has_more_than_one |= money.amount->cents() > 100 || money.amount->cents() < -100;
  }
  // A share of 0.4 in a cell that a spreadsheet shows as 40 %.
  const bool are_shares = has_fraction && !has_more_than_one;
  // "Sans objet" beside a few amounts must not hide them where the header names them.
  const bool are_enough = 2 * amounts > cells || (is_named && known > 0);
  return cells > 0 && are_enough && !are_shares;
}

bool holds_codes(const SheetRows& rows, std::size_t column) {
  bool are_years = true;
  bool are_long = true;
  bool has_leading_zero = false;
  std::size_t cells = 0;
  for (std::size_t row = 0; row < std::min(rows.size(), kMostRows); ++row) {
    const std::string_view text = rows.field(row, column);
    if (text.empty()) continue;
    if (!is_whole_number(text)) return false;
    ++cells;
    are_years &= is_year_text(text);
    are_long &= text.size() >= 9;
    has_leading_zero |= text.size() > 1 && text.front() == '0';
  }
  return cells > 0 && (are_years || are_long || has_leading_zero);
}

Euros sum_of_column(const SheetRows& rows, const AmountColumn& column, const MoneyNotation& how) {
  Euros sum;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    sum += amount_in_cell(rows, row, column, how).value_or(Euros());
  }
  return sum;
}

TotalCheck check_total(const SheetRows& rows, const AmountColumn& total,
                       std::span<const AmountColumn> parts, const MoneyNotation& how) {
  TotalCheck check;
  for (std::size_t row = 0; row < rows.size(); ++row) {
    const auto stated = amount_in_cell(rows, row, total, how);
    if (!stated) continue;
    ++check.rows;
    if (*stated != Euros()) ++check.amounts;
    Euros sum;
    for (const AmountColumn& part : parts) {
      sum += amount_in_cell(rows, row, part, how).value_or(Euros());
    }
    if (sum == *stated) continue;
    if (check.differing == 0) {
      check.first_row = row;
      check.total = *stated;
      check.sum = sum;
    }
    ++check.differing;
  }
  return check;
}

}  // namespace carreau::inputs
