// SPDX-License-Identifier: Apache-2.0
#include "inputs/sum_table_reader.hpp"

#include "base/decimal.hpp"
#include "base/error.hpp"
#include "base/text.hpp"
#include "files/csv_table.hpp"
#include "files/gdal_source.hpp"
#include "files/layer_table.hpp"
#include "files/sheet_table.hpp"
#include "reconciliation/line_names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
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
};

/// A sign or unit printed before or after a figure, and its effect.
struct Sign {
  std::string_view text;  ///< lower case
  std::int64_t factor = 1;
  CellMark mark = CellMark::none;
};
// Longer signs come before those that they end with: "k€" before "€".
constexpr std::array<Sign, 10> kSigns = {{{"k€", 1000, CellMark::euro},
                                          {"keur", 1000, CellMark::euro},
                                          {"k euros", 1000, CellMark::euro},
                                          {"m€", 1'000'000, CellMark::euro},
                                          {"meur", 1'000'000, CellMark::euro},
                                          {"€", 1, CellMark::euro},
                                          {"euros", 1, CellMark::euro},
                                          {"euro", 1, CellMark::euro},
                                          {"eur", 1, CellMark::euro},
                                          {"%", 1, CellMark::percent}}};
// Dashes that mean "nothing" in printed tables: unknown, not zero.
constexpr std::array<std::string_view, 5> kNothing = {"-", "–", "—", "−", "/"};
// Sums of many such figures still fit into 64 bits.
constexpr std::int64_t kMostHundredths = 100'000'000'000'000;

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
    text.replace(at, from.size(), to);
    at += to.size();
  }
}

/// A number without sign and unit, in hundredths.
struct PlainFigure {
  std::int64_t hundredths = 0;
  int decimals = 0;
  bool is_rounded = false;
};

/// Values computed by a spreadsheet have up to 17 digits, of which the last are rounding errors.
std::optional<PlainFigure> from_double(std::string_view text, std::int64_t factor) {
  const auto parsed = parse_number(text);
  if (!parsed) return std::nullopt;
  // A spreadsheet's own numbers arrive as text with up to 17 digits.
  const double hundredths = parsed->value * static_cast<double>(factor) * 100.0;
  if (!(std::abs(hundredths) < static_cast<double>(kMostHundredths))) return std::nullopt;
  const std::int64_t rounded = std::llround(hundredths);
  // Noise of the last digits is not worth reporting; a third decimal is.
  const double off = std::abs(hundredths - static_cast<double>(rounded));
  const bool is_noise = off <= 1e-9 * std::max(1.0, std::abs(hundredths));
  return PlainFigure{rounded, rounded % 100 == 0 ? 0 : 2, !is_noise};
}

std::optional<PlainFigure> plain_figure(std::string_view text, std::int64_t factor) {
  const auto decimal = parse_decimal(text);
  // Exactly where possible; otherwise through a double.
  if (!decimal || decimal->decimals > 2) return from_double(text, factor);
  const auto hundredths = with_decimals(*decimal, 2);
  // The factor is considered before the product, which might overflow.
  if (!hundredths || std::abs(*hundredths) >= kMostHundredths / factor) return std::nullopt;
  return PlainFigure{*hundredths * factor, decimal->decimals, false};
}

/// Removes a sign or unit from either end.
Sign take_sign(std::string& text) {
  // Signs are compared without case.
  const std::string lower = to_lower(text);
  for (const Sign& sign : kSigns) {
    const bool is_behind = lower.ends_with(sign.text);
    // Either end: "12 k€", "€ 12".
    if (!is_behind && !lower.starts_with(sign.text)) continue;
    text.erase(is_behind ? text.size() - sign.text.size() : 0, sign.text.size());
    text = std::string(trimmed(text));
    return sign;
  }
  return {};
}

/// Removes parentheses (negative amounts in accounting) or a minus sign; returns whether there was
/// one.
bool take_minus(std::string& text) {
  // "(1 200)" is negative in accounting.
  const bool is_enclosed = text.size() > 2 && text.front() == '(' && text.back() == ')';
  if (is_enclosed) text = std::string(trimmed(std::string_view(text).substr(1, text.size() - 2)));
  const bool is_minus = text.starts_with('-');
  if (is_minus) text = std::string(trimmed(std::string_view(text).substr(1)));
  return is_enclosed || is_minus;
}

