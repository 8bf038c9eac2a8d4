// SPDX-License-Identifier: Apache-2.0
/// Limits that agree with the published populations of their zones.
#pragma once

#include "grid/cell_table.hpp"
#include "zoning/cell_shares.hpp"
#include "zoning/census_people.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace carreau {

/// A published population that no density ratio gives.
struct UnsolvedZone {
  std::size_t zone = 0;
  std::int64_t published = 0;
  double least = 0.0;  ///< census people of the cells that lie inside as a whole
  double most = 0.0;   ///< census people of all cells that the zone touches
};

struct SolvedLimits {
  std::vector<ZoneLimits> limits;      ///< of every zone
  std::vector<UnsolvedZone> unsolved;  ///< their limits are unchanged
};

/// Finds for each zone with a published population the density ratio at which its cells hold these
/// people, each zone on its own. `ratios`: of the grid and the census; null where unknown. A zone
/// that cuts no cell keeps its limits. A population that is more than 2 % under what its whole
/// cells hold, or over what the touched cells hold, is unsolved.
[[nodiscard]] SolvedLimits solve_limits(const CellTable& cells, const CellShares& zones,
                                        const CensusRatios* ratios,
                                        std::span<const std::optional<std::int64_t>> published);

}  // namespace carreau
