// SPDX-License-Identifier: Apache-2.0
/// carreau reconcile: checks totals against the sums of their parts, and tables against each other.
#pragma once

#include "cli/command.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

class ReconcileCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "reconcile"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  std::vector<std::string> tables_;
  std::string sheet_;
  std::string tolerance_ = "0";
  TableOptions table_{"reconciliation"};
  SummaryOptions summary_;
  bool strict_ = false;
};

}  // namespace carreau::cli
