// SPDX-License-Identifier: Apache-2.0
/// The titles of the indicators of a portrait.
#pragma once

#include "base/language.hpp"
#include "zoning/indicators.hpp"

#include <string_view>

namespace carreau::results {

/// "Moins de 18 ans"; every indicator has a title.
[[nodiscard]] std::string_view indicator_title(const PortraitIndicator& indicator,
                                               Language language);

/// As the head of a narrow column: "< 18 ans"; the whole title of those that have no shorter one.
[[nodiscard]] std::string_view short_indicator_title(const PortraitIndicator& indicator,
                                                     Language language);

}  // namespace carreau::results
