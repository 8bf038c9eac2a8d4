// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_report.hpp"

#include "base/decimal.hpp"
#include "base/findings.hpp"
#include "base/version.hpp"
#include "files/page_folder.hpp"
#include "report/findings_text.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_method.hpp"
#include "report/programme/actions_page.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/actions_workbook.hpp"
#include "report/programme/import_summary.hpp"
#include "report/programme/sheet_page.hpp"
#include "report/programme/spreadsheet_csv.hpp"
#include "report/programme/tally_columns.hpp"
#include "report/table_markup.hpp"
#include "report/text_table.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>
#include <variant>

namespace carreau::report {

namespace {

namespace h = results::headings;

using Json = nlohmann::ordered_json;

/// Converts amounts in cents to euros; other values are unchanged.
files::FieldValue plain_value(const ReportTable& table, const TableRow& row, std::size_t column) {
  const files::ValueKind own = table.columns[column].kind;
  const files::ValueKind kind = row.kind && own != files::ValueKind::text ? *row.kind : own;
  const auto* const cents = std::get_if<std::int64_t>(&row.cells[column]);
  if (cents == nullptr || kind != files::ValueKind::euros) return row.cells[column];
  return decimal_value(*cents, 2);
}

bool has_totals(const ReportTable& table) {
  return std::ranges::any_of(table.rows, &TableRow::is_total);
}

Json json_value(const files::FieldValue& value) {
  return std::visit(
      [](const auto& held) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) return nullptr;
        else return held;
      },
      value);
}

const char* kind_name(files::ValueKind kind) {
  switch (kind) {
    case files::ValueKind::text: return "text";
    case files::ValueKind::euros: return "euros";
    case files::ValueKind::count: return "count";
    case files::ValueKind::percent: return "fraction";
    case files::ValueKind::decimal: return "decimal";
    case files::ValueKind::year: return "year";
    case files::ValueKind::plain: break;
  }
  return "number";
}

Json table_json(const ReportTable& table) {
  Json columns = Json::array();
  for (const TableColumn& column : table.columns) {
    columns.push_back(
        {{"key", column.key}, {"title", column.title}, {"kind", kind_name(column.kind)}});
  }
  Json rows = Json::array();
  for (const TableRow& row : table.rows) {
    Json object = Json::object();
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      object[table.columns[c].key] = json_value(plain_value(table, row, c));
    }
    if (row.is_total) object["is_total"] = true;
    if (row.kind) object["kind_of_figures"] = kind_name(*row.kind);
    rows.push_back(std::move(object));
  }
  return {{"key", table.key},
          {"title", table.title},
          {"columns", std::move(columns)},
          {"rows", std::move(rows)},
          {"notes", table.notes}};
}

std::vector<files::TextLine> method_lines(const ActionsView& view, const Words& w) {
  std::vector<files::TextLine> lines = {{report_title(view, w), true}, {}};
  lines.push_back({std::string(w("report_actions_report_method")), true});
  for (const std::string& sentence : method_sentences(view, w)) lines.push_back({sentence});
  lines.push_back({});
  lines.push_back({std::string(w("report_actions_report_findings")), true});
  for (const Finding& finding : view.findings.list()) {
    const std::string place = finding.first.text(w.language());
    lines.push_back({fmt::format("{}{} ({})", finding_text(finding, w.language()),
                                 place.empty() ? "" : " — " + place, finding.count)});
  }
  if (view.findings.list().empty()) lines.push_back({std::string(w("report_actions_report_none"))});
  lines.push_back({});
  lines.push_back({std::string(w("report_actions_report_files_read")), true});
  for (const results::InputSource& input : view.inputs) {
    lines.push_back({fmt::format("{} : {} {}", input.role, input.name, input.digest)});
  }
  return lines;
}

}  // namespace

std::string table_csv(const ReportTable& table) {
  std::vector<files::FieldSpec> fields;
  for (const TableColumn& column : table.columns) fields.push_back({column.key.c_str()});
  const bool with_totals = has_totals(table);
  if (with_totals) fields.push_back({"is_total"});
  std::ostringstream out;
  const auto stream = files::stream_rows(out, files::TableFormat::csv, {table.key, {}, fields, {}});
  for (const TableRow& row : table.rows) {
    files::Row cells;
    for (std::size_t c = 0; c < row.cells.size(); ++c) {
      cells.push_back(plain_value(table, row, c));
    }
    if (with_totals) cells.emplace_back(std::int64_t{row.is_total ? 1 : 0});
    stream->add(cells, {});
  }
  stream->finish();
  return out.str();
}

