// SPDX-License-Identifier: Apache-2.0
#include "scenario/threshold_flips.hpp"

#include "scenario/zone_reach.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <utility>

namespace carreau {

ThresholdFlips flips_at(Session& session, const RunInput& input, const Scenario& scenario,
                        const Delineation& drawn, double factor) {
  Scenario moved = scenario;
  if (!moved.reference) {
    auto reference = std::make_shared<Scenario>(scenario);
    reference->edits.clear();
    reference->names.clear();
    moved.reference = std::move(reference);
  }
  const double ratio = scenario.rule.poverty_ratio.fraction() * factor;
  set_parameter(moved, "poverty_ratio", fmt::format("{:.4f}", std::clamp(ratio, 0.0001, 1.0)));
  Findings of_the_other;
  ThresholdFlips flips;
  flips.result = &session.run(moved, of_the_other);
  flips.scenario = std::move(moved);
  for (const Zone& zone : drawn.perimeters) {
    if (!stand_in(input.cells, zone.cells, flips.result->delineation)) flips.left.push_back(&zone);
  }
  for (const Zone& zone : flips.result->delineation.perimeters) {
    if (!stand_in(input.cells, zone.cells, drawn)) flips.entered.push_back(&zone);
  }
  return flips;
}

}  // namespace carreau
