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

ReportTable envelope_table(const ActionsView& view, const Words& w) {
  ReportTable table = follow_up("envelopes", w("report_follow_up_tables_envelopes_title"),
                                w("report_follow_up_tables_envelopes"));
  using enum files::ValueKind;
  table.columns = {
      headed_column(h::kContract, w),
      headed_column(h::kFunder, w),
      headed_column(h::kTheme, w),
      text_column("period", w("report_follow_up_tables_period")),
      {"envelope", std::string(w("report_follow_up_tables_envelope")), euros},
      headed_column(h::kYear, w, year),
      {"lines", std::string(w("report_follow_up_tables_lines")), count},
      {"unknown_granted", std::string(w("report_follow_up_tables_lines_without_granted")), count},
      titled_column(h::kGranted, w("report_follow_up_tables_granted_in_the_year"), euros),
      {"cumulated", std::string(w("report_follow_up_tables_granted_so_far")), euros},
      {"share", std::string(w("report_follow_up_tables_share_of_the_envelope")), percent},
      {"remaining", std::string(w("report_follow_up_tables_remaining")), euros}};
  const auto all = [](const std::string& text, std::string_view otherwise) {
    return text.empty() ? std::string(otherwise) : text;
  };
  for (const EnvelopeUse& use : view.summary.envelopes) {
    const Envelope& e = view.programme.envelopes[use.envelope];
    for (const EnvelopeYear& y : use.years) {
      table.rows.push_back(
          {{all(e.contract, w("report_follow_up_tables_all")),
            all(e.funder, w("report_follow_up_tables_all")),
            all(e.theme, w("report_follow_up_tables_all")),
            fmt::format("{}–{}", e.first_year, e.last_year), e.amount.cents(), std::int64_t{y.year},
            y.lines, y.unknown_lines, y.granted.cents(), y.cumulated.cents(),
            fraction(y.cumulated.value(), e.amount.value()), (e.amount - y.cumulated).cents()},
           y.year == e.last_year,
           {}});
    }
  }
  drop_zero_columns(table, {"unknown_granted"});
  table.notes = {std::string(table.rows.empty() ? w("report_follow_up_tables_no_envelope_is_given")
                                                : w("report_follow_up_tables_note_of_envelopes"))};
  return table;
}

std::string indicator_name(const std::string& name, const Words& w) {
  return name.empty() ? std::string(w("report_follow_up_tables_audience")) : name;
}

std::string indicator_unit(const IndicatorSummary& indicator, const Words& w) {
  return indicator.name.empty() ? std::string(w("report_follow_up_tables_people")) : indicator.unit;
}

void add_figure_columns(ReportTable& table, const Words& w) {
  using enum files::ValueKind;
  table.columns.push_back(
      {"forecast", std::string(w("report_follow_up_tables_forecast")), decimal});
  table.columns.push_back({"actual", std::string(w("report_follow_up_tables_actual")), decimal});
}

files::FieldValue real(const std::optional<double>& value) {
  return value ? files::FieldValue(*value) : files::FieldValue();
}

ReportTable indicator_table(const ActionsView& view, const Words& w) {
  ReportTable table = follow_up("indicators", w("report_follow_up_tables_indicators_title"),
                                w("report_follow_up_tables_indicators"));
  using enum files::ValueKind;
  table.columns = {text_column("indicator", w("report_follow_up_tables_indicator")),
                   text_column("unit", w("report_follow_up_tables_unit")),
                   headed_column(h::kActions, w, count)};
  add_figure_columns(table, w);
  table.columns.push_back(
      {"with_both", std::string(w("report_follow_up_tables_figures_with_both")), count});
  table.columns.push_back(
      {"rate", std::string(w("report_follow_up_tables_rate_of_achievement")), percent});
  for (const IndicatorSummary& one : view.summary.indicators) {
    table.rows.push_back(
        {{indicator_name(one.name, w), known_text(indicator_unit(one, w)), one.actions,
          real(one.forecast), real(one.actual), one.with_both, real(one.rate())},
         false,
         {}});
  }
  table.notes = {std::string(table.rows.empty() ? w("report_follow_up_tables_no_indicator_is_given")
                                                : w("report_follow_up_tables_note_of_rates"))};
  return table;
}

ReportTable indicator_list(const ActionsView& view, const Words& w) {
  ReportTable table =
      follow_up("indicator_values", w("report_follow_up_tables_indicators_by_action"),
                w("report_follow_up_tables_indicators_by_action_sheet"));
  table.is_detail = true;
  table.columns = {headed_column(h::kReference, w),
                   headed_column(h::kYear, w, files::ValueKind::year), headed_column(h::kTitle, w),
                   text_column("indicator", w("report_follow_up_tables_indicator")),
                   text_column("unit", w("report_follow_up_tables_unit"))};
  add_figure_columns(table, w);
  table.columns.push_back(
      {"rate", std::string(w("report_follow_up_tables_rate")), files::ValueKind::percent});
  const auto add = [&](const Action& action, const std::string& name, const std::string& unit,
                       std::optional<double> forecast, std::optional<double> actual) {
    table.rows.push_back({{action.reference, std::int64_t{action.year}, known_text(action.title),
                           indicator_name(name, w), known_text(unit), real(forecast), real(actual),
                           forecast && actual ? fraction(*actual, *forecast) : files::FieldValue()},
                          false,
                          {}});
  };
  for (const Action& action : view.programme.actions) {
    if (!action.audience_forecast && !action.audience_actual) continue;
    const auto people = [](const std::optional<std::int64_t>& number) {
      return number ? std::optional(static_cast<double>(*number)) : std::nullopt;
    };
    add(action, {}, std::string(w("report_follow_up_tables_people")),
        people(action.audience_forecast), people(action.audience_actual));
  }
  for (const Indicator& one : view.programme.indicators) {
    add(view.programme.actions[one.action.position()], one.name, one.unit, one.forecast,
        one.actual);
  }
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
  const ThemeIndex theme =
      action.theme.is_none() ? action.theme : view.themes.of[action.theme.position()];
  return theme.is_none() ? std::string(no_theme_label(w))
                         : theme_label(view.themes.themes[theme.position()]);
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
  return {year_table(view, w),     contract_table(view, w), status_table(view, w),
          operator_table(view, w), envelope_table(view, w), indicator_table(view, w),
          indicator_list(view, w), action_table(view, w)};
}

std::vector<ReportTable> method_tables(const ActionsView& view, const Words& w) {
  return {method_table(view, w), import_table(view, w), import_row_table(view, w),
          finding_table(view, w), input_table(view, w)};
}

std::vector<ReportTable> actions_tables(const ActionsView& view, const Words& w) {
  std::vector<ReportTable> tables = territory_tables(view, w);
  for (const auto make : {theme_tables, follow_up_tables, method_tables}) {
    for (ReportTable& table : make(view, w)) tables.push_back(std::move(table));
  }
  return tables;
}

const ReportTable& table_of(const std::vector<ReportTable>& tables, std::string_view key) {
  return *std::ranges::find(tables, key, &ReportTable::key);
}

}  // namespace carreau::report
