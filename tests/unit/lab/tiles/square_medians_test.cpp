// SPDX-License-Identifier: Apache-2.0
/// Medians of squares against unions of their cells, also of a law without shortcuts.
#include "lab/tiles/square_medians.hpp"

#include "income/union_income.hpp"
#include "support/sample_town.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau::tiles {
namespace {

double union_median(const CellTable& cells, const IncomeEstimate& income, CellPosition square,
                    int level) {
  std::vector<CellIndex> held;
  double people = 0.0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const CellPosition p = cells.positions()[i];
    if (p.row >> level != square.row || p.column >> level != square.column) continue;
    held.emplace_back(i);
    people += cells.people()[i].value();
  }
  if (people == 0.0) return 0.0;
  return UnionIncome(income, held, cells.people()).median().value;
}

TEST(SquareMedians, AreThoseOfTheUnion) {
  testing::SampleTown town;
  const TilePlane plane(town.cells);
  for (const IncomeModel model : {IncomeModel::lognormal, IncomeModel::dagum}) {
    town.scenario.model = model;
    const auto income = estimate_incomes(town.input, town.scenario, town.findings);
    const SquareMedians medians(plane, *income);
    for (const int level : {1, 2, 3, 5, 8}) {
      const LatticeRange rows = squares_of(plane.rows().rows(), level);
      // Wider than the grid: there is nobody there.
      const LatticeRange within = squares_of(plane.columns(), level);
      const LatticeRange columns = {within.first - 1, within.last + 1};
      for (std::int32_t row = rows.first - 1; row <= rows.last; ++row) {
        const std::vector<float> found = medians.of(row, columns, level);
        ASSERT_EQ(found.size(), columns.size());
        for (std::size_t k = 0; k < found.size(); ++k) {
          const CellPosition square = {row, columns.first + static_cast<std::int32_t>(k)};
          const double expected = union_median(town.cells, *income, square, level);
          EXPECT_NEAR(static_cast<double>(found[k]), expected, 1e-4 * expected)
              << to_text(model) << ", level " << level;
        }
      }
    }
  }
}

}  // namespace
}  // namespace carreau::tiles
