// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/amount_grid.hpp"

#include "inputs/programme/action_values.hpp"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <utility>

namespace carreau::inputs {

namespace {

constexpr std::array kMoneyFields{std::pair{ActionField::requested, Measure::requested},
                                  std::pair{ActionField::granted, Measure::granted},
                                  std::pair{ActionField::paid, Measure::paid}};
constexpr std::array kPeopleFields{ActionField::audience_forecast, ActionField::audience_actual};

std::optional<Euros> number_in_cell(const ActionTable& table, std::size_t row,
                                    const NumberColumn& column) {
  if (!column.is_people) {
    return amount_in_cell(table, row, column.column, column.in_thousands).amount;
  }
  const auto people = parse_people(table.rows.field(row, column.column));
  return people ? std::optional(Euros::whole(*people)) : std::nullopt;
}

/// The columns of amounts and people that are read.
std::vector<NumberColumn> read_columns(const ActionTable& table) {
  std::vector<NumberColumn> columns;
  for (const auto& [field, measure] : kMoneyFields) {
    if (const FieldColumn* const at = table.columns.find(field)) {
      columns.push_back({at->column, false, measure, {}, at->in_thousands, false});
    }
  }
  for (const FunderAmounts& amounts : table.columns.funders) {
    const FunderColumn& funder = amounts.funder;
    columns.push_back(
        {amounts.column, false, funder.measure, funder.funder, funder.in_thousands, false});
  }
  for (const TotalColumn& total : table.columns.totals) {
    columns.push_back({total.column, false, {}, {}, total.in_thousands, true});
  }
  if (const FieldColumn* const cost = table.columns.find(ActionField::total_cost)) {
    columns.push_back({cost->column, false, {}, {}, cost->in_thousands, true});
  }
  for (const AudienceColumn& group : table.columns.groups) {
    columns.push_back({group.column, true, {}, {}, false, false});
  }
  for (const ActionField field : kPeopleFields) {
    if (const FieldColumn* const at = table.columns.find(field)) {
      columns.push_back({at->column, true, {}, {}, false, false});
    }
  }
  return columns;
}

/// Whether most texts of a column that is not read are numbers, judging by all its rows.
bool holds_numbers(const ActionTable& table, std::size_t column) {
  std::size_t texts = 0;
  std::size_t numbers = 0;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    if (table.rows.field(row, column).empty()) continue;
    ++texts;
    numbers += amount_in_cell(table, row, column, false).amount ? 1U : 0U;
  }
  return 2 * numbers > texts;
}

}  // namespace

void decide_notations(ActionTable& table) {
  const SheetRows& rows = table.rows;
  table.notations.assign(rows.columns().size(), table.mapping.money);
  std::vector<std::size_t> columns = table.columns.unused;
  for (const NumberColumn& column : read_columns(table)) columns.push_back(column.column);
  for (const std::size_t column : columns) {
    std::vector<std::string_view> texts;
    for (std::size_t row = 0; row < rows.size(); ++row) {
      const bool is_text = rows.type(row, column) == files::CellType::text;
      if (is_text && !rows.field(row, column).empty()) texts.push_back(rows.field(row, column));
    }
    table.notations[column] = notation_of(texts, table.mapping.money);
  }
}

MoneyText amount_in_cell(const ActionTable& table, std::size_t row, std::size_t column,
                         bool in_thousands) {
  MoneyNotation how = table.notations.empty() ? table.mapping.money : table.notations[column];
  // In thousands where the mapping says so for all amounts, or the header for this column.
  how.in_thousands = how.in_thousands || in_thousands;
  const std::string_view written = table.rows.field(row, column);
  return table.rows.type(row, column) == files::CellType::number ? typed_money(written, how)
                                                                 : parse_money(written, how);
}

NumberGrid::NumberGrid(const ActionTable& table) {
  std::vector<NumberColumn> columns = read_columns(table);
  for (const std::size_t column : table.columns.unused) {
    if (holds_numbers(table, column)) columns.push_back({column, false, {}, {}, false, false});
  }
  // In the order of the table, in which readers compare them.
  std::ranges::sort(columns, {}, &NumberColumn::column);
  for (NumberColumn& column : columns) add(table, std::move(column));
}

void NumberGrid::add(const ActionTable& table, NumberColumn column) {
  std::vector<std::optional<Euros>>& numbers = numbers_.emplace_back();
  numbers.reserve(table.rows.size());
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    numbers.push_back(number_in_cell(table, row, column));
  }
  columns_.push_back(std::move(column));
}

bool NumberGrid::has_money(std::size_t row) const {
  for (std::size_t k = 0; k < columns_.size(); ++k) {
    if (columns_[k].is_money() && numbers_[k][row]) return true;
  }
  return false;
}

}  // namespace carreau::inputs
