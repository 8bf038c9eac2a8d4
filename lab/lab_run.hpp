// SPDX-License-Identifier: Apache-2.0
/// One scenario with its result. It never changes, so any number of threads may read it.
#pragma once

#include "base/findings.hpp"
#include "lab/lab_state.hpp"
#include "results/delineation_writer.hpp"
#include "scenario/run.hpp"

#include <cstdint>
#include <string>

namespace carreau::lab {

struct LabRun {
  std::string id;  ///< 16 hexadecimal digits, derived from everything that determines the result
  LabState state;
  ScenarioRecord record;
  Scenario scenario;
  RunResult result;
  Findings findings;
  std::size_t told_before = 0;  ///< of the findings, those of the inputs: the lab tells them once
  double milliseconds = 0.0;    ///< duration of the run

  [[nodiscard]] results::DelineationOutput output(const RunInput& input) const {
    return {input, scenario, result, findings, record};
  }
};

/// The differences between two runs: people in the perimeters of one but not of the other, and
/// perimeters that share no cell with the other.
struct RunChange {
  std::int64_t entered = 0;
  std::int64_t left = 0;
  Persons people_in;
  Persons people_out;
};
[[nodiscard]] RunChange change_between(const CellTable& cells, const Delineation& before,
                                       const Delineation& after);

}  // namespace carreau::lab
