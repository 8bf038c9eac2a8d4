// SPDX-License-Identifier: Apache-2.0
#include "base/findings.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

ReportTable follow_up(const char* key, std::string_view title, std::string_view sheet) {
  return {key, std::string(title), std::string(sheet), TableSection::follow_up};
}

void add_row(ReportTable& table, files::Row labels, const Tally& tally, bool is_total = false) {
  add_tally(labels, tally);
  add_across(labels, tally);
  table.rows.push_back({std::move(labels), is_total, {}});
}

/// Adds a row for all actions; `labels` is the number of columns that name a row.
void end_with_total(ReportTable& table, const ActionsView& view, std::size_t labels,
                    const Words& w) {
  files::Row row = {std::string(w("report_follow_up_tables_total"))};
  row.resize(labels);
  add_row(table, std::move(row), view.summary.total, true);
  drop_unknown_columns(table);
}

ReportTable year_table(const ActionsView& view, const Words& w) {
  ReportTable table = follow_up("years", w("report_follow_up_tables_years_title"),
                                w("report_follow_up_tables_years"));
  table.columns = {headed_column(h::kYear, w, files::ValueKind::year)};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (std::size_t y = 0; y < view.summary.years.size(); ++y) {
    add_row(table, {std::int64_t{view.summary.years[y]}}, view.summary.by_year[y]);
  }
  end_with_total(table, view, 1, w);
  return table;
}

ReportTable status_table(const ActionsView& view, const Words& w) {
  ReportTable table = follow_up("statuses", w("report_follow_up_tables_state_of_requests"),
                                w("report_follow_up_tables_states"));
  table.columns = {titled_column(h::kStatus, w("report_follow_up_tables_state"))};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (std::size_t s = 0; s < view.summary.by_status.size(); ++s) {
    if (view.summary.by_status[s].actions == 0) continue;
    add_row(table, {std::string(status_label(static_cast<ActionStatus>(s), w))},
            view.summary.by_status[s]);
  }
  end_with_total(table, view, 1, w);
  return table;
}

ReportTable contract_table(const ActionsView& view, const Words& w) {
  ReportTable table = follow_up("contracts", w("report_follow_up_tables_contracts"),
                                w("report_follow_up_tables_contracts_sheet"));
  table.columns = {headed_column(h::kContract, w),
                   headed_column(h::kYear, w, files::ValueKind::year)};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (const ContractSummary& one : view.summary.contracts) {
    const std::string name = one.contract.empty()
                                 ? std::string(w("report_follow_up_tables_contract_not_stated"))
                                 : one.contract;
    add_row(table, {name, std::int64_t{one.year}}, one.tally);
  }
  end_with_total(table, view, 2, w);
  return table;
}

ReportTable operator_table(const ActionsView& view, const Words& w) {
  ReportTable table = follow_up("operators", w("report_follow_up_tables_operators"),
                                w("report_follow_up_tables_operators"));
  table.columns = {headed_column(h::kOperator, w), headed_column(h::kSiret, w)};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (const OperatorSummary& one : view.summary.operators) {
    const std::string name =
        one.name.empty() ? std::string(w("report_follow_up_tables_operator_not_stated")) : one.name;
    add_row(table, {name, known_text(one.siret)}, one.tally);
  }
  end_with_total(table, view, 2, w);
  table.notes = {std::string(w("report_follow_up_tables_note_of_operators"))};
  return table;
}

/// "QN03014M (60 %), Transterritorial (40 %)".
std::string targets_text(const ActionsView& view, std::size_t action, const Words& w) {
  std::string text;
  const auto shares = view.attribution.of(action);
  for (const TargetShare& share : shares) {
    if (!text.empty()) text += ", ";
    const Target& target = view.attribution.targets[share.target.position()];
    text += target.code.empty() ? target_label(target, w) : target.code;
    if (shares.size() == 1) continue;
    text += fmt::format(" ({})", w.percent(share.millionths / static_cast<double>(kWhole), 1));
  }
  return text;
}

namespace {

void add_action_columns(ReportTable& table, const Words& w) {
  using enum files::ValueKind;
  table.columns = {headed_column(h::kReference, w),
                   headed_column(h::kYear, w, year),
                   headed_column(h::kTitle, w),
                   headed_column(h::kOperator, w),
                   headed_column(h::kTheme, w),
                   titled_column(h::kStatus, w("report_follow_up_tables_state")),
                   headed_column(h::kTargets, w),
                   headed_column(h::kMethod, w),
                   text_column("shared_by", w("report_follow_up_tables_shared_by")),
                   text_column("doubtful", w("report_follow_up_tables_in_doubt"))};
  for (const Measure measure : kAllMeasures) {
    table.columns.push_back(
        {std::string(to_text(measure)), std::string(measure_label(measure, w)), euros});
  }
}

/// The label of the theme under which the report counts an action.
std::string reported_theme(const ActionsView& view, const Action& action, const Words& w) {
  return reported_theme_label(view,
                              action.theme.is_none()
                                  ? view.themes.themes.size()
                                  : view.themes.of[action.theme.position()].position(),
                              w);
}

files::Row action_row(const ActionsView& view, std::size_t a, const Words& w) {
  const Action& action = view.programme.actions[a];
  const ActionAttribution& how = view.attribution.actions[a];
  LedgerAmounts amounts;
  for (const ActionPart& part : view.summary.parts_of(a)) amounts += part.amounts;
  files::Row row = {action.reference,
                    std::int64_t{action.year},
                    known_text(action.title),
                    known_text(action.operator_name),
                    reported_theme(view, action, w),
                    std::string(status_label(action.status, w)),
                    targets_text(view, a, w),
                    std::string(method_label(how.method, w)),
                    std::string(shared_by_label(how.by, w)),
                    how.is_doubtful
                        ? files::FieldValue(std::string(w("report_follow_up_tables_yes")))
                        : files::FieldValue()};
  for (const Measure measure : kAllMeasures) row.push_back(money(amounts, measure));
  return row;
}

}  // namespace

