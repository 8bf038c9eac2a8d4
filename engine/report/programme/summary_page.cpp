// SPDX-License-Identifier: Apache-2.0
#include "report/findings_text.hpp"
#include "report/programme/actions_charts.hpp"
#include "report/programme/actions_method.hpp"
#include "report/programme/sheet_page.hpp"
#include "report/programme/tally_columns.hpp"
#include "report/table_markup.hpp"
#include "results/heading_list.hpp"

#include <algorithm>
#include <functional>
#include <optional>
#include <utility>
#include <variant>

namespace carreau::report {

namespace {

namespace h = results::headings;

constexpr std::size_t kMostRowsOfSummary = 10;
constexpr std::size_t kMostRemarks = 8;

std::optional<std::int64_t> granted_in(const ReportTable& table, const TableRow& row) {
  const auto* const cents =
      std::get_if<std::int64_t>(&row.cells[column_of(table, h::kGranted.name)]);
  return cents == nullptr ? std::nullopt : std::optional(*cents);
}

/// A table of the report that the summary shows, with some of its columns.
struct ShownTable {
  std::string_view key;
  bool is_ranked = false;  ///< by granted amount, the largest first
  std::vector<std::string_view> columns;
};

std::vector<const TableRow*> shown_rows(const ReportTable& whole, bool is_ranked) {
  std::vector<const TableRow*> order;
  for (const TableRow& row : whole.rows) order.push_back(&row);
  if (!is_ranked) return order;
  std::ranges::stable_sort(order, [&](const TableRow* a, const TableRow* b) {
    if (a->is_total != b->is_total) return b->is_total;
    return !a->is_total && granted_in(whole, *a).value_or(0) > granted_in(whole, *b).value_or(0);
  });
  return order;
}

ReportTable shown_part(const ReportTable& whole, const ShownTable& shown, const Words& w) {
  ReportTable table{whole.key, whole.title, whole.sheet, whole.section};
  std::vector<std::size_t> columns;
  for (const std::string_view key : shown.columns) {
    const auto found = std::ranges::find(whole.columns, key, &TableColumn::key);
    if (found == whole.columns.end()) continue;
    columns.push_back(static_cast<std::size_t>(found - whole.columns.begin()));
    table.columns.push_back(*found);
  }
  for (const TableRow* row : shown_rows(whole, shown.is_ranked)) {
    TableRow& kept = table.rows.emplace_back(TableRow{{}, row->is_total, row->kind});
    for (const std::size_t c : columns) kept.cells.push_back(row->cells[c]);
  }
  keep_first_rows(table, kMostRowsOfSummary, w);
  return table;
}

const std::vector<ShownTable>& shown_tables() {
  static const std::vector<ShownTable> kShown = {
      {"years", false, {"year", "actions", "requested", "granted", "paid"}},
      {"territory", true, {"name", "actions", "granted", "share_granted"}},
      {"themes", true, {"theme", "actions", "granted"}},
      {"funders", true, {"funder", "kind", "actions", "granted"}},
      {"objectives", false, {"objective", "level", "actions", "granted"}},
      {"objectives_without_action", false, {"objective", "level", "contract"}},
      {"grants",
       false,
       {"year", "grants", "mean", "median", "operators", "new_operators", "lost_operators",
        "share_ten_largest"}}};
  return kShown;
}

std::vector<std::string> remarks_of(const ActionsView& view, const Words& w) {
  std::vector<std::string> remarks;
  for (const Finding& finding : view.findings.list()) {
    if (finding.severity != Severity::warning || remarks.size() == kMostRemarks) continue;
    remarks.push_back(finding_text(finding, w.language()));
  }
  return remarks;
}

}  // namespace

std::string summary_page(const ActionsView& view, const std::vector<ReportTable>& tables,
                         const Words& w) {
  SheetPage page{report_title(view, w), std::string(w("report_summary_page_subtitle"))};
  page.key_figures = programme_figures(view, w);
  for (const ShownTable& shown : shown_tables()) {
    const auto found = std::ranges::find(tables, shown.key, &ReportTable::key);
    if (found != tables.end()) page.tables.push_back(shown_part(*found, shown, w));
  }
  const auto years = std::ranges::find(tables, "years", &ReportTable::key);
  if (years != tables.end()) page.charts = {year_chart(*years, w)};
  page.remarks = remarks_of(view, w);
  return sheet_page(page, view, w);
}

}  // namespace carreau::report
