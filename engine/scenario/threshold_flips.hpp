// SPDX-License-Identifier: Apache-2.0
/// Which zones come and go where the threshold is so much higher or lower.
#pragma once

#include "scenario/session.hpp"

#include <vector>

namespace carreau {

/// The run with another threshold beside the run of a scenario.
struct ThresholdFlips {
  Scenario scenario;                  ///< the one with the other threshold
  const RunResult* result = nullptr;  ///< its result, which stands until the session's next run
  std::vector<const Zone*> left;      ///< perimeters of the first scenario that do not stand there
  std::vector<const Zone*> entered;   ///< perimeters there that do not stand in the first one
};

/// S is proportional to the poverty ratio, before it is rounded up; so the threshold is `factor`
/// times as high where that ratio is, which is kept between its bounds and to its four decimals.
/// `drawn`: the result of the scenario, whose zones keep their identities.
[[nodiscard]] ThresholdFlips flips_at(Session& session, const RunInput& input,
                                      const Scenario& scenario, const Delineation& drawn,
                                      double factor);

}  // namespace carreau
