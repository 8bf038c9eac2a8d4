// SPDX-License-Identifier: Apache-2.0
/// Names of indicators and territories.
#pragma once

#include "report/words.hpp"
#include "zoning/portrait.hpp"

#include <string>
#include <string_view>

namespace carreau::report {

/// "Familles monoparentales", "Single-parent families".
[[nodiscard]] std::string_view indicator_label(const PortraitIndicator& indicator, const Words& w);
[[nodiscard]] std::string_view theme_label(IndicatorTheme theme, const Words& w);
/// "12,3 %", or "71 m²" for a mean.
[[nodiscard]] std::string rate_text(const PortraitIndicator& indicator, double rate,
                                    const Words& w);
/// "[11,0 ; 13,6]"; empty where both bounds are equal at the precision shown.
[[nodiscard]] std::string rate_bounds(const PortraitIndicator& indicator, const Interval& rate,
                                      const Words& w);
/// "[12 900 ; 13 600]".
[[nodiscard]] std::string income_bounds(const Interval& income, const Words& w);
/// "[900 ; 1 400]": the people of whole cells alone, and of all cells touched; empty where both are
/// equal.
[[nodiscard]] std::string people_bounds(const Figures& figures, const Words& w);
/// "Lille", "UU Lille (partie française)", "Département 59", "Grille fournie".
[[nodiscard]] std::string territory_label(const PortraitTerritory& territory, const Words& w);
/// A sentence about why figures are withheld.
[[nodiscard]] std::string_view withheld_text(Withheld withheld, const Words& w);

}  // namespace carreau::report
