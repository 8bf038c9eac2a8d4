// SPDX-License-Identifier: Apache-2.0
#include "inputs/sum_table_reader.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "files/csv_table.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "reconciliation/line_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <utility>

namespace carreau::inputs {

namespace {

/// The texts of a row; `number` is the row number as an editor shows it.
struct TextRow {
  std::int64_t number = 0;
  std::vector<std::string> fields;
  std::vector<bool> is_typed;  ///< for each field, whether the file types it as a number

  /// Adds a field of the current row of a table.
  void add(const files::Table& table, std::size_t column) {
    fields.emplace_back(table.field(column));
    is_typed.push_back(table.type(column) == files::CellType::number);
  }
  void add_texts(const std::vector<std::string>& texts) {
    fields = texts;
    is_typed.assign(texts.size(), false);
  }
  [[nodiscard]] SumCell figure(std::size_t column, const AmountNotation& how = {}) const {
    return is_typed[column] ? typed_figure(fields[column]) : read_figure(fields[column], how);
  }
};

/// The decimal mark of the figures of a column, which its texts decide.
AmountNotation notation_of_column(std::span<const TextRow> rows, std::size_t column) {
  std::vector<std::string_view> texts;
  for (const TextRow& row : rows) {
    if (!row.is_typed[column]) texts.push_back(row.fields[column]);
  }
  return notation_of(texts);
}

bool has_figure(const TextRow& row, std::size_t from) {
  for (std::size_t c = from; c < row.fields.size(); ++c) {
    if (row.figure(c).is_number()) return true;
  }
  return false;
}

/// Whether a field after the first is filled, as in a header but not in a title line.
template <class Fields>
bool is_filled_behind_first(const Fields& fields) {
  return std::any_of(fields.begin() + (fields.empty() ? 0 : 1), fields.end(),
                     [](const auto& field) { return !trimmed(field).empty(); });
}

/// A single column most often means that the separator is another one.
void check_width(const files::CsvTable& table) {
  if (table.columns().size() > 1) return;
  throw DataError({table.file(), table.row(), {}}, Message{"one_column"},
                  Message{"column_separators"});
}

std::vector<TextRow> csv_rows(const std::string& path, Findings& findings) {
  // Found first, reported later: only some of these findings concern a reader of totals.
  Findings found;
  files::CsvTable table(path, is_filled_behind_first<std::vector<std::string>>, found);
  check_width(table);
  std::vector<TextRow> rows{{table.row(), {}, {}}};
  rows.back().add_texts(table.columns());
  while (table.next()) {
    TextRow& row = rows.emplace_back(TextRow{table.row(), {}, {}});
    for (std::size_t c = 0; c < table.columns().size(); ++c) row.add(table, c);
  }
  for (const Finding& f : found.list()) {
    // Semicolons are usual in French tables, so they are not reported.
    if (f.code != "separator") findings.add(f.severity, f.code, f.details, f.first, f.count);
  }
  return rows;
}

std::vector<TextRow> layer_rows(files::LayerTable& table) {
  std::vector<TextRow> rows;
  // Layers have their column names apart from the rows; sheets have them in a row.
  if (!table.is_sheet()) rows.emplace_back().add_texts(table.columns());
  while (table.next()) {
    TextRow& row = rows.emplace_back(TextRow{table.row(), {}, {}});
    for (std::size_t c = 0; c < table.columns().size(); ++c) row.add(table, c);
  }
  // What stands above the header are titles.
  const auto header = std::find_if(rows.begin(), rows.end(), [](const TextRow& row) {
    return is_filled_behind_first(row.fields);
  });
  rows.erase(rows.begin(), header);
  return rows;
}

/// Joins column names of two header rows: "Financement" above "Ville" and "État".
void merge_header(std::vector<TextRow>& rows) {
  TextRow& upper = rows[0];
  const TextRow& lower = rows[1];
  std::string above;
  for (std::size_t c = 0; c < upper.fields.size(); ++c) {
    std::string& name = upper.fields[c];
    // A merged heading fills its first cell only and holds for the columns to its right. The first
    // column has names of rows, to which no heading extends.
    if (!name.empty()) above = c == 0 ? std::string() : name;
    else name = above;
    if (!lower.fields[c].empty()) name += (name.empty() ? "" : " ") + lower.fields[c];
  }
  rows.erase(rows.begin() + 1);
}

/// Reports figures in place of column names: the header is probably missing.
void note_header_of_figures(const TextRow& header, const std::string& file, Findings& findings) {
  bool has_year = false;
  for (std::size_t c = 1; c < header.fields.size(); ++c) {
    const SumCell cell = header.figure(c);
    if (!cell.is_number() && !header.fields[c].empty()) return;
    // Years are figures too, and usual as column names.
    has_year = has_year || (cell.hundredths >= 190'000 && cell.hundredths <= 210'000);
  }
  if (!has_year) findings.warn("header_of_figures", {}, {file, header.number, {}});
}

/// Makes a table from rows of which the first is the header.
class TableMaker {
 public:
  TableMaker(std::vector<TextRow> rows, std::string file) : rows_(std::move(rows)) {
    table_.file = std::move(file);
  }
  TableMaker(std::vector<TextRow> rows, const files::LayerTable& layer)
      : TableMaker(std::move(rows), layer.file()) {
    table_.sheet = layer.layer();
    table_.is_spreadsheet = layer.is_sheet();
  }

