// SPDX-License-Identifier: Apache-2.0
#include "report/programme/quartier_tables.hpp"

#include "report/programme/action_words.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

/// As many rows as leave room for the other tables on two printed sheets.
constexpr std::size_t kMostGroups = 10;
constexpr std::size_t kMostActions = 24;
constexpr std::size_t kMostValues = 12;

/// The actions of a quartier under one label, with their money.
struct Group {
  std::int64_t actions = 0;
  LedgerAmounts amounts;
};

std::int64_t granted_cents(const LedgerAmounts& amounts) {
  return amounts.cents[static_cast<std::size_t>(Measure::granted)];
}

/// The words under which an action is counted; empty where it has none.
using LabelOf = std::function<std::string(const Action&)>;

/// The tables of one target.
class TablesOfTarget {
 public:
  TablesOfTarget(const ActionsView& view, const std::vector<ActionPart>& parts, std::size_t target,
                 const Words& w)
      : view_(view), parts_(parts), target_(target), w_(w) {}

  std::vector<ReportTable> run() {
    std::vector<ReportTable> tables;
    for (ReportTable table :
         {years(), themes(), funders(), objectives(), actions(), indicators()}) {
      if (!table.rows.empty()) tables.push_back(std::move(table));
    }
    return tables;
  }

 private:
  [[nodiscard]] const Action& action_of(const ActionPart& part) const {
    return view_.programme.actions[part.action.position()];
  }

  [[nodiscard]] ReportTable started(std::string key, std::string_view title) const {
    return {std::move(key), std::string(title), std::string(title), TableSection::territory};
  }

  void add_group_columns(ReportTable& table, std::string_view first) const {
    table.columns = {text_column("group", first),
                     headed_column(h::kActions, w_, files::ValueKind::count)};
    for (const Measure measure : kAllMeasures) {
      table.columns.push_back({std::string(to_text(measure)),
                               std::string(measure_label(measure, w_)), files::ValueKind::euros});
    }
  }

  static files::Row group_row(std::string label, const Group& group) {
    files::Row row = {std::move(label), group.actions};
    for (const Measure measure : kAllMeasures) row.push_back(money(group.amounts, measure));
    return row;
  }

  [[nodiscard]] std::map<std::string, Group> grouped(const LabelOf& label) const {
    std::map<std::string, Group> groups;
    for (const ActionPart& part : parts_) {
      Group& group = groups[label(action_of(part))];
      // A part stands for one action of this target, so each action counts once.
      ++group.actions;
      group.amounts += part.amounts;
    }
    return groups;
  }

