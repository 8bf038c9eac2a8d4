// SPDX-License-Identifier: Apache-2.0
/// The order of zones, and the ids and names that follow from it.
#pragma once

#include "delineation/zone.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace carreau {

/// The code with which the ids of a unit's zones begin.
[[nodiscard]] std::string_view unit_code(const DelineationInput& input, UnitIndex unit);
/// The name of the commune that holds most of a zone's people, or its code. The zone has communes.
[[nodiscard]] std::string_view main_label(const DelineationInput& input, const Zone& zone);
/// The order of perimeters, and that of near misses: by unit code, then decreasing people, then
/// smallest cell.
[[nodiscard]] bool comes_before(const DelineationInput& input, const Zone& a, const Zone& b);
/// Gives zones their ids, numbered within the unit, and their names, numbered within the main
/// commune. They are in order, and all perimeters or all near misses.
void name_zones(const DelineationInput& input, std::span<Zone> zones);
/// Puts zones in order and names them.
void order_zones(const DelineationInput& input, std::vector<Zone>& zones);

}  // namespace carreau
