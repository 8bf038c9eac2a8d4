// SPDX-License-Identifier: Apache-2.0
/// Tables of two groupings: a row for each group of one, a column for each group of the other.
#pragma once

#include "actions/cross_table.hpp"
#include "report/programme/actions_view.hpp"
#include "report/report_table.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::report {

/// A group in columns.
struct CrossColumn {
  std::string key;
  std::string title;
};

/// A row of such a table: its labels, and the row of the cross table that holds its figures.
struct CrossRow {
  files::Row labels;
  std::size_t row = 0;
  bool is_total = false;
};

/// The layout of a table: one column of amounts for each group; with shares, the share of each
/// amount in the sum of its column beside it.
struct CrossLayout {
  std::vector<CrossColumn> columns;
  std::vector<CrossRow> rows;
  Measure measure = Measure::granted;
  bool has_shares = false;
};

/// Adds the columns, the rows and the total to a table that has the columns of its labels. Groups
/// without any action have no column. A cell without actions is zero; one of which no line gives
/// the amount is unknown.
void add_cross_table(ReportTable& table, const CrossTable& figures, const CrossLayout& layout,
                     const Words& w);

/// Columns of actions, the three amounts, and the lines that do not give them.
void add_cell_columns(ReportTable& table, const Words& w);
void add_cell(files::Row& row, const CrossCell& cell);

/// Columns for every target, funder and year of a view, in their order.
[[nodiscard]] std::vector<CrossColumn> target_columns(const ActionsView& view, const Words& w);
[[nodiscard]] std::vector<CrossColumn> funder_columns(const ActionsView& view);
[[nodiscard]] std::vector<CrossColumn> year_columns(const ActionsView& view);

}  // namespace carreau::report
