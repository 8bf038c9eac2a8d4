// SPDX-License-Identifier: Apache-2.0
/// All that determines a result besides the input files: rule, vintage, parameters, edits.
#pragma once

#include "delineation/options.hpp"
#include "delineation/zone_identity.hpp"
#include "income/income_model.hpp"
#include "income/vintage.hpp"
#include "rules/rule_set.hpp"
#include "scenario/edit.hpp"
#include "scenario/parameter_shape.hpp"
#include "zoning/revision_options.hpp"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// One scenario. Its parameters are accessed by name, see parameters().
struct Scenario {
  RuleSet rule;
  Vintage vintage;
  DelineationOptions delineation;
  RevisionOptions revision;  ///< for the update of an existing map
  IncomeModel model = IncomeModel::lognormal;
  std::vector<Edit> edits;  ///< applied in order to the zones of the rule
  ZoneNames names;          ///< given to zones by the user
  /// The scenario without its settings, edits and names, whose zones give those of this one their
  /// identities. Null where there are no settings: then those that the rule draws do.
  std::shared_ptr<const Scenario> reference;
};

/// The origin of a parameter's default.
enum class ParameterGroup { rule, vintage, income, delineation, revision };

/// A parameter with its name and its functions to read and to change it.
struct Parameter {
  std::string_view name;
  ParameterGroup group = ParameterGroup::rule;
  ParameterShape shape;         ///< kind, range and unit of its values
  std::string_view meaning_fr;  ///< one line, for `carreau rules` and the lab
  std::string_view meaning_en;
  std::string (*get)(const Scenario&);
  void (*put)(Scenario&, std::string_view text);  ///< sets a text that `shape` accepts

  /// Returns false when the shape does not accept the text; the scenario is then unchanged.
  [[nodiscard]] bool set(Scenario& scenario, std::string_view text) const {
    const bool is_accepted = shape.accepts(text);
    if (is_accepted) put(scenario, text);
    return is_accepted;
  }
};

/// All parameters, in display order.
[[nodiscard]] std::span<const Parameter> parameters();
/// The parameter of that name, or null.
[[nodiscard]] const Parameter* find_parameter(std::string_view name);

/// Whether the parameter means something in the scenario; others are neither set nor told. Where
/// the cells count declared incomes there is no bridge, and no disposable median; where the rule
/// compares no incomes, nothing that says how; where it applies everywhere, nothing about units.
[[nodiscard]] bool applies(const Parameter& parameter, const Scenario& scenario);

/// Whether the parameter is a figure of the vintage, which its digest covers.
[[nodiscard]] bool is_figure(const Parameter& parameter);

/// The name of a parameter and a value as text.
struct ParameterValue {
  std::string name;
  std::string value;
  friend bool operator==(const ParameterValue&, const ParameterValue&) = default;
};
/// Parses "poverty_ratio=0.55". Throws ArgumentError where there is no "=".
[[nodiscard]] ParameterValue parse_setting(std::string_view text);

/// The value as the parameter writes it: equal choices are equal texts. Throws ArgumentError for an
/// unknown name or an invalid value; whether the parameter applies depends on a scenario.
[[nodiscard]] std::string canonical_value(const ParameterValue& setting, std::string_view rule);

/// Changes one parameter. Throws ArgumentError for an unknown name (with the most similar one), one
/// that does not apply, or an invalid value.
void set_parameter(Scenario& scenario, std::string_view name, std::string_view value);
/// The same for a value that the rule does not give: the clause of the parameter then has this
/// origin instead of an article.
void apply_setting(Scenario& scenario, const ParameterValue& setting, Origin origin);

}  // namespace carreau
