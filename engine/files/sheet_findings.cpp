// SPDX-License-Identifier: Apache-2.0
#include "files/sheet_findings.hpp"

#include "files/sheet_table.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <set>
#include <vector>

namespace carreau::files {

namespace {

/// How many cells have something to tell, and the first of them.
struct CellCount {
  std::int64_t count = 0;
  const Sheet::Cell* first = nullptr;

  void add(const Sheet::Cell& cell) {
    if (count++ == 0) first = &cell;
  }
  /// "C12".
  [[nodiscard]] std::string name() const {
    return column_letters(first->column) + std::to_string(first->row + 1);
  }
};

/// What is hidden in a sheet and holds anything.
struct HiddenCells {
  std::set<std::uint32_t> rows;
  std::set<std::uint32_t> columns;
};

HiddenCells hidden_cells(const Sheet& sheet) {
  HiddenCells hidden;
  for (const Sheet::Cell& cell : sheet.cells()) {
    if (sheet.is_row_hidden(cell.row)) hidden.rows.insert(cell.row);
    if (sheet.is_column_hidden(cell.column)) hidden.columns.insert(cell.column);
  }
  return hidden;
}

}  // namespace

void note_hidden_sheets(const Workbook& book, const std::string& file, Findings& findings) {
  for (const Sheet& sheet : book.sheets) {
    if (!sheet.is_hidden() || sheet.cells().empty()) continue;
    findings.warn("sheet_hidden", {{"sheet", sheet.name()}}, {file, {}, {}});
  }
}

void note_cells(const Sheet& sheet, const std::string& file, Findings& findings) {
  const HiddenCells hidden = hidden_cells(sheet);
  if (!hidden.rows.empty()) {
    findings.warn("rows_hidden", {{"sheet", sheet.name()}},
                  {file, std::int64_t{*hidden.rows.begin()} + 1, {}},
                  static_cast<std::int64_t>(hidden.rows.size()));
  }
  if (!hidden.columns.empty()) {
    std::vector<std::string> letters;
    for (const std::uint32_t column : hidden.columns) letters.push_back(column_letters(column));
    findings.warn("columns_hidden", {{"sheet", sheet.name()}, {"columns", letters}}, {file, {}, {}},
                  static_cast<std::int64_t>(letters.size()));
  }
  CellCount open;
  CellCount failed;
  for (const Sheet::Cell& cell : sheet.cells()) {
    if (cell.type == CellType::no_value) open.add(cell);
    if (cell.type == CellType::error) failed.add(cell);
  }
  if (open.count > 0) {
    findings.warn("formula_without_value", {{"sheet", sheet.name()}, {"cell", open.name()}},
                  {file, {}, {}}, open.count);
  }
  if (failed.count > 0) {
    findings.warn(
        "cell_error",
        {{"sheet", sheet.name()}, {"cell", failed.name()}, {"found", sheet.text(*failed.first)}},
        {file, {}, {}}, failed.count);
  }
}

}  // namespace carreau::files
