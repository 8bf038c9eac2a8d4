// SPDX-License-Identifier: Apache-2.0
#include "study/other_rule.hpp"

namespace carreau::study {

namespace {

/// Findings that load_run() notes because of the rule; all others are about the data.
bool is_about_rule(const Finding& finding) {
  return finding.code == "default_kept" || finding.code == "derogation_unused";
}

Findings about_data(const Findings& all) {
  Findings kept;
  for (const Finding& one : all.list()) {
    if (!is_about_rule(one)) kept.add(one.severity, one.code, one.details, one.first, one.count);
  }
  return kept;
}

}  // namespace

std::optional<Message> unsuitable(const LoadedRun& run, const RuleSet& rule) {
  const RuleSet& own = run.scenario.rule;
  if (rule.selects != own.selects) return Message{"rule_of_other_selection"};
  if (rule.urban_territory == own.urban_territory) return std::nullopt;
  switch (rule.urban_territory) {
    case UrbanTerritory::urban_unit: return Message{"rule_tests_units"};
    case UrbanTerritory::commune: return Message{"rule_tests_communes"};
    case UrbanTerritory::everywhere: break;
  }
  return Message{"rule_tests_nothing"};
}

RuleOnRun put_rule(const LoadedRun& run, const RuleChoice& rule) {
  RuleOnRun made;
  made.record = run.record;
  made.record.rule = rule;
  made.record.defaults.clear();  // the defaults belong to the rule of the run
  made.findings = about_data(run.findings);
  made.about_data = made.findings.list().size();
  made.scenario = scenario_on(run, made.record, made.findings);
  note_choices(made.scenario, made.record);
  if (made.record.has(InputRole::listed)) note_derogation(made.scenario.rule, made.findings);
  return made;
}

}  // namespace carreau::study
