// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

#include <array>
#include <map>
#include <string_view>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

ReportTable indicator_table_of(const char* key, std::string_view title, std::string_view sheet) {
  return {key, std::string(title), std::string(sheet), TableSection::indicators};
}

std::string indicator_name(const std::string& name, const Words& w) {
  return name.empty() ? std::string(w("report_follow_up_tables_audience")) : name;
}

std::string indicator_unit(const std::string& name, const std::string& unit, const Words& w) {
  return name.empty() ? std::string(w("report_follow_up_tables_people")) : unit;
}

std::string adding_label(IndicatorAdding adding, const Words& w) {
  if (adding == IndicatorAdding::sum) return std::string(w("report_indicator_tables_adding_sum"));
  return std::string(w(adding == IndicatorAdding::weighted_mean
                           ? "report_indicator_tables_adding_mean"
                           : "report_indicator_tables_adding_none"));
}

files::FieldValue direction_label(IndicatorDirection direction, const Words& w) {
  if (direction == IndicatorDirection::unknown) return {};
  return std::string(w(direction == IndicatorDirection::up ? "report_indicator_tables_up"
                                                           : "report_indicator_tables_down"));
}

files::FieldValue real(const std::optional<double>& value) {
  return value ? files::FieldValue(*value) : files::FieldValue();
}

void add_figure_columns(ReportTable& table, const Words& w) {
  using enum files::ValueKind;
  table.columns.push_back(
      {"forecast", std::string(w("report_follow_up_tables_forecast")), decimal});
  table.columns.push_back({"actual", std::string(w("report_follow_up_tables_actual")), decimal});
}

ReportTable indicator_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      indicator_table_of("indicators", w("report_follow_up_tables_indicators_title"),
                         w("report_follow_up_tables_indicators"));
  add_indicator_columns(table, w);
  for (const IndicatorSummary& one : view.summary.indicators) {
    files::Row row;
    add_indicator(row, one, w);
    table.rows.push_back({std::move(row), false, {}});
  }
  drop_empty_columns(table, {"year", "direction", "baseline"});
  table.notes = {std::string(w("report_follow_up_tables_note_of_rates")),
                 std::string(w("report_indicator_tables_note_of_adding"))};
  return table;
}

ReportTable indicator_year_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      indicator_table_of("indicator_years", w("report_indicator_tables_years_title"),
                         w("report_indicator_tables_years"));
  add_indicator_columns(table, w);
  const auto figures = figures_with_audience(view.programme);
  for (const IndicatorSummary& one : indicator_summaries(view.programme, figures, true)) {
    files::Row row;
    add_indicator(row, one, w);
    table.rows.push_back({std::move(row), false, {}});
  }
  drop_empty_columns(table, {"direction", "baseline"});
  table.notes = {std::string(w("report_indicator_tables_note_of_adding"))};
  return table;
}

ReportTable indicator_list(const ActionsView& view, const Words& w) {
  ReportTable table =
      indicator_table_of("indicator_values", w("report_follow_up_tables_indicators_by_action"),
                         w("report_follow_up_tables_indicators_by_action_sheet"));
  table.is_detail = true;
  table.columns = {headed_column(h::kReference, w),
                   headed_column(h::kYear, w, files::ValueKind::year), headed_column(h::kTitle, w),
                   text_column("indicator", w("report_follow_up_tables_indicator")),
                   text_column("unit", w("report_follow_up_tables_unit"))};
  add_figure_columns(table, w);
  table.columns.push_back(
      {"rate", std::string(w("report_follow_up_tables_rate")), files::ValueKind::percent});
  for (const Indicator& one : figures_with_audience(view.programme)) {
    const Action& action = view.programme.actions[one.action.position()];
    table.rows.push_back(
        {{action.reference, std::int64_t{one.year.value_or(action.year)}, known_text(action.title),
          indicator_name(one.name, w), known_text(indicator_unit(one.name, one.unit, w)),
          real(one.forecast), real(one.actual),
          one.forecast && one.actual ? fraction(*one.actual, *one.forecast) : files::FieldValue()},
         false,
         {}});
  }
  return table;
}

