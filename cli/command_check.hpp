// SPDX-License-Identifier: Apache-2.0
/// carreau check: tests the criteria on any perimeter.
#pragma once

#include "cli/command.hpp"
#include "cli/run_options.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "results/table_names.hpp"

#include <string>

namespace carreau::cli {

class CheckCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "check"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  std::string zones_;
  ZonesOptions zones_options_;
  RunOptions run_;
  TableOptions table_{results::kCheckTable.layer};
  SummaryOptions summary_;
};

}  // namespace carreau::cli
