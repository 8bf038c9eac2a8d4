// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/actions_codes.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <numeric>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

/// Positions in ActionsSummary::themes of the themes that have actions.
std::vector<std::size_t> themes_in_use(const ActionsView& view) {
  std::vector<std::size_t> used;
  for (std::size_t t = 0; t < view.summary.themes.size(); ++t) {
    if (view.summary.themes[t].tally.actions > 0) used.push_back(t);
  }
  return used;
}

std::string plain_key(const Theme& theme) {
  std::string key = theme.code.empty() ? plain_words(theme.label) : theme.code;
  std::ranges::replace(key, ' ', '_');
  return "theme_" + key;
}

/// "theme_1.1", or the words of a theme without a code. Two nomenclatures may have the same code;
/// the key of the later one then also contains its number in the report.
std::string key_of(const ActionsView& view, std::size_t theme) {
  const auto& themes = view.themes.themes;
  if (theme == themes.size()) return "theme_none";
  const std::string key = plain_key(themes[theme]);
  const bool is_taken =
      std::any_of(themes.begin(), themes.begin() + static_cast<std::ptrdiff_t>(theme),
                  [&](const Theme& other) { return plain_key(other) == key; });
  return is_taken ? fmt::format("{}_{}", key, theme + 1) : key;
}

std::string nomenclature_note(const ActionsView& view, const Words& w) {
  if (view.nomenclature.empty()) {
    return std::string(w("report_theme_tables_note_of_own_themes"));
  }
  return w.text("report_theme_tables_note_of_nomenclature", {{"nomenclature", view.nomenclature}});
}

/// Gives the figure of a row for each theme, and for all themes when null.
using FigureOf = std::function<files::FieldValue(const ThemeSummary*)>;

/// A table with themes in columns, in the layout that local officers use: numbers of actions,
/// amounts, then funders.
class ThemeTable {
 public:
  ThemeTable(const ActionsView& view, ReportTable table, const Words& w)
      : view_(view), table_(std::move(table)), used_(themes_in_use(view)), w_(w) {
    table_.section = TableSection::themes;
    table_.columns.push_back(text_column("row", w("report_theme_tables_row")));
    for (const std::size_t theme : used_) {
      table_.columns.push_back(
          {key_of(view, theme), reported_theme_label(view, theme, w), files::ValueKind::euros});
    }
    table_.columns.push_back(
        {"total", std::string(w("report_theme_tables_total")), files::ValueKind::euros});
  }

  void add(std::string label, const FigureOf& figure, bool is_total,
           std::optional<files::ValueKind> kind = {}) {
    TableRow row{{std::move(label)}, is_total, kind};
    for (const std::size_t theme : used_) row.cells.push_back(figure(&view_.summary.themes[theme]));
    row.cells.push_back(figure(nullptr));
    table_.rows.push_back(std::move(row));
  }

  void add_heads(Measure measure) {
    const auto tally = [this](const ThemeSummary* theme) -> const Tally& {
      return theme == nullptr ? view_.summary.total : theme->tally;
    };
    add(
        std::string(w_("report_theme_tables_actions")),
        [&](const ThemeSummary* theme) { return files::FieldValue(tally(theme).actions); }, true,
        files::ValueKind::count);
    add(
        std::string(w_("report_theme_tables_all_money")),
        [&](const ThemeSummary* theme) { return money(tally(theme).amounts, measure); }, true);
  }

  /// Adds the amounts without quartier.
  void add_across(Measure measure) {
    const auto part = [&](LedgerAmounts Tally::*of) {
      return [this, of, measure](const ThemeSummary* theme) {
        return money((theme == nullptr ? view_.summary.total : theme->tally).*of, measure);
      };
    };
    add(std::string(w_("report_theme_tables_of_which_transterritorial")),
        part(&Tally::transterritorial), true);
    add(std::string(w_("report_theme_tables_of_which_unattributed")), part(&Tally::unattributed),
        true);
  }

  ReportTable take() && {
    table_.notes.push_back(nomenclature_note(view_, w_));
    return std::move(table_);
  }

 private:
  const ActionsView& view_;
  ReportTable table_;
  std::vector<std::size_t> used_;
  const Words& w_;
};

/// Funders by decreasing amount.
std::vector<std::size_t> funders_by(const ActionsView& view, Measure measure) {
  std::vector<std::size_t> order(view.programme.funders.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) {
    return view.summary.by_funder[a].cents(measure) > view.summary.by_funder[b].cents(measure);
  });
  return order;
}

