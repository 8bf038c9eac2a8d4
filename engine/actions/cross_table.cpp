// SPDX-License-Identifier: Apache-2.0
#include "actions/cross_table.hpp"

#include <algorithm>
#include <map>
#include <utility>

namespace carreau {

namespace {

void add_cell(CrossCell& cell, const LedgerAmounts& amounts) {
  ++cell.actions;
  cell.amounts += amounts;
}

std::vector<GroupedMoney> as_list(const std::map<std::size_t, LedgerAmounts>& groups) {
  std::vector<GroupedMoney> list;
  for (const auto& [group, amounts] : groups) list.push_back({group, amounts});
  return list;
}

}  // namespace

CrossTable cross_table(const CrossSize& size, const Classes& rows, const Grouping& columns) {
  CrossTable table;
  table.columns = size.columns;
  table.cells.resize(size.rows * size.columns);
  table.of_rows.resize(size.rows);
  table.of_columns.resize(size.columns);
  for (std::size_t a = 0; a < size.actions; ++a) {
    const std::vector<std::size_t> of = rows(a);
    LedgerAmounts whole;
    for (const GroupedMoney& part : columns(a)) {
      for (const std::size_t row : of) {
        add_cell(table.cells[row * size.columns + part.group], part.amounts);
      }
      add_cell(table.of_columns[part.group], part.amounts);
      whole += part.amounts;
    }
    for (const std::size_t row : of) add_cell(table.of_rows[row], whole);
    add_cell(table.total, whole);
  }
  return table;
}

CrossTable transposed(const CrossTable& table) {
  CrossTable other;
  other.columns = table.of_rows.size();
  other.of_rows = table.of_columns;
  other.of_columns = table.of_rows;
  other.total = table.total;
  for (std::size_t column = 0; column < table.columns; ++column) {
    for (std::size_t row = 0; row < table.of_rows.size(); ++row) {
      other.cells.push_back(table.at(row, column));
    }
  }
  return other;
}

std::span<const FundingLine> lines_of(const Programme& programme, std::size_t action) {
  return std::ranges::equal_range(programme.lines, ActionIndex(action), {}, &FundingLine::action);
}

LedgerAmounts money_of(const Programme& programme, std::size_t action) {
  LedgerAmounts amounts;
  for (const FundingLine& line : lines_of(programme, action)) amounts += amounts_of(line);
  return amounts;
}

Grouping by_target(const ActionsSummary& summary) {
  return [&summary](std::size_t action) {
    std::map<std::size_t, LedgerAmounts> groups;
    for (const ActionPart& part : summary.parts_of(action)) {
      groups[part.share.target.position()] += part.amounts;
    }
    return as_list(groups);
  };
}

Grouping by_line(const Programme& programme, LineGroup group) {
  return [&programme, group = std::move(group)](std::size_t action) {
    std::map<std::size_t, LedgerAmounts> groups;
    for (const FundingLine& line : lines_of(programme, action)) {
      groups[group(line)] += amounts_of(line);
    }
    return as_list(groups);
  };
}

Grouping by_funder(const Programme& programme) {
  return by_line(programme, [](const FundingLine& line) { return line.funder.position(); });
}

Grouping by_year(const Programme& programme, const ActionsSummary& summary) {
  return [&programme, &summary](std::size_t action) -> std::vector<GroupedMoney> {
    const auto year = std::ranges::lower_bound(summary.years, programme.actions[action].year);
    return {{static_cast<std::size_t>(year - summary.years.begin()), money_of(programme, action)}};
  };
}

}  // namespace carreau
