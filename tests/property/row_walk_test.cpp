// SPDX-License-Identifier: Apache-2.0
/// What a walk finds around each cell against what the lattice finds.
#include "grid/row_walk.hpp"

#include "grid/lattice.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>
#include <tuple>
#include <vector>

namespace carreau {
namespace {

using Seen = std::vector<std::tuple<std::size_t, std::int32_t, std::int32_t>>;

Seen by_lattice(const std::vector<CellPosition>& cells, std::size_t cell, std::int32_t reach) {
  const Lattice lattice(cells);
  Seen seen;
  for (std::int32_t row = -reach; row <= reach; ++row) {
    for (std::int32_t column = -reach; column <= reach; ++column) {
      const CellIndex near = lattice.neighbour(cells[cell], {row, column});
      if (!near.is_none() && near.position() != cell) {
        seen.emplace_back(near.position(), row, column);
      }
    }
  }
  return seen;
}

RC_GTEST_PROP(RowWalkProperty, FindsTheNeighboursThatTheLatticeFinds, ()) {
  const auto side = *rc::gen::inRange(1, 20);
  const auto reach = *rc::gen::inRange(1, 4);
  const auto places = *rc::gen::container<std::set<std::pair<int, int>>>(
      rc::gen::pair(rc::gen::inRange(0, side), rc::gen::inRange(0, side)));
  std::vector<CellPosition> cells;
  for (const auto& [row, column] : places) cells.push_back({row - 5, column - 5});
  RC_PRE(!cells.empty());
  const auto start = *rc::gen::inRange<std::size_t>(0, cells.size());
  RowWalk walk(cells, reach);
  for (walk.start(start); walk.cell() < cells.size(); walk.step()) {
    Seen seen;
    walk.around([&](std::size_t near, std::int32_t row, std::int32_t column) {
      seen.emplace_back(near, row, column);
    });
    RC_ASSERT(seen == by_lattice(cells, walk.cell(), reach));
  }
}

}  // namespace
}  // namespace carreau
