// SPDX-License-Identifier: Apache-2.0
/// Rule sets for the terminal: each parameter with its value, article and meaning.
#pragma once

#include "report/words.hpp"
#include "scenario/scenario.hpp"

#include <string>
#include <vector>

namespace carreau::report {

/// One line for each rule set.
[[nodiscard]] std::string rule_list(const std::vector<RuleSet>& rules);
/// All parameters of a scenario.
[[nodiscard]] std::string rule_sheet(const Scenario& scenario, Language language);
/// The same as JSON.
[[nodiscard]] std::string rule_json(const Scenario& scenario);

}  // namespace carreau::report
