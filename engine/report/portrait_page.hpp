// SPDX-License-Identifier: Apache-2.0
/// A zone on one sheet of A4: figures beside those of its territories, a map, charts.
#pragma once

#include "report/portrait_view.hpp"
#include "report/words.hpp"

#include <cstddef>
#include <span>
#include <string>

namespace carreau::report {

/// One HTML file that needs no other: style and drawings are within, nothing is fetched.
/// What is withheld is not in it.
[[nodiscard]] std::string portrait_page(const PortraitView& view, std::size_t zone, const Words& w);

/// The list of the pages; `names` are their files, zone by zone.
[[nodiscard]] std::string portrait_index(const PortraitView& view,
                                         std::span<const std::string> names, const Words& w);

}  // namespace carreau::report
