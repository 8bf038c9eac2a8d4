// SPDX-License-Identifier: Apache-2.0
/// carreau delineate: proposes perimeters from cells.
#pragma once

#include "cli/command.hpp"
#include "cli/run_options.hpp"
#include "cli/summary_options.hpp"
#include "results/delineation_writer.hpp"

#include <string>

namespace carreau::cli {

class DelineateCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "delineate"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  [[nodiscard]] ScenarioRecord request() const;
  /// Refuses, before anything is read, an output that cannot be written or that is an input.
  void check_output(const std::string& path, const ScenarioRecord& record) const;
  void check_saved_scenario(const ScenarioRecord& record) const;
  void save_alone(ScenarioRecord record) const;
  void say_written(const std::string& path) const;
  void say_cells(const results::DelineationOutput& output) const;

  RunOptions run_;
  std::string output_;
  std::string format_;
  std::string crs_;
  std::string cells_;
  std::string saved_scenario_;
  bool overwrite_ = false;
  SummaryOptions summary_;
};

}  // namespace carreau::cli
