// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_tables.hpp"

#include "report/programme/tally_columns.hpp"

#include <algorithm>
#include <utility>

namespace carreau::report {

namespace {

bool has_column(const ReportTable& table, std::string_view key) {
  return std::ranges::find(table.columns, key, &TableColumn::key) != table.columns.end();
}

/// Says on which lines the amounts may be compared; empty where every line gives both.
std::string note_of_comparison(const ActionsView& view, const Words& w) {
  const Tally& total = view.summary.total;
  if (total.unknown(Measure::requested) + total.unknown(Measure::granted) == 0) return {};
  const ComparableAmounts& both = view.summary.comparable;
  if (both.lines == 0) return std::string(w("report_actions_tables_never_both"));
  return w.text("report_actions_tables_both",
                {{"lines", w.count(static_cast<double>(both.lines))},
                 {"all", w.count(static_cast<double>(view.programme.lines.size()))},
                 {"requested", w.euros(both.requested.value(), 2)},
                 {"granted", w.euros(both.granted.value(), 2)}});
}

}  // namespace

std::vector<ReportTable> actions_tables(const ActionsView& view, const Words& w) {
  std::vector<ReportTable> tables;
  for (const auto make : {territory_tables, theme_tables, money_tables, objective_tables,
                          tables_over_years, indicator_tables, follow_up_tables, method_tables}) {
    for (ReportTable& table : make(view, w)) {
      if (!table.rows.empty()) tables.push_back(std::move(table));
    }
  }
  const std::string note = note_of_comparison(view, w);
  for (ReportTable& table : tables) {
    if (note.empty() || table.is_detail) continue;
    if (has_column(table, "requested") && has_column(table, "granted")) table.notes.push_back(note);
  }
  return tables;
}

const ReportTable& table_of(const std::vector<ReportTable>& tables, std::string_view key) {
  return *std::ranges::find(tables, key, &ReportTable::key);
}

}  // namespace carreau::report
