// SPDX-License-Identifier: Apache-2.0
#include "report/programme/action_words.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::report {

namespace h = results::headings;

namespace {

void add_change_columns(ReportTable& table, const Words& w) {
  using enum files::ValueKind;
  table.columns.push_back(titled_column(h::kYear, w("report_change_tables_year_n"), year));
  const auto add_pair = [&](const std::string& key, std::string_view label, files::ValueKind kind) {
    table.columns.push_back(
        {key + "_before", w.text("report_change_tables_year_before", {{"column", label}}), kind});
    table.columns.push_back(
        {key, w.text("report_change_tables_year_itself", {{"column", label}}), kind});
  };
  add_pair("actions", w("report_change_tables_actions"), count);
  for (const Measure measure : kAllMeasures) {
    add_pair(std::string(to_text(measure)), measure_label(measure, w), euros);
  }
  table.columns.push_back(
      {"granted_difference", std::string(w("report_change_tables_granted_difference")), euros});
  table.columns.push_back(
      {"granted_change", std::string(w("report_change_tables_granted_change")), percent});
}

/// Completes a row with two years, of which `number` is the second.
void add_change(files::Row& row, int number, const Tally& before, const Tally& now) {
  row.emplace_back(std::int64_t{number});
  row.emplace_back(before.actions);
  row.emplace_back(now.actions);
  for (const Measure measure : kAllMeasures) {
    row.push_back(money(before.amounts, measure));
    row.push_back(money(now.amounts, measure));
  }
  add_granted_change(row, before, now);
}

/// Whether a target is a quartier that entered or left the list.
bool has_moved(const ActionsView& view, const Target& target) {
  const QuartierFacts* const facts = facts_of(view, target);
  return target.kind == TargetKind::former_quartier || (facts != nullptr && facts->has_entered);
}

void add_moved_columns(ReportTable& table, const Words& w) {
  table.columns.push_back(headed_column(h::kYear, w, files::ValueKind::year));
  table.columns.push_back(headed_column(h::kReference, w));
  table.columns.push_back(headed_column(h::kTitle, w));
  table.columns.push_back(headed_column(h::kOperator, w));
  for (const Measure measure : kAllMeasures) {
    table.columns.push_back({std::string(to_text(measure)),
                             w.text("report_change_tables_measure_in_quartier",
                                    {{"measure", measure_label(measure, w)}}),
                             files::ValueKind::euros});
  }
}

}  // namespace

ReportTable change_table(const ActionsView& view, const Words& w) {
  ReportTable table{"changes", std::string(w("report_change_tables_title_of_years")),
                    std::string(w("report_change_tables_sheet_of_years"))};
  add_target_columns(table, w);
  add_change_columns(table, w);
  const auto& years = view.summary.years;
  for (std::size_t y = 1; y < years.size(); ++y) {
    if (years[y] != years[y - 1] + 1) continue;
    for (std::size_t t = 0; t < view.summary.targets.size(); ++t) {
      const auto& by_year = view.summary.targets[t].by_year;
      if (by_year[y - 1].actions + by_year[y].actions == 0) continue;
      TableRow& row = table.rows.emplace_back();
      add_target(row.cells, view, t, w);
      add_change(row.cells, years[y], by_year[y - 1], by_year[y]);
    }
    TableRow& total = table.rows.emplace_back();
    total.is_total = true;
    add_target_total(total.cells, std::string(w("report_change_tables_total")));
    add_change(total.cells, years[y], view.summary.by_year[y - 1], view.summary.by_year[y]);
  }
  table.notes = {distinct_note(w)};
  if (table.rows.empty()) {
    table.notes = {std::string(w("report_change_tables_single_years"))};
  }
  return table;
}

ReportTable moved_table(const ActionsView& view, const Words& w) {
  ReportTable table{"entered_left", std::string(w("report_change_tables_moved_title")),
                    std::string(w("report_change_tables_entered_and_left"))};
  add_target_columns(table, w);
  add_moved_columns(table, w);
  for (const ActionPart& part : view.summary.parts) {
    const std::size_t t = part.share.target.position();
    if (!has_moved(view, view.attribution.targets[t])) continue;
    const Action& action = view.programme.actions[part.action.position()];
    TableRow& row = table.rows.emplace_back();
    add_target(row.cells, view, t, w);
    row.cells.emplace_back(std::int64_t{action.year});
    row.cells.emplace_back(action.reference);
    row.cells.push_back(known_text(action.title));
    row.cells.push_back(known_text(action.operator_name));
    for (const Measure measure : kAllMeasures) row.cells.push_back(money(part.amounts, measure));
  }
  // Ordered by quartier, and within a quartier as in the programme.
  const std::size_t kind = column_of(table, h::kKind.name);
  const std::size_t code = column_of(table, h::kCode.name);
  std::ranges::stable_sort(table.rows, {}, [&](const TableRow& row) {
    return std::pair(row.cells[kind], row.cells[code]);
  });
  if (table.rows.empty()) {
    table.notes = {std::string(view.older == nullptr ? w("report_change_tables_no_older_list")
                                                     : w("report_change_tables_nothing_moved"))};
  }
  return table;
}

}  // namespace carreau::report