  /// Nothing where there is no figure.
  std::optional<SumTable> make(Findings& findings) {
    if (rows_.empty()) return std::nullopt;
    // A second row without figures and without a name in its first column continues the header.
    const bool has_two_headers = rows_.size() > 1 && rows_[1].fields[0].empty() &&
                                 !has_figure(rows_[1], 1) &&
                                 is_filled_behind_first(rows_[1].fields);
    if (has_two_headers) {
      findings.notice("header_of_two_rows", {}, {table_.title(), rows_[0].number, {}});
      merge_header(rows_);
    }
    choose_columns(findings);
    if (table_.columns.empty()) return std::nullopt;
    note_header_of_figures(rows_[0], table_.title(), findings);
    note_numbered_rows(findings);
    for (std::size_t r = 1; r < rows_.size(); ++r) add_row(rows_[r]);
    return std::move(table_);
  }

 private:
  /// Whether the column contains figures, apart from a few texts.
  [[nodiscard]] bool has_figures_below(std::size_t column, Findings& findings) const {
    std::size_t numbers = 0;
    std::size_t texts = 0;
    for (std::size_t r = 1; r < rows_.size(); ++r) {
      const CellKind kind = rows_[r].figure(column, notations_[column]).kind;
      numbers += kind == CellKind::number ? 1 : 0;
      texts += kind == CellKind::text ? 1 : 0;
    }
    // Most cells are texts, so the column is not one of figures; some figures are left out.
    if (column > 0 && numbers > 0 && numbers < texts) {
      findings.notice("column_mostly_text", {{"column", rows_[0].fields[column]}},
                      {table_.title(), {}, {}});
    }
    return numbers > 0 && numbers >= texts;
  }

  void choose_columns(Findings& findings) {
    for (std::size_t c = 0; c < rows_[0].fields.size(); ++c) {
      notations_.push_back(notation_of_column(std::span(rows_).subspan(1), c));
    }
    // Columns before the first column of figures name the rows.
    bool is_leading = true;
    for (std::size_t c = 0; c < rows_[0].fields.size(); ++c) {
      const bool has_figures = has_figures_below(c, findings);
      // A code of a commune consists of digits, but is a name.
      if (is_leading && (c == 0 || !has_figures || is_identifier(rows_[0].fields[c]))) {
        names_.push_back(c);
        continue;
      }
      is_leading = false;
      if (!has_figures) continue;
      figures_.push_back(c);
      table_.columns.push_back({rows_[0].fields[c], static_cast<std::int64_t>(c) + 1});
    }
  }

