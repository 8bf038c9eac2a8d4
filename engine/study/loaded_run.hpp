// SPDX-License-Identifier: Apache-2.0
/// A scenario with everything that it names, read and joined: what every verb but a few begins
/// with.
#pragma once

#include "base/findings.hpp"
#include "grid/cell_table.hpp"
#include "income/bracket_estimate.hpp"
#include "inputs/grid_reader.hpp"
#include "scenario/run.hpp"
#include "scenario/scenario_record.hpp"
#include "study/run_request.hpp"
#include "study/watch.hpp"
#include "territory/assembly.hpp"
#include "zoning/zoning.hpp"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace carreau::study {

/// Everything read; keeps what RunInput refers to. Made once, then only read, by any number of
/// verbs and threads.
struct LoadedRun {
  CellTable cells;
  AssembledTerritory territory;
  std::vector<double> listed_share;
  std::map<std::string, PublishedMedian> levels;
  std::optional<IncomeBrackets> brackets;
  Scenario scenario;
  ScenarioRecord record;  ///< as asked for, and completed: every digest, the year, every parameter
  Findings findings;

  /// False for a grid alone, over which no criterion can be tested.
  [[nodiscard]] bool has_rule() const { return !record.rule.name.empty(); }
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
/// vintage's figures are held against the digests of the record, where it has them. Traits are read
/// where they are asked for. Throws what the readers throw.
[[nodiscard]] std::shared_ptr<const LoadedRun> load_run(const ScenarioRecord& record,
                                                        ChangedContent changed,
                                                        const Watch& watch = {},
                                                        TraitSet traits = {});
/// The same for what a user names; its inputs are found first.
[[nodiscard]] std::shared_ptr<const LoadedRun> load_run(const RunRequest& request,
                                                        const Watch& watch = {},
                                                        TraitSet traits = {});

/// What the caller holds in memory in the place of files.
struct StudyData {
  CellTable cells;  ///< with households, unless the model needs none
  TerritoryParts
      territory;    ///< what places the cells; read by inputs/territory_reader.hpp, or made
  int vintage = 0;  ///< year of the incomes
  std::string name = "grid";  ///< what the scenario calls the cells
  /// Published medians by income area (urban unit or département); empty: estimated from cells.
  std::map<std::string, PublishedMedian> urban_incomes;
  /// Published medians by commune or unit, of `vintage`, to which estimates are brought.
  std::map<std::string, PublishedMedian> levels;
  std::optional<IncomeBrackets> brackets;  ///< exact counts, in the place of any model
  std::optional<Zoning> listed;            ///< quartiers already listed
};
/// Joins data under a rule, by its name or path, and settings, as NAME=VALUE. The record names the
/// cells by their name and digest; what else is in memory has no file that it could name. Throws
/// ArgumentError where the rule needs a part of the territory that is empty, or the model a
/// headcount that the cells lack.
[[nodiscard]] std::shared_ptr<const LoadedRun> join_run(
    StudyData data, const std::string& rule, const std::vector<std::string>& settings = {},
    const Watch& watch = {});

/// What the rule and the figures of a year, the user's own among them, and the choices of a record
/// make of a scenario; what is odd about a choice is found. Opens the files of own figures alone.
[[nodiscard]] Scenario scenario_of(const ScenarioRecord& record, int vintage, Findings& findings);

/// The names of the files that the grid is read from, without their folders.
[[nodiscard]] std::string grid_names(const ScenarioRecord& record);

/// The cells alone, for what asks no rule.
[[nodiscard]] std::shared_ptr<const LoadedRun> load_grid(const std::vector<std::string>& grids,
                                                         Headcount headcount,
                                                         const Watch& watch = {},
                                                         TraitSet traits = {});
/// The same for cells in memory.
[[nodiscard]] std::shared_ptr<const LoadedRun> join_grid(CellTable cells);

/// The record as load_run() completes it, without reading any input; empty where it lacks a digest
/// or the year. Throws ArgumentError for what cannot be run.
[[nodiscard]] std::optional<ScenarioRecord> complete_unread(const ScenarioRecord& record);

}  // namespace carreau::study
