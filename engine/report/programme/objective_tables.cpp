// SPDX-License-Identifier: Apache-2.0
#include "report/programme/actions_tables.hpp"
#include "report/programme/cross_columns.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

/// A row of the tables by objective. Rows that are no sums part the actions: each belongs to
/// exactly one of them.
struct ObjectiveRow {
  std::optional<std::size_t> objective;  ///< none: actions that name no objective
  bool is_sum = false;                   ///< with all objectives below it
  bool is_rest = false;                  ///< actions that name none of the objectives below it
};

/// The rows of the objectives, each followed by those below it.
class ObjectiveRows {
 public:
  explicit ObjectiveRows(const ActionsView& view)
      : objectives_(view.summary.objectives), direct_(objectives_.objectives.size()) {
    for (const auto& of : objectives_.of) {
      if (of) ++direct_[*of];
      else has_none_ = true;
    }
    leaf_.resize(direct_.size());
    sum_.resize(direct_.size());
    for (std::size_t o = 0; o < direct_.size(); ++o) {
      if (!objectives_.objectives[o].parent) add(o);
    }
    if (has_none_ && !rows_.empty()) rows_.push_back({});
  }

  [[nodiscard]] const std::vector<ObjectiveRow>& rows() const { return rows_; }

  /// The row of the action's own objective, and the sums above it.
  [[nodiscard]] std::vector<std::size_t> of(std::size_t action) const {
    const auto objective = objectives_.of[action];
    if (rows_.empty()) return {};
    if (!objective) return {rows_.size() - 1};
    std::vector<std::size_t> rows = {*leaf_[*objective]};
    for (const std::size_t o : objectives_.lineage(*objective)) {
      if (sum_[o]) rows.push_back(*sum_[o]);
    }
    return rows;
  }

 private:
  void add(std::size_t objective) {
    std::vector<std::size_t> below;
    for (std::size_t o = 0; o < direct_.size(); ++o) {
      if (objectives_.objectives[o].parent == objective) below.push_back(o);
    }
    if (below.empty()) {
      leaf_[objective] = rows_.size();
      rows_.push_back({objective, false, false});
      return;
    }
    sum_[objective] = rows_.size();
    rows_.push_back({objective, true, false});
    for (const std::size_t o : below) add(o);
    if (direct_[objective] == 0) return;
    leaf_[objective] = rows_.size();
    rows_.push_back({objective, false, true});
  }

  const ReportedObjectives& objectives_;
  std::vector<std::int64_t> direct_;  ///< actions of each objective, without those below it
  bool has_none_ = false;
  std::vector<ObjectiveRow> rows_;
  std::vector<std::optional<std::size_t>> leaf_;
  std::vector<std::optional<std::size_t>> sum_;
};

std::string level_label(ObjectiveLevel level, const Words& w) {
  constexpr std::array kCodes = {"report_objective_tables_priority",
                                 "report_objective_tables_strategic",
                                 "report_objective_tables_operational"};
  return std::string(w(kCodes[static_cast<std::size_t>(level)]));
}

std::string objective_label(const Objective& objective) {
  if (objective.code.empty() || objective.label.empty()) return objective.code + objective.label;
  return objective.code + " " + objective.label;
}

files::Row labels_of(const ActionsView& view, const ObjectiveRow& row, const Words& w) {
  if (!row.objective) return {std::string(w("report_objective_tables_none")), files::FieldValue()};
  const Objective& objective = view.summary.objectives.objectives[*row.objective];
  const std::string label = objective_label(objective);
  return {row.is_rest ? w.text("report_objective_tables_rest", {{"objective", label}}) : label,
          level_label(objective.level, w)};
}

ReportTable objective_table_of(const char* key, std::string_view title, std::string_view sheet,
                               const Words& w) {
  ReportTable table{key, std::string(title), std::string(sheet), TableSection::objectives};
  table.columns = {text_column("objective", w("report_objective_tables_objective")),
                   text_column("level", w("report_objective_tables_level"))};
  return table;
}

class ObjectiveTables {
 public:
  ObjectiveTables(const ActionsView& view, const Words& w) : view_(view), w_(w), rows_(view) {}

