// SPDX-License-Identifier: Apache-2.0
/// Tests the criteria of a rule on given perimeters.
#pragma once

#include "study/laid_zones.hpp"

#include <memory>

namespace carreau::study {

/// The checked zones and the data used. Moving it keeps every reference in it valid.
struct ZoneCheckResult {
  std::shared_ptr<const LoadedRun> run;
  LaidZones laid;
  CheckResult result;  ///< one check for each zone, in their order
  Findings findings;   ///< of the inputs, the zones and the run

  /// Whether the grid has households; otherwise figures rely on people alone.
  [[nodiscard]] bool has_households() const { return run->cells.headcount() == Headcount::present; }
};

/// Tests every criterion on every zone. Throws ArgumentError for a run without a rule, and the
/// errors of reading zones.
[[nodiscard]] ZoneCheckResult check(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                                    const inputs::ZonesReadOptions& reading = {},
                                    const Watch& watch = {});
/// Reads all inputs first.
[[nodiscard]] ZoneCheckResult check(const ZonesRequest& request, const Watch& watch = {});

}  // namespace carreau::study
