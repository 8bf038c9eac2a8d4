// SPDX-License-Identifier: Apache-2.0
#include "actions/operator_years.hpp"
#include "base/text.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/cross_columns.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

ReportTable over_years(const char* key, std::string_view title, std::string_view sheet) {
  return {key, std::string(title), std::string(sheet), TableSection::years};
}

ReportTable funder_year_table(const ActionsView& view, const Words& w) {
  ReportTable table = over_years("funder_year", w("report_year_tables_funders_title"),
                                 w("report_year_tables_funders"));
  table.columns = {headed_column(h::kFunder, w)};
  // The funders are rows here, so each year is divided by funder: columns and rows change places.
  const auto& funders = view.programme.funders;
  const auto& years = view.summary.years;
  const CrossTable by_years = cross_table(
      {view.programme.actions.size(), years.size(), funders.size()},
      [&](std::size_t action) {
        const auto year = std::ranges::lower_bound(years, view.programme.actions[action].year);
        return std::vector{static_cast<std::size_t>(year - years.begin())};
      },
      by_funder(view.programme));
  std::vector<std::size_t> order(funders.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater(), [&](std::size_t f) {
    return view.summary.by_funder[f].cents(Measure::granted);
  });
  CrossLayout layout{year_columns(view), {}, Measure::granted, true};
  for (const std::size_t f : order) layout.rows.push_back({{funders[f].name}, f, false});
  add_cross_table(table, transposed(by_years), layout, w);
  table.notes = {std::string(w("report_year_tables_note_of_shares"))};
  return table;
}

ReportTable theme_year_table(const ActionsView& view, const Words& w) {
  ReportTable table = over_years("theme_year", w("report_year_tables_themes_title"),
                                 w("report_year_tables_themes"));
  table.columns = {headed_column(h::kTheme, w),
                   text_column("passage", w("report_year_tables_passage"))};
  const std::size_t count = view.summary.themes.size();
  const CrossTable figures = cross_table(
      {view.programme.actions.size(), count, view.summary.years.size()},
      [&](std::size_t action) {
        const ThemeIndex theme = view.programme.actions[action].theme;
        return std::vector{theme.is_none() ? count - 1
                                           : view.themes.of[theme.position()].position()};
      },
      by_year(view.programme, view.summary));
  const auto lists = theme_passages(view);
  CrossLayout layout{year_columns(view), {}, Measure::granted, true};
  for (std::size_t t = 0; t < count; ++t) {
    if (figures.of_rows[t].actions == 0) continue;
    const auto found = lists.find(t);
    files::FieldValue passage;
    if (found != lists.end()) passage = fmt::format("{}", fmt::join(found->second, ", "));
    layout.rows.push_back({{reported_theme_label(view, t, w), passage}, t, false});
  }
  add_cross_table(table, figures, layout, w);
  table.notes = {std::string(w("report_year_tables_note_of_shares"))};
  if (lists.empty()) drop_empty_columns(table, {"passage"});
  else table.notes.emplace_back(w("report_year_tables_note_of_passages"));
  return table;
}

/// The theme as the user wrote it; the theme as read where the file keeps no other words.
std::string own_theme(const ActionsView& view, const Action& action) {
  if (!action.theme_written.empty()) return action.theme_written;
  return action.theme.is_none() ? std::string()
                                : theme_label(view.programme.themes[action.theme.position()]);
}

ReportTable own_theme_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      over_years("own_themes", w("report_year_tables_own_title"), w("report_year_tables_own"));
  table.columns = {headed_column(h::kTheme, w)};
  std::map<std::string, std::size_t> positions;  // by plain words
  std::vector<std::string> names;
  std::vector<std::size_t> of;
  for (const Action& action : view.programme.actions) {
    const std::string name = own_theme(view, action);
    const auto [at, is_new] = positions.try_emplace(plain_words(name), names.size());
    if (is_new) names.push_back(name.empty() ? std::string(no_theme_label(w)) : name);
    of.push_back(at->second);
  }
  const CrossTable figures = cross_table(
      {of.size(), names.size(), view.summary.years.size()},
      [&](std::size_t action) { return std::vector{of[action]}; },
      by_year(view.programme, view.summary));
  CrossLayout layout{year_columns(view), {}, Measure::granted, true};
  for (const auto& [words, at] : positions) layout.rows.push_back({{names[at]}, at, false});
  add_cross_table(table, figures, layout, w);
  table.notes = {std::string(w("report_year_tables_note_of_own"))};
  return table;
}

