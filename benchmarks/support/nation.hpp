// SPDX-License-Identifier: Apache-2.0
/// The made-up nation that benchmarks run on, read once from the folder named by
/// CARREAU_SAMPLE_DIR (as `carreau sample DIR --people 66000000` writes it).
#pragma once

#include "inputs/grid_reader.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "scenario/run.hpp"
#include "territory/assembly.hpp"

#include <cstdlib>
#include <string>

namespace carreau::benchmarks {

/// Empty when the variable is not set; every benchmark then says so instead of running.
inline std::string sample_file(const char* name) {
  const char* const folder = std::getenv("CARREAU_SAMPLE_DIR");
  return folder == nullptr ? std::string() : std::string(folder) + "/" + name;
}

inline constexpr const char* kNoSample = "CARREAU_SAMPLE_DIR names no folder of `carreau sample`";

struct Nation {
  CellTable cells;
  AssembledTerritory territory;
  Scenario scenario = inputs::read_scenario("metropole-2023", 2019);

  [[nodiscard]] RunInput input() const {
    return {cells, territory.territory, territory.membership, {}, nullptr, nullptr};
  }
};

/// Requires sample_file() to name files that exist.
inline const Nation& nation() {
  static const Nation nation = [] {
    Nation n;
    Findings findings;
    const std::string grid = sample_file("carreaux_200m_met.csv");
    n.cells = inputs::read_grid(std::span(&grid, 1), Headcount::present, findings).cells;
    TerritoryParts parts;
    inputs::read_communes(sample_file("communes.csv"), parts, findings);
    inputs::read_urban_units(sample_file("uu2020_composition.csv"), parts, findings);
    n.territory = assemble_territory(n.cells, parts, UnitKind::urban_unit, findings);
    return n;
  }();
  return nation;
}

}  // namespace carreau::benchmarks
