// SPDX-License-Identifier: Apache-2.0
#include "files/table.hpp"

#include "base/text.hpp"
#include "files/csv_table.hpp"
#include "files/database.hpp"
#include "files/gdal_source.hpp"
#include "files/json_table.hpp"
#include "files/layer_table.hpp"
#include "files/sheet_table.hpp"
#include "files/workbook/workbook_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::files {

namespace {

/// The columns as a message lists them: all where they are few, otherwise the first dozen.
std::string shown(const std::vector<std::string>& columns) {
  constexpr std::size_t kMost = 12;
  // A dozen names are enough to recognise the table.
  std::vector<std::string> names;
  for (const std::string& c : columns) {
    if (!c.empty() && names.size() < kMost) names.push_back(c);
  }
  return join(names, ", ") + (columns.size() > kMost ? ", …" : "");
}

}  // namespace

void Table::set_columns(std::vector<std::string> columns) {
  columns_ = std::move(columns);
  lower_columns_.clear();
  // Compared in lower case and without spaces around, as files of INSEE differ in both.
  for (const std::string& c : columns_) lower_columns_.push_back(to_lower(trimmed(c)));
}

std::optional<std::size_t> Table::find(std::span<const std::string_view> names) const {
  // In the order of preference of the names, not in that of the columns.
  for (const std::string_view name : names) {
    if (const auto found = find(name)) return found;
  }
  return std::nullopt;
}

std::optional<std::size_t> Table::find(std::string_view name) const {
  const auto at = std::find(lower_columns_.begin(), lower_columns_.end(), to_lower(name));
  if (at == lower_columns_.end()) return std::nullopt;
  return static_cast<std::size_t>(at - lower_columns_.begin());
}

std::size_t Table::require(std::span<const std::string_view> names, const Message& meaning) const {
  if (const auto found = find(names)) return *found;
  // A misspelt column is the most likely cause.
  const auto near = nearest_name(names.front(), columns_);
  throw DataError(
      {file_, {}, {}},
      Message{"column_missing",
              {{"name", names.front()}, {"meaning", meaning}, {"columns", shown(columns_)}}},
      near ? Message{"is_meant", {{"name", *near}}} : Message{"add_or_rename"});
}

Place Table::place(std::size_t column) const { return {file_, row(), columns_[column]}; }

void Table::refuse_null(std::size_t column) const {
  if (!is_null(column)) return;
  throw DataError(place(column), Message{"value_null"}, Message{"fill_or_leave_row_out"});
}

double Table::number(std::size_t column, Findings& findings) const {
  const auto parsed = parsed_number(column);
  if (!parsed) {
    refuse_null(column);
    throw DataError(place(column), Message{"number_expected", {{"found", field(column)}}},
                    Message{"correct_or_leave_row_out"});
  }
  // Noticed, because a comma may also separate thousands.
  if (parsed->mark == DecimalMark::comma) {
    findings.notice("decimal_comma", {}, place(column));
  }
  return parsed->value;
}

std::optional<double> Table::optional_number(std::size_t column, Findings& findings) const {
  // A secret value is unknown; it is neither zero nor an error.
  if (is_secret(field(column))) return std::nullopt;
  return number(column, findings);
}

namespace {

/// Names in lower case and without spaces around, as is_header() expects them.
std::vector<std::string> plain_names(const std::vector<std::string>& row) {
  std::vector<std::string> names;
  for (const std::string& text : row) names.push_back(to_lower(trimmed(text)));
  return names;
}

bool is_delimited_text(std::string_view extension) {
  return extension == "csv" || extension == "txt" || extension == "tsv";
}

}  // namespace

FindHeader header_of_one_row(IsHeader is_header) {
  return [is_header = std::move(is_header)](
             std::span<const std::vector<std::string>> rows) -> std::optional<Header> {
    for (std::size_t k = 0; k < rows.size(); ++k) {
      if (is_header(plain_names(rows[k]))) return Header{k, 1, rows[k]};
    }
    return std::nullopt;
  };
}

std::unique_ptr<Table> open_table(const std::string& path, const IsHeader& is_header,
                                  Findings& findings) {
  return open_table(path, header_of_one_row(is_header), findings);
}

std::unique_ptr<Table> open_table(const std::string& path, const FindHeader& find_header,
                                  Findings& findings) {
  switch (table_kind(path)) {
    case TableKind::delimited_text: return std::make_unique<CsvTable>(path, find_header, findings);
    case TableKind::json: return std::make_unique<JsonTable>(path, find_header, findings);
    case TableKind::workbook: return SheetTable::open(path, find_header, findings);
    case TableKind::layers: break;
  }
  auto layer = std::make_unique<LayerTable>(path, find_header);
  layer->report_to(findings);
  return layer;
}

FileTables open_tables(const std::string& path, const IsHeader& is_header, Findings& findings) {
  return open_tables(path, header_of_one_row(is_header), findings);
}

FileTables open_tables(const std::string& path, const FindHeader& find_header, Findings& findings) {
  const TableKind kind = table_kind(path);
  if (kind == TableKind::workbook) return SheetTable::open_all(path, find_header, findings);
  if (kind == TableKind::layers) return LayerTable::open_all(path, find_header, findings);
  FileTables found;
  found.tables.push_back(open_table(path, find_header, findings));
  return found;
}

TableKind table_kind(const std::string& path) {
  if (is_database(path)) return TableKind::layers;
  const std::string extension = extension_of(path);
  if (is_workbook_extension(extension)) return TableKind::workbook;
  // Enough to recognise a document.
  constexpr std::size_t kHead = 4096;
  if (is_delimited_text(extension)) {
    return begins_workbook(read_head(path, kHead)) ? TableKind::workbook
                                                   : TableKind::delimited_text;
  }
  // GeoJSON has the same ending; it is a layer.
  return extension == "json" && is_plain_json(path) ? TableKind::json : TableKind::layers;
}

bool is_secret(std::string_view field) {
  const std::string lower = to_lower(field);
  // The marks of INSEE's tables and of others for secret or missing values.
  return lower.empty() || lower == "s" || lower == "ns" || lower == "nd" || lower == "na" ||
         lower == "n/a" || lower == "c";
}

bool has_all(const std::vector<std::string>& columns, std::span<const std::string_view> names) {
  return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::find(columns.begin(), columns.end(), name) != columns.end();
  });
}

bool has_any(const std::vector<std::string>& columns, std::span<const std::string_view> names) {
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return std::find(columns.begin(), columns.end(), name) != columns.end();
  });
}

}  // namespace carreau::files
