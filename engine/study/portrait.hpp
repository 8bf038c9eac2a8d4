// SPDX-License-Identifier: Apache-2.0
/// Portrays zones: people, ages, households, housing and poverty, next to their territories.
#pragma once

#include "results/portrait/portrait_supplements.hpp"
#include "study/check.hpp"
#include "zoning/portrait.hpp"

#include <string>
#include <vector>

namespace carreau::study {

/// Files that add to a portrait what the grid does not know. Formats: docs/portrait.md.
struct PortraitSources {
  std::string contracts;                ///< contracts by quartier or by commune
  std::string populations;              ///< published populations of zones
  std::vector<std::string> tables;      ///< published indicators by zone, commune…
  std::vector<std::string> indicators;  ///< those to show, NAME or NAME=KIND; empty: all
  std::vector<std::string> grids;       ///< of other years, FILE or YEAR=FILE

  /// All files that are read, besides those of the run.
  [[nodiscard]] std::vector<std::string> read_paths() const;
};

/// Portrayed zones, the checks from which their incomes come, and what other sources add.
struct PortraitResult {
  ZoneCheckResult checked;  ///< with the findings of all sources
  Portraits portraits;
  results::PortraitSupplements supplements;
};

/// Portrays every zone. The run must have been loaded with all_traits(); otherwise their figures
/// are missing. Grids of other years are read with the territory of the run. Throws the errors of
/// check(), of the readers, and of portray_vintages().
[[nodiscard]] PortraitResult portray_zones(std::shared_ptr<const LoadedRun> run, ZonesSource zones,
                                           const inputs::ZonesReadOptions& reading = {},
                                           const PortraitSources& sources = {},
                                           const Watch& watch = {});
/// A scenario over the inputs of a run, with what it gives.
struct KnownScenario {
  const Scenario& scenario;
  const IncomeEstimate& income;
  const std::vector<UnitThreshold>& thresholds;
  const Findings& findings;
};
/// The same under such a scenario, whose incomes are not estimated again: the result holds none.
[[nodiscard]] PortraitResult portray_zones(std::shared_ptr<const LoadedRun> run,
                                           const KnownScenario& known, Zoning zones,
                                           const Watch& watch = {});
/// Reads all inputs first, with all traits.
[[nodiscard]] PortraitResult portray_zones(const ZonesRequest& request,
                                           const PortraitSources& sources = {},
                                           const Watch& watch = {});

}  // namespace carreau::study
