// SPDX-License-Identifier: Apache-2.0
/// Revises an existing map of quartiers: kept, extended, at risk, new.
#pragma once

#include "results/revision_records.hpp"
#include "study/laid_zones.hpp"
#include "study/loaded_run.hpp"
#include "zoning/revision.hpp"

#include <memory>
#include <string>
#include <vector>

namespace carreau::study {

struct RevisionRequest {
  ScenarioRecord record;  ///< its inputs have been found
  ChangedContent changed = ChangedContent::refuse;
  ZonesSource zones;                 ///< the listed quartiers
  inputs::ZonesReadOptions reading;  ///< repairing also parts overlaps
  /// Of the locks in the scenario of the result; empty: the last day of the year of the incomes,
  /// because a result must not depend on the day of the run.
  std::string date;
  GridReader read_grid;  ///< see RunRequest
};

/// A revision and the data used. Moving it keeps every reference in it valid.
struct RevisionResult {
  std::shared_ptr<const LoadedRun> run;
  std::vector<double> listed_share;  ///< of each cell, inside the listed quartiers
  RunInput input;                    ///< of the run, with that share
  ExitRates rates;
  LaidZones listed;                    ///< the map before, on the plane of the grid
  std::vector<PerimeterCheck> before;  ///< of the listed quartiers
  RunResult rule;  ///< what the rule draws, with the edits that name no quartier
  Revision revision;
  LaidZones map;                      ///< the map after: every quartier that did not leave
  std::vector<std::size_t> places;    ///< of each zone of `map`, its place in the revision
  std::vector<PerimeterCheck> after;  ///< of each zone of `map`
  PolygonSet extensions;  ///< one feature for each extended quartier, in the order of the revision
  /// The same map in whole cells, as the lab and `delineate` draw it from `record`.
  RunResult whole;
  ScenarioRecord record;  ///< of the run, with the locks that give `whole`
  Findings findings;

  /// The view that results/ and report/ read; this object must outlive it.
  [[nodiscard]] results::RevisionOutput output() const;
  /// Whether the grid has households; otherwise figures rely on people alone.
  [[nodiscard]] bool has_households() const { return run->cells.headcount() == Headcount::present; }
};

/// Revises the listed quartiers with the rule of a run. Edits of its scenario that lock or release
/// a listed code decide on that quartier; the others act on the zones of the rule. Throws
/// ArgumentError for a run without a rule, DataError with every pair where listed quartiers overlap
/// (unless they are repaired: then the common part stays with the first), and the errors of reading
/// zones and of edits.
[[nodiscard]] RevisionResult revise(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                                    const inputs::ZonesReadOptions& reading = {},
                                    const std::string& date = {}, const Watch& watch = {});
/// Reads all inputs first. Where the rule exempts listed quartiers, `zones` are those listed.
[[nodiscard]] RevisionResult revise(const RevisionRequest& request, const Watch& watch = {});

}  // namespace carreau::study
