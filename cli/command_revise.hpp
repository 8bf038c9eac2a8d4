// SPDX-License-Identifier: Apache-2.0
/// carreau revise: updates an existing map of quartiers.
#pragma once

#include "cli/command.hpp"
#include "cli/run_options.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "results/table_names.hpp"
#include "study/revise.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

class ReviseCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "revise"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  /// Whether the output is a table of the quartiers, and not a result with its layers.
  [[nodiscard]] bool is_table() const;
  [[nodiscard]] study::RevisionRequest request() const;
  void check_output(const ScenarioRecord& record) const;
  std::vector<std::string> write(const study::RevisionResult& made, Progress* progress) const;

  std::string zones_;
  ZonesOptions zones_options_;
  RunOptions run_;
  TableOptions table_{results::kRevisedTable.layer};
  std::string crs_;
  std::string cells_;
  std::string date_;
  SummaryOptions summary_;
};

}  // namespace carreau::cli
