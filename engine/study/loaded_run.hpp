// SPDX-License-Identifier: Apache-2.0
/// A scenario with all its inputs, read and joined: the starting point of most verbs.
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
#include <set>
#include <string>
#include <vector>

namespace carreau::study {

/// The year of a grid's incomes, and the code of the CRS of its cells, which tells the territory.
struct GridVintage {
  int year = 0;
  int epsg = 3035;
};

/// All data of a run; owns what RunInput refers to. Created once and then only read, by any number
/// of verbs and threads.
struct LoadedRun {
  CellTable cells;
  AssembledTerritory territory;
  std::vector<double> listed_share;
  std::set<std::string> partial_areas;  ///< see RunInput
  std::map<std::string, PublishedMedian> levels;
  std::optional<IncomeBrackets> brackets;
  Scenario scenario;
  /// The requested record, completed with every digest, the year, and every parameter.
  ScenarioRecord record;
  Findings findings;

  /// False for a grid alone, on which no criterion can be tested.
  [[nodiscard]] bool has_rule() const { return !record.rule.name.empty(); }
  /// The commune of each cell; only from its own codes where no territory was read.
  [[nodiscard]] CellCommunes places() const {
    if (territory.membership.commune.empty()) return CellCommunes(cells);
    return {cells, territory.territory, territory.membership};
  }
  /// For a run that was read, whose record has its year.
  [[nodiscard]] GridVintage grid_vintage() const {
    return {record.vintage.year.value(), cells.grid().epsg};
  }
  [[nodiscard]] RunInput input() const {
    return {cells,
            territory.territory,
            territory.membership,
            listed_share,
            levels.empty() ? nullptr : &levels,
            brackets ? &*brackets : nullptr,
            &partial_areas,
            record.fewest_households};
  }
};

/// Reads and joins all inputs of a record that has a grid and a rule. The cells of the grid and the
/// figures of the vintage are checked against the digests in the record, where it has them. Only
/// requested traits are read. A `reader` gives the cells of a grid that the record only names.
/// Throws the errors of the readers.
[[nodiscard]] std::shared_ptr<const LoadedRun> load_run(const ScenarioRecord& record,
                                                        ChangedContent changed,
                                                        const Watch& watch = {},
                                                        TraitSet traits = {},
                                                        const GridReader& reader = {});
/// The same for a request of a user, whose inputs are found first.
[[nodiscard]] std::shared_ptr<const LoadedRun> load_run(const RunRequest& request,
                                                        const Watch& watch = {},
                                                        TraitSet traits = {});

/// Data in memory, used instead of files.
struct StudyData {
  CellTable cells;  ///< with households, unless the model does not need them
  TerritoryParts
      /// What places the cells; from inputs/territory_reader.hpp, or made by the caller.
      territory;
  int vintage = 0;            ///< year of the incomes
  std::string name = "grid";  ///< the name of the cells in the scenario
  /// Published medians by income area (urban unit or département). Areas without one take that
  /// built in, or else an estimate from their cells, where these hold nearly all of the area.
  std::map<std::string, PublishedMedian> urban_incomes;
  /// Published medians by commune or unit for `vintage`, to which estimates are scaled.
  std::map<std::string, PublishedMedian> levels;
  std::optional<IncomeBrackets> brackets;  ///< exact counts, which replace the income model
  std::optional<Zoning> listed;            ///< quartiers already listed
};
/// Joins data in memory under a rule, given by name or path, and settings, given as NAME=VALUE. The
/// record identifies the cells by name and digest; other data in memory has no file that it could
/// name. Throws ArgumentError where the rule needs a part of the territory that is empty, or where
/// the model needs households, or the rule incomes, that the cells lack.
[[nodiscard]] std::shared_ptr<const LoadedRun> join_run(
    StudyData data, const std::string& rule, const std::vector<std::string>& settings = {},
    const Watch& watch = {});

/// The scenario that results from the rule, the figures of a year in the territory of the grid (or
/// the user's own) and the choices of a record. Unusual choices are reported. Opens no file except
/// those of the user's own figures.
[[nodiscard]] Scenario scenario_of(const ScenarioRecord& record, const GridVintage& vintage,
                                   Findings& findings);

/// The same on the data of a run that was read: where it has exact counts, they need no bridge.
[[nodiscard]] Scenario scenario_on(const LoadedRun& run, const ScenarioRecord& record,
                                   Findings& findings);

/// Reports listed quartiers that the rule does not exempt, and which therefore change nothing.
void note_derogation(const RuleSet& rule, Findings& findings);

/// The names of the files of the grid, without folders.
[[nodiscard]] std::string grid_names(const ScenarioRecord& record);

/// Loads only the cells, for verbs that need no rule. `columns`: a file that maps the columns of
/// the grid, see inputs/grid_mapping.hpp, which may leave out incomes and households. A `reader`
/// gives the cells of a grid that is only named.
[[nodiscard]] std::shared_ptr<const LoadedRun> load_grid(
    const std::vector<std::string>& grids, Headcount headcount, const Watch& watch = {},
    TraitSet traits = {}, const std::string& columns = {}, const GridReader& reader = {});
/// The same for cells in memory.
[[nodiscard]] std::shared_ptr<const LoadedRun> join_grid(CellTable cells);

/// The record as load_run() would complete it, without reading any input. Empty where it lacks a
/// digest or the year. Throws ArgumentError for a record that cannot be run.
[[nodiscard]] std::optional<ScenarioRecord> complete_unread(const ScenarioRecord& record);

}  // namespace carreau::study
