// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/funding_lines.hpp"

#include "base/text.hpp"
#include "inputs/programme/action_details.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

namespace carreau::inputs {

namespace {

/// Whether the field describes a funding line rather than its action.
bool is_of_line(ActionField field) {
  return field == ActionField::funder || field == ActionField::credit ||
         field == ActionField::currency || is_money(field);
}

bool has_any(const Amounts& amounts) {
  return amounts.requested || amounts.granted || amounts.paid;
}

}  // namespace

std::vector<FundingLine> FundingLineReader::lines_of(const ActionTable& table,
                                                     const ActionCells& cells) {
  std::vector<FundingLine> lines;
  const Amounts amounts = own_amounts(table, cells);
  const std::string_view funder = cells.text(ActionField::funder);
  // A row may give a funder without amounts: they are then unknown.
  if (has_any(amounts) || !funder.empty()) {
    lines.push_back({{}, funder_of(cells, has_any(amounts)), cells.credit(), amounts});
  }
  for (const FunderAmounts& column : table.columns.funders) {
    // Without a funder the column is a part of the row's own amounts.
    if (column.funder.funder.empty()) continue;
    const MoneyText money = cells.amount(column);
    // An empty cell in the column of a funder means that this funder takes no part; one that cannot
    // be read, that it takes part with an unknown amount.
    if (!money.amount && !money.is_unreadable) continue;
    const FunderIndex at = funders_.index_of(column.funder.funder, cells.place());
    // Requested and granted amounts of one funder stand in two columns; they are one line.
    auto line = std::ranges::find_if(lines, [&](const FundingLine& other) {
      return other.funder == at && other.credit == column.funder.credit;
    });
    if (line == lines.end()) line = lines.insert(line, {{}, at, column.funder.credit, {}});
    if (money.amount) add_amount(line->amounts, column.funder.measure, *money.amount);
  }
  return lines;
}

FunderIndex FundingLineReader::funder_of(const ActionCells& cells, bool has_amounts) {
  const std::string_view funder = cells.text(ActionField::funder);
  if (!plain_words(funder).empty()) {
    return funders_.index_of(funder, cells.place(ActionField::funder));
  }
  // Where a column names funders, money without a name is a mistake, but money all the same.
  if (cells.has_column(ActionField::funder) && has_amounts) {
    findings_.unknown({}, {}, cells.place(ActionField::funder), funder);
  }
  findings_.all().warn("funder_not_stated", {}, cells.place());
  // In French, as it appears beside names of the file.
  return funders_.index_of(kUnnamedFunder, cells.place());
}

void check_same_action(std::span<const ActionTable> tables, std::size_t table, std::size_t row,
                       const IndexedAction& before) {
  const ActionTable& own = tables[table];
  const SheetRows& rows = own.rows;
  const SheetRows& others = tables[before.table].rows;
  const std::string first = others.place(before.row).text();
  const FieldColumn* const reference = own.columns.find(ActionField::reference);
  const std::string column =
      reference == nullptr ? std::string() : rows.columns()[reference->column];
  const std::vector<Detail> details{{"reference", before.reference}, {"place", first}};
  // Two rows are only equal where the tables have the same columns.
  const bool is_equal =
      rows.columns() == others.columns() && rows.fields(row) == others.fields(before.row);
  // In another table it is the same row given twice; in its own it is kept and reported.
  if (is_equal && before.table == table) return;
  if (is_equal) throw RowRefused{{"refused_repeated_row", details}, column};
  // Rows of several funders are only expected where the table has a column for them.
  if (before.table != table || own.columns.find(ActionField::funder) == nullptr) {
    throw RowRefused{{"refused_repeated_reference", details}, column};
  }
  for (const FieldColumn& field : own.columns.fields) {
    // Funder, credit and amounts differ from line to line; everything else describes the action.
    if (is_of_line(field.field)) continue;
    if (rows.field(row, field.column) == rows.field(before.row, field.column)) continue;
    throw RowRefused{
        {"refused_rows_differ", {details[0], details[1], {"column", rows.columns()[field.column]}}},
        column};
  }
}

}  // namespace carreau::inputs
