// SPDX-License-Identifier: Apache-2.0
/// A small map of a zone over the cells of the grid, as SVG.
#pragma once

#include "grid/cell_table.hpp"
#include "report/words.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <string>

namespace carreau::report {

/// The zone's outline, the inhabited cells around it shaded by people per hectare (the one figure
/// that INSEE never imputes), imputed cells hatched, a scale and a key. Grid north is up. A zone
/// that spreads over more than 10,000 places of the grid has its outline alone.
[[nodiscard]] std::string zone_map(const CellTable& cells, const CellShares& shares,
                                   std::size_t zone, const std::string& title, const Words& w);

}  // namespace carreau::report
