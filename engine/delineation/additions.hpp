// SPDX-License-Identifier: Apache-2.0
/// Cells that a near miss lacks: neighbours with which it meets every criterion as a whole.
#pragma once

#include "delineation/delineate.hpp"

#include <optional>
#include <vector>

namespace carreau {

/// The most cells that are added.
inline constexpr std::size_t kMostAdditions = 30;

/// Cells to add to a zone, and the verdict on it with them.
struct Additions {
  std::vector<CellIndex> cells;  ///< in their order; empty where the zone itself meets everything
  Persons people;                ///< of these cells
  Verdict verdict;
};

/// Adds one neighbour after the other, each time the one that brings most: people below S, or where
/// the income criterion fails, most of them beyond half. They are inhabited, of the unit of the
/// zone and in no perimeter. Nothing where no addition helps (the territory fails) or the most
/// cells are not enough. A choice that is good and not the smallest; it depends on nothing but the
/// run.
[[nodiscard]] std::optional<Additions> cells_to_add(const DelineationInput& input,
                                                    const Delineation& drawn, const Zone& zone);

}  // namespace carreau
