// SPDX-License-Identifier: Apache-2.0
/// Statistical secrecy: figures based on too few households are withheld.
#pragma once

#include "base/findings.hpp"
#include "zoning/moved_statistics.hpp"
#include "zoning/perimeter_check.hpp"

#include <vector>

namespace carreau::study {

/// Empties the checks of perimeters with fewer than kFewestHouseholds households, and reports their
/// number. Applies to exact counts, which belong to the user; INSEE's grid is public cell by cell.
void withhold_secret(std::vector<PerimeterCheck>& checks, Findings& findings);

/// The median of a perimeter as a statistic to publish. It is withheld where the perimeter has
/// fewer than kFewestHouseholds households, or, where the grid has no households, kFewestPeople
/// people.
[[nodiscard]] MovedValue publishable_median(const PerimeterCheck& check, bool has_households);

}  // namespace carreau::study
