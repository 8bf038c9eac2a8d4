// SPDX-License-Identifier: Apache-2.0
/// The order of zones, and the ids and names that follow from it.
#pragma once

#include "delineation/zone.hpp"

#include <span>
#include <vector>

namespace carreau {

/// Whether a perimeter stands before another, or a near miss before another: by unit code, then
/// decreasing people, then smallest cell.
[[nodiscard]] bool comes_before(const DelineationInput& input, const Zone& a, const Zone& b);
/// Gives perimeters, or near misses, that are in order their ids, which count within the unit, and
/// their names, which count within the main commune.
void name_zones(const DelineationInput& input, std::span<Zone> zones);
/// Puts zones in order and names them.
void order_zones(const DelineationInput& input, std::vector<Zone>& zones);

}  // namespace carreau
