// SPDX-License-Identifier: Apache-2.0
/// The order of zones, and the ids and names that follow from it.
#pragma once

#include "delineation/zone.hpp"

#include <vector>

namespace carreau {

/// Puts perimeters, or near misses, in order: by unit code, then decreasing people, then smallest
/// cell. Gives each its id, which counts within the unit, and its name, which counts within the
/// main commune.
void order_zones(const DelineationInput& input, std::vector<Zone>& zones);

}  // namespace carreau
