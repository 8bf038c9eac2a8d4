// SPDX-License-Identifier: Apache-2.0
/// The made-up town of data/sample, drawn by the rule of 2023.
#pragma once

#include "io/delineation_rows.hpp"
#include "io/grid_reader.hpp"
#include "io/rule_reader.hpp"
#include "io/territory_reader.hpp"
#include "report/square_sums.hpp"
#include "scenario/run.hpp"
#include "territory/assembly.hpp"

#include <string>
#include <vector>

namespace carreau::testing {

/// A run of it. Not to be moved: its parts refer to each other.
struct SampleTown {
  SampleTown() {
    const std::string folder = CARREAU_SOURCE_DIR "/data/sample/";
    const std::string grid = folder + "carreaux_200m_met.csv";
    cells = io::read_grid(std::span(&grid, 1), Headcount::present, findings).cells;
    TerritoryParts parts;
    io::read_communes(folder + "communes.csv", parts, findings);
    io::read_urban_units(folder + "uu2020_composition.csv", parts, findings);
    territory = assemble_territory(cells, parts, UnitKind::urban_unit, findings);
    result = run_scenario(input, scenario, findings);
    near_miss_of = io::near_miss_of_cells(output);
  }
  SampleTown(const SampleTown&) = delete;
  SampleTown& operator=(const SampleTown&) = delete;

  [[nodiscard]] report::CellTileSource source() const {
    return {cells,
            territory.territory,
            territory.membership,
            *result.income,
            result.thresholds,
            result.delineation.reasons,
            result.delineation.zone_of,
            result.delineation.perimeters,
            near_miss_of,
            result.delineation.near_misses};
  }

  Findings findings;
  CellTable cells;
  AssembledTerritory territory;
  Scenario scenario = io::read_scenario("metropole-2023", 2019);
  ScenarioRecord record;
  RunResult result;
  RunInput input{cells, territory.territory, territory.membership, {}, nullptr, nullptr};
  io::DelineationOutput output{input, scenario, result, findings, record};
  std::vector<ZoneIndex> near_miss_of;
};

}  // namespace carreau::testing