ReportTable action_table(const ActionsView& view, const Words& w) {
  ReportTable table = follow_up("actions", w("report_follow_up_tables_all_actions"),
                                w("report_follow_up_tables_actions"));
  table.is_detail = true;
  add_action_columns(table, w);
  for (std::size_t a = 0; a < view.programme.actions.size(); ++a) {
    table.rows.push_back({action_row(view, a, w), false, {}});
  }
  return table;
}

ReportTable method_table(const ActionsView& view, const Words& w) {
  ReportTable table{"attribution", std::string(w("report_follow_up_tables_attribution_title")),
                    std::string(w("report_follow_up_tables_attribution")), TableSection::method};
  table.columns = {text_column("method", w("report_follow_up_tables_attributed_by_many"))};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (std::size_t m = 0; m < kAttributionMethods; ++m) {
    add_row(table, {std::string(method_label(static_cast<AttributionMethod>(m), w))},
            view.summary.by_method[m]);
  }
  end_with_total(table, view, 1, w);
  table.columns.push_back({"share_granted",
                           std::string(w("report_follow_up_tables_share_of_granted")),
                           files::ValueKind::percent});
  for (std::size_t m = 0; m < kAttributionMethods; ++m) {
    table.rows[m].cells.push_back(
        fraction(view.summary.by_method[m].amounts, view.summary.total.amounts, Measure::granted));
  }
  table.rows.back().cells.push_back(
      fraction(view.summary.total.amounts, view.summary.total.amounts, Measure::granted));
  std::int64_t doubtful = 0;
  for (const ActionAttribution& how : view.attribution.actions) doubtful += how.is_doubtful ? 1 : 0;
  const auto share = [&](const LedgerAmounts& part) {
    const auto value = fraction(part, view.summary.total.amounts, Measure::granted);
    return std::holds_alternative<double>(value) ? w.percent(std::get<double>(value), 1)
                                                 : std::string("–");
  };
  table.notes = {w.text("report_follow_up_tables_note_of_unattributed",
                        {{"unattributed", share(view.summary.total.unattributed)},
                         {"transterritorial", share(view.summary.total.transterritorial)},
                         {"doubtful", w.count(static_cast<double>(doubtful))}}),
                 std::string(w("report_follow_up_tables_note_of_methods"))};
  return table;
}

ReportTable finding_table(const ActionsView& view, const Words& w) {
  ReportTable table{"findings", std::string(w("report_follow_up_tables_findings")),
                    std::string(w("report_follow_up_tables_findings_sheet")), TableSection::method};
  table.columns = {
      text_column("severity", w("report_follow_up_tables_severity")),
      text_column("message", w("report_follow_up_tables_finding")),
      text_column("place", w("report_follow_up_tables_place")),
      {"count", std::string(w("report_follow_up_tables_times")), files::ValueKind::count},
      headed_column(h::kCode, w)};
  for (const Finding& finding : view.findings.list()) {
    const bool is_warning = finding.severity == Severity::warning;
    table.rows.push_back({{std::string(is_warning ? w("report_follow_up_tables_to_check")
                                                  : w("report_follow_up_tables_notice")),
                           finding_text(finding, w.language()), known_text(finding.first.text()),
                           finding.count, finding.code},
                          false,
                          {}});
  }
  table.notes = {w.text("report_follow_up_tables_rows_refused",
                        {{"refused_rows", w.count(static_cast<double>(view.refused_rows))}})};
  return table;
}

ReportTable input_table(const ActionsView& view, const Words& w) {
  ReportTable table{"inputs", std::string(w("report_follow_up_tables_files_read")),
                    std::string(w("report_follow_up_tables_files_read")), TableSection::method};
  table.columns = {text_column("role", w("report_follow_up_tables_role")),
                   headed_column(h::kName, w),
                   text_column("digest", w("report_follow_up_tables_sha_256_digest"))};
  for (const results::InputSource& input : view.inputs) {
    table.rows.push_back({{input.role, input.name, known_text(input.digest)}, false, {}});
  }
  return table;
}

}  // namespace

std::vector<ReportTable> follow_up_tables(const ActionsView& view, const Words& w) {
  return {year_table(view, w), contract_table(view, w), status_table(view, w),
          operator_table(view, w), action_table(view, w)};
}

std::vector<ReportTable> method_tables(const ActionsView& view, const Words& w) {
  return {method_table(view, w), import_table(view, w), import_row_table(view, w),
          finding_table(view, w), input_table(view, w)};
}

}  // namespace carreau::report