bool has_figure(const TextRow& row, std::size_t from) {
  return std::any_of(row.fields.begin() + static_cast<std::ptrdiff_t>(from), row.fields.end(),
                     [](const auto& field) { return read_figure(field).is_number(); });
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
  std::vector<TextRow> rows{{table.row(), table.columns()}};
  while (table.next()) {
    TextRow& row = rows.emplace_back(TextRow{table.row(), {}});
    for (std::size_t c = 0; c < table.columns().size(); ++c)
      row.fields.emplace_back(table.field(c));
  }
  for (const Finding& f : found.list()) {
    // Semicolons are usual in French tables, so they are not reported.
    if (f.code != "separator") findings.add(f.severity, f.code, f.details, f.first, f.count);
  }
  return rows;
}

std::vector<TextRow> layer_rows(files::Table& table) {
  std::vector<TextRow> rows;
  // Layers have their column names apart from the rows; sheets have them in a row.
  if (!table.is_sheet()) rows.push_back({0, table.columns()});
  while (table.next()) {
    TextRow& row = rows.emplace_back(TextRow{table.row(), {}});
    for (std::size_t c = 0; c < table.columns().size(); ++c)
      row.fields.emplace_back(table.field(c));
  }
  // What stands above the header are titles.
  const auto header = std::find_if(rows.begin(), rows.end(), [](const TextRow& row) {
    return is_filled_behind_first(row.fields);
  });
  rows.erase(rows.begin(), header);
  return rows;
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
    const SumCell cell = read_figure(header.fields[c]);
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
  TableMaker(std::vector<TextRow> rows, const files::Table& layer)
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
      const CellKind kind = read_figure(rows_[r].fields[column]).kind;
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
      return row.fields[0].empty() || read_figure(row.fields[0]).is_number();
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
    for (const std::size_t c : figures_) table_.cells.push_back(read_figure(row.fields[c]));
  }

  std::vector<TextRow> rows_;
  std::vector<std::size_t> names_;    ///< columns with names of rows
  std::vector<std::size_t> figures_;  ///< columns with figures
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

SumCell read_figure(std::string_view field) {
  SumCell cell;
  std::string text(trimmed(field));
  // Thin spaces separate thousands in typeset tables.
  replace_all(text, "\u2009", " ");
  if (files::is_secret(text) ||
      std::find(kNothing.begin(), kNothing.end(), text) != kNothing.end()) {
    return cell;
  }
  // The typographic minus sign.
  replace_all(text, "\u2212", "-");
  bool is_negative = take_minus(text);
  const Sign sign = take_sign(text);
  // The minus may stand before or after the unit: "-12 €", "€ -12".
  if (!is_negative) is_negative = take_minus(text);
  const auto plain = plain_figure(text, sign.factor);
  // A second minus is left: no number.
  if (!plain || text.starts_with('-')) {
    cell.kind = CellKind::text;
    // As written, so that messages can quote it.
    cell.text = trimmed(field);
    return cell;
  }
  cell.kind = CellKind::number;
  cell.mark = sign.mark;
  cell.hundredths = is_negative ? -plain->hundredths : plain->hundredths;
  cell.decimals = plain->decimals;
  cell.is_rounded = plain->is_rounded;
  return cell;
}

std::vector<SumTable> read_sum_tables(const std::string& path, const std::string& sheet,
                                      Findings& findings) {
  if (files::table_kind(path) == files::TableKind::delimited_text) {
    if (!sheet.empty()) {
      throw ArgumentError(Message{"no_sheets", {{"file", path}}});
    }
    return {read_csv(path, findings)};
  }
  const auto opened = all_tables(path, findings);
  std::vector<std::string> sheets;
  for (const auto& table : opened) sheets.push_back(table->layer());
  if (!sheet.empty() && std::find(sheets.begin(), sheets.end(), sheet) == sheets.end()) {
    throw DataError({files::base_name(path), {}, {}},
                    Message{"sheet_missing", {{"sheet", sheet}, {"sheets", sheets}}},
                    Message{"sheet_names_one"});
  }
  std::vector<SumTable> tables;
  // All sheets unless one is named: the tables of a workbook are compared with each other.
  for (const auto& rows : opened) {
    const std::string name = rows->layer();
    if (!sheet.empty() && name != sheet) continue;
    auto table = TableMaker(layer_rows(*rows), *rows).make(findings);
    if (table) tables.push_back(*std::move(table));
    else
      findings.notice("sheet_without_figures", {{"sheet", name}}, {files::base_name(path), {}, {}});
  }
  if (tables.empty()) refuse_without_figures(path);
  return tables;
}

}  // namespace carreau::inputs
