// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/account_book.hpp"

#include "base/text.hpp"
#include "inputs/programme/money_findings.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace carreau::inputs {

namespace {

TableAccount empty_account(const ActionTable& table, const NumberGrid& numbers) {
  TableAccount account;
  account.table = table.rows.name();
  account.rows = table.rows.size();
  account.blank = table.rows.blank_rows();
  for (std::size_t k = 0; k < numbers.columns().size(); ++k) {
    ColumnAccount column;
    column.name = table.rows.columns()[numbers.columns()[k].column];
    column.use = numbers.columns()[k];
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      const auto& number = numbers.at(row, k);
      if (!number) continue;
      ++column.cells;
      column.sum += *number;
    }
    account.columns.push_back(std::move(column));
  }
  return account;
}

/// Adds the numbers of a row to one of the sums of each column.
void add_row_to(TableAccount& account, const NumberGrid& numbers, std::size_t row,
                Euros ColumnAccount::*sum) {
  for (std::size_t k = 0; k < account.columns.size(); ++k) {
    account.columns[k].*sum += numbers.at(row, k).value_or(Euros());
  }
}

/// The text that announces a total; of any other row, its first text.
std::string text_of_row(const SheetRows& rows, std::size_t row, const RowKinds& kinds) {
  const auto total = std::ranges::lower_bound(kinds.totals, row, {}, &TotalRow::row);
  if (total != kinds.totals.end() && total->row == row && !total->text.empty()) return total->text;
  for (std::size_t column = 0; column < rows.columns().size(); ++column) {
    if (!rows.field(row, column).empty()) return std::string(rows.field(row, column));
  }
  return {};
}

/// All texts of a row as one key; a character that no text contains separates them.
std::string key_of_row(const SheetRows& rows, std::size_t row) {
  std::string key;
  for (std::size_t column = 0; column < rows.columns().size(); ++column) {
    key += rows.field(row, column);
    key += '\x1F';
  }
  return key;
}

/// Warns of the first total of a column that differs, with the number of all that do.
void warn_of_gaps(std::span<const StatedTotal> totals, Findings& findings) {
  std::map<std::string, std::vector<const StatedTotal*>> by_column;
  for (const StatedTotal& total : totals) {
    if (total.differs()) by_column[total.place.column].push_back(&total);
  }
  for (const auto& [column, gaps] : by_column) {
    const StatedTotal& first = *gaps.front();
    findings.warn("total_differs",
                  {{"text", first.text.empty() ? column : first.text},
                   {"stated", in_euros(first.stated)},
                   {"read", in_euros(first.read)},
                   {"gap", in_euros(first.stated - first.read)}},
                  first.place, static_cast<std::int64_t>(gaps.size()));
  }
}

}  // namespace

AccountBook::AccountBook(std::span<const ActionTable> tables)
    : tables_(tables),
      refused_rows_(tables.size()),
      attributed_(tables.size()),
      seen_(tables.size()) {
  for (const ActionTable& table : tables) {
    numbers_.emplace_back(table);
    kinds_.push_back(kinds_of_rows(table, numbers_.back()));
    account_.tables.push_back(empty_account(table, numbers_.back()));
  }
}

void AccountBook::set_aside(std::size_t table, std::size_t row, RowKind kind) {
  const SheetRows& rows = tables_[table].rows;
  SetAsideRow aside{rows.place(row), kind, text_of_row(rows, row, kinds_[table]), {}};
  const auto& columns = numbers_[table].columns();
  for (std::size_t k = 0; k < columns.size(); ++k) {
    const auto& number = numbers_[table].at(row, k);
    if (!number) continue;
    aside.amounts.push_back({rows.columns()[columns[k].column], *number});
  }
  account_.tables[table].set_aside.push_back(std::move(aside));
  add_row_to(account_.tables[table], numbers_[table], row, &ColumnAccount::set_aside);
}

void AccountBook::refused(std::size_t table, std::size_t row) {
  ++account_.tables[table].refused;
  refused_rows_[table].push_back(row);
  add_row_to(account_.tables[table], numbers_[table], row, &ColumnAccount::refused);
}

void AccountBook::used(std::size_t table, std::size_t row, bool is_action,
                       std::span<const FundingLine> lines, Findings& findings) {
  TableAccount& account = account_.tables[table];
  ++(is_action ? account.actions : account.joined);
  add_row_to(account, numbers_[table], row, &ColumnAccount::read);
  for (const FundingLine& line : lines) {
    for (std::size_t m = 0; m < kMeasures; ++m) {
      attributed_[table][m] += amount(line.amounts, static_cast<Measure>(m)).value_or(Euros());
    }
  }
  // Rows that leave out what the row above says are alike below any action.
  if (kind(table, row) == RowKind::data) warn_if_repeated(table, row, findings);
}

void AccountBook::warn_if_repeated(std::size_t table, std::size_t row, Findings& findings) {
  const SheetRows& rows = tables_[table].rows;
  const auto [at, is_new] = seen_[table].try_emplace(key_of_row(rows, row), row);
  if (!is_new) findings.warn("rows_equal", {}, rows.place(row));
}

std::size_t AccountBook::unknown(std::size_t table, UnknownValue value) {
  account_.tables[table].unknown.push_back(std::move(value));
  return account_.tables[table].unknown.size() - 1;
}

bool AccountBook::is_in(std::size_t table, std::size_t row, const TotalScope& scope) const {
  if (row < scope.begin || row >= scope.end) return false;
  return !scope.column || plain_words(tables_[table].rows.field(row, *scope.column)) == scope.words;
}

void AccountBook::add_totals(std::size_t table) {
  const SheetRows& rows = tables_[table].rows;
  const NumberGrid& numbers = numbers_[table];
  for (const TotalRow& total : kinds_[table].totals) {
    for (std::size_t i = 0; i < kinds_[table].total_columns.size(); ++i) {
      const std::size_t k = kinds_[table].total_columns[i];
      const auto& stated = numbers.at(total.row, k);
      if (!stated) continue;
      Euros read = Euros::from_cents(total.found.sums[i]);
      // The total may well include rows that were refused here: that is a gap, too.
      for (const std::size_t row : refused_rows_[table]) {
        if (!is_in(table, row, total.found.scope)) continue;
        read = read - numbers.at(row, k).value_or(Euros());
      }
      account_.tables[table].totals.push_back(
          {rows.place(total.row, rows.columns()[numbers.columns()[k].column]), total.text, *stated,
           read});
    }
  }
}

void AccountBook::check(std::size_t table, Findings& findings) const {
  std::array<Euros, kMeasures> read{};
  for (const ColumnAccount& column : account_.tables[table].columns) {
    if (column.use.measure) read[static_cast<std::size_t>(*column.use.measure)] += column.read;
  }
  for (std::size_t m = 0; m < kMeasures; ++m) {
    if (read[m] == attributed_[table][m]) continue;
    findings.warn("account_open",
                  {{"measure", to_text(static_cast<Measure>(m))},
                   {"read", in_euros(read[m])},
                   {"attributed", in_euros(attributed_[table][m])}},
                  {tables_[table].rows.name(), {}, {}});
  }
}

ImportAccount AccountBook::finish(Findings& findings) {
  for (std::size_t table = 0; table < tables_.size(); ++table) {
    add_totals(table);
    warn_of_gaps(account_.tables[table].totals, findings);
    for (const std::size_t row : kinds_[table].reordered) {
      findings.warn("header_in_other_order", {}, tables_[table].rows.place(row));
    }
    check(table, findings);
  }
  return std::move(account_);
}

}  // namespace carreau::inputs
