// SPDX-License-Identifier: Apache-2.0
/// What a run works on, as a user names it: paths, a rule, choices.
#pragma once

#include "scenario/scenario_record.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::study {

/// Paths of inputs, the rule and the choices that differ from it. Everything is optional but a grid
/// and a rule, which a scenario may give as well. Formats: docs/formats.md.
///
///   RunRequest request;
///   request.grids = {"carreaux_200m_met.csv"};
///   request.urban_units = "UU2020.xlsx";
///   request.communes = {"communes.csv"};
///   request.rule = "metropole-2023";
///   const auto run = load_run(request);
struct RunRequest {
  std::vector<std::string> grids;     ///< files of INSEE's grid, taken together
  std::string urban_units;            ///< INSEE's composition, or a layer of boundaries
  std::vector<std::string> communes;  ///< tables with populations, layers of boundaries
  std::string urban_incomes;          ///< published medians by urban unit or département
  std::string listed;                 ///< quartiers already listed, for the derogation of 2023
  bool repair_listed = false;         ///< listed quartiers that cross themselves are repaired
  std::string rule;                   ///< a name of inputs::rule_names(), or the path of a .toml
  std::optional<int> vintage;         ///< year of the incomes; default: the grid tells
  std::vector<std::string> settings;  ///< NAME=VALUE, see scenario/scenario.hpp: parameters()
  std::string method;                 ///< short for the setting of that name
  std::string calibrate;    ///< published medians to which estimates are brought; default none
  std::string bridge;       ///< [bridge] from declared to disposable; default that of the year
  std::string bounds;       ///< winsorising bounds by département; default those of the year
  std::string brackets;     ///< exact counts by income bracket, in the place of any model
  std::string brackets_of;  ///< their incomes: "declared" (default) or "disposable"
  std::string model;        ///< short for the setting of that name
  bool without_headcount = false;          ///< the grid has no households: model "means"
  std::string scenario;                    ///< a .toml, or a result that carries one
  std::vector<std::string> input_folders;  ///< in which the scenario's inputs are looked for
  bool accept_changed_inputs = false;      ///< content other than the scenario's is taken

  [[nodiscard]] bool has_rule() const { return !rule.empty() || !scenario.empty(); }
  [[nodiscard]] ChangedContent changed() const {
    return accept_changed_inputs ? ChangedContent::accept : ChangedContent::refuse;
  }

  /// The scenario asked for: that of `scenario`, if any, with the other members in the place of
  /// what it says. Opens that file and the rule's alone. Throws ArgumentError where no grid or no
  /// rule is given, or choices contradict each other; and what read_scenario_file() throws.
  [[nodiscard]] ScenarioRecord record() const;
  /// Finds the inputs that the scenario names; those named here stay as they are. See
  /// inputs::find_input().
  void find_inputs(ScenarioRecord& record) const;
  /// record(), with its inputs found: what load_run() takes.
  [[nodiscard]] ScenarioRecord found_record() const;
  /// Every path that is read for the record, to be kept from being overwritten.
  [[nodiscard]] std::vector<std::string> read_paths(const ScenarioRecord& record) const;

  /// The inputs named here, in the order of their roles.
  [[nodiscard]] std::vector<InputRecord> named_inputs() const;
  /// The parameters named here. Throws ArgumentError for a setting that is not NAME=VALUE.
  [[nodiscard]] std::vector<ParameterValue> named_settings() const;
};

}  // namespace carreau::study
