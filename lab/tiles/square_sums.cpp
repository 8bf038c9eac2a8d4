// SPDX-License-Identifier: Apache-2.0
#include "lab/tiles/square_sums.hpp"

#include "base/parallel.hpp"
#include "income/cell_income.hpp"

namespace carreau::tiles {

void SquareSums::add(const SquareSums& other) {
  first = cells == 0 ? other.first : std::min(first, other.first);
  cells += other.cells;
  people += other.people;
  told += other.told;
  told_members += other.told_members;
  imputed += other.imputed;
  inside += other.inside;
  below += other.below;
  likely += other.likely;
  members += other.members;
}

namespace {

SquareSums counts_of(const CellTileSource& source, std::size_t i) {
  SquareSums cell;
  cell.cells = 1;
  cell.first = static_cast<std::uint32_t>(i);
  cell.people = source.cells.people()[i];
  if (source.cells.imputations()[i] == Imputation::imputed) cell.imputed = cell.people;
  if (!source.zone_of[i].is_none()) cell.inside = cell.people;
  return cell;
}

/// The share of people below S in each cell of a range, computed many at a time.
std::vector<double> shares_of(const CellTileSource& source, const CellRun& run) {
  std::vector<double> thresholds;
  thresholds.reserve(run.last - run.first);
  for (std::size_t i = run.first; i < run.last; ++i) {
    thresholds.push_back(source.threshold(i).disposable);
  }
  std::vector<double> shares(thresholds.size());
  source.income.shares_below(CellIndex(run.first), thresholds, shares);
  return shares;
}

void add_incomes(const CellTileSource& source, std::size_t i, SquareDetail detail,
                 SquareSums& cell) {
  const UnitThreshold& threshold = source.threshold(i);
  const ShareBelow below = source.income.share_below(CellIndex(i), threshold.disposable);
  const double people = cell.people.value();
  cell.below = people * below.share;
  cell.likely =
      people * cell_probability(source.income, CellIndex(i), below, threshold.log_deviation);
  if (detail == SquareDetail::members && !source.withheld.withholds_member(CellIndex(i))) {
    cell.told_members = cell.people;
    cell.members = people * source.member.of(CellIndex(i)).value_or(0.0);
  }
}

}  // namespace

std::vector<SquareSums> row_sums(const CellTileSource& source, const SquareRow& line,
                                 SquareDetail detail) {
  std::vector<SquareSums> squares(line.columns.size());
  for (const CellRun& run : line.runs) {
    const auto shares =
        detail == SquareDetail::shares ? shares_of(source, run) : std::vector<double>();
    for (std::size_t i = run.first; i < run.last; ++i) {
      SquareSums cell = counts_of(source, i);
      if (!cell.people.is_zero() && !source.withheld.withholds(CellIndex(i))) {
        cell.told = cell.people;
        if (detail == SquareDetail::shares)
          cell.below = cell.people.value() * shares[i - run.first];
        if (detail >= SquareDetail::probabilities) add_incomes(source, i, detail, cell);
      }
      squares[line.slot(source.cells.positions()[i])].add(cell);
    }
  }
  return squares;
}

std::vector<SquareSums> row_sums(std::span<const CellPosition> positions,
                                 std::span<const SquareSums> sums, const SquareRow& line) {
  std::vector<SquareSums> squares(line.columns.size());
  for (const CellRun& run : line.runs) {
    for (std::size_t i = run.first; i < run.last; ++i) {
      squares[line.slot(positions[i])].add(sums[i]);
    }
  }
  return squares;
}

SquareTable square_table(const CellTileSource& source, const CellRows& rows,
                         const LatticeRange& columns, int level, SquareDetail detail) {
  const LatticeRange square_rows = squares_of(rows.rows(), level);
  const LatticeRange square_columns = squares_of(columns, level);
  std::vector<std::vector<SquareSums>> lines(square_rows.size());
  parallel_for(
      lines.size(),
      [&](std::size_t begin, std::size_t end) {
        for (std::size_t r = begin; r < end; ++r) {
          const auto row = square_rows.first + static_cast<std::int32_t>(r);
          lines[r] = row_sums(source, square_row(rows, row, square_columns, level), detail);
        }
      },
      1);
  SquareTable table;
  for (std::size_t r = 0; r < lines.size(); ++r) {
    for (std::size_t c = 0; c < lines[r].size(); ++c) {
      if (lines[r][c].cells == 0) continue;
      table.positions.push_back({square_rows.first + static_cast<std::int32_t>(r),
                                 square_columns.first + static_cast<std::int32_t>(c)});
      table.sums.push_back(lines[r][c]);
    }
  }
  return table;
}

}  // namespace carreau::tiles
