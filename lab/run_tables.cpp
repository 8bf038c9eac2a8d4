// SPDX-License-Identifier: Apache-2.0
#include "lab/run_tables.hpp"

#include "base/text.hpp"
#include "files/workbook_writer.hpp"
#include "report/programme/spreadsheet_csv.hpp"
#include "results/delineation_codes.hpp"
#include "results/delineation_records.hpp"
#include "results/heading_list.hpp"

#include <array>
#include <utility>
#include <variant>

namespace carreau::lab {

namespace {

namespace h = results::headings;
using files::ValueKind;
using report::ReportTable;
using report::Words;

using WordsOf = std::string (*)(std::string_view code, Language language);

/// The words for codes that a comma separates; a text that is no code stays.
template <class Enum>
std::string words_of(std::string_view codes, Language language) {
  std::vector<std::string> words;
  for (const std::string& code : split(codes, ',')) {
    const auto known = results::parse_code<Enum>(code);
    words.emplace_back(known ? std::string(results::value_text(*known, language)) : code);
  }
  return join(words, ", ");
}

struct CodedColumn {
  std::string_view name;
  WordsOf words;
};
constexpr std::array<CodedColumn, 6> kCodedColumns{{
    {h::kStatus.name, words_of<ZoneStatus>},
    {h::kFailedCriteria.name, words_of<Criterion>},
    {h::kFailedCriterion.name, words_of<NearMiss>},
    {h::kTerritoryBasis.name, words_of<TerritoryBasis>},
    {"extent", words_of<Extent>},
    {"local_median_source", words_of<MedianSource>},
}};

ValueKind kind_of(files::FieldType type, results::ColumnUnit unit) {
  if (type == files::FieldType::text) return ValueKind::text;
  switch (unit) {
    case results::ColumnUnit::euros: return ValueKind::euros;
    case results::ColumnUnit::share: return ValueKind::percent;
    case results::ColumnUnit::none: return ValueKind::plain;
    default: return ValueKind::count;
  }
}

/// The value of a column as a table of a report holds it.
files::FieldValue readable(const std::string& column, ValueKind kind, files::FieldValue value,
                           Language language) {
  // There, whole euros would be cents.
  const auto* const whole = std::get_if<std::int64_t>(&value);
  if (whole != nullptr && kind == ValueKind::euros) return static_cast<double>(*whole);
  const auto* const text = std::get_if<std::string>(&value);
  for (const CodedColumn& coded : kCodedColumns) {
    if (text != nullptr && coded.name == column) return coded.words(*text, language);
  }
  return value;
}

template <class Record>
ReportTable filled(std::string_view key, std::string_view title,
                   const results::ColumnTable<Record>& columns, const std::vector<Record>& records,
                   const Words& w) {
  ReportTable table{std::string(key), std::string(title), std::string(title)};
  for (const auto& column : columns.columns()) {
    table.columns.push_back(
        {column.name, column.title(w.language()), kind_of(column.type, column.unit)});
  }
  for (const Record& record : records) {
    files::Row row = columns.row(record);
    for (std::size_t c = 0; c < row.size(); ++c) {
      row[c] =
          readable(table.columns[c].key, table.columns[c].kind, std::move(row[c]), w.language());
    }
    table.rows.push_back({std::move(row)});
  }
  return table;
}

ReportTable edit_table(const LabRun& run, const Words& w) {
  const std::string title(w("report_run_tables_edits"));
  ReportTable table{"edits", title, title};
  table.columns = {{"kind", std::string(w("report_run_tables_edit_kind"))},
                   {"cells", std::string(h::kCells.title(w.language())), ValueKind::count},
                   {"zone", std::string(w("report_run_tables_edit_zone"))},
                   {"reason", std::string(h::kReason.title(w.language()))},
                   {"date", std::string(w("report_run_tables_edit_date"))}};
  constexpr std::array kKinds{"report_run_tables_add", "report_run_tables_remove",
                              "report_run_tables_lock", "report_run_tables_release"};
  for (const Edit& edit : run.state.edits) {
    // The cells of a polygon are known to the run alone.
    files::FieldValue cells;
    if (!edit.cells.empty()) cells = static_cast<std::int64_t>(edit.cells.size());
    table.rows.push_back({{std::string(w(kKinds[static_cast<std::size_t>(edit.kind)])), cells,
                           edit.zone, edit.reason, edit.date}});
  }
  return table;
}

void add_sheet(files::WorkbookWriter& book, const ReportTable& table) {
  std::vector<files::SheetColumn> columns;
  for (const report::TableColumn& column : table.columns) {
    columns.push_back({column.title, column.kind});
  }
  const std::size_t sheet = book.add_sheet(table.sheet, columns);
  for (const report::TableRow& row : table.rows) book.add_row(sheet, row.cells);
  for (const std::string& note : table.notes) book.add_note(sheet, note);
}

ReportTable zone_table(const results::DelineationOutput& output, RunTable table, const Words& w) {
  const Delineation& zones = output.result.delineation;
  ReportTable made =
      table == RunTable::perimeters
          ? filled("perimeters", w("report_run_tables_perimeters"), results::perimeter_columns(),
                   results::zone_records(output, zones.perimeters), w)
          : filled("near_misses", w("report_run_tables_near_misses"), results::near_miss_columns(),
                   results::zone_records(output, zones.near_misses), w);
  made.notes = {std::string(w("report_run_tables_notice"))};
  return made;
}

}  // namespace

std::optional<RunTable> parse_run_table(std::string_view name) {
  if (name == "perimeters") return RunTable::perimeters;
  if (name == "near_misses") return RunTable::near_misses;
  if (name == "units") return RunTable::units;
  return std::nullopt;
}

ReportTable run_table(const Lab& lab, const LabRun& run, RunTable table, const Words& w) {
  const RunInput input = lab.input();
  const results::DelineationOutput output = run.output(input);
  if (table != RunTable::units) return zone_table(output, table, w);
  return filled("units", w("report_run_tables_units"), results::unit_columns(),
                results::unit_records(output), w);
}

std::string run_csv(const Lab& lab, const LabRun& run, RunTable table, const Words& w) {
  ReportTable made = run_table(lab, run, table, w);
  for (report::TableColumn& column : made.columns) {
    if (column.kind != ValueKind::text) column.kind = ValueKind::plain;
  }
  return report::spreadsheet_csv(made, w.language());
}

void write_run_workbook(const Lab& lab, const LabRun& run, const std::string& path,
                        const Words& w) {
  const RunInput input = lab.input();
  const results::DelineationOutput output = run.output(input);
  files::WorkbookWriter book(path, path);
  for (const RunTable table : {RunTable::perimeters, RunTable::near_misses, RunTable::units}) {
    add_sheet(book, run_table(lab, run, table, w));
  }
  if (!run.state.edits.empty()) add_sheet(book, edit_table(run, w));
  add_sheet(book, filled("run", w("report_run_tables_run"), results::run_columns(),
                         results::run_records(output), w));
  book.finish();
}

}  // namespace carreau::lab
