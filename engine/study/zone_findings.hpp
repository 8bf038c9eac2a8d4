// SPDX-License-Identifier: Apache-2.0
/// What is odd about zones laid over a grid.
#pragma once

#include "base/findings.hpp"
#include "zoning/zoning.hpp"

namespace carreau::study {

/// Zones that hold nobody of the grid, and zones that overlap each other.
void note_odd_zones(const CellTable& cells, const Zoning& zones, const CellShares& shares,
                    Findings& findings);

/// Throws DataError where zones overlap, with every pair, for what must count people once.
void refuse_overlaps(const CellTable& cells, const Zoning& zones, const CellShares& shares);

}  // namespace carreau::study