  /// The largest groups, and a note on the others. Where some lines lack an amount, the columns do
  /// not speak of the same lines, which a second note says.
  void add_groups(ReportTable& table, const std::map<std::string, Group>& groups) const {
    std::vector<std::pair<std::string, Group>> sorted(groups.begin(), groups.end());
    std::ranges::stable_sort(sorted, std::greater<>(),
                             [](const auto& group) { return granted_cents(group.second.amounts); });
    Group rest;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
      const auto& [label, group] = sorted[k];
      if (k < kMostGroups) {
        table.rows.push_back({group_row(label, group), false, {}});
        continue;
      }
      rest.actions += group.actions;
      rest.amounts += group.amounts;
    }
    if (sorted.size() > kMostGroups) add_rest(table, sorted.size() - kMostGroups, rest.amounts);
  }

  void add_rest(ReportTable& table, std::size_t count, const LedgerAmounts& amounts) const {
    table.notes.push_back(
        w_.text("report_quartier_page_others",
                {{"rows", count},
                 {"granted", w_.euros(static_cast<double>(granted_cents(amounts)) / 100.0)}}));
  }

  [[nodiscard]] ReportTable years() const {
    ReportTable table = started("quartier_years", w_("report_quartier_page_by_year"));
    add_group_columns(table, w_("report_quartier_page_year"));
    for (const auto& [year, group] :
         grouped([](const Action& action) { return std::to_string(action.year); })) {
      table.rows.push_back({group_row(year, group), false, {}});
    }
    const Tally& total = view_.summary.targets[target_].tally;
    if (table.rows.size() > 1) {
      table.rows.push_back(
          {group_row(std::string(w_("report_quartier_page_total")), {total.actions, total.amounts}),
           true,
           {}});
    }
    add_unknown_note(table, total);
    return table;
  }

  void add_unknown_note(ReportTable& table, const Tally& total) const {
    const std::int64_t requested = total.unknown(Measure::requested);
    const std::int64_t granted = total.unknown(Measure::granted);
    if (requested == 0 && granted == 0) return;
    table.notes.push_back(w_.text("report_quartier_page_unknown_lines",
                                  {{"requested", requested}, {"granted", granted}}));
  }

  [[nodiscard]] ReportTable themes() const {
    ReportTable table = started("quartier_themes", w_("report_quartier_page_by_theme"));
    add_group_columns(table, w_("report_quartier_page_theme"));
    add_groups(table, grouped([&](const Action& action) {
                 if (action.theme.is_none()) return std::string(no_theme_label(w_));
                 const ThemeIndex theme = view_.themes.of[action.theme.position()];
                 return theme_label(view_.themes.themes[theme.position()]);
               }));
    return table;
  }

  /// By the cube, whose entries keep the funder of each amount.
  [[nodiscard]] ReportTable funders() const {
    ReportTable table = started("quartier_funders", w_("report_quartier_page_by_funder"));
    table.columns = {text_column("funder", w_("report_quartier_page_funder"))};
    for (const Measure measure : kAllMeasures) {
      table.columns.push_back({std::string(to_text(measure)),
                               std::string(measure_label(measure, w_)), files::ValueKind::euros});
    }
    std::map<std::string, Group> groups;
    for (const CubeEntry& entry : view_.summary.cube) {
      if (entry.key.target.position() != target_) continue;
      groups[view_.programme.funders[entry.key.funder.position()].name].amounts += entry.amounts;
    }
    add_groups(table, groups);
    // Actions of several funders would be counted with each of them.
    for (TableRow& row : table.rows) row.cells.erase(row.cells.begin() + 1);
    return table;
  }

  [[nodiscard]] ReportTable objectives() const {
    ReportTable table = started("quartier_objectives", w_("report_quartier_page_by_objective"));
    const bool is_any = std::ranges::any_of(parts_, [&](const ActionPart& part) {
      return !action_of(part).strategic_objective.empty();
    });
    if (!is_any) return table;
    add_group_columns(table, w_("report_quartier_page_objective"));
    add_groups(table, grouped([&](const Action& action) {
                 return action.strategic_objective.empty()
                            ? std::string(w_("report_quartier_page_no_objective"))
                            : action.strategic_objective;
               }));
    return table;
  }

  [[nodiscard]] ReportTable actions() const {
    ReportTable table = started("quartier_actions", w_("report_quartier_page_actions"));
    table.columns = {
        headed_column(h::kTitle, w_),
        headed_column(h::kOperator, w_),
        headed_column(h::kYear, w_, files::ValueKind::year),
        text_column("status", w_("report_quartier_page_status")),
        {"share", std::string(w_("report_quartier_page_share")), files::ValueKind::percent},
        {std::string(h::kGranted.name), std::string(w_("report_quartier_page_granted")),
         files::ValueKind::euros}};
    std::vector<ActionPart> sorted = parts_;
    std::ranges::stable_sort(sorted, std::greater<>(),
                             [](const ActionPart& part) { return granted_cents(part.amounts); });
    LedgerAmounts rest;
    for (std::size_t k = 0; k < sorted.size(); ++k) {
      if (k < kMostActions) table.rows.push_back({action_row(sorted[k]), false, {}});
      else rest += sorted[k].amounts;
    }
    if (sorted.size() > kMostActions) add_rest(table, sorted.size() - kMostActions, rest);
    return table;
  }

  [[nodiscard]] files::Row action_row(const ActionPart& part) const {
    const Action& action = action_of(part);
    return {action.title.empty() ? action.reference : action.title,
            known_text(action.operator_name),
            std::int64_t{action.year},
            std::string(status_label(action.status, w_)),
            static_cast<double>(part.share.millionths) / double{kWhole},
            money(part.amounts, Measure::granted)};
  }

  /// Figures of whole actions: an indicator cannot be divided among quartiers.
  [[nodiscard]] ReportTable indicators() const {
    ReportTable table = started("quartier_indicators", w_("report_quartier_page_indicators"));
    table.columns = {
        headed_column(h::kTitle, w_),
        text_column("indicator", w_("report_quartier_page_indicator")),
        text_column("unit", w_("report_quartier_page_unit")),
        {"forecast", std::string(w_("report_quartier_page_forecast")), files::ValueKind::decimal},
        {"actual", std::string(w_("report_quartier_page_actual")), files::ValueKind::decimal}};
    std::set<std::size_t> own;
    for (const ActionPart& part : parts_) own.insert(part.action.position());
    const auto figure = [](const std::optional<double>& value) {
      return value ? files::FieldValue(*value) : files::FieldValue();
    };
    std::size_t count = 0;
    for (const Indicator& one : view_.programme.indicators) {
      if (!own.contains(one.action.position()) || ++count > kMostValues) continue;
      table.rows.push_back({{view_.programme.actions[one.action.position()].title, one.name,
                             known_text(one.unit), figure(one.forecast), figure(one.actual)},
                            false,
                            {}});
    }
    table.notes.emplace_back(w_("report_quartier_page_note_of_indicators"));
    if (count > kMostValues) {
      table.notes.push_back(
          w_.text("report_quartier_page_other_figures", {{"figures", count - kMostValues}}));
    }
    return table;
  }

  const ActionsView& view_;
  const std::vector<ActionPart>& parts_;
  std::size_t target_;
  const Words& w_;
};

}  // namespace

PartsOfTargets::PartsOfTargets(const ActionsView& view) : parts_(view.attribution.targets.size()) {
  for (const ActionPart& part : view.summary.parts) {
    parts_[part.share.target.position()].push_back(part);
  }
}

std::vector<ReportTable> quartier_tables(const ActionsView& view, const PartsOfTargets& parts,
                                         std::size_t target, const Words& w) {
  return TablesOfTarget(view, parts.of(target), target, w).run();
}

}  // namespace carreau::report
