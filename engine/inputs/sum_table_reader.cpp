// SPDX-License-Identifier: Apache-2.0
#include "inputs/sum_table_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/csv_table.hpp"
#include "files/gdal_source.hpp"
#include "files/kept_cells.hpp"
#include "files/layer_table.hpp"
#include "files/sheet_table.hpp"
#include "reconciliation/printed_sheet.hpp"
#include "reconciliation/sheet_tables.hpp"

#include <algorithm>
#include <iterator>
#include <memory>
#include <utility>

namespace carreau::inputs {

namespace {

/// Whether a field after the first is filled, as in a header but not in a title line.
bool is_filled_behind_first(const std::vector<std::string>& fields) {
  return std::any_of(fields.begin() + (fields.empty() ? 0 : 1), fields.end(),
                     [](const auto& field) { return !trimmed(field).empty(); });
}

/// A single column most often means that the separator is another one.
void check_width(const files::CsvTable& table) {
  if (table.columns().size() > 1) return;
  throw DataError({table.file(), table.row(), {}}, Message{"one_column"},
                  Message{"column_separators"});
}

void add_header(const files::Table& table, std::int64_t number, PrintedSheet& sheet) {
  SheetRow& row = sheet.rows.emplace_back();
  row.number = number;
  for (const std::string& name : table.columns()) {
    row.cells.push_back({std::string(plain_text(name)), false});
  }
}

void add_rows(files::Table& table, std::size_t most_cells, PrintedSheet& sheet) {
  // For each sheet: of those before, only the figures are still there.
  files::KeptCells kept(most_cells);
  while (table.next()) {
    kept.take_row(table);
    SheetRow& row = sheet.rows.emplace_back();
    row.number = table.row();
    row.is_hidden = table.is_hidden_row();
    for (std::size_t c = 0; c < table.columns().size(); ++c) {
      row.cells.push_back(
          {std::string(plain_text(table.field(c))), table.type(c) == files::CellType::number});
    }
  }
}

PrintedSheet csv_sheet(const std::string& path, std::size_t most_cells, Findings& findings) {
  // Found first, reported later: only some of these findings concern a reader of totals.
  Findings found;
  files::CsvTable table(path, is_filled_behind_first, found);
  check_width(table);
  PrintedSheet sheet{files::base_name(path), {}, false, {}};
  add_header(table, table.row(), sheet);
  add_rows(table, most_cells, sheet);
  for (const Finding& f : found.list()) {
    // Semicolons are usual in French tables, so they are not reported.
    if (f.code != "separator") findings.add(f.severity, f.code, f.details, f.first, f.count);
  }
  return sheet;
}

/// Every sheet of a workbook, with all of its rows, or every layer of a file.
std::vector<std::unique_ptr<files::Table>> all_tables(const std::string& path, Findings& findings) {
  if (files::table_kind(path) == files::TableKind::workbook) {
    return files::SheetTable::open_rows(path, findings);
  }
  std::vector<std::unique_ptr<files::Table>> tables;
  for (const std::string& name : files::LayerTable::layer_names(path)) {
    tables.push_back(
        std::make_unique<files::LayerTable>(files::LayerTable::open_layer(path, name)));
  }
  return tables;
}

PrintedSheet whole_sheet(files::Table& table, std::size_t most_cells) {
  PrintedSheet sheet{table.file(), table.layer(), table.is_sheet(), {}};
  // Layers have their column names apart from the rows; sheets have them in a row.
  if (!table.is_sheet()) add_header(table, 0, sheet);
  add_rows(table, most_cells, sheet);
  return sheet;
}

/// Whether a table has figures to check, and not only some that could not be read.
bool is_readable(const SumTable& table) { return !table.columns.empty(); }

}  // namespace

std::vector<SumTable> read_sum_tables(const std::string& path, const std::string& sheet,
                                      Findings& findings, std::size_t most_cells) {
  std::vector<SumTable> tables;
  if (files::table_kind(path) == files::TableKind::delimited_text) {
    if (!sheet.empty()) throw ArgumentError(Message{"no_sheets", {{"file", path}}});
    tables = tables_on(csv_sheet(path, most_cells, findings), findings);
  } else {
    const auto opened = all_tables(path, findings);
    std::vector<std::string> sheets;
    for (const auto& table : opened) sheets.push_back(table->layer());
    if (!sheet.empty() && std::find(sheets.begin(), sheets.end(), sheet) == sheets.end()) {
      throw DataError({files::base_name(path), {}, {}},
                      Message{"sheet_missing", {{"sheet", sheet}, {"sheets", sheets}}},
                      Message{"sheet_names_one"});
    }
    // All sheets unless one is named: the tables of a workbook are compared with each other.
    for (const auto& table : opened) {
      const std::string name = table->layer();
      if (!sheet.empty() && name != sheet) continue;
      std::vector<SumTable> found = tables_on(whole_sheet(*table, most_cells), findings);
      if (found.empty()) {
        findings.notice("sheet_without_figures", {{"sheet", name}},
                        {files::base_name(path), {}, {}});
      }
      std::move(found.begin(), found.end(), std::back_inserter(tables));
    }
  }
  if (std::none_of(tables.begin(), tables.end(), is_readable)) {
    throw DataError({files::base_name(path), {}, {}}, Message{"no_figures"},
                    Message{"table_of_figures"});
  }
  return tables;
}

}  // namespace carreau::inputs
