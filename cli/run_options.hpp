// SPDX-License-Identifier: Apache-2.0
/// The options that say what a run works on, shared by the verbs that read a grid.
#pragma once

#include "study/run_request.hpp"

#include <cstddef>
#include <cstdint>

namespace carreau::cli {

class OptionList;

/// Whether a verb works without a rule, and then without any criteria; or checks by itself what it
/// needs of a run.
enum class RuleNeed : std::uint8_t { required, optional, checked_by_verb };

/// As typed, before anything is opened.
struct RunOptions : study::RunRequest {
  std::size_t threads = 0;

  void add_to(OptionList& options, RuleNeed need = RuleNeed::required);
  /// Throws ArgumentError for an option that is missing; done once words are parsed, but for verbs
  /// that check by themselves.
  void check_given(RuleNeed need) const;

 private:
  void add_files_to(OptionList& options);
  void add_choices_to(OptionList& options);
  void add_scenario_to(OptionList& options);
};

}  // namespace carreau::cli
