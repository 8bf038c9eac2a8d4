// SPDX-License-Identifier: Apache-2.0
/// One scenario as the lab has run it: never changed again, so that many may read it.
#pragma once

#include "base/findings.hpp"
#include "lab/lab_state.hpp"
#include "results/delineation_writer.hpp"
#include "scenario/run.hpp"

#include <cstdint>
#include <string>

namespace carreau::lab {

struct LabRun {
  std::string id;  ///< 16 hexadecimal digits, from everything that decides the result
  LabState state;
  ScenarioRecord record;
  Scenario scenario;
  RunResult result;
  Findings findings;
  double milliseconds = 0.0;  ///< that it took

  [[nodiscard]] results::DelineationOutput output(const RunInput& input) const {
    return {input, scenario, result, findings, record};
  }
};

/// What a run has over another: people in the perimeters of one and not of the other, and
/// perimeters that touch none of the other.
struct RunChange {
  std::int64_t entered = 0;
  std::int64_t left = 0;
  Persons people_in;
  Persons people_out;
};
[[nodiscard]] RunChange change_between(const CellTable& cells, const Delineation& before,
                                       const Delineation& after);

}  // namespace carreau::lab
