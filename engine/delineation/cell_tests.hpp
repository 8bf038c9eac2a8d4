// SPDX-License-Identifier: Apache-2.0
/// The tests of cells, each by itself: its territory, its people, its income or its density.
#pragma once

#include "delineation/candidates.hpp"
#include "delineation/cell_criteria.hpp"
#include "delineation/smoothing.hpp"

#include <vector>

namespace carreau {

/// S on the scale of disposable incomes, raised by the tolerance of near misses, in €.
[[nodiscard]] double raised_threshold(const DelineationInput& input,
                                      const UnitThreshold& threshold);

/// The territory test: the cell's unit passes (décret 2014-767, art. 2 I 1°), or else the cell is
/// in a listed quartier and the rule has the derogation of décret 2023-1312. Sets `is_urban` and
/// `by_derogation` alone.
[[nodiscard]] CellTest test_territory(const DelineationInput& input, CellIndex cell);

/// The income test. The share of people below an income grows with that income, so the income at
/// which it passes `cell_share` lies between two bounds that cost little to find. Most cells are
/// decided by comparing with these; the share itself is computed for the others only.
class IncomeTest {
 public:
  /// Keeps references to the cells and the incomes of `input`.
  explicit IncomeTest(const DelineationInput& input);

  /// Whether more than `cell_share` of the people that the cell is tested on live below an income
  /// in €; never where nobody lives.
  [[nodiscard]] bool is_below(CellIndex cell, double income) const;

 private:
  Smoothing smoothing_;
  double cell_share_;
  std::vector<IncomeRange> bounds_;  ///< by cell
};

/// The test of one cell under the plain method. `is_below(cell, income)` answers as
/// IncomeTest::is_below() does; it is asked once or twice.
template <class IsBelow>
[[nodiscard]] CellTest test_cell(const DelineationInput& input, CellIndex cell,
                                 const IsBelow& is_below) {
  const UnitThreshold& threshold = threshold_of(input, cell);
  CellTest test = test_territory(input, cell);
  test.is_below = is_below(cell, threshold.disposable);
  test.is_nearly_below =
      test.is_urban && (test.is_below || is_below(cell, raised_threshold(input, threshold)));
  test.is_candidate = test.is_below && may_enter(input, cell);
  return test;
}

/// The test of one cell under a rule that selects by density.
[[nodiscard]] CellTest test_density(const DelineationInput& input, CellIndex cell);

/// The test of every cell, under the selection of the rule and the method of the options. On all
/// threads.
[[nodiscard]] std::vector<CellTest> test_cells(const DelineationInput& input);

}  // namespace carreau
