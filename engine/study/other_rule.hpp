// SPDX-License-Identifier: Apache-2.0
/// Another rule on data that were read for one.
#pragma once

#include "base/findings.hpp"
#include "base/message.hpp"
#include "scenario/scenario_record.hpp"
#include "study/loaded_run.hpp"

#include <cstddef>
#include <optional>

namespace carreau::study {

/// What load_run() would have made of the same request with another rule, besides the data.
struct RuleOnRun {
  Scenario scenario;
  ScenarioRecord record;
  Findings findings;
  /// How many of the findings, the first ones, are about the data and not about the rule.
  std::size_t about_data = 0;
};

/// Why a rule cannot be applied to data that were read for the rule of the run: it would ask for
/// other ones, or place the same cells in another territory. Empty where it can.
[[nodiscard]] std::optional<Message> unsuitable(const LoadedRun& run, const RuleSet& rule);

/// The data under another rule, for which unsuitable() has no reason. Settings of the request stay;
/// defaults are those of the rule, as when the command line is given the scenario of the run and
/// another `--rule`.
[[nodiscard]] RuleOnRun put_rule(const LoadedRun& run, const RuleChoice& rule);

}  // namespace carreau::study
