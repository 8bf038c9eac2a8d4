// SPDX-License-Identifier: Apache-2.0
/// Everything that decides a result besides the input files: rule, vintage, choices, edits.
#pragma once

#include "delineation/options.hpp"
#include "income/income_model.hpp"
#include "income/vintage.hpp"
#include "rules/rule_set.hpp"
#include "scenario/edit.hpp"
#include "scenario/parameter_shape.hpp"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau {

/// One scenario. Its parameters are addressed by name, see parameters().
struct Scenario {
  RuleSet rule;
  Vintage vintage;
  DelineationOptions delineation;
  IncomeModel model = IncomeModel::lognormal;
  std::vector<Edit> edits;  ///< applied to what the rule gives, in their order
};

/// Who decides a parameter.
enum class ParameterGroup { rule, vintage, income, delineation };

/// A parameter by its name, with the way to read and to change it.
struct Parameter {
  std::string_view name;
  ParameterGroup group = ParameterGroup::rule;
  ParameterShape shape;         ///< kind, range and unit of its values
  std::string_view meaning_fr;  ///< one line, for `carreau rules` and the lab
  std::string_view meaning_en;
  std::string (*get)(const Scenario&);
  void (*put)(Scenario&, std::string_view text);  ///< a text that `shape` accepts

  /// False when the shape does not accept the text; the scenario is then unchanged.
  [[nodiscard]] bool set(Scenario& scenario, std::string_view text) const {
    const bool is_accepted = shape.accepts(text);
    if (is_accepted) put(scenario, text);
    return is_accepted;
  }
};

/// Every parameter, in the order in which they are shown.
[[nodiscard]] std::span<const Parameter> parameters();
/// The parameter of that name, or nullptr.
[[nodiscard]] const Parameter* find_parameter(std::string_view name);

/// Whether the parameter is a figure of the vintage, which its digest holds.
[[nodiscard]] bool is_figure(const Parameter& parameter);

/// A parameter's name and the value it is given, as text.
struct ParameterValue {
  std::string name;
  std::string value;
  friend bool operator==(const ParameterValue&, const ParameterValue&) = default;
};
/// Reads "poverty_ratio=0.55"; throws ArgumentError where there is no "=".
[[nodiscard]] ParameterValue parse_setting(std::string_view text);

/// Changes one parameter. Throws ArgumentError for an unknown name (with the nearest one) or a
/// value that does not fit.
void set_parameter(Scenario& scenario, std::string_view name, std::string_view value);
/// The same where the user chooses the value: the parameter's clause then cites `origin` instead of
/// an article.
void apply_setting(Scenario& scenario, const ParameterValue& setting,
                   std::string_view origin = "--set");

}  // namespace carreau
