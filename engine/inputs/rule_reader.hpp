// SPDX-License-Identifier: Apache-2.0
/// Reads rule sets, built in or from the user's own files.
#pragma once

#include "scenario/scenario_record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {

/// The names of the built-in rule sets, in alphabetical order.
[[nodiscard]] std::vector<std::string> rule_names();

/// The rule set of that name, or the content of a TOML file at that path. Throws ArgumentError for
/// an unknown name, IoError for a file that cannot be read.
[[nodiscard]] RuleChoice choose_rule(const std::string& name);

/// A scenario with that rule set and the figures of the year `vintage`. A rule that compares no
/// incomes has no figures, and `vintage` is the year of the people. A rule file may also set
/// parameters of the delineation. Throws ArgumentError for an unknown name or year, DataError for a
/// text that is not a rule set.
[[nodiscard]] Scenario read_scenario(const RuleChoice& rule, int vintage);
/// The year of the incomes that the decree of a rule measures, where its text says one: a run may
/// use those of another year, as its grid has them, and nothing is computed from it. Throws as
/// read_scenario() does.
[[nodiscard]] std::optional<int> incomes_year(const RuleChoice& rule);
/// The same, given the name or path of the rule set.
[[nodiscard]] Scenario read_scenario(const std::string& rule, int vintage);

}  // namespace carreau::inputs
