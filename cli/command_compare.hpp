// SPDX-License-Identifier: Apache-2.0
/// carreau compare: compares two generations of zones.
#pragma once

#include "cli/command.hpp"
#include "cli/run_options.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "results/comparison_rows.hpp"
#include "results/table_names.hpp"
#include "study/compare.hpp"

#include <memory>
#include <string>
#include <vector>

namespace carreau::cli {

class CompareCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "compare"; }
  void setup(OptionList& options) override;
  void run() override;

 private:
  void check_outputs(const ScenarioRecord& record) const;
  [[nodiscard]] ScenarioRecord request() const;
  [[nodiscard]] std::shared_ptr<const study::LoadedRun> load(const ScenarioRecord& record) const;
  void write(const results::NamedComparison& named, const PolygonSet& outlines) const;
  void print(const results::NamedComparison& named, const Findings& findings) const;

  study::GenerationRequest before_;
  study::GenerationRequest after_;
  RunOptions run_;
  ZonesOptions zones_;
  std::string tolerance_ = "2%";
  std::string link_ = "10%";
  TableOptions table_{results::kComparisonTable.layer};
  std::string matrix_;
  SummaryOptions summary_;
};

}  // namespace carreau::cli
