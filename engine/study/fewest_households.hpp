// SPDX-License-Identifier: Apache-2.0
/// The number below which figures are withheld, as a request gives it.
#pragma once

#include "base/findings.hpp"
#include "zoning/fewest_households.hpp"

#include <optional>

namespace carreau::study {

/// The number of a request; `otherwise` where it gives none. Throws FieldError for one below
/// INSEE's.
[[nodiscard]] FewestHouseholds fewest_households(std::optional<int> requested,
                                                 FewestHouseholds otherwise = {});
/// Reports a number above INSEE's, so that every result says what it withholds.
void note_fewest_households(FewestHouseholds fewest, Findings& findings);

}  // namespace carreau::study
