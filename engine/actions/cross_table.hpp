// SPDX-License-Identifier: Apache-2.0
/// Money and actions by two groupings at once: objectives by quartier, funders by year….
#pragma once

#include "actions/summary.hpp"

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace carreau {

/// A part of an action's money in a group.
struct GroupedMoney {
  std::size_t group = 0;
  LedgerAmounts amounts;
};

/// Divides the money of an action into groups; each group at most once.
using Grouping = std::function<std::vector<GroupedMoney>(std::size_t action)>;
/// Gives the groups to which an action as a whole belongs.
using Classes = std::function<std::vector<std::size_t>(std::size_t action)>;

/// Money and number of distinct actions of a cell or of a row, column or the whole.
struct CrossCell {
  std::int64_t actions = 0;
  LedgerAmounts amounts;
};

/// Sums of rows are over columns, because an action belongs to several rows where they are nested;
/// those of columns are over actions, each once.
struct CrossTable {
  std::size_t columns = 0;
  std::vector<CrossCell> cells;  ///< row by row
  std::vector<CrossCell> of_rows;
  std::vector<CrossCell> of_columns;
  CrossCell total;

  [[nodiscard]] const CrossCell& at(std::size_t row, std::size_t column) const {
    return cells[row * columns + column];
  }
};

struct CrossSize {
  std::size_t actions = 0;
  std::size_t rows = 0;
  std::size_t columns = 0;
};
/// With rows and columns changed.
[[nodiscard]] CrossTable transposed(const CrossTable& table);
[[nodiscard]] CrossTable cross_table(const CrossSize& size, const Classes& rows,
                                     const Grouping& columns);

/// Groupings by which the money of an action divides to the cent. The references must outlive them.
[[nodiscard]] Grouping by_target(const ActionsSummary& summary);
[[nodiscard]] Grouping by_funder(const Programme& programme);
/// By the years of the summary.
[[nodiscard]] Grouping by_year(const Programme& programme, const ActionsSummary& summary);
/// By any property of a line, as a position.
using LineGroup = std::function<std::size_t(const FundingLine& line)>;
[[nodiscard]] Grouping by_line(const Programme& programme, LineGroup group);

/// The lines of an action.
[[nodiscard]] std::span<const FundingLine> lines_of(const Programme& programme, std::size_t action);
/// All money of an action.
[[nodiscard]] LedgerAmounts money_of(const Programme& programme, std::size_t action);

}  // namespace carreau
