// SPDX-License-Identifier: Apache-2.0
#include "actions/outside_credits.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

namespace carreau::report {

namespace {

/// Where the action is outside: the first of its targets that lies outside.
std::string place_of(const ActionsView& view, std::size_t action, const Words& w) {
  for (const TargetShare& share : view.attribution.of(action)) {
    const Target& target = view.attribution.targets[share.target.position()];
    if (target.kind == TargetKind::outside) return target_label(target, w);
  }
  return {};
}

std::string years_text(const std::vector<int>& years) {
  std::string text;
  for (const int year : years) text += (text.empty() ? "" : ", ") + std::to_string(year);
  return text;
}

}  // namespace

ReportTable outside_credits_table(const ActionsView& view, const Words& w) {
  namespace h = results::headings;
  ReportTable table{"outside_credits", std::string(w("report_outside_table_title")),
                    std::string(w("report_outside_table_sheet"))};
  table.columns = {
      headed_column(h::kYear, w, files::ValueKind::year),
      headed_column(h::kReference, w),
      headed_column(h::kTitle, w),
      headed_column(h::kOperator, w),
      text_column("place", w("report_outside_table_place")),
      {"granted_p147", std::string(w("report_outside_table_granted")), files::ValueKind::euros},
      text_column("local_funder", w("report_outside_table_local_funder")),
      text_column("earlier_years", w("report_outside_table_earlier_years"))};
  for (const OutsideCredit& credit : outside_credits(view.programme, view.attribution)) {
    const Action& action = view.programme.actions[credit.action];
    TableRow& row = table.rows.emplace_back();
    row.cells = {
        files::FieldValue(std::int64_t{action.year}),
        files::FieldValue(action.reference),
        known_text(action.title),
        known_text(action.operator_name),
        known_text(place_of(view, credit.action, w)),
        money(credit.granted),
        files::FieldValue(std::string(
            w(credit.has_other_funder ? "report_outside_table_yes" : "report_outside_table_no"))),
        known_text(years_text(credit.earlier_years))};
  }
  table.notes = {std::string(w("report_outside_table_note"))};
  return table;
}

}  // namespace carreau::report
