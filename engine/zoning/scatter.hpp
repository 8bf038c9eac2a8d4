// SPDX-License-Identifier: Apache-2.0
/// How far the composition of a place may differ from that of its surroundings: the uncertainty of
/// figures that were shared out.
#pragma once

#include "grid/cell_table.hpp"
#include "zoning/indicators.hpp"

#include <vector>

namespace carreau {

/// Similar people and households tend to live together. Where a share `rate` of `units` people or
/// households is expected to have a property, the number that have it therefore has the variance
/// rate·(1 − rate)·units·(1 + (units − 1)·likeness). A sum that counts no part (floor area) has the
/// variance spread·units².
struct Scatter {
  double likeness = 1.0;  ///< intraclass correlation: 0 when independent, 1 when all are alike
  double spread =
      /// Variance of the mean of a place, for sums that count no part: (40 m² of dwelling)².
      1'600.0;

  [[nodiscard]] double variance(const PortraitIndicator& indicator, double units,
                                double rate) const;
};

/// Measures the scatter of each indicator from the differences between neighbouring observed cells,
/// taken as two independent observations of the same surroundings. With fewer than 30 pairs the
/// defaults apply, which are wide.
[[nodiscard]] std::vector<Scatter> measure_scatter(const CellTable& cells);

}  // namespace carreau
