// SPDX-License-Identifier: Apache-2.0
/// Statistical secrecy: what stands on too few households is not told.
#pragma once

#include "base/findings.hpp"
#include "zoning/moved_statistics.hpp"
#include "zoning/perimeter_check.hpp"

#include <vector>

namespace carreau::study {

/// Empties the checks of perimeters of fewer than kFewestHouseholds households, and says how many.
/// For exact counts, which are the user's own: INSEE's grid is public cell by cell.
void withhold_secret(std::vector<PerimeterCheck>& checks, Findings& findings);

/// The median of a perimeter as a statistic to be handed on: withheld where it stands on fewer than
/// kFewestHouseholds households, or, where the grid tells none, kFewestPeople people.
[[nodiscard]] MovedValue publishable_median(const PerimeterCheck& check, bool has_households);

}  // namespace carreau::study
