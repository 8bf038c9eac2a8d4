// SPDX-License-Identifier: Apache-2.0
#include "delineation/incremental/held_cells.hpp"

namespace carreau {

void HeldCells::reset(std::size_t size) {
  marks_.assign(size, 0);
  list_.clear();
}

void HeldCells::clear() {
  for (const CellIndex cell : list_) marks_[cell.position()] = 0;
  list_.clear();
}

void HeldCells::add(const Zone& zone) {
  for (const CellIndex cell : zone.cells) marks_[cell.position()] = 1;
  list_.insert(list_.end(), zone.cells.begin(), zone.cells.end());
}

}  // namespace carreau