ReportTable theme_funder_table(const ActionsView& view, Measure measure, const Words& w) {
  const std::string label(measure_label(measure, w));
  ThemeTable table(view,
                   {fmt::format("theme_funder_{}", to_text(measure)),
                    w.text("report_theme_tables_funders_title", {{"measure", label}}),
                    w.text("report_theme_tables_funders_sheet", {{"measure", label}})},
                   w);
  table.add_heads(measure);
  for (const std::size_t f : funders_by(view, measure)) {
    table.add(
        view.programme.funders[f].name,
        [&](const ThemeSummary* theme) {
          const Tally& tally = theme == nullptr ? view.summary.by_funder[f] : theme->by_funder[f];
          return tally.actions == 0 ? files::FieldValue(std::int64_t{0})
                                    : money(tally.amounts, measure);
        },
        false);
  }
  table.add_across(measure);
  return std::move(table).take();
}

ReportTable theme_kind_table(const ActionsView& view, const Words& w) {
  ThemeTable table(view,
                   {"theme_kind", std::string(w("report_theme_tables_kinds_title")),
                    std::string(w("report_theme_tables_theme_kind"))},
                   w);
  table.add_heads(Measure::granted);
  for (std::size_t k = 0; k < kFunderKinds; ++k) {
    if (view.summary.by_kind[k].actions == 0) continue;
    table.add(
        std::string(funder_kind_label(static_cast<FunderKind>(k), w)),
        [&](const ThemeSummary* theme) {
          const Tally& tally = theme == nullptr ? view.summary.by_kind[k] : theme->by_kind[k];
          return tally.actions == 0 ? files::FieldValue(std::int64_t{0})
                                    : money(tally.amounts, Measure::granted);
        },
        false);
  }
  table.add_across(Measure::granted);
  return std::move(table).take();
}

void add_total(ReportTable& table, const ActionsView& view, std::size_t labels, const Words& w) {
  files::Row row = {std::string(w("report_theme_tables_total"))};
  row.resize(labels);
  add_tally(row, view.summary.total);
  add_across(row, view.summary.total);
  table.rows.push_back({std::move(row), true, {}});
  drop_unknown_columns(table);
}

ReportTable theme_list(const ActionsView& view, const Words& w) {
  ReportTable table{"themes", std::string(w("report_theme_tables_themes")),
                    std::string(w("report_theme_tables_themes")), TableSection::themes};
  table.columns = {headed_column(h::kTheme, w)};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (const std::size_t theme : themes_in_use(view)) {
    files::Row row = {reported_theme_label(view, theme, w)};
    add_tally(row, view.summary.themes[theme].tally);
    add_across(row, view.summary.themes[theme].tally);
    table.rows.push_back({std::move(row), false, {}});
  }
  add_total(table, view, 1, w);
  table.notes = {nomenclature_note(view, w)};
  return table;
}

files::FieldValue known_credit(CreditKind credit, const Words& w) {
  if (credit == CreditKind::unknown) return {};
  return std::string(credit_label(credit, w));
}

files::FieldValue known_section(BudgetSection section, const Words& w) {
  if (section == BudgetSection::unknown) return {};
  return std::string(results::value_text(section, w.language()));
}

ReportTable funder_list(const ActionsView& view, const Words& w) {
  ReportTable table{"funders", std::string(w("report_theme_tables_funders")),
                    std::string(w("report_theme_tables_funders")), TableSection::themes};
  table.columns = {headed_column(h::kFunder, w), text_column("kind", w("report_theme_tables_kind")),
                   text_column("credit", w("report_theme_tables_credits")),
                   text_column("section", w("report_money_tables_section"))};
  add_tally_columns(table, w);
  add_across_columns(table, w);
  for (const std::size_t f : funders_by(view, Measure::granted)) {
    const Funder& funder = view.programme.funders[f];
    files::Row row = {funder.name, std::string(funder_kind_label(funder.kind, w)),
                      known_credit(funder.credit, w), known_section(funder.section, w)};
    add_tally(row, view.summary.by_funder[f]);
    add_across(row, view.summary.by_funder[f]);
    table.rows.push_back({std::move(row), false, {}});
  }
  add_total(table, view, 4, w);
  drop_empty_columns(table, {"credit", "section"});
  table.notes = {std::string(w("report_theme_tables_note_of_funders"))};
  return table;
}

