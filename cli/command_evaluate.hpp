// SPDX-License-Identifier: Apache-2.0
/// carreau evaluate: measures the agreement with reference perimeters, of one town or of several.
#pragma once

#include "cli/command.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "results/table_names.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

class EvaluateCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "evaluate"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  void run_one();
  void run_cases();

  std::string cases_;
  std::string proposed_;
  std::string reference_;
  std::vector<std::string> grids_;
  std::string columns_;
  ZonesOptions zones_;
  TableOptions table_{results::kAgreementTable.layer};
  SummaryOptions summary_;
};

}  // namespace carreau::cli
