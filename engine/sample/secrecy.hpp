// SPDX-License-Identifier: Apache-2.0
/// Statistical secrecy as INSEE applies it to its grids: nested squares and groups of imputed
/// cells.
#pragma once

#include "grid/cell_id.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Nothing is published about fewer households.
inline constexpr double kSecretBelow = 11.0;

/// A cell to publish, with its true number of households.
struct SecrecyCell {
  CellPosition position;  ///< of the 200 m cell
  double households = 0.0;
};

/// How a cell is published.
struct SecrecyOutcome {
  /// Cells of a group share the sums of the group; a cell alone in its group is published as it is.
  std::uint32_t group = 0;
  bool is_imputed = false;            ///< its group has several cells
  bool is_kilometre_imputed = false;  ///< its 1 km square was merged with others
  std::int32_t natural_side = 1;  ///< side of its natural square, in 200 m cells: 1, 5, 10, … 320
};

/// Groups cells so that each group has at least eleven households. The natural level comes first:
/// the root square is divided by four, a kilometre by 25, as long as every inhabited part keeps
/// eleven households. Below the natural level the division continues: parts with fewer than eleven
/// households are merged, together with the smallest other part where they are still too few, and
/// are then treated as one part; what remains at 200 m is a group. `cells` must lie in one root
/// square of `root_side` cells (5 times a power of two), aligned on multiples of its side, and have
/// at least eleven households in total.
[[nodiscard]] std::vector<SecrecyOutcome> group_for_secrecy(std::span<const SecrecyCell> cells,
                                                            std::int32_t root_side);

}  // namespace carreau