ReportTable empty_change_table(const Words& w) {
  ReportTable table{"theme_changes", std::string(w("report_theme_tables_years_title")),
                    std::string(w("report_theme_tables_sheet_of_years")), TableSection::themes};
  using enum files::ValueKind;
  const std::string granted(measure_label(Measure::granted, w));
  table.columns = {
      headed_column(h::kTheme, w),
      titled_column(h::kYear, w("report_theme_tables_year_n"), year),
      {"actions_before", std::string(w("report_theme_tables_actions_n_1")), count},
      titled_column(h::kActions, w("report_theme_tables_actions_n"), count),
      {"granted_before", w.text("report_change_tables_year_before", {{"column", granted}}), euros},
      {"granted", w.text("report_change_tables_year_itself", {{"column", granted}}), euros},
      {"granted_difference", std::string(w("report_theme_tables_difference")), euros},
      {"granted_change", std::string(w("report_theme_tables_change")), percent}};
  add_across_columns(table, w);
  return table;
}

std::vector<std::string> notes_of_changes(const ActionsView& view, const Words& w) {
  std::vector<std::string> notes = {nomenclature_note(view, w)};
  if (!theme_passages(view).empty()) notes.emplace_back(w("report_year_tables_note_of_passages"));
  return notes;
}

ReportTable theme_change_table(const ActionsView& view, const Words& w) {
  ReportTable table = empty_change_table(w);
  const auto add = [&](std::string label, int number, const Tally& before, const Tally& now,
                       bool is_total) {
    files::Row row = {std::move(label),
                      std::int64_t{number},
                      before.actions,
                      now.actions,
                      money(before.amounts, Measure::granted),
                      money(now.amounts, Measure::granted)};
    add_granted_change(row, before, now);
    add_across(row, now);
    table.rows.push_back({std::move(row), is_total, {}});
  };
  const auto& years = view.summary.years;
  for (std::size_t y = 1; y < years.size(); ++y) {
    if (years[y] != years[y - 1] + 1) continue;
    for (const std::size_t theme : themes_in_use(view)) {
      const auto& by_year = view.summary.themes[theme].by_year;
      add(reported_theme_label(view, theme, w), years[y], by_year[y - 1], by_year[y], false);
    }
    add(std::string(w("report_theme_tables_total")), years[y], view.summary.by_year[y - 1],
        view.summary.by_year[y], true);
  }
  table.notes = notes_of_changes(view, w);
  return table;
}

ReportTable cube_table(const ActionsView& view, const Words& w) {
  ReportTable table{"cube", std::string(w("report_theme_tables_quartier_theme_funder_year")),
                    std::string(w("report_theme_tables_cube")), TableSection::themes, true};
  add_target_columns(table, w);
  using enum files::ValueKind;
  for (auto& column :
       {headed_column(h::kTheme, w), headed_column(h::kFunder, w),
        titled_column(h::kFunderKind, w("report_theme_tables_kind_of_funder")),
        headed_column(h::kYear, w, year), text_column("credit", w("report_theme_tables_credits")),
        headed_column(h::kActions, w, count)}) {
    table.columns.push_back(column);
  }
  for (const Measure measure : kAllMeasures) {
    table.columns.push_back(
        {std::string(to_text(measure)), std::string(measure_label(measure, w)), euros});
  }
  for (const CubeEntry& entry : view.summary.cube) {
    const Funder& funder = view.programme.funders[entry.key.funder.position()];
    const std::size_t theme =
        entry.key.theme.is_none() ? view.themes.themes.size() : entry.key.theme.position();
    files::Row row;
    add_target(row, view, entry.key.target.position(), w);
    row.insert(row.end(),
               {reported_theme_label(view, theme, w), funder.name,
                std::string(funder_kind_label(funder.kind, w)), std::int64_t{entry.key.year},
                std::string(credit_label(entry.key.credit, w)), entry.actions});
    for (const Measure measure : kAllMeasures) row.push_back(money(entry.amounts, measure));
    table.rows.push_back({std::move(row), false, {}});
  }
  return table;
}

}  // namespace

std::vector<ReportTable> theme_tables(const ActionsView& view, const Words& w) {
  std::vector<ReportTable> tables;
  for (const Measure measure : {Measure::granted, Measure::requested, Measure::paid}) {
    // A table of an amount that no line gives would say nothing.
    const bool is_known = known_sum(view.summary.total.amounts, measure).has_value();
    if (is_known) tables.push_back(theme_funder_table(view, measure, w));
  }
  tables.push_back(theme_kind_table(view, w));
  tables.push_back(theme_list(view, w));
  tables.push_back(funder_list(view, w));
  tables.push_back(theme_change_table(view, w));
  tables.push_back(cube_table(view, w));
  return tables;
}

}  // namespace carreau::report
