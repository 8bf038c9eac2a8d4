// SPDX-License-Identifier: Apache-2.0
/// A small random town to sweep: a part of the town of data/sample, its incomes shaken.
#pragma once

#include "inputs/grid_reader.hpp"
#include "inputs/rule_reader.hpp"
#include "inputs/territory_reader.hpp"
#include "scenario/run.hpp"
#include "scenario/sweep/stability.hpp"
#include "territory/assembly.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::testing {

/// Not movable, because its parts refer to each other.
struct SweptTown {
  explicit SweptTown(std::uint64_t seed = 0) {
    Findings findings;
    const std::string folder = std::string(CARREAU_SOURCE_DIR) + "/data/sample/";
    const std::string grid = folder + "carreaux_200m_met.csv";
    const CellTable whole =
        inputs::read_grid(std::span(&grid, 1), Headcount::present, findings).cells;
    cells = shaken_part(whole, seed);
    TerritoryParts parts;
    inputs::read_communes(folder + "communes.csv", parts, findings);
    inputs::read_urban_units(folder + "uu2020_composition.csv", parts, findings);
    // The part shall count as the whole, so that its cells tell the local median.
    for (auto& [code, facts] : parts.communes) facts.municipal = 1;
    territory = assemble_territory(cells, parts, UnitKind::urban_unit, findings);
    scenario.rule.minimum_unit_population = 0;
  }
  SweptTown(const SweptTown&) = delete;
  SweptTown& operator=(const SweptTown&) = delete;

  [[nodiscard]] RunInput input() const {
    return {cells, territory.territory, territory.membership, {}, nullptr, nullptr};
  }

  CellTable cells;
  AssembledTerritory territory;
  Scenario scenario = inputs::read_scenario("metropole-2023", 2019);

 private:
  /// The cells of four communes; with a seed, incomes are moved by up to a sixth, neighbours alike.
  static CellTable shaken_part(const CellTable& whole, std::uint64_t seed) {
    constexpr std::array<std::string_view, 4> kCommunes = {"36002", "36003", "36006", "36010"};
    std::mt19937_64 random(seed);
    std::array<double, 64> factors{};
    for (double& f : factors) {
      f = seed == 0 ? 1.0 : std::uniform_real_distribution<double>(0.85, 1.15)(random);
    }
    std::vector<CellRecord> records;
    for (std::size_t i = 0; i < whole.size(); ++i) {
      const CellIndex cell(i);
      if (std::ranges::find(kCommunes, whole.main_commune(cell)) == kCommunes.end()) continue;
      CellRecord record;
      record.position = whole.positions()[i];
      record.people = whole.people()[i];
      record.households = whole.households()[i];
      record.poor_households = whole.poor_households()[i];
      const auto block = static_cast<std::size_t>((record.position.column / 5) % 8 * 8 +
                                                  (record.position.row / 5) % 8);
      record.income_sum = Euros::from_value(whole.income_sums()[i].value() * factors[block]);
      record.imputation = whole.imputations()[i];
      record.communes = whole.communes(cell);
      records.push_back(std::move(record));
    }
    CellTable part(whole.grid(), whole.headcount());
    (void)part.assign(records);
    return part;
  }
};

/// All blocks of a plan, one after the other.
inline SweepTally run_all(const SweepStart& start, std::span<const SweepBlock> blocks) {
  SweepTally total(start.shape());
  SweepWorker worker(start);
  for (const SweepBlock& block : blocks) total.merge(worker.run(block));
  return total;
}

}  // namespace carreau::testing