/// The people of groups, by sex and age, that actions reach.
ReportTable audience_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      indicator_table_of("audience_groups", w("report_indicator_tables_groups_title"),
                         w("report_indicator_tables_groups"));
  table.columns = {text_column("group", w("report_indicator_tables_group")),
                   headed_column(h::kActions, w, files::ValueKind::count)};
  add_figure_columns(table, w);
  table.columns.push_back({"with_both", std::string(w("report_follow_up_tables_figures_with_both")),
                           files::ValueKind::count});
  struct Group {
    std::int64_t actions = 0;
    std::int64_t with_both = 0;
    std::optional<std::int64_t> forecast;
    std::optional<std::int64_t> actual;
  };
  std::map<std::string, Group> groups;
  for (const Action& action : view.programme.actions) {
    for (const AudienceGroup& one : action.audience_groups) {
      Group& group = groups[one.group];
      ++group.actions;
      if (one.forecast) group.forecast = group.forecast.value_or(0) + *one.forecast;
      if (one.actual) group.actual = group.actual.value_or(0) + *one.actual;
      group.with_both += one.forecast && one.actual ? 1 : 0;
    }
  }
  const auto people = [](const std::optional<std::int64_t>& number) {
    return number ? files::FieldValue(static_cast<double>(*number)) : files::FieldValue();
  };
  for (const auto& [key, group] : groups) {
    table.rows.push_back({{audience_group_label(key, w), group.actions, people(group.forecast),
                           people(group.actual), group.with_both},
                          false,
                          {}});
  }
  table.notes = {std::string(w("report_indicator_tables_note_of_groups"))};
  return table;
}

}  // namespace

std::string audience_group_label(const std::string& key, const Words& w) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kNamed{
      {{"women", "report_indicator_tables_women"},
       {"men", "report_indicator_tables_men"},
       {"girls", "report_indicator_tables_girls"},
       {"boys", "report_indicator_tables_boys"}}};
  for (const auto& [name, code] : kNamed) {
    if (key == name) return std::string(w(code));
  }
  const std::vector<std::string> parts = split(key, '_');
  if (parts.size() < 2 || parts.front() != "age") return key;
  if (parts.size() == 3) {
    if (parts[1] == "under")
      return w.text("report_indicator_tables_age_under", {{"age", parts[2]}});
    return w.text("report_indicator_tables_age_between", {{"low", parts[1]}, {"high", parts[2]}});
  }
  return w.text("report_indicator_tables_age_from", {{"age", parts[1]}});
}

void add_indicator_columns(ReportTable& table, const Words& w) {
  using enum files::ValueKind;
  table.columns.push_back(text_column("indicator", w("report_follow_up_tables_indicator")));
  table.columns.push_back(text_column("unit", w("report_follow_up_tables_unit")));
  table.columns.push_back(headed_column(h::kYear, w, year));
  table.columns.push_back(headed_column(h::kActions, w, count));
  table.columns.push_back(text_column("adding", w("report_indicator_tables_adding")));
  table.columns.push_back(text_column("direction", w("report_indicator_tables_direction")));
  table.columns.push_back(
      {"baseline", std::string(w("report_indicator_tables_baseline")), decimal});
  add_figure_columns(table, w);
  table.columns.push_back(
      {"with_both", std::string(w("report_follow_up_tables_figures_with_both")), count});
  table.columns.push_back(
      {"rate", std::string(w("report_follow_up_tables_rate_of_achievement")), percent});
}

void add_indicator(files::Row& row, const IndicatorSummary& one, const Words& w) {
  row.emplace_back(indicator_name(one.name, w));
  row.push_back(known_text(indicator_unit(one.name, one.unit, w)));
  row.push_back(one.year ? files::FieldValue(std::int64_t{*one.year}) : files::FieldValue());
  row.emplace_back(one.actions);
  row.emplace_back(adding_label(one.adding, w));
  row.push_back(direction_label(one.direction, w));
  row.push_back(real(one.baseline));
  row.push_back(real(one.forecast));
  row.push_back(real(one.actual));
  row.emplace_back(one.with_both);
  row.push_back(real(one.rate()));
}

std::vector<ReportTable> indicator_tables(const ActionsView& view, const Words& w) {
  return {indicator_table(view, w), indicator_year_table(view, w), audience_table(view, w),
          indicator_list(view, w)};
}

}  // namespace carreau::report
