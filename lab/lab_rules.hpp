// SPDX-License-Identifier: Apache-2.0
/// The rules of a lab: that which its data were read for, and the others that they allow.
#pragma once

#include "base/message.hpp"
#include "study/other_rule.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::lab {

struct LabRule {
  /// The name in a scenario file: that of a built-in rule, or of the user's file without its
  /// folder.
  std::string name;
  /// The initial scenario under this rule, as the command line would make it. Of a rule that is
  /// refused there is only the rule itself.
  study::RuleOnRun start;
  /// The year of the incomes that its decree measures, where it says one.
  std::optional<int> incomes_year;
  /// Why the data do not allow it; empty where they do.
  std::optional<Message> refusal;
};

/// The rule of the run first, then the other built-in ones in alphabetical order, with those that
/// its data do not allow.
[[nodiscard]] std::vector<LabRule> lab_rules(const study::LoadedRun& run);

/// What is not as the decree has it: incomes of another year. Empty where the rule does not say
/// which year it measures, or the grid has that one.
[[nodiscard]] std::optional<Message> substitution(const LabRule& rule, int vintage);

}  // namespace carreau::lab
