// SPDX-License-Identifier: Apache-2.0
/// The bitmap with ranks against a map, on random sets of positions.
#include "grid/lattice.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <map>
#include <set>
#include <vector>

namespace carreau {
namespace {

using Positions = std::set<CellPosition>;

/// Dense boxes cross the words of the bitmap at every column; sparse ones leave words empty.
Positions random_positions() {
  const auto extent = *rc::gen::element(3, 9, 64, 65, 300);
  const CellPosition origin{*rc::gen::inRange(-30'000, 30'000), *rc::gen::inRange(-30'000, 30'000)};
  const auto count = *rc::gen::inRange<std::size_t>(0, 400);
  const auto steps = *rc::gen::container<std::vector<std::pair<int, int>>>(
      count, rc::gen::pair(rc::gen::inRange(0, extent), rc::gen::inRange(0, extent)));
  Positions positions;
  for (const auto& [row, column] : steps) {
    positions.insert({origin.row + row, origin.column + column});
  }
  return positions;
}

RC_GTEST_PROP(LatticeProperty, FindsWhatAMapFinds, ()) {
  const Positions set = random_positions();
  const std::vector<CellPosition> cells(set.begin(), set.end());
  std::map<CellPosition, std::size_t> index;
  for (std::size_t i = 0; i < cells.size(); ++i) index[cells[i]] = i;
  const Lattice lattice(cells);
  for (const CellPosition& cell : cells) {
    for (std::int32_t row = -2; row <= 2; ++row) {
      for (std::int32_t column = -2; column <= 2; ++column) {
        const auto at = index.find({cell.row + row, cell.column + column});
        const CellIndex expected = at == index.end() ? CellIndex::none() : CellIndex(at->second);
        RC_ASSERT(lattice.neighbour(cell, {row, column}) == expected);
      }
    }
  }
}

}  // namespace
}  // namespace carreau
