// SPDX-License-Identifier: Apache-2.0
/// Findings about zones laid over a grid.
#pragma once

#include "base/findings.hpp"
#include "zoning/zoning.hpp"

namespace carreau::study {

/// Reports zones without people in the grid, and zones that overlap.
void note_odd_zones(const CellTable& cells, const Zoning& zones, const CellShares& shares,
                    Findings& findings);

/// Throws DataError with every pair where zones overlap, for verbs that must count people once.
void refuse_overlaps(const CellTable& cells, const Zoning& zones, const CellShares& shares);

}  // namespace carreau::study
