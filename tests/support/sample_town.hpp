// SPDX-License-Identifier: Apache-2.0
/// The made-up town of data/sample, delineated with the rule of 2023.
#pragma once

#include "inputs/grid_reader.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "lab/tiles/square_sums.hpp"
#include "results/delineation_records.hpp"
#include "scenario/run.hpp"
#include "territory/assembly.hpp"

#include <string>
#include <vector>

namespace carreau::testing {

/// A run of the town. Not movable, because its parts refer to each other.
struct SampleTown {
  SampleTown() {
    const std::string folder = CARREAU_SOURCE_DIR "/data/sample/";
    const std::string grid = folder + "carreaux_200m_met.csv";
    cells = inputs::read_grid(std::span(&grid, 1), Headcount::present, findings).cells;
    TerritoryParts parts;
    inputs::read_communes(folder + "communes.csv", parts, findings);
    inputs::read_urban_units(folder + "uu2020_composition.csv", parts, findings);
    territory = assemble_territory(cells, parts, UnitKind::urban_unit, findings);
    result = run_scenario(input, scenario, findings);
    near_miss_of = results::near_miss_of_cells(output);
  }
  SampleTown(const SampleTown&) = delete;
  SampleTown& operator=(const SampleTown&) = delete;

  [[nodiscard]] tiles::CellTileSource source() const {
    return {cells,
            territory.territory,
            territory.membership,
            *result.income,
            result.thresholds,
            result.delineation.reasons,
            result.delineation.zone_of,
            result.delineation.perimeters,
            near_miss_of,
            result.delineation.near_misses,
            MemberProbability(cells, *result.income, territory.membership, result.thresholds,
                              scenario.vintage.member)};
  }

  Findings findings;
  CellTable cells;
  AssembledTerritory territory;
  Scenario scenario = inputs::read_scenario("metropole-2023", 2019);
  ScenarioRecord record;
  RunResult result;
  RunInput input{cells, territory.territory, territory.membership, {}, nullptr, nullptr};
  results::DelineationOutput output{input, scenario, result, findings, record};
  std::vector<ZoneIndex> near_miss_of;
};

}  // namespace carreau::testing
