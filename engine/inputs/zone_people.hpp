// SPDX-License-Identifier: Apache-2.0
/// What decides how the people of cells that zones cut are shared: limits and published
/// populations.
#pragma once

#include "base/findings.hpp"
#include "zoning/zoning.hpp"

#include <optional>
#include <string>

namespace carreau::inputs {

/// Sets the limits of all zones: as stated, otherwise drawn around dwellings for official codes of
/// quartiers and where the column of codes is one of quartiers, otherwise neutral.
void set_limits(Zoning& zoning, const std::optional<ZoneLimits>& stated,
                bool is_column_of_quartiers);

/// Sets the published people of the zones that a table has, see read_published_populations().
/// Reports zones that it lacks, populations of no zone, and a table that has none of the zones.
void read_zone_people(const std::string& path, Zoning& zoning, Findings& findings);

}  // namespace carreau::inputs
