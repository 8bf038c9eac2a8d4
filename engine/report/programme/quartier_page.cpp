// SPDX-License-Identifier: Apache-2.0
#include "base/text.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/actions_tables.hpp"
#include "report/programme/cross_columns.hpp"
#include "report/programme/sheet_page.hpp"
#include "report/programme/tally_columns.hpp"
#include "report/table_markup.hpp"
#include "results/heading_list.hpp"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

constexpr std::size_t kMostActions = 25;
constexpr std::size_t kMostGroups = 12;
constexpr std::size_t kMostIndicators = 15;

/// Makes the tables of one target. Amounts are the parts that go to it; indicators and audiences
/// are those of whole actions.
class QuartierTables {
 public:
  QuartierTables(const ActionsView& view, std::size_t target, const Words& w)
      : view_(view), target_(target), w_(w) {
    for (const ActionPart& part : view.summary.parts) {
      if (part.share.target.position() == target) parts_.push_back(&part);
    }
  }

  [[nodiscard]] ReportTable years() const {
    ReportTable table{"years", std::string(w_("report_follow_up_tables_years_title")), {}};
    table.columns = {headed_column(h::kYear, w_, files::ValueKind::year)};
    add_tally_columns(table, w_);
    const TargetSummary& summary = view_.summary.targets[target_];
    for (std::size_t y = 0; y < view_.summary.years.size(); ++y) {
      files::Row row = {std::int64_t{view_.summary.years[y]}};
      add_tally(row, summary.by_year[y]);
      table.rows.push_back({std::move(row), false, {}});
    }
    files::Row total = {std::string(w_("report_cross_columns_total"))};
    add_tally(total, summary.tally);
    table.rows.push_back({std::move(total), true, {}});
    drop_unknown_columns(table);
    return table;
  }

  [[nodiscard]] ReportTable themes() const {
    std::map<std::string, CrossCell> cells;
    for (const ActionPart* part : parts_) {
      const ThemeIndex theme = view_.programme.actions[part->action.position()].theme;
      const std::size_t reported = theme.is_none() ? view_.themes.themes.size()
                                                   : view_.themes.of[theme.position()].position();
      add_to(cells[reported_theme_label(view_, reported, w_)], part->amounts);
    }
    return grouped("themes", w_("report_theme_tables_themes"), headed_column(h::kTheme, w_), cells);
  }

  [[nodiscard]] ReportTable funders() const {
    // An action of two funders would count twice, so that only amounts are shown.
    std::map<std::string, CrossCell> cells;
    for (const CubeEntry& entry : view_.summary.cube) {
      if (entry.key.target.position() != target_) continue;
      add_to(cells[view_.programme.funders[entry.key.funder.position()].name], entry.amounts);
    }
    ReportTable table =
        grouped("funders", w_("report_theme_tables_funders"), headed_column(h::kFunder, w_), cells);
    for (TableRow& row : table.rows) row.cells[1] = files::FieldValue();
    drop_empty_columns(table, {h::kActions.name});
    return table;
  }

  /// The objectives of which this target has any money or action.
  [[nodiscard]] ReportTable objectives(const std::vector<ReportTable>& all) const {
    const auto found = std::ranges::find(all, "objective_quartier", &ReportTable::key);
    if (found == all.end()) return {};
    const std::string key = target_columns(view_, w_)[target_].key;
    const auto column = std::ranges::find(found->columns, key, &TableColumn::key);
    if (column == found->columns.end()) return {};
    const auto c = static_cast<std::size_t>(column - found->columns.begin());
    ReportTable table{"objectives", std::string(w_("report_objective_tables_list")), {}};
    table.columns = {
        found->columns[0],
        found->columns[1],
        {"granted", std::string(measure_label(Measure::granted, w_)), files::ValueKind::euros}};
    for (const TableRow& row : found->rows) {
      if (row.cells[c] == files::FieldValue(std::int64_t{0})) continue;
      table.rows.push_back({{row.cells[0], row.cells[1], row.cells[c]}, row.is_total, {}});
    }
    keep_first_rows(table, kMostGroups, w_);
    table.notes.emplace_back(w_("report_objective_tables_note_of_sums"));
    return table;
  }

  [[nodiscard]] ReportTable indicators() const {
    ReportTable table{"indicators", std::string(w_("report_actions_page_indicators")), {}};
    add_indicator_columns(table, w_);
    std::set<ActionIndex> actions;
    for (const ActionPart* part : parts_) actions.insert(part->action);
    std::vector<Indicator> figures = figures_with_audience(view_.programme);
    std::erase_if(figures, [&](const Indicator& one) { return !actions.contains(one.action); });
    for (const IndicatorSummary& one : indicator_summaries(view_.programme, figures, false)) {
      files::Row row;
      add_indicator(row, one, w_);
      table.rows.push_back({std::move(row), false, {}});
    }
    drop_empty_columns(table, {"year", "direction", "baseline"});
    keep_first_rows(table, kMostIndicators, w_);
    table.notes.insert(table.notes.begin(), std::string(w_("report_quartier_page_whole_actions")));
    return table;
  }

