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

ReportTable change_table(const ActionsView& view, const Words& w) {
  ReportTable table{"changes", std::string(w("report_change_tables_title_of_years")),
                    std::string(w("report_change_tables_sheet_of_years"))};
  add_target_columns(table, w);
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
  const auto add = [&](files::Row row, int number, const Tally& before, const Tally& now,
                       bool is_total) {
    row.emplace_back(std::int64_t{number});
    row.emplace_back(before.actions);
    row.emplace_back(now.actions);
    for (const Measure measure : kAllMeasures) {
      row.push_back(money(before.amounts, measure));
      row.push_back(money(now.amounts, measure));
    }
    const auto old = known_sum(before.amounts, Measure::granted);
    const auto recent = known_sum(now.amounts, Measure::granted);
    const bool is_known = old && recent;
    row.push_back(is_known ? money(*recent - *old) : files::FieldValue());
    row.push_back(is_known ? fraction((*recent - *old).value(), old->value())
                           : files::FieldValue());
    table.rows.push_back({std::move(row), is_total, {}});
  };
  const auto& years = view.summary.years;
  for (std::size_t y = 1; y < years.size(); ++y) {
    if (years[y] != years[y - 1] + 1) continue;
    for (std::size_t t = 0; t < view.summary.targets.size(); ++t) {
      const auto& by_year = view.summary.targets[t].by_year;
      if (by_year[y - 1].actions + by_year[y].actions == 0) continue;
      files::Row row;
      add_target(row, view, t, w);
      add(std::move(row), years[y], by_year[y - 1], by_year[y], false);
    }
    files::Row row;
    add_target_total(row, std::string(w("report_change_tables_total")));
    add(std::move(row), years[y], view.summary.by_year[y - 1], view.summary.by_year[y], true);
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
  for (const ActionPart& part : view.summary.parts) {
    const std::size_t t = part.share.target.position();
    const Target& target = view.attribution.targets[t];
    const QuartierFacts* const facts = facts_of(view, target);
    const bool has_moved =
        target.kind == TargetKind::former_quartier || (facts != nullptr && facts->has_entered);
    if (!has_moved) continue;
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
