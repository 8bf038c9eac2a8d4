// SPDX-License-Identifier: Apache-2.0
#include "cli/command_rules.hpp"

#include "base/text.hpp"
#include "cli/option_list.hpp"
#include "inputs/rule_reader.hpp"
#include "report/rule_listing.hpp"

#include <iostream>
#include <vector>

namespace carreau::cli {

void RulesCommand::setup(OptionList& options) {
  language_ = options.language();
  options.text("NAME", rule_, "help_rules_name");
  options.whole("--vintage YEAR", vintage_, kYears, "help_rules_vintage");
  options.flag("--json", json_, "help_rules_json");
}

void RulesCommand::run() {
  const auto names = rule_.empty() ? inputs::rule_names() : std::vector<std::string>{rule_};
  std::vector<RuleSet> rules;
  std::vector<std::string> objects;
  for (const std::string& name : names) {
    const Scenario scenario = inputs::read_scenario(name, vintage_);
    if (json_) objects.push_back(report::rule_json(scenario));
    else if (!rule_.empty()) std::cout << report::rule_sheet(scenario, language_);
    rules.push_back(scenario.rule);
  }
  // One rule is printed as an object, all rules as an array of objects.
  if (json_) std::cout << (rule_.empty() ? "[" + join(objects, ",\n") + "]\n" : objects.front());
  if (rule_.empty() && !json_) std::cout << report::rule_list(rules);
}

}  // namespace carreau::cli