  [[nodiscard]] ReportTable list() const {
    ReportTable table = objective_table_of("objectives", w_("report_objective_tables_list_title"),
                                           w_("report_objective_tables_list"), w_);
    add_cell_columns(table, w_);
    const CrossTable figures = crossed(1, [this](std::size_t action) {
      return std::vector<GroupedMoney>{{0, money_of(view_.programme, action)}};
    });
    for (std::size_t r = 0; r < rows_.rows().size(); ++r) {
      files::Row row = labels_of(view_, rows_.rows()[r], w_);
      carreau::report::add_cell(row, figures.of_rows[r]);
      table.rows.push_back({std::move(row), rows_.rows()[r].is_sum, {}});
    }
    if (!table.rows.empty()) {
      files::Row total = {std::string(w_("report_cross_columns_total")), files::FieldValue()};
      carreau::report::add_cell(total, figures.total);
      table.rows.push_back({std::move(total), true, {}});
    }
    drop_unknown_columns(table);
    table.notes = {std::string(w_(view_.programme.objectives.empty()
                                      ? "report_objective_tables_note_of_own"
                                      : "report_objective_tables_note_of_tree"))};
    return table;
  }

  [[nodiscard]] ReportTable by(const char* key, std::string_view title, std::string_view sheet,
                               std::vector<CrossColumn> columns, const Grouping& grouping,
                               bool has_shares) const {
    ReportTable table = objective_table_of(key, title, sheet, w_);
    const CrossTable figures = crossed(columns.size(), grouping);
    CrossLayout layout{std::move(columns), {}, Measure::granted, has_shares};
    for (std::size_t r = 0; r < rows_.rows().size(); ++r) {
      layout.rows.push_back({labels_of(view_, rows_.rows()[r], w_), r, rows_.rows()[r].is_sum});
    }
    add_cross_table(table, figures, layout, w_);
    table.notes = {std::string(w_("report_objective_tables_note_of_sums"))};
    return table;
  }

  /// The objectives of the tree, and those below no other, that no action names.
  [[nodiscard]] ReportTable without_action() const {
    ReportTable table =
        objective_table_of("objectives_without_action", w_("report_objective_tables_without_title"),
                           w_("report_objective_tables_without"), w_);
    table.columns.push_back(headed_column(h::kContract, w_));
    table.columns.push_back(headed_column(h::kTargets, w_));
    const CrossTable figures = crossed(1, [](std::size_t) {
      return std::vector<GroupedMoney>{{0, {}}};
    });
    for (std::size_t r = 0; r < rows_.rows().size(); ++r) {
      const ObjectiveRow& one = rows_.rows()[r];
      if (!one.objective || figures.of_rows[r].actions > 0) continue;
      const Objective& objective = view_.summary.objectives.objectives[*one.objective];
      files::Row row = labels_of(view_, one, w_);
      row.push_back(known_text(objective.contract));
      row.push_back(known_text(fmt::format("{}", fmt::join(objective.quartiers, ", "))));
      table.rows.push_back({std::move(row), false, {}});
    }
    return table;
  }

  [[nodiscard]] ReportTable indicators() const;

 private:
  [[nodiscard]] CrossTable crossed(std::size_t columns, const Grouping& grouping) const {
    return cross_table(
        {view_.programme.actions.size(), rows_.rows().size(), columns},
        [this](std::size_t action) { return rows_.of(action); }, grouping);
  }

  const ActionsView& view_;
  const Words& w_;
  ObjectiveRows rows_;
};

ReportTable ObjectiveTables::indicators() const {
  ReportTable table =
      objective_table_of("objective_indicators", w_("report_objective_tables_indicators_title"),
                         w_("report_objective_tables_indicators"), w_);
  add_indicator_columns(table, w_);
  std::map<std::size_t, std::vector<Indicator>> by_row;
  for (const Indicator& figure : figures_with_audience(view_.programme)) {
    for (const std::size_t row : rows_.of(figure.action.position())) by_row[row].push_back(figure);
  }
  for (const auto& [row, figures] : by_row) {
    for (const IndicatorSummary& one : indicator_summaries(view_.programme, figures, true)) {
      files::Row cells = labels_of(view_, rows_.rows()[row], w_);
      add_indicator(cells, one, w_);
      table.rows.push_back({std::move(cells), false, {}});
    }
  }
  table.notes = {std::string(w_("report_indicator_tables_note_of_adding"))};
  return table;
}

}  // namespace

std::vector<ReportTable> objective_tables(const ActionsView& view, const Words& w) {
  const auto& objectives = view.summary.objectives.objectives;
  if (objectives.empty()) return {};
  const ObjectiveTables tables(view, w);
  return {tables.list(),
          tables.without_action(),
          tables.by("objective_quartier", w("report_objective_tables_quartiers_title"),
                    w("report_objective_tables_quartiers"), target_columns(view, w),
                    by_target(view.summary), false),
          tables.by("objective_funder", w("report_objective_tables_funders_title"),
                    w("report_objective_tables_funders"), funder_columns(view),
                    by_funder(view.programme), false),
          tables.by("objective_year", w("report_objective_tables_years_title"),
                    w("report_objective_tables_years"), year_columns(view),
                    by_year(view.programme, view.summary), true),
          tables.indicators()};
}

}  // namespace carreau::report
