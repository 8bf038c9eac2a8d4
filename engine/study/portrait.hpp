// SPDX-License-Identifier: Apache-2.0
/// People, ages, households, housing and poverty of zones beside their territories.
#pragma once

#include "study/check.hpp"
#include "zoning/portrait.hpp"

namespace carreau::study {

/// Zones portrayed, with the check that their incomes come from.
struct PortraitResult {
  ZoneCheckResult checked;
  Portraits portraits;
};

/// Portrays every zone. The run must have been loaded with all_traits(), else what its grid tells
/// of them is missing. Throws as check() does.
[[nodiscard]] PortraitResult portray_zones(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                                           const inputs::ZonesReadOptions& reading = {},
                                           const Watch& watch = {});
/// Reads everything first, with all traits.
[[nodiscard]] PortraitResult portray_zones(const ZonesRequest& request, const Watch& watch = {});

}  // namespace carreau::study
