// SPDX-License-Identifier: Apache-2.0
/// Goes through cells in the order of their table and keeps track of the rows around each.
#pragma once

#include "grid/cell_id.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Visits the neighbours of every cell within some rows and columns, without looking any of them
/// up. A finger on each row around moves along with the walk; over a whole table each finger passes
/// every cell once.
///
///   RowWalk walk(positions, 1);
///   for (walk.start(0); walk.cell() < positions.size(); walk.step())
///     walk.around([&](std::size_t neighbour, Offset from_cell) { … });
class RowWalk {
 public:
  /// `positions` ordered and distinct; kept.
  RowWalk(std::span<const CellPosition> positions, std::int32_t reach)
      : positions_(positions), reach_(reach), finger_(2 * static_cast<std::size_t>(reach) + 1) {}

  /// Moves the walk to a cell, or behind the last one.
  void start(std::size_t cell) {
    cell_ = cell;
    for (std::size_t k = 0; k < finger_.size() && cell_ < positions_.size(); ++k) {
      const auto at = std::lower_bound(positions_.begin(), positions_.end(), first_of(k));
      finger_[k] = static_cast<std::size_t>(at - positions_.begin());
    }
  }
  /// To the next cell.
  void step() {
    ++cell_;
    for (std::size_t k = 0; k < finger_.size() && cell_ < positions_.size(); ++k) {
      const CellPosition first = first_of(k);
      while (finger_[k] < positions_.size() && positions_[finger_[k]] < first) ++finger_[k];
    }
  }
  [[nodiscard]] std::size_t cell() const { return cell_; }

  /// Calls `visit(neighbour, rows up, columns right)` for every cell within reach except the
  /// present one, in the order of the table.
  template <class Visit>
  void around(const Visit& visit) const {
    const CellPosition here = positions_[cell_];
    for (std::size_t k = 0; k < finger_.size(); ++k) {
      const std::int32_t row = first_of(k).row;
      for (std::size_t i = finger_[k]; i < positions_.size(); ++i) {
        const CellPosition p = positions_[i];
        if (p.row != row || p.column > here.column + reach_) break;
        if (i != cell_) visit(i, p.row - here.row, p.column - here.column);
      }
    }
  }

 private:
  /// The first position within reach on the k-th row around.
  [[nodiscard]] CellPosition first_of(std::size_t k) const {
    const CellPosition here = positions_[cell_];
    return {here.row - reach_ + static_cast<std::int32_t>(k), here.column - reach_};
  }

  std::span<const CellPosition> positions_;
  std::int32_t reach_;
  std::size_t cell_ = 0;
  std::vector<std::size_t> finger_;  ///< the first cell within reach on each row around
};

}  // namespace carreau