  [[nodiscard]] ReportTable actions() const {
    ReportTable table{"actions", std::string(w_("report_quartier_page_largest_actions")), {}};
    using enum files::ValueKind;
    table.columns = {headed_column(h::kYear, w_, year),
                     headed_column(h::kTitle, w_),
                     headed_column(h::kOperator, w_),
                     titled_column(h::kStatus, w_("report_follow_up_tables_state")),
                     {"share", std::string(w_("report_quartier_page_share")), percent},
                     {"granted", std::string(w_("report_quartier_page_granted_here")), euros}};
    std::vector<const ActionPart*> order = parts_;
    std::ranges::stable_sort(order, std::greater(), [](const ActionPart* part) {
      return part->amounts.cents[static_cast<std::size_t>(Measure::granted)];
    });
    for (const ActionPart* part : order) {
      const Action& action = view_.programme.actions[part->action.position()];
      table.rows.push_back(
          {{std::int64_t{action.year}, known_text(action.title), known_text(action.operator_name),
            std::string(status_label(action.status, w_)), part->share.millionths / double{kWhole},
            money(part->amounts, Measure::granted)},
           false,
           {}});
    }
    keep_first_rows(table, kMostActions, w_);
    return table;
  }

 private:
  static void add_to(CrossCell& cell, const LedgerAmounts& amounts) {
    ++cell.actions;
    cell.amounts += amounts;
  }

  /// The groups by decreasing granted amount.
  [[nodiscard]] ReportTable grouped(const char* key, std::string_view title, TableColumn head,
                                    const std::map<std::string, CrossCell>& cells) const {
    ReportTable table{key, std::string(title), {}};
    table.columns = {std::move(head)};
    add_cell_columns(table, w_);
    std::vector<std::pair<std::string, CrossCell>> order(cells.begin(), cells.end());
    std::ranges::stable_sort(order, std::greater(), [](const auto& one) {
      return one.second.amounts.cents[static_cast<std::size_t>(Measure::granted)];
    });
    for (const auto& [name, cell] : order) {
      files::Row row = {name};
      add_cell(row, cell);
      table.rows.push_back({std::move(row), false, {}});
    }
    drop_unknown_columns(table);
    keep_first_rows(table, kMostGroups, w_);
    return table;
  }

  const ActionsView& view_;
  std::size_t target_;
  const Words& w_;
  std::vector<const ActionPart*> parts_;
};

std::vector<KeyFigure> figures_of(const ActionsView& view, std::size_t target, const Words& w) {
  const TargetSummary& summary = view.summary.targets[target];
  std::vector<KeyFigure> figures;
  const QuartierFacts* const facts = facts_of(view, view.attribution.targets[target]);
  if (facts != nullptr && facts->people) {
    figures.push_back(
        {capitalised(h::kPeople.title(w.language())), w.count(*facts->people),
         w.text("report_quartier_page_imputed", {{"share", w.percent(facts->share_imputed, 1)}})});
  }
  figures.push_back({std::string(w("report_actions_page_actions")),
                     w.count(static_cast<double>(summary.tally.actions)),
                     w.text("report_actions_page_actions_retained",
                            {{"actions", w.count(static_cast<double>(summary.tally.retained))}})});
  for (KeyFigure& figure : money_figures(summary.tally, w)) figures.push_back(std::move(figure));
  return figures;
}

std::string place_of(const ActionsView& view, const Target& target, const Words& w) {
  std::vector<std::string> parts;
  if (!target.code.empty()) parts.push_back(target.code);
  const QuartierFacts* const facts = facts_of(view, target);
  if (facts != nullptr) {
    for (const QuartierCommune& commune : facts->communes) {
      parts.push_back(commune.name.empty() ? commune.code : commune.name);
    }
    if (!facts->contract.empty()) parts.push_back(facts->contract);
  }
  parts.emplace_back(target_kind_label(target.kind, facts != nullptr && facts->has_entered, w));
  return join(parts, " · ");
}

}  // namespace

std::string quartier_page(const ActionsView& view, const std::vector<ReportTable>& all,
                          std::size_t target, const Words& w) {
  const QuartierTables tables(view, target, w);
  const Target& one = view.attribution.targets[target];
  SheetPage page{target_label(one, w), place_of(view, one, w)};
  page.key_figures = figures_of(view, target, w);
  page.tables = {tables.years(),         tables.themes(),     tables.funders(),
                 tables.objectives(all), tables.indicators(), tables.actions()};
  return sheet_page(page, view, w);
}

}  // namespace carreau::report
