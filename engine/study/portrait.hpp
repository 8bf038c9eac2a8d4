// SPDX-License-Identifier: Apache-2.0
/// Portrays zones: people, ages, households, housing and poverty, next to their territories.
#pragma once

#include "study/check.hpp"
#include "zoning/portrait.hpp"

namespace carreau::study {

/// Portrayed zones, and the checks from which their incomes come.
struct PortraitResult {
  ZoneCheckResult checked;
  Portraits portraits;
};

/// Portrays every zone. The run must have been loaded with all_traits(); otherwise their figures
/// are missing. Throws the errors of check().
[[nodiscard]] PortraitResult portray_zones(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                                           const inputs::ZonesReadOptions& reading = {},
                                           const Watch& watch = {});
/// Reads all inputs first, with all traits.
[[nodiscard]] PortraitResult portray_zones(const ZonesRequest& request, const Watch& watch = {});

}  // namespace carreau::study
