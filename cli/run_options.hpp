// SPDX-License-Identifier: Apache-2.0
/// The options that say what a run works on, shared by the verbs that read a grid.
#pragma once

#include "study/run_request.hpp"

#include <cstddef>
#include <cstdint>

namespace CLI {
class App;
}

namespace carreau::cli {

/// Whether a verb works without a rule, and then without any criteria.
enum class RuleNeed : std::uint8_t { required, optional };

/// As typed, before anything is opened.
struct RunOptions : study::RunRequest {
  std::size_t threads = 0;

  void add_to(CLI::App& app, RuleNeed need = RuleNeed::required);
  /// Throws what CLI11 does for an option that is missing; add_to() has it done.
  void check_given(RuleNeed need) const;

 private:
  void add_files_to(CLI::App& app);
  void add_choices_to(CLI::App& app);
  void add_scenario_to(CLI::App& app);
};

}  // namespace carreau::cli
