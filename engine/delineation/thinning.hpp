// SPDX-License-Identifier: Apache-2.0
/// The minimum density of a quartier (décret 2014-1575, art. 1), held by leaving out cells.
#pragma once

#include "delineation/zone_shape.hpp"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace carreau {

/// What becomes of a contiguous group of cells that is under the minimum density.
struct Thinning {
  /// Contiguous, as dense as the minimum asks, and none touches another. Each ordered; in the order
  /// of their smallest cells.
  std::vector<std::vector<CellIndex>> pieces;
  std::vector<CellIndex> left_out;  ///< the other cells, ordered
};

/// Leaves out the least populated cells of a group until the density holds. The decree asks it of
/// the quartier and not of every cell, so sparse cells stay as long as dense ones make up for them:
/// - cells that hold the minimum by themselves stay, and contiguous ones form pieces;
/// - then the most populated of the other cells that touch pieces, of equal ones the first in the
///   order of cells, joins all the pieces that it touches if these hold the density with it, and so
///   on until none can.
/// Hence no cell left out could be put back: with the pieces that it touches it would be too
/// sparse. A group that holds the density and whose cells touch would stay as it is. `group`:
/// ordered. The density is compared in whole numbers, as is_dense() compares it.
[[nodiscard]] Thinning thin_out(const CellTable& cells, Contiguity contiguity,
                                std::int64_t minimum_density, std::span<const CellIndex> group);

/// Clusters under the minimum density, and what thinning makes of them.
struct ThinnedClusters {
  /// A cluster that was too sparse.
  struct Sparse {
    std::vector<CellIndex> pieces;    ///< the smallest cell of each piece
    std::vector<CellIndex> left_out;  ///< see Thinning
  };
  Clusters clusters;           ///< the dense ones, and the pieces of the others
  Clusters whole;              ///< those that were too sparse, as they were
  std::vector<Sparse> sparse;  ///< one for each of `whole`
};

/// Thins out every cluster whose cells and crossed positions, gaps left open, are under the minimum
/// density of the rule. Positions that were crossed hold nobody: they leave first, and do not come
/// back. Where the rule has no minimum all clusters are as they were.
[[nodiscard]] ThinnedClusters thinned(const DelineationInput& input, Clusters clusters);

/// What is decided of the clusters that were too sparse.
struct SettledSparse {
  Clusters whole;                   ///< nothing is left of these: decided as they were
  std::vector<CellIndex> left_out;  ///< of the others, the cells left out
};
/// `is_held`: whether a cell is in a zone that was decided. A cluster of which no piece is held is
/// decided as a whole.
[[nodiscard]] SettledSparse settle_sparse(const ThinnedClusters& thinned,
                                          const std::function<bool(CellIndex)>& is_held);

}  // namespace carreau
