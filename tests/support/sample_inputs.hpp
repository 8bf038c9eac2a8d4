// SPDX-License-Identifier: Apache-2.0
/// The inputs of the town of data/sample in memory, with the rule for metropolitan France of 2023.
/// Nothing is run.
#pragma once

#include "inputs/grid_reader.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "scenario/run.hpp"
#include "territory/assembly.hpp"

#include <span>
#include <string>

namespace carreau::testing {

struct SampleInputs {
  CellTable cells;
  AssembledTerritory territory;
  Scenario scenario = inputs::read_scenario("metropole-2023", 2019);

  SampleInputs() {
    Findings findings;
    const std::string folder = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";
    const std::string grid = folder + "carreaux_200m_met.csv";
    cells = inputs::read_grid(std::span(&grid, 1), Headcount::present, findings).cells;
    TerritoryParts parts;
    inputs::read_communes(folder + "communes.csv", parts, findings);
    inputs::read_urban_units(folder + "uu2020_composition.csv", parts, findings);
    territory = assemble_territory(cells, parts, UnitKind::urban_unit, findings);
  }
  [[nodiscard]] RunInput input() const {
    return {cells, territory.territory, territory.membership, {}, nullptr, nullptr};
  }
};

}  // namespace carreau::testing
