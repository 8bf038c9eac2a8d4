// SPDX-License-Identifier: Apache-2.0
#include "lab/lab_rules.hpp"

#include "inputs/rule_reader.hpp"
#include "inputs/scenario_writer.hpp"

#include <utility>

namespace carreau::lab {

namespace {

LabRule built_in(const study::LoadedRun& run, const std::string& name) {
  LabRule made;
  made.name = name;
  const RuleChoice choice = inputs::choose_rule(name);
  Scenario scenario = inputs::read_scenario(choice, run.grid_vintage().year);
  made.incomes_year = inputs::incomes_year(choice);
  made.refusal = study::unsuitable(run, scenario.rule);
  if (made.refusal) made.start.scenario = std::move(scenario);
  else made.start = study::put_rule(run, choice);
  return made;
}

}  // namespace

std::vector<LabRule> lab_rules(const study::LoadedRun& run) {
  std::vector<LabRule> rules;
  rules.push_back({inputs::input_name(run.record.rule.name),
                   {run.scenario, run.record, run.findings, run.findings.list().size()},
                   inputs::incomes_year(run.record.rule),
                   std::nullopt});
  for (const std::string& name : inputs::rule_names()) {
    if (name != rules.front().name) rules.push_back(built_in(run, name));
  }
  return rules;
}

std::optional<Message> substitution(const LabRule& rule, int vintage) {
  if (!rule.incomes_year || *rule.incomes_year == vintage) return std::nullopt;
  return Message{"rule_of_other_year", {{"decree", *rule.incomes_year}, {"grid", vintage}}};
}

}  // namespace carreau::lab
