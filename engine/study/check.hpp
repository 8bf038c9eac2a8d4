// SPDX-License-Identifier: Apache-2.0
/// The criteria of a rule on given perimeters.
#pragma once

#include "study/laid_zones.hpp"

#include <memory>

namespace carreau::study {

/// Checked zones with what they were checked against. Moving it keeps every reference valid.
struct ZoneCheckResult {
  std::shared_ptr<const LoadedRun> run;
  LaidZones laid;
  CheckResult result;  ///< a check a zone, in the order of the zones
  Findings findings;   ///< of the inputs, the zones and the run

  /// Whether the grid told households: else figures rest on people alone.
  [[nodiscard]] bool has_households() const { return run->cells.headcount() == Headcount::present; }
};

/// Tests every criterion on every zone. Throws ArgumentError for a run without a rule, and what
/// reading zones throws.
[[nodiscard]] ZoneCheckResult check(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                                    const inputs::ZonesReadOptions& reading = {},
                                    const Watch& watch = {});
/// Reads everything first.
[[nodiscard]] ZoneCheckResult check(const ZonesRequest& request, const Watch& watch = {});

}  // namespace carreau::study
