// SPDX-License-Identifier: Apache-2.0
#include "report/programme/cross_columns.hpp"

#include "base/text.hpp"
#include "report/programme/action_words.hpp"
#include "report/programme/tally_columns.hpp"
#include "results/heading_list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace carreau::report {

namespace {

namespace h = results::headings;

files::FieldValue cell_money(const CrossCell& cell, Measure measure) {
  // Without actions nothing was granted; that is known.
  return cell.actions == 0 ? files::FieldValue(std::int64_t{0}) : money(cell.amounts, measure);
}

files::FieldValue cell_share(const CrossCell& cell, const CrossCell& whole, Measure measure) {
  return cell.actions == 0 && whole.actions > 0 ? files::FieldValue(0.0)
                                                : fraction(cell.amounts, whole.amounts, measure);
}

/// The groups that have actions.
std::vector<std::size_t> groups_in_use(const CrossTable& figures) {
  std::vector<std::size_t> used;
  for (std::size_t c = 0; c < figures.columns; ++c) {
    if (figures.of_columns[c].actions > 0) used.push_back(c);
  }
  return used;
}

/// "funder_caf_du_gard", made distinct by a number.
std::vector<CrossColumn> with_distinct_keys(std::vector<CrossColumn> columns) {
  std::set<std::string> keys;
  for (CrossColumn& column : columns) {
    std::ranges::replace(column.key, ' ', '_');
    const std::string key = column.key;
    for (int number = 2; !keys.insert(column.key).second; ++number) {
      column.key = fmt::format("{}_{}", key, number);
    }
  }
  return columns;
}

/// Gives the figure of a cell: of a group, or of all.
class CrossFigures {
 public:
  CrossFigures(const CrossTable& figures, const CrossLayout& layout)
      : figures_(figures), layout_(layout), used_(groups_in_use(figures)) {}

  void add_columns(ReportTable& table, const Words& w) const {
    for (const std::size_t c : used_) {
      const CrossColumn& column = layout_.columns[c];
      table.columns.push_back({column.key, column.title, files::ValueKind::euros});
      if (layout_.has_shares) add_share_column(table, column, w);
    }
    const CrossColumn total{"total", std::string(w("report_cross_columns_total"))};
    table.columns.push_back({total.key, total.title, files::ValueKind::euros});
    if (layout_.has_shares) add_share_column(table, total, w);
  }

  void add_row(files::Row& row, std::size_t at) const {
    for (const std::size_t c : used_) {
      add_figures(row, figures_.at(at, c), figures_.of_columns[c]);
    }
    add_figures(row, figures_.of_rows[at], figures_.total);
  }

  void add_total(files::Row& row) const {
    for (const std::size_t c : used_) {
      add_figures(row, figures_.of_columns[c], figures_.of_columns[c]);
    }
    add_figures(row, figures_.total, figures_.total);
  }

 private:
  static void add_share_column(ReportTable& table, const CrossColumn& column, const Words& w) {
    table.columns.push_back({"share_" + column.key,
                             w.text("report_cross_columns_share", {{"column", column.title}}),
                             files::ValueKind::percent});
  }

  void add_figures(files::Row& row, const CrossCell& cell, const CrossCell& whole) const {
    row.push_back(cell_money(cell, layout_.measure));
    if (layout_.has_shares) row.push_back(cell_share(cell, whole, layout_.measure));
  }

  const CrossTable& figures_;
  const CrossLayout& layout_;
  std::vector<std::size_t> used_;
};

}  // namespace

void add_cross_table(ReportTable& table, const CrossTable& figures, const CrossLayout& layout,
                     const Words& w) {
  const CrossFigures cells(figures, layout);
  const std::size_t labels = table.columns.size();
  cells.add_columns(table, w);
  for (const CrossRow& one : layout.rows) {
    TableRow& row = table.rows.emplace_back(TableRow{one.labels, one.is_total, {}});
    cells.add_row(row.cells, one.row);
  }
  if (table.rows.empty()) return;
  TableRow& total = table.rows.emplace_back();
  total.is_total = true;
  total.cells = {std::string(w("report_cross_columns_total"))};
  total.cells.resize(labels);
  cells.add_total(total.cells);
}

void add_cell_columns(ReportTable& table, const Words& w) {
  add_tally_columns(table, w);
  // A cell does not count the actions that were granted.
  const auto retained = static_cast<std::ptrdiff_t>(column_of(table, h::kRetained.name));
  table.columns.erase(table.columns.begin() + retained);
}

void add_cell(files::Row& row, const CrossCell& cell) {
  row.emplace_back(cell.actions);
  for (const Measure measure : kAllMeasures) row.push_back(cell_money(cell, measure));
  for (std::size_t m = 0; m < kMeasures; ++m) row.emplace_back(cell.amounts.unknown_lines[m]);
}

std::vector<CrossColumn> target_columns(const ActionsView& view, const Words& w) {
  std::vector<CrossColumn> columns;
  for (const Target& target : view.attribution.targets) {
    const std::string label = target_label(target, w);
    columns.push_back({"target_" + plain_words(target.code.empty() ? label : target.code), label});
  }
  return with_distinct_keys(std::move(columns));
}

std::vector<CrossColumn> funder_columns(const ActionsView& view) {
  std::vector<CrossColumn> columns;
  for (const Funder& funder : view.programme.funders) {
    columns.push_back({"funder_" + plain_words(funder.name), funder.name});
  }
  return with_distinct_keys(std::move(columns));
}

std::vector<CrossColumn> year_columns(const ActionsView& view) {
  std::vector<CrossColumn> columns;
  for (const int year : view.summary.years) {
    columns.push_back({fmt::format("year_{}", year), fmt::format("{}", year)});
  }
  return columns;
}

}  // namespace carreau::report
