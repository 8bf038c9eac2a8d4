// SPDX-License-Identifier: Apache-2.0
/// The options for the data of a run, shared by the verbs that read a grid.
#pragma once

#include "study/run_request.hpp"

#include <cstddef>
#include <cstdint>

namespace carreau::cli {

class OptionList;

/// Whether a verb requires a rule, works without one (and then without criteria), or checks its own
/// needs.
enum class RuleNeed : std::uint8_t { required, optional, checked_by_verb };

/// The words typed, before any file is opened.
struct RunOptions : study::RunRequest {
  std::size_t threads = 0;

  void add_to(OptionList& options, RuleNeed need = RuleNeed::required);
  /// Throws ArgumentError for a missing option. Called after parsing, except for verbs that check
  /// their own needs.
  void check_given(RuleNeed need) const;

 private:
  void add_files_to(OptionList& options);
  void add_choices_to(OptionList& options);
  void add_scenario_to(OptionList& options);
};

}  // namespace carreau::cli
