// SPDX-License-Identifier: Apache-2.0
/// The options that say what a run works on, shared by the verbs that read a grid.
#pragma once

#include "base/findings.hpp"
#include "grid/cell_table.hpp"
#include "income/bracket_estimate.hpp"
#include "io/delineation_writer.hpp"
#include "scenario/run.hpp"
#include "scenario/scenario.hpp"
#include "territory/assembly.hpp"

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace carreau::cli {

/// As typed, before anything is opened.
struct RunOptions {
  std::vector<std::string> grids;
  std::string urban_units;
  std::vector<std::string> communes;
  std::string urban_incomes;
  std::string listed;
  std::string rule;
  std::optional<int> vintage;
  std::vector<std::string> settings;
  std::string method;
  std::string calibrate;
  std::string bridge;
  std::string bounds;
  std::string brackets;
  std::string brackets_of = "declared";
  std::string model;
  bool without_headcount = false;
  std::size_t threads = 0;

  void add_to(CLI::App& app);
  /// Every path given, to be kept from being overwritten.
  [[nodiscard]] std::vector<std::string> inputs() const;
};

/// Everything read; keeps what RunInput refers to.
struct LoadedRun {
  CellTable cells;
  AssembledTerritory territory;
  std::vector<double> listed_share;
  std::map<std::string, PublishedMedian> levels;
  std::optional<IncomeBrackets> brackets;
  Scenario scenario;
  std::vector<io::InputRecord> inputs;
  Findings findings;

  [[nodiscard]] RunInput input() const {
    return {cells,
            territory.territory,
            territory.membership,
            listed_share,
            levels.empty() ? nullptr : &levels,
            brackets ? &*brackets : nullptr};
  }
};

/// Reads and joins all inputs. Throws what the readers throw.
[[nodiscard]] std::unique_ptr<LoadedRun> load_run(const RunOptions& options);

}  // namespace carreau::cli
