// SPDX-License-Identifier: Apache-2.0
/// carreau evaluate: agreement with reference perimeters.
#pragma once

#include "cli/command.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"

#include <string>
#include <vector>

namespace carreau::cli {

class EvaluateCommand final : public Command {
 public:
  [[nodiscard]] std::string_view name() const override { return "evaluate"; }
  [[nodiscard]] std::string_view summary() const override {
    return "agreement of a result with reference perimeters, by people";
  }
  [[nodiscard]] std::string_view examples() const override {
    return "  carreau evaluate perimeters.gpkg qpv2015.geojson carreaux_200m_met.csv \\\n"
           "      -o agreement.csv\n";
  }
  void setup(CLI::App& app) override;
  void run() override;

 private:
  std::string proposed_;
  std::string reference_;
  std::vector<std::string> grids_;
  ZonesOptions reading_;
  TableOptions table_{"evaluation"};
  SummaryOptions summary_;
};

}  // namespace carreau::cli
