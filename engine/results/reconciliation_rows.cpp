// SPDX-License-Identifier: Apache-2.0
#include "results/reconciliation_rows.hpp"

#include "base/decimal.hpp"
#include "base/text.hpp"

#include <fmt/format.h>

#include <utility>

namespace carreau::results {

namespace {

files::FieldValue optional_text(const std::string& text) {
  return text.empty() ? files::FieldValue() : files::FieldValue(text);
}

files::FieldValue amount(std::int64_t hundredths) { return decimal_value(hundredths, 2); }

files::FieldValue count_of(std::size_t count) { return static_cast<std::int64_t>(count); }

/// Table, row, name of the row, column, name of the column; what a sum runs along stays empty.
void push_place(files::Row& row, const SumTable& table, std::optional<std::size_t> r,
                std::optional<std::size_t> c) {
  row.emplace_back(table.title());
  row.push_back(r ? files::FieldValue(table.rows[*r].file_row) : files::FieldValue());
  row.push_back(r ? optional_text(table.rows[*r].name) : files::FieldValue());
  row.push_back(c ? files::FieldValue(table.columns[*c].position) : files::FieldValue());
  row.push_back(c ? optional_text(table.columns[*c].name) : files::FieldValue());
}

files::Row total_row(const CheckedTable& checked, const TotalCheck& check) {
  files::Row row{std::string(check.axis == Axis::rows ? "sum_of_rows" : "sum_of_columns"),
                 std::string(to_text(check.status))};
  push_place(row, checked.table, check.row, check.column);
  row.push_back(optional_text(unit_code(check.unit)));
  row.push_back(amount(check.stated));
  row.push_back(amount(check.parts.sum));
  row.push_back(amount(check.difference()));
  row.push_back(count_of(check.parts.known));
  row.push_back(count_of(check.parts.unread.size()));
  std::vector<std::string> causes;
  for (const Slip& slip : check.slips) causes.push_back(slip_code(checked, check.axis, slip));
  row.push_back(optional_text(join(causes, ";")));
  row.resize(row.size() + 5);  // the other table
  return row;
}

files::Row compared_row(const Reconciliation& all, const FigureComparison& compared) {
  files::Row row{std::string(to_text(compared.meaning)), std::string(to_text(compared.status))};
  const TableFigure& first = compared.first;
  const TableFigure& second = compared.second;
  const CheckedTable& table = all.tables[first.table];
  push_place(row, table.table, first.row, first.column);
  row.push_back(optional_text(unit_code(first.unit)));
  row.push_back(amount(first.hundredths));
  row.push_back(amount(second.hundredths));
  row.push_back(amount(first.hundredths - second.hundredths));
  row.emplace_back();
  row.push_back(count_of(first.unread + second.unread));
  std::vector<std::string> causes;
  for (const Slip& slip : compared.slips) causes.push_back(slip_code(table, Axis::rows, slip));
  row.push_back(optional_text(join(causes, ";")));
  push_place(row, all.tables[second.table].table, second.row, second.column);
  return row;
}

}  // namespace

std::size_t Reconciliation::differences() const {
  std::size_t count = between.count(CheckStatus::differs);
  for (const CheckedTable& table : tables) count += table.count(CheckStatus::differs);
  return count;
}

std::string unit_code(const SumUnit& unit) {
  switch (unit.kind) {
    case FigureKind::money: return "eur";
    case FigureKind::share: return "percent";
    case FigureKind::count: return unit.noun.empty() ? "count" : unit.noun;
    case FigureKind::figures:
    case FigureKind::not_summed: return "";
  }
  return "";
}

std::string slip_code(const CheckedTable& checked, Axis axis, const Slip& slip) {
  const std::string kind(to_text(slip.kind));
  if (slip.kind == SlipKind::scale) return fmt::format("{} ({})", kind, slip.factor);
  if (!slip.line) return kind;
  const SumTable& table = checked.table;
  if (slip.kind == SlipKind::cell) {
    return fmt::format("{} ({} / {}: {})", kind, table.rows[*slip.line].name,
                       table.columns[slip.column].name, decimal_text(slip.figure, 2));
  }
  return fmt::format(
      "{} ({})", kind,
      axis == Axis::rows ? table.rows[*slip.line].name : table.columns[*slip.line].name);
}

const std::vector<files::FieldSpec>& reconciliation_fields() {
  using enum files::FieldType;
  static const std::vector<files::FieldSpec> fields = {{"check"},
                                                       {"status"},
                                                       {"table"},
                                                       {"row", integer},
                                                       {"row_name"},
                                                       {"column", integer},
                                                       {"column_name"},
                                                       {"unit"},
                                                       {"stated", real},
                                                       {"against", real},
                                                       {"difference", real},
                                                       {"parts", integer},
                                                       {"unread", integer},
                                                       {"causes"},
                                                       {"other_table"},
                                                       {"other_row", integer},
                                                       {"other_row_name"},
                                                       {"other_column", integer},
                                                       {"other_column_name"}};
  return fields;
}

std::vector<files::Row> reconciliation_rows(const Reconciliation& reconciliation) {
  std::vector<files::Row> rows;
  for (const CheckedTable& checked : reconciliation.tables) {
    for (const TotalCheck& check : checked.checks) rows.push_back(total_row(checked, check));
  }
  for (const FigureComparison& compared : reconciliation.between.compared) {
    rows.push_back(compared_row(reconciliation, compared));
  }
  return rows;
}

}  // namespace carreau::results
