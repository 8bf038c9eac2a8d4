// SPDX-License-Identifier: Apache-2.0
/// A zone, or zones together, on two A4 sheets at most: figures next to those of territories,
/// published indicators, other vintages, a map, and charts.
#pragma once

#include "report/portrait_view.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace carreau::report {

/// A self-contained HTML file: style and drawings are embedded, and nothing is loaded. Withheld
/// figures are not in it.
[[nodiscard]] std::string portrait_page(const PortraitView& view, std::size_t zone, const Words& w);

/// The same of zones together, by their position in Portraits::groups; without a map.
[[nodiscard]] std::string portrait_group_page(const PortraitView& view, std::size_t group,
                                              const Words& w);
/// The file names of all pages: those of the zones, then those of the groups.
[[nodiscard]] std::vector<std::string> portrait_page_names(const PortraitView& view);

/// The list of pages. `names` are those of portrait_page_names().
[[nodiscard]] std::string portrait_index(const PortraitView& view,
                                         std::span<const std::string> names, const Words& w);

}  // namespace carreau::report
