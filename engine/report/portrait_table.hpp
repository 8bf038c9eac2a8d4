// SPDX-License-Identifier: Apache-2.0
/// The figures of a zone beside those of its territories, as a table of HTML.
#pragma once

#include "report/portrait_view.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace carreau::report {

/// The main territory of each level that a zone lies in, from the commune to the grid.
[[nodiscard]] std::vector<const PortraitTerritory*> main_territories(const Portraits& portraits,
                                                                     std::size_t zone);

/// A row an indicator, a column a territory; intervals of the zone's figures and of every estimated
/// income.
[[nodiscard]] std::string portrait_table(const PortraitView& view, std::size_t zone,
                                         const Words& w);

}  // namespace carreau::report
