// SPDX-License-Identifier: Apache-2.0
/// Gaps that a set of cells encloses.
#pragma once

#include "grid/cell_id.hpp"
#include "grid/lattice.hpp"

#include <span>
#include <vector>

namespace carreau {

/// Positions, ordered.
using Gap = std::vector<CellPosition>;

/// The enclosed gaps of a footprint: groups of positions outside it from which no path leads out.
/// A path may not squeeze between two cells that the contiguity joins: where cells touch by
/// corners (eight), paths go by sides, and the other way round. Ordered by smallest position.
[[nodiscard]] std::vector<Gap> enclosed_gaps(std::span<const CellPosition> footprint,
                                             Contiguity contiguity);

}  // namespace carreau
