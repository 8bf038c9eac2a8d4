// SPDX-License-Identifier: Apache-2.0
/// The cells that perimeters and near misses hold, emptied fast between runs.
#pragma once

#include "delineation/zone.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// A set of cells. Emptying it takes as long as it holds few, not as long as the grid has many.
class HeldCells {
 public:
  /// Makes it a set of none of `size` cells.
  void reset(std::size_t size);
  void clear();
  void add(const Zone& zone);
  [[nodiscard]] bool contains(CellIndex cell) const { return marks_[cell.position()] != 0; }
  [[nodiscard]] std::span<const CellIndex> list() const { return list_; }

 private:
  std::vector<std::uint8_t> marks_;  ///< by cell
  std::vector<CellIndex> list_;
};

}  // namespace carreau
