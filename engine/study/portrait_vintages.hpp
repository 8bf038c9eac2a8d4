// SPDX-License-Identifier: Apache-2.0
/// Portrays the zones of a request on grids of other years.
#pragma once

#include "study/laid_zones.hpp"
#include "zoning/portrait_contracts.hpp"
#include "zoning/portrait_gaps.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::study {

/// The grid of another year.
struct VintageGrid {
  std::optional<int> year;         ///< empty: determined by the grid
  std::vector<std::string> paths;  ///< files that are read as one grid
};

/// What is portrayed again. The references must outlive the call.
struct PortrayedRun {
  const Zoning& zones;
  const PortraitContracts& contracts;
  const std::vector<PortraitGroup>& groups;
};

/// Understands FILE and YEAR=FILE; files of one year form one grid, each other file its own.
[[nodiscard]] std::vector<VintageGrid> vintage_grids(std::span<const std::string> texts);

/// The portraits of the same zones and groups on every grid, ordered by year. The territory, the
/// rule and the settings are those of the record; its published incomes, bounds and bridge belong
/// to its own year and are not used. Reports that vintages are compared, which INSEE advises
/// against. Throws ArgumentError where two grids are of one year.
[[nodiscard]] std::vector<PortraitVintage> portray_vintages(const ScenarioRecord& record,
                                                            std::span<const VintageGrid> grids,
                                                            const PortrayedRun& run,
                                                            Findings& findings, const Watch& watch);

}  // namespace carreau::study
