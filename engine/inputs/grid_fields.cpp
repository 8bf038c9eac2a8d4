// SPDX-License-Identifier: Apache-2.0
#include "inputs/grid_fields.hpp"

#include "base/text.hpp"
#include "territory/commune.hpp"

#include <limits>
#include <string_view>

namespace carreau::inputs {

CellId cell_id_of(const files::Table& table, std::size_t column) {
  const std::string_view text = table.field(column);
  const auto id = CellId::parse(text);
  if (!id) {
    table.refuse_null(column);
    throw DataError(table.place(column), Message{"grid_cell_id", {{"found", text}}},
                    Message{"correct_id_or_leave_row_out"});
  }
  // Only the systems in which INSEE publishes grids: métropole, Martinique, La Réunion.
  if (!is_supported(id->grid)) {
    throw DataError(table.place(column), Message{"grid_unknown", {{"found", text}}},
                    Message{"only_insee_grids"});
  }
  return *id;
}

void check_same_grid(const std::optional<GridSystem>& grid, const CellId& id, const Place& place) {
  if (!grid || id.grid == *grid) return;
  throw DataError(
      place,
      Message{"row_of_another_grid",
              {{"epsg", grid->epsg}, {"size", grid->cell_size.count()}, {"found", id.text()}}},
      Message{"grids_apart"});
}

double count_of(const files::Table& table, std::size_t column, Findings& findings) {
  const double value = table.number(column, findings);
  // More than any cell can hold; the sum over a grid then fits into 64 bits.
  constexpr double kMost = 1e9;
  if (value < 0.0 || value > kMost) {
    throw DataError(table.place(column),
                    Message{"count_negative", {{"found", table.field(column)}}},
                    Message{"correct_value"});
  }
  return value;
}

std::int32_t trait_tenths(const files::Table& table, std::span<const std::size_t> columns,
                          Findings& findings) {
  Persons sum;
  for (const std::size_t column : columns) sum += rounded_count<Persons>(table, column, findings);
  if (sum.tenths() <= std::numeric_limits<std::int32_t>::max()) {
    return static_cast<std::int32_t>(sum.tenths());
  }
  const std::size_t last = columns.back();
  throw DataError(table.place(last), Message{"count_too_large", {{"found", table.field(last)}}},
                  Message{"correct_value"});
}

Euros euros_of(const files::Table& table, std::size_t column, Findings& findings) {
  const auto cents = table.plain_decimal(column, 2);
  return cents ? Euros::from_cents(*cents) : Euros::from_value(table.number(column, findings));
}

void check_mean(const files::Table& table, std::size_t people, std::size_t income, double mean) {
  constexpr double kLeast = 1'000.0;
  constexpr double kMost = 1'000'000.0;
  // Written so that NaN fails too.
  if (mean >= kLeast && mean <= kMost) return;
  throw DataError(table.place(income),
                  Message{"income_sum",
                          {{"people", table.field(people)},
                           {"found", table.field(income)},
                           {"mean", Fixed{mean, 0}}}},
                  Message{"income_is_sum", {{"column", table.columns()[income]}}});
}

void read_communes(const files::Table& table, std::size_t column, Findings& findings,
                   std::string& codes) {
  codes = table.field(column);
  // Spreadsheets remove the leading zero of the first code.
  if (codes.size() % 5 == 4) {
    codes.insert(codes.begin(), '0');
    findings.notice("leading_zero", {}, table.place(column));
  }
  // Codes are glued together, five characters each, the one with the largest share first.
  bool is_good = codes.size() % 5 == 0;
  for (std::size_t at = 0; is_good && at < codes.size(); at += 5) {
    is_good = is_commune_code(std::string_view(codes).substr(at, 5));
  }
  if (is_good) return;
  throw DataError(table.place(column), Message{"commune_codes", {{"found", table.field(column)}}},
                  Message{"correct_codes"});
}

void refuse_cell_twice(const CellId& cell, const Place& first, const Place& second) {
  throw DataError(
      second,
      Message{"cell_twice",
              {{"cell", cell.text()}, {"file", first.file}, {"row", first.row.value_or(0)}}},
      Message{"is_file_twice"});
}

}  // namespace carreau::inputs
