// SPDX-License-Identifier: Apache-2.0
/// The options that say what a run works on, shared by the verbs that read a grid.
#pragma once

#include "scenario/scenario_record.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace carreau::cli {

class OptionList;

/// Whether a verb works without a rule, and then without any criteria; or checks by itself what it
/// needs of a run.
enum class RuleNeed : std::uint8_t { required, optional, checked_by_verb };

/// As typed, before anything is opened.
struct RunOptions {
  std::vector<std::string> grids;
  std::string urban_units;
  std::vector<std::string> communes;
  std::string urban_incomes;
  std::string listed;
  bool repair_listed = false;
  std::string rule;
  std::optional<int> vintage;
  std::vector<std::string> settings;
  std::string method;
  std::string calibrate;
  std::string bridge;
  std::string bounds;
  std::string brackets;
  std::string brackets_of;
  std::string model;
  bool without_headcount = false;
  std::string scenario;
  std::vector<std::string> input_folders;
  bool accept_changed_inputs = false;
  std::size_t threads = 0;

  void add_to(OptionList& options, RuleNeed need = RuleNeed::required);
  [[nodiscard]] bool has_rule() const { return !rule.empty() || !scenario.empty(); }

  /// Throws ArgumentError for an option that is missing; done once words are parsed, but for verbs
  /// that check by themselves.
  void check_given(RuleNeed need) const;
  /// The scenario asked for: that of --scenario, if any, with the options in the place of what it
  /// says. Opens that file and the rule's alone. Throws ArgumentError where no grid or no rule is
  /// given, or options contradict each other; and what read_scenario_file() throws.
  [[nodiscard]] ScenarioRecord request() const;
  /// Finds the inputs that the scenario names; those typed stay as they are. See
  /// inputs::find_input().
  void find_inputs(ScenarioRecord& record) const;
  [[nodiscard]] ChangedContent changed() const {
    return accept_changed_inputs ? ChangedContent::accept : ChangedContent::refuse;
  }
  /// Every path that is read for the record, to be kept from being overwritten.
  [[nodiscard]] std::vector<std::string> read_paths(const ScenarioRecord& record) const;

 private:
  void add_files_to(OptionList& options);
  void add_choices_to(OptionList& options);
  void add_scenario_to(OptionList& options);
  [[nodiscard]] std::vector<InputRecord> typed_inputs() const;
  [[nodiscard]] std::vector<ParameterValue> typed_settings() const;
};

}  // namespace carreau::cli
