// SPDX-License-Identifier: Apache-2.0
/// carreau sweep: runs the scenarios around one, and tells what stands.
#pragma once

#include "cli/command.hpp"
#include "cli/run_options.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "scenario/sweep/sweep_plan.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace carreau::results {
struct SweepOutput;
}  // namespace carreau::results

namespace carreau::cli {

class SweepCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "sweep"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  /// The only word, without a rule, is a scenario: a grid alone could not be swept.
  void take_scenario();
  [[nodiscard]] SweepChoices choices() const;
  /// Beside the result, unless named. None where the result goes to stdout.
  [[nodiscard]] std::string checkpoint() const;
  void check_outputs(const std::vector<std::string>& inputs) const;
  void write(const results::SweepOutput& output) const;

  RunOptions run_;
  std::vector<std::string> vary_;
  std::int64_t sample_ = 0;
  std::uint64_t seed_ = 1;
  TableOptions table_{"scenarios"};
  std::string crs_;
  std::string checkpoint_;
  SummaryOptions summary_;
};

}  // namespace carreau::cli