std::string actions_report_json(const ActionsView& view, const std::vector<ReportTable>& tables,
                                const Words& w) {
  Json inputs = Json::array();
  for (const results::InputSource& input : view.inputs) {
    inputs.push_back({{"role", input.role}, {"name", input.name}, {"sha256", input.digest}});
  }
  Json list = Json::array();
  for (const ReportTable& table : tables) list.push_back(table_json(table));
  const Json json = {{"version", version()},
                     {"title", report_title(view, w)},
                     {"language", w("report_actions_report_en")},
                     {"nomenclature", view.nomenclature},
                     {"inputs", std::move(inputs)},
                     {"method", method_sentences(view, w)},
                     {"tables", std::move(list)}};
  return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

void write_actions_workbook(const ActionsView& view, const std::vector<ReportTable>& tables,
                            const std::string& path, const std::string& name, const Words& w) {
  files::WorkbookWriter book(path, name);
  add_table_sheets(tables, book, w);
  book.add_text_sheet(std::string(w("report_actions_report_method_and_findings")),
                      method_lines(view, w));
  book.finish();
}

std::vector<std::string> write_actions_report(const ActionsView& view,
                                              const ActionsReportOptions& options) {
  const Words w(options.language);
  const std::vector<ReportTable> tables = actions_tables(view, w);
  files::PageFolder folder(options.folder, "actions", options.overwrite);
  folder.add("rapport.html", actions_page(view, tables, w));
  folder.add("synthese.html", summary_page(view, tables, w));
  const std::vector<std::string> pages = quartier_page_names(view);
  for (std::size_t t = 0; t < pages.size(); ++t) {
    folder.add(pages[t], quartier_page(view, tables, t, w));
  }
  folder.add("rapport.json", actions_report_json(view, tables, w));
  for (const ReportTable& table : tables) {
    folder.add("tables/" + table.key + ".csv", table_csv(table));
    folder.add("tableurs/" + table.key + ".csv", spreadsheet_csv(table, options.language));
  }
  const files::PendingFile& book = folder.pending("rapport.xlsx");
  write_actions_workbook(view, tables, book.temporary(), book.path(), w);
  write_actions_layers(folder.pending("actions.gpkg"), view);
  folder.commit();
  return folder.paths();
}

std::string actions_text(const ActionsView& view, Language language) {
  const Words w(language);
  const auto tables = territory_tables(view, w);
  const ReportTable& territory = table_of(tables, "territory");
  constexpr std::array kShown = {h::kCode.name,
                                 h::kName.name,
                                 h::kActions.name,
                                 h::kRequested.name,
                                 h::kGranted.name,
                                 h::kPaid.name,
                                 std::string_view("share_granted")};
  std::vector<std::string_view> heads;
  std::vector<std::size_t> columns;
  for (const std::string_view key : kShown) {
    columns.push_back(column_of(territory, key));
    heads.push_back(territory.columns[columns.back()].title);
  }
  TextTable table(heads);
  for (const TableRow& row : territory.rows) {
    std::vector<std::string> cells;
    for (const std::size_t c : columns) {
      cells.push_back(value_text(row.cells[c], territory.columns[c].kind, 0, w));
    }
    table.add_row(std::move(cells));
  }
  std::string text =
      fmt::format("Carreau {} · {}\n\n{}\n", version(), report_title(view, w), table.text());
  const auto methods = method_tables(view, w);
  text += table_of(methods, "attribution").notes.front() + "\n";
  if (view.refused_rows > 0) {
    text += w.text("report_actions_report_rows_refused", {{"refused_rows", view.refused_rows}});
  }
  return text + "\n" + findings_text(view.findings, language);
}

std::string actions_json(const ActionsView& view, const std::vector<std::string>& paths) {
  const ActionsSummary& summary = view.summary;
  Json json = {{"version", version()},
               {"actions", summary.total.actions},
               {"retained", summary.total.retained},
               {"lines", view.programme.lines.size()},
               {"refused_rows", view.refused_rows},
               {"years", summary.years}};
  // Without any line no amount is known, which is not zero.
  const bool has_lines = !view.programme.lines.empty();
  const auto euros = [&](const LedgerAmounts& amounts, Measure measure) {
    const auto sum = known_sum(amounts, measure);
    return sum && has_lines ? Json(decimal_value(sum->cents(), 2)) : Json();
  };
  for (const Measure measure : kAllMeasures) {
    const std::string key(to_text(measure));
    json[key] = euros(summary.total.amounts, measure);
    json["unknown_" + key] = summary.total.unknown(measure);
  }
  json["granted_outside"] = euros(summary.total.outside, Measure::granted);
  json["granted_ambiguous"] = euros(summary.total.ambiguous, Measure::granted);
  json["granted_transterritorial"] = euros(summary.total.transterritorial, Measure::granted);
  json["granted_unattributed"] = euros(summary.total.unattributed, Measure::granted);
  Json methods = Json::object();
  for (std::size_t m = 0; m < kAttributionMethods; ++m) {
    methods[std::string(to_text(static_cast<AttributionMethod>(m)))] = summary.by_method[m].actions;
  }
  json["actions_by_method"] = std::move(methods);
  if (view.account != nullptr) json["account"] = import_json(*view.account);
  json["files"] = paths;
  json["findings"] = findings_json(view.findings);
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace carreau::report
