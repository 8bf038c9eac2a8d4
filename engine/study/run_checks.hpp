// SPDX-License-Identifier: Apache-2.0
/// What a run must have, known before anything is read.
#pragma once

#include "scenario/scenario.hpp"
#include "scenario/scenario_record.hpp"
#include "study/loaded_run.hpp"

namespace carreau::study {

/// Throws ArgumentError where the inputs lack what the rule needs, or contradict each other.
void check_inputs(const ScenarioRecord& record, const RuleSet& rule);
/// The same for data in memory.
void check_data(const StudyData& data, const Scenario& scenario);

}  // namespace carreau::study
