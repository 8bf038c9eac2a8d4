// SPDX-License-Identifier: Apache-2.0
/// The heart of the bundled town: as it is, and with listed quartiers and cells outside of units.
#pragma once

#include "inputs/grid_reader.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "scenario/run.hpp"
#include "territory/assembly.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace carreau::testing {

/// The cells of the town proper and of three communes around it, half of all: perimeters, near
/// misses of every kind and rural territory are among them.
inline CellTable heart_of(const CellTable& cells) {
  constexpr std::array<std::string_view, 4> kCommunes = {"36002", "36003", "36006", "36010"};
  std::vector<CellRecord> records;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    const CellIndex cell(i);
    if (std::ranges::find(kCommunes, cells.main_commune(cell)) == kCommunes.end()) continue;
    CellRecord record;
    record.position = cells.positions()[i];
    record.people = cells.people()[i];
    record.households = cells.households()[i];
    record.poor_households = cells.poor_households()[i];
    record.income_sum = cells.income_sums()[i];
    record.imputation = cells.imputations()[i];
    record.communes = cells.communes(cell);
    records.push_back(std::move(record));
  }
  CellTable heart(cells.grid(), cells.headcount());
  EXPECT_FALSE(heart.assign(records));
  return heart;
}

/// The heart of the town of data/sample.
struct Town {
  CellTable cells;
  AssembledTerritory territory;
  Scenario scenario = inputs::read_scenario("metropole-2023", 2019);

  Town() {
    Findings findings;
    const std::string folder = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";
    const std::string grid = folder + "carreaux_200m_met.csv";
    cells = heart_of(inputs::read_grid(std::span(&grid, 1), Headcount::present, findings).cells);
    TerritoryParts parts;
    inputs::read_communes(folder + "communes.csv", parts, findings);
    inputs::read_urban_units(folder + "uu2020_composition.csv", parts, findings);
    // The heart shall count as the whole, so that its cells tell the local median.
    for (auto& [code, facts] : parts.communes) facts.municipal = 1;
    territory = assemble_territory(cells, parts, UnitKind::urban_unit, findings);
  }
  [[nodiscard]] RunInput input() const {
    return {cells, territory.territory, territory.membership, listed_share, nullptr, nullptr};
  }

  std::vector<double> listed_share;  ///< by cell, where quartiers are listed
};

inline const Town& town() {
  static const Town plain;
  return plain;
}

/// The town with stripes outside of any unit, and others in listed quartiers.
inline const Town& striped_town() {
  static const Town striped = [] {
    Town t;
    t.listed_share.resize(t.cells.size());
    for (std::size_t i = 0; i < t.cells.size(); ++i) {
      const CellPosition p = t.cells.positions()[i];
      if (p.column % 7 < 2) t.territory.membership.unit[i] = UnitIndex::none();
      t.listed_share[i] = p.row % 5 < 2 ? 0.3 * (p.row % 3) : 0.0;
    }
    return t;
  }();
  return striped;
}

}  // namespace carreau::testing