  /// Reports that the first column contains only numbers: they may have been meant as figures.
  void note_numbered_rows(Findings& findings) const {
    // Names beside the numbers, or a column of codes: no doubt.
    if (names_.size() > 1 || is_identifier(rows_[0].fields[0])) return;
    const bool is_numbered = std::all_of(rows_.begin() + 1, rows_.end(), [](const TextRow& row) {
      return row.fields[0].empty() || row.figure(0).is_number();
    });
    if (is_numbered) {
      findings.notice("rows_named_by_numbers", {{"column", rows_[0].fields[0]}},
                      {table_.title(), {}, {}});
    }
  }

  /// The texts that name a row; codes are left out where there are words.
  [[nodiscard]] std::string name_of(const TextRow& row) const {
    std::vector<std::string> names;
    std::string code;
    for (const std::size_t c : names_) {
      const std::string& text = row.fields[c];
      if (text.empty()) continue;
      const bool is_code = names_.size() > 1 && is_identifier(rows_[0].fields[c]);
      if (is_code) code = text;
      else names.push_back(text);
    }
    return names.empty() ? code : join(names, " ");
  }

  /// A row without any figure is a heading or a note, and is skipped.
  void add_row(const TextRow& row) {
    const bool is_heading = std::all_of(figures_.begin(), figures_.end(),
                                        [&](std::size_t c) { return row.fields[c].empty(); });
    if (is_heading) return;
    table_.rows.push_back({name_of(row), row.number});
    for (const std::size_t c : figures_) table_.cells.push_back(row.figure(c, notations_[c]));
  }

  std::vector<TextRow> rows_;
  std::vector<AmountNotation> notations_;  ///< how the figures of each column are written
  std::vector<std::size_t> names_;         ///< columns with names of rows
  std::vector<std::size_t> figures_;       ///< columns with figures
  SumTable table_;
};

[[noreturn]] void refuse_without_figures(const std::string& path) {
  throw DataError({files::base_name(path), {}, {}}, Message{"no_figures"},
                  Message{"table_of_figures"});
}

SumTable read_csv(const std::string& path, Findings& findings) {
  auto table = TableMaker(csv_rows(path, findings), files::base_name(path)).make(findings);
  if (!table) refuse_without_figures(path);
  return *std::move(table);
}

}  // namespace

std::vector<SumTable> read_sum_tables(const std::string& path, const std::string& sheet,
                                      Findings& findings) {
  if (files::is_delimited_text(path)) {
    if (!sheet.empty()) {
      throw ArgumentError(Message{"no_sheets", {{"file", path}}});
    }
    return {read_csv(path, findings)};
  }
  const std::vector<std::string> sheets = files::LayerTable::layer_names(path);
  if (!sheet.empty() && std::find(sheets.begin(), sheets.end(), sheet) == sheets.end()) {
    throw DataError({files::base_name(path), {}, {}},
                    Message{"sheet_missing", {{"sheet", sheet}, {"sheets", sheets}}},
                    Message{"sheet_names_one"});
  }
  std::vector<SumTable> tables;
  // All sheets unless one is named: the tables of a workbook are compared with each other.
  for (const std::string& name : sheets) {
    if (!sheet.empty() && name != sheet) continue;
    files::LayerTable layer = files::LayerTable::open_rows(path, name);
    auto table = TableMaker(layer_rows(layer), layer).make(findings);
    if (table) tables.push_back(*std::move(table));
    else
      findings.notice("sheet_without_figures", {{"sheet", name}}, {files::base_name(path), {}, {}});
  }
  if (tables.empty()) refuse_without_figures(path);
  return tables;
}

}  // namespace carreau::inputs
