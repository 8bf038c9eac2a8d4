// SPDX-License-Identifier: Apache-2.0
/// A finished sweep over the town of tests, as writers and summaries read it.
#pragma once

#include "results/sweep/sweep_writer.hpp"
#include "support/swept_town.hpp"

namespace carreau::testing {

/// Not movable, because its parts refer to each other.
struct SweptResult {
  explicit SweptResult(const SweepChoices& choices = {{"poverty_ratio=0.42:0.78:5",
                                                       "minimum_zone_population=600,1000,1400"}})
      : plan(town.scenario, choices),
        start(town.input(), plan, "digest"),
        tally(run_all(start, plan.blocks())),
        stability(conclude(start, tally)) {
    findings.warn("vintage_assumed");
  }
  SweptResult(const SweptResult&) = delete;
  SweptResult& operator=(const SweptResult&) = delete;

  SweptTown town;
  SweepPlan plan;
  SweepStart start;
  SweepTally tally;
  Stability stability;
  Findings findings;
  ScenarioRecord record;
  results::SweepOutput output{
      start, tally, stability, {start.input(), town.scenario, start.base(), findings, record}};
};

}  // namespace carreau::testing
