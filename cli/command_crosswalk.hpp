// SPDX-License-Identifier: Apache-2.0
/// carreau crosswalk: statistics moved between zonings that do not nest.
#pragma once

#include "cli/command.hpp"
#include "cli/crosswalk_options.hpp"
#include "cli/run_options.hpp"
#include "cli/summary_options.hpp"
#include "cli/table_options.hpp"
#include "cli/zones_options.hpp"
#include "results/crosswalk_file.hpp"
#include "study/loaded_run.hpp"
#include "zoning/zoning.hpp"

#include <memory>
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
  void check_words() const;
  void check_files() const;
  [[nodiscard]] bool has_weights_file() const;
  [[nodiscard]] bool needs_cells(const Zoning& to) const;
  [[nodiscard]] MoveOptions move_options() const;
  [[nodiscard]] std::unique_ptr<study::LoadedRun> load_cells(const Zoning& to,
                                                             Findings& findings) const;
  [[nodiscard]] results::CrosswalkFile weights(const Zoning& from, const Zoning& to,
                                               const study::LoadedRun* run,
                                               const CellShares* to_shares,
                                               Findings& findings) const;
  [[nodiscard]] std::vector<MovedVariable> move(const MoveRequest& request,
                                                const results::CrosswalkFile& weights,
                                                Findings& findings) const;
  void add_medians(const study::LoadedRun& run, const CellShares& shares,
                   std::vector<MovedVariable>& variables, Findings& findings) const;
  void print(const results::CrosswalkFile& weights, const std::vector<MovedVariable>& variables,
             const Findings& findings, const std::string& written) const;

  std::string from_;
  std::string to_;
  RunOptions run_;
  ZonesOptions reading_;
  VariableOptions variables_;
  std::vector<std::string> tables_;
  std::string key_;
  std::string weights_;
  std::optional<double> deviation_;
  double tolerance_ = MoveOptions().unknown_tolerance;
  TableOptions table_{"crosswalk"};
  SummaryOptions summary_;
};

}  // namespace carreau::cli
