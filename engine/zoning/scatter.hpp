// SPDX-License-Identifier: Apache-2.0
/// How far the makeup of a place may lie from that of its surroundings: the doubt about figures
/// that were shared out.
#pragma once

#include "grid/cell_table.hpp"
#include "zoning/indicators.hpp"

#include <vector>

namespace carreau {

/// What is like it lives together: within a place, people or households resemble each other. The
/// count of some of `units` of them where `rate` is expected then has the variance
/// rate·(1 − rate)·units·(1 + (units − 1)·likeness); a sum that is no part has spread·units².
struct Scatter {
  double likeness = 1.0;  ///< intraclass correlation: 0 as by lot, 1 all alike
  double spread =
      1'600.0;  ///< variance of a place's mean, for sums that are no part: 40 m² of home

  [[nodiscard]] double variance(const PortraitIndicator& indicator, double units,
                                double rate) const;
};

/// Of each indicator, from how observed cells differ from the observed cell beside them: two
/// independent looks at one surrounding. Under 30 such pairs nothing is known, and the defaults,
/// which are wide, stand.
[[nodiscard]] std::vector<Scatter> measure_scatter(const CellTable& cells);

}  // namespace carreau
