// SPDX-License-Identifier: Apache-2.0
/// Rule sets, from the files built in or from the user's own.
#pragma once

#include "scenario/scenario_record.hpp"

#include <string>
#include <vector>

namespace carreau::inputs {

/// Names of the rule sets built in, in alphabetical order.
[[nodiscard]] std::vector<std::string> rule_names();

/// The rule set of that name (or the path of a TOML file, whose text is read). Throws ArgumentError
/// for an unknown name, IoError for a file that cannot be read.
[[nodiscard]] RuleChoice choose_rule(const std::string& name);

/// A scenario with that rule set and the figures of the year `vintage`. A rule file may also set
/// parameters of the delineation. Throws ArgumentError for an unknown name or year, DataError for a
/// text that is no rule set.
[[nodiscard]] Scenario read_scenario(const RuleChoice& rule, int vintage);
/// The same by name or path.
[[nodiscard]] Scenario read_scenario(const std::string& rule, int vintage);

}  // namespace carreau::inputs
