// SPDX-License-Identifier: Apache-2.0
/// A scenario with everything that it names, read and joined.
#pragma once

#include "base/findings.hpp"
#include "base/progress.hpp"
#include "grid/cell_table.hpp"
#include "income/bracket_estimate.hpp"
#include "inputs/grid_reader.hpp"
#include "scenario/run.hpp"
#include "scenario/scenario_record.hpp"
#include "territory/assembly.hpp"
#include "zoning/zoning.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::study {

/// Everything read; keeps what RunInput refers to.
struct LoadedRun {
  CellTable cells;
  AssembledTerritory territory;
  std::vector<double> listed_share;
  std::map<std::string, PublishedMedian> levels;
  std::optional<IncomeBrackets> brackets;
  Scenario scenario;
  ScenarioRecord record;  ///< as asked for, and completed: every digest, the year, every parameter
  Findings findings;

  /// By the cells' own codes alone where no territory was read.
  [[nodiscard]] CellCommunes places() const {
    if (territory.membership.commune.empty()) return CellCommunes(cells);
    return {cells, territory.territory, territory.membership};
  }
  [[nodiscard]] RunInput input() const {
    return {cells,
            territory.territory,
            territory.membership,
            listed_share,
            levels.empty() ? nullptr : &levels,
            brackets ? &*brackets : nullptr};
  }
};

/// Reads and joins all inputs of a record that has a grid and a rule. The grid's cells and the
/// vintage's figures are held against the digests of the record, where it has them. Throws what the
/// readers throw.
[[nodiscard]] std::unique_ptr<LoadedRun> load_run(const ScenarioRecord& record,
                                                  ChangedContent changed,
                                                  Progress* progress = nullptr,
                                                  TraitSet traits = {});

/// What the rule and the figures of a year, the user's own among them, and the choices of a record
/// make of a scenario; what is odd about a choice is found. Opens the files of own figures alone.
[[nodiscard]] Scenario scenario_of(const ScenarioRecord& record, int vintage, Findings& findings);

/// The names of the files that the grid is read from, without their folders.
[[nodiscard]] std::string grid_names(const ScenarioRecord& record);

/// The cells alone, for what asks no rule.
[[nodiscard]] std::unique_ptr<LoadedRun> load_grid(const std::vector<std::string>& grids,
                                                   Headcount headcount, TraitSet traits = {});

/// The record as load_run() completes it, without reading any input; empty where it lacks a digest
/// or the year. Throws ArgumentError for what cannot be run.
[[nodiscard]] std::optional<ScenarioRecord> complete_unread(const ScenarioRecord& record);

}  // namespace carreau::study
