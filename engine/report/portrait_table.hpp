// SPDX-License-Identifier: Apache-2.0
/// The figures of a zone next to those of its territories, as an HTML table.
#pragma once

#include "report/portrait_view.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::report {

/// For each level from commune to grid, the territory with most of the zone's people.
[[nodiscard]] std::vector<const PortraitTerritory*> main_territories(const Portraits& portraits,
                                                                     std::size_t zone);

/// A row for each indicator and a column for each territory, with intervals for the figures of the
/// zone and for every estimated income.
[[nodiscard]] std::string portrait_table(const PortraitView& view, std::size_t zone,
                                         const Words& w);

}  // namespace carreau::report
