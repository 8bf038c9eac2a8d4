// SPDX-License-Identifier: Apache-2.0
/// The request for a run, as a user states it: paths, a rule, parameters.
#pragma once

#include "base/progress.hpp"
#include "inputs/grid_reader.hpp"
#include "scenario/scenario_record.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace carreau::study {

/// Gives the cells of a grid as inputs::read_grid() would read them, from elsewhere than files. It
/// adds the same findings at every call.
using GridReader = std::function<inputs::LoadedGrid(Headcount headcount, TraitSet traits,
                                                    Findings& findings, Progress* progress)>;

/// The inputs, the rule, and the parameters that differ from it. Only a grid and a rule are
/// required, and a scenario may give them as well. Formats: docs/formats.md.
///
///   RunRequest request;
///   request.grids = {"carreaux_200m_met.csv"};
///   request.urban_units = "UU2020.xlsx";
///   request.communes = {"communes.csv"};
///   request.rule = "metropole-2023";
///   const auto run = load_run(request);
struct RunRequest {
  std::vector<std::string> grids;  ///< files of INSEE's grid, read as one grid
  GridReader read_grid;            ///< used instead of reading `grids`, which then only name it
  std::string columns;             ///< a mapping of the grid's columns, see inputs/grid_mapping.hpp
  std::string urban_units;         ///< INSEE's composition, or a layer of boundaries
  std::vector<std::string> communes;  ///< tables with populations, layers of boundaries
  std::string urban_incomes;          ///< published medians by urban unit or département
  std::string listed;                 ///< quartiers already listed, for the derogation of 2023
  bool repair_listed = false;         ///< listed quartiers that cross themselves are repaired
  std::string rule;                   ///< a name of inputs::rule_names(), or the path of a .toml
  std::string rule_text;              ///< TOML of the rule, which `rule` then only names
  std::optional<int> vintage;         ///< year of the incomes; default: that of the grid
  std::vector<std::string> settings;  ///< NAME=VALUE, see scenario/scenario.hpp: parameters()
  std::string method;                 ///< short for the setting `method`
  std::string calibrate;  ///< published medians to which estimates are scaled; default none
  std::string bridge;     ///< [bridge] from declared to disposable; default: that of the year
  std::string bounds;     ///< winsorising bounds by département; default: those of the year
  std::string brackets;   ///< exact counts by income bracket, which replace the income model
  /// Kind of the incomes in `brackets`: "declared" (default) or "disposable".
  std::string brackets_of;
  /// Figures of fewer households are withheld; default: the scenario's, or INSEE's.
  std::optional<int> fewest_households;
  std::string model;                   ///< short for the setting `model`
  bool without_headcount = false;      ///< the grid has no households: model "means"
  std::string scenario;                ///< a .toml, or a result that contains one
  std::optional<ScenarioRecord> base;  ///< a scenario in memory, instead of `scenario`
  /// Folders in which the inputs of the scenario are searched.
  std::vector<std::string> input_folders;
  /// Inputs with another content than the scenario's are accepted.
  bool accept_changed_inputs = false;

  [[nodiscard]] bool has_scenario() const { return !scenario.empty() || base.has_value(); }
  [[nodiscard]] bool has_rule() const { return !rule.empty() || has_scenario(); }
  [[nodiscard]] ChangedContent changed() const {
    return accept_changed_inputs ? ChangedContent::accept : ChangedContent::refuse;
  }

  /// The record of `scenario`, if given, in which the other members replace what it says. Opens
  /// only that file and that of the rule. Throws ArgumentError where there is no grid or no rule,
  /// or where options contradict each other; and the errors of read_scenario_file().
  [[nodiscard]] ScenarioRecord record() const;
  /// Finds the inputs that the scenario names; inputs given in this request are used as they are.
  /// See inputs::find_input().
  void find_inputs(ScenarioRecord& record) const;
  /// record() with its inputs found, as load_run() requires it.
  [[nodiscard]] ScenarioRecord found_record() const;
  /// All files that are read for the record, so that no output replaces one of them.
  [[nodiscard]] std::vector<std::string> read_paths(const ScenarioRecord& record) const;

  /// The inputs given in this request, in the order of their roles.
  [[nodiscard]] std::vector<InputRecord> named_inputs() const;
  /// The parameters given in this request. Throws ArgumentError for a setting that is not
  /// NAME=VALUE.
  [[nodiscard]] std::vector<ParameterValue> named_settings() const;
};

}  // namespace carreau::study
