// SPDX-License-Identifier: Apache-2.0
/// Outlines of random sets of cells, anywhere on the lattice, are GEOS's unions.
#include "geometry/dissolve.hpp"

#include "support/drawing.hpp"
#include "support/outline_checks.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <vector>

namespace carreau {
namespace {

/// Each place of a box is taken with the same chance; `shift` moves the box over the lattice.
std::vector<CellPosition> random_cells(std::int32_t side, int percent, CellPosition shift) {
  const auto places = static_cast<std::size_t>(side * side);
  const auto draws = *rc::gen::container<std::vector<int>>(places, rc::gen::inRange(0, 100));
  std::vector<CellPosition> cells;
  for (std::int32_t i = 0; i < side * side; ++i) {
    if (draws[static_cast<std::size_t>(i)] >= percent) continue;
    cells.push_back({shift.row + i / side, shift.column + i % side});
  }
  return cells;
}

RC_GTEST_PROP(DissolveProperty, RandomPatternsAreTheUnionByGeos, ()) {
  const auto side = *rc::gen::inRange(2, 16);
  const auto percent = *rc::gen::element(15, 40, 50, 60, 85);
  const CellPosition shift{*rc::gen::inRange(-20'000, 20'000), *rc::gen::inRange(-20'000, 20'000)};
  const auto cells = random_cells(side, percent, shift);
  const auto metres = *rc::gen::element(200, 1'000);
  RC_ASSERT(testing::outline_fault(cells, metres) == "");
}

RC_GTEST_PROP(DissolveProperty, AShiftOfTheCellsIsAShiftOfTheOutline, ()) {
  const auto cells = random_cells(8, 55, {0, 0});
  std::vector<CellPosition> moved;
  for (const CellPosition& c : cells) moved.push_back({c.row + 11'731, c.column + 19'212});
  PolygonSet here;
  PolygonSet there;
  dissolve(cells, Metres::whole(200), here);
  dissolve(moved, Metres::whole(200), there);
  RC_ASSERT(here.ring_count() == there.ring_count());
  for (std::size_t r = 0; r < here.ring_count(); ++r) {
    RC_ASSERT(here.ring(r).size() == there.ring(r).size());
    for (std::size_t i = 0; i < here.ring(r).size(); ++i) {
      RC_ASSERT(there.ring(r)[i].x - here.ring(r)[i].x == 3'842'400.0);
      RC_ASSERT(there.ring(r)[i].y - here.ring(r)[i].y == 2'346'200.0);
    }
  }
}

}  // namespace
}  // namespace carreau
