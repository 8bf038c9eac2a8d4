// SPDX-License-Identifier: Apache-2.0
/// Statistical secrecy as INSEE practises it on its grids: nested squares, imputed groups.
#pragma once

#include "grid/cell_id.hpp"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// Nothing is published for fewer households.
inline constexpr double kSecretBelow = 11.0;

/// A cell to be published, with its true number of households.
struct SecrecyCell {
  CellPosition position;  ///< of the 200 m cell
  double households = 0.0;
};

/// What becomes of a cell.
struct SecrecyOutcome {
  std::uint32_t group = 0;            ///< cells of one group share their totals; alone: as it is
  bool is_imputed = false;            ///< in a group of several cells
  bool is_kilometre_imputed = false;  ///< its 1 km square was put together with others
  std::int32_t natural_side = 1;  ///< side of its natural square in 200 m cells: 1, 5, 10, … 320
};

/// Groups so that each holds at least eleven households.
///
/// Natural level: the root square is cut in four, a kilometre in 25, as long as every inhabited
/// part keeps eleven households. Below the natural level the cutting goes on: parts of fewer than
/// eleven households are put together, with the smallest of the others where they are still too
/// few, and go on as one; what is left at 200 m is a group. `cells` lie in one root square of
/// `root_side` cells (5 times a power of two), aligned on it, and hold eleven households or more.
[[nodiscard]] std::vector<SecrecyOutcome> group_for_secrecy(std::span<const SecrecyCell> cells,
                                                            std::int32_t root_side);

}  // namespace carreau
