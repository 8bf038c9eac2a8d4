// SPDX-License-Identifier: Apache-2.0
/// Rule sets, from the files built in or from the user's own.
#pragma once

#include "scenario/scenario.hpp"

#include <string>
#include <vector>

namespace carreau::io {

/// Names of the rule sets built in, in alphabetical order.
[[nodiscard]] std::vector<std::string> rule_names();

/// A scenario with the rule set `rule` (a name, or the path of a TOML file) and the figures of the
/// year `vintage`. A rule file may also set parameters of the delineation.
/// Throws ArgumentError for an unknown name or year, DataError for a file that is not one.
[[nodiscard]] Scenario read_scenario(const std::string& rule, int vintage);

}  // namespace carreau::io
