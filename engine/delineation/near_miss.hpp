// SPDX-License-Identifier: Apache-2.0
/// Zones that fail one criterion: the "poches de vulnérabilité" of the contracts.
#pragma once

#include "delineation/zone.hpp"

namespace carreau {

/// Which criterion keeps a zone of candidates from being a perimeter, if exactly one does and
/// within the tolerance of the options; NearMiss::none otherwise. The population of the unit has
/// no tolerance: the contracts follow such places however small the unit is. `verdict`: its own.
[[nodiscard]] NearMiss near_miss_of(const DelineationInput& input, const Zone& zone,
                                    const Verdict& verdict);

/// The same for a zone of cells that would enter with S raised by the tolerance: NearMiss::income
/// where it fails on income alone, NearMiss::cells where it fails nothing as a whole, only cell by
/// cell, and NearMiss::none where it fails anything else.
[[nodiscard]] NearMiss near_miss_by_income(const Verdict& verdict);

}  // namespace carreau
