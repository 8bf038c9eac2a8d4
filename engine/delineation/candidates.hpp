// SPDX-License-Identifier: Apache-2.0
/// Which cells go into zones: each by itself, or together.
#pragma once

#include "delineation/cell_criteria.hpp"

#include <span>

namespace carreau {

/// Whether a cell may be a candidate at all: somebody lives there, and not fewer than
/// `minimum_cell_population`.
[[nodiscard]] bool may_enter(const DelineationInput& input, CellIndex cell);

/// Under the plain method a cell is a candidate when it is below S by itself. Under the compact one
/// it belongs to the set X of cells that may enter that maximises, exactly,
///   Σ n·(share − compact_share) − compactness · Σ l·min(n, n′)
/// where the share is the one that a cell is tested on and the second sum runs over the neighbours
/// of which X has one and not the other: l is 1 across sides and √½ across corners. Cells of other
/// zone_keys() do not count as neighbours. Sets `is_candidate` of every test.
void mark_compact_candidates(const DelineationInput& input, std::span<CellTest> tests);

}  // namespace carreau
