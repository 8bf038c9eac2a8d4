// SPDX-License-Identifier: Apache-2.0
/// carreau crosswalk: moves statistics between zonings that do not nest.
#pragma once

#include "cli/command.hpp"
#include "cli/crosswalk_options.hpp"
#include "cli/run_options.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "results/table_names.hpp"
#include "study/crosswalk.hpp"

#include <optional>
#include <string>
#include <vector>

namespace carreau::cli {

class CrosswalkCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "crosswalk"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  [[nodiscard]] study::CrosswalkRequest request() const;
  /// Refuses, before anything is read, an output that cannot be written or that is an input.
  void check_files(const study::CrosswalkRequest& request) const;
  void print(const study::CrosswalkResult& made, const std::string& written) const;

  std::string from_;
  std::string to_;
  RunOptions run_;
  ZonesOptions zones_;
  VariableOptions variables_;
  std::vector<std::string> tables_;
  std::string key_;
  std::string weights_;
  std::optional<double> deviation_;
  double tolerance_ = MoveOptions().unknown_tolerance;
  TableOptions table_{results::kCrosswalkTable.layer};
  SummaryOptions summary_;
};

}  // namespace carreau::cli
