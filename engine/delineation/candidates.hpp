// SPDX-License-Identifier: Apache-2.0
/// Which cells go into zones: each by itself, or together.
#pragma once

#include "delineation/cell_criteria.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace carreau {

/// For each cell 1 where it is a candidate, given the share below S that it is tested on.
/// Plain method: more than `cell_share` of its people live below S. Compact method: it belongs to
/// the set X of inhabited cells that maximises, exactly,
///   Σ n·(share − compact_share) − compactness · Σ l·min(n, n′)
/// where the second sum runs over the neighbours of which X has one and not the other: l is 1
/// across sides and √½ across corners. Cells of other keys do not count as neighbours.
/// `keys` are those of zone_keys(); the plain method does without. Under both methods a cell needs
/// `minimum_cell_population`.
[[nodiscard]] std::vector<std::uint8_t> candidate_cells(const DelineationInput& input,
                                                        std::span<const double> tested_share,
                                                        std::span<const std::uint32_t> keys);

}  // namespace carreau
