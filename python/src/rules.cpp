// SPDX-License-Identifier: Apache-2.0
/// Rule sets and the parameters that they and scenarios set.
#include "base/error.hpp"
#include "bindings.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/vintage_reader.hpp"
#include "language.hpp"
#include "messages.hpp"
#include "report/rule_listing.hpp"
#include "scenario/scenario.hpp"

#include <nanobind/nanobind.h>
#include <nanobind/stl/optional.h>
#include <nanobind/stl/string.h>
#include <nanobind/stl/string_view.h>
#include <nanobind/stl/vector.h>

#include <optional>
#include <string>

namespace carreau::python {

namespace {

namespace nb = nanobind;

const char* group_name(ParameterGroup group) {
  switch (group) {
    case ParameterGroup::rule: return "rule";
    case ParameterGroup::vintage: return "vintage";
    case ParameterGroup::income: return "income";
    case ParameterGroup::delineation: return "delineation";
    case ParameterGroup::revision: return "revision";
  }
  return "";
}

/// The value as a number, a flag or a text, as its shape says.
nb::object value_of(const ParameterShape& shape, const std::string& text) {
  switch (shape.kind) {
    case ParameterKind::integer: return nb::cast(std::stoll(text));
    case ParameterKind::decimal: return nb::cast(std::stod(text));
    case ParameterKind::flag: return nb::cast(text == "true" || text == "1");
    case ParameterKind::choice: break;
  }
  return nb::cast(text);
}

Values facts_of(const Parameter& parameter) {
  const ParameterShape& shape = parameter.shape;
  const bool is_number =
      shape.kind == ParameterKind::integer || shape.kind == ParameterKind::decimal;
  nb::list choices;
  for (const std::string_view choice : shape.choices) choices.append(choice);
  nb::dict facts;
  facts["name"] = parameter.name;
  facts["group"] = group_name(parameter.group);
  facts["kind"] = to_text(shape.kind);
  facts["low"] = is_number ? nb::cast(shape.low) : nb::none();
  facts["high"] = is_number ? nb::cast(shape.high) : nb::none();
  facts["step"] = is_number ? nb::cast(shape.step) : nb::none();
  facts["decimals"] = shape.decimals ? nb::cast(*shape.decimals) : nb::none();
  facts["unit"] = to_text(shape.unit);
  facts["choices"] = nb::tuple(choices);
  facts["meaning"] = parameter.meaning_en;
  facts["meaning_fr"] = parameter.meaning_fr;
  return facts;
}

Listed parameter_facts() {
  nb::list list;
  for (const Parameter& parameter : parameters()) list.append(facts_of(parameter));
  return list;
}

/// The rule of a name or a path, or of a text that is then only named.
RuleChoice chosen(const std::string& name, const std::string& text) {
  return text.empty() ? inputs::choose_rule(name) : RuleChoice{name, text};
}

Values rule_facts(const std::string& name, const std::string& text, std::optional<int> vintage) {
  const Scenario scenario =
      inputs::read_scenario(chosen(name, text), vintage.value_or(inputs::vintage_years().back()));
  const RuleSet& rule = scenario.rule;
  nb::dict values;
  nb::dict clauses;
  for (const Parameter& parameter : parameters()) {
    if (!applies(parameter, scenario)) continue;
    const std::string key(parameter.name);
    values[key.c_str()] = value_of(parameter.shape, parameter.get(scenario));
    const auto clause = rule.clauses.find(parameter.name);
    if (clause == rule.clauses.end()) continue;
    clauses[key.c_str()] = nb::make_tuple(clause->second.citation.article, clause->second.text);
  }
  nb::dict facts;
  facts["name"] = rule.name;
  facts["title"] = rule.title;
  facts["source"] = rule.source;
  facts["urban_territory"] = to_text(rule.urban_territory);
  facts["selects"] = to_text(rule.selects);
  facts["values"] = values;
  facts["clauses"] = clauses;
  return facts;
}

std::string rule_text(const std::string& name, const std::string& text, std::optional<int> vintage,
                      std::string_view language) {
  return report::rule_sheet(
      inputs::read_scenario(chosen(name, text), vintage.value_or(inputs::vintage_years().back())),
      parse_language(language));
}

}  // namespace

void bind_rules(nb::module_& module) {
  module.def("rule_names", inputs::rule_names);
  module.def("parameters", parameter_facts);
  module.def("rule_facts", rule_facts, nb::arg("name"), nb::arg("text"), nb::arg("vintage").none());
  module.def("rule_text", rule_text, nb::arg("name"), nb::arg("text"), nb::arg("vintage").none(),
             nb::arg("language"));
}

}  // namespace carreau::python