files::FieldValue known_count(const std::optional<std::int64_t>& count) {
  return count ? files::FieldValue(*count) : files::FieldValue();
}

ReportTable grant_table(const ActionsView& view, const Words& w) {
  ReportTable table =
      over_years("grants", w("report_year_tables_grants_title"), w("report_year_tables_grants"));
  using enum files::ValueKind;
  const auto add = [&](const char* key, std::string_view code, files::ValueKind kind) {
    table.columns.push_back({key, std::string(w(code)), kind});
  };
  table.columns = {headed_column(h::kYear, w, year)};
  add("grants", "report_year_tables_number", count);
  add("without_amount", "report_year_tables_without_amount", count);
  add("granted", "report_year_tables_granted", euros);
  add("mean", "report_year_tables_mean", euros);
  add("median", "report_year_tables_median", euros);
  add("largest", "report_year_tables_largest", euros);
  add("operators", "report_year_tables_operators", count);
  add("new_operators", "report_year_tables_new", count);
  add("kept_operators", "report_year_tables_kept", count);
  add("lost_operators", "report_year_tables_lost", count);
  add("ten_largest", "report_year_tables_ten", euros);
  add("share_ten_largest", "report_year_tables_share_of_ten", percent);
  for (const GrantYear& one : grant_years(view.programme, view.summary)) {
    table.rows.push_back(
        {{std::int64_t{one.year}, one.grants, one.unknown, money(one.granted), money(one.mean),
          money(one.median), money(one.largest), one.operators, known_count(one.new_operators),
          known_count(one.kept_operators), known_count(one.lost_operators), money(one.ten_largest),
          fraction(one.ten_largest.value(), one.granted.value())},
         false,
         {}});
  }
  drop_zero_columns(table, {"without_amount"});
  table.notes = {std::string(w("report_year_tables_note_of_grants"))};
  return table;
}

/// The themes that have actions, but none in a quartier.
ReportTable gap_table(const ActionsView& view, const Words& w) {
  ReportTable table{"gaps", std::string(w("report_year_tables_gaps_title")),
                    std::string(w("report_year_tables_gaps")), TableSection::territory};
  add_target_columns(table, w);
  table.columns.push_back(
      {"themes", std::string(w("report_year_tables_gap_count")), files::ValueKind::count});
  table.columns.push_back(text_column("without_action", w("report_year_tables_gap_list")));
  const std::size_t known = view.themes.themes.size();  // without the actions of no theme
  std::vector<std::set<std::size_t>> served(view.attribution.targets.size());
  for (const ActionPart& part : view.summary.parts) {
    const ThemeIndex theme = view.programme.actions[part.action.position()].theme;
    if (theme.is_none()) continue;
    served[part.share.target.position()].insert(view.themes.of[theme.position()].position());
  }
  for (std::size_t t = 0; t < served.size(); ++t) {
    if (view.attribution.targets[t].kind != TargetKind::quartier) continue;
    std::vector<std::string> missing;
    for (std::size_t theme = 0; theme < known; ++theme) {
      if (view.summary.themes[theme].tally.actions == 0 || served[t].contains(theme)) continue;
      missing.push_back(theme_label(view.themes.themes[theme]));
    }
    if (missing.empty()) continue;
    TableRow& row = table.rows.emplace_back();
    add_target(row.cells, view, t, w);
    row.cells.emplace_back(static_cast<std::int64_t>(missing.size()));
    row.cells.emplace_back(join(missing, " ; "));
  }
  table.notes = {std::string(w("report_year_tables_note_of_gaps"))};
  return table;
}

}  // namespace

std::vector<ReportTable> tables_over_years(const ActionsView& view, const Words& w) {
  return {grant_table(view, w), funder_year_table(view, w), theme_year_table(view, w),
          own_theme_table(view, w), gap_table(view, w)};
}

}  // namespace carreau::report
