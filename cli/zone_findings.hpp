// SPDX-License-Identifier: Apache-2.0
/// What is odd about zones laid over a grid.
#pragma once

#include "base/findings.hpp"
#include "io/zones_reader.hpp"
#include "zoning/cell_shares.hpp"

namespace carreau::cli {

/// Zones that hold nobody of the grid, and zones that overlap each other.
void note_odd_zones(const CellTable& cells, const io::ZoneLayer& zones, const CellShares& shares,
                    Findings& findings);

}  // namespace carreau::cli
