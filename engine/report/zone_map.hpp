// SPDX-License-Identifier: Apache-2.0
/// A small map of a zone on the cells of the grid, as SVG.
#pragma once

#include "grid/cell_table.hpp"
#include "report/words.hpp"
#include "zoning/cell_shares.hpp"

#include <cstddef>
#include <string>

namespace carreau::report {

/// Shows the outline of the zone, the surrounding inhabited cells shaded by people per hectare (the
/// only figure that INSEE never imputes), imputed cells hatched, a scale and a key. Grid north is
/// up. A zone that extends over more than 10,000 positions of the grid is shown by its outline
/// only.
[[nodiscard]] std::string zone_map(const CellTable& cells, const CellShares& shares,
                                   std::size_t zone, const std::string& title, const Words& w);

}  // namespace carreau::report
