// SPDX-License-Identifier: Apache-2.0
/// A zone on one A4 sheet: figures next to those of its territories, a map, and charts.
#pragma once

#include "report/portrait_view.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace carreau::report {

/// A self-contained HTML file: style and drawings are embedded, and nothing is loaded. Withheld
/// figures are not in it.
[[nodiscard]] std::string portrait_page(const PortraitView& view, std::size_t zone, const Words& w);

/// The list of pages. `names` are the file names, one for each zone.
[[nodiscard]] std::string portrait_index(const PortraitView& view,
                                         std::span<const std::string> names, const Words& w);

}  // namespace carreau::report
