// SPDX-License-Identifier: Apache-2.0
/// Rules that select by density: against a flood fill of its own, and in a session against a run of
/// its own.
#include "inputs/rule_reader.hpp"
#include "scenario/run.hpp"
#include "scenario/session.hpp"
#include "support/drawn_world.hpp"
#include "support/heart_of_town.hpp"
#include "territory/assembly.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace carreau {
namespace {

using Spot = std::pair<int, int>;  ///< row and column
using Spots = std::set<Spot>;

/// The scenario of a rule that selects by density everywhere.
Scenario scenario_of_density() {
  return inputs::read_scenario(RuleChoice{"dense.toml",
                                          "name = \"dense\"\ntitle = \"Dense\"\nsource = \"none\"\n"
                                          "urban_territory = \"everywhere\"\n"
                                          "selects = \"density\"\n"
                                          "[minimum_cell_density]\nvalue = 300\n"
                                          "[minimum_zone_population]\nvalue = 5000\n"},
                               2021);
}

/// A grid of 1 km with people alone, and the scenario in force.
struct PeopledCountry {
  std::map<Spot, std::int64_t> tenths;  ///< of people, by cell
  CellTable cells{GridSystem{3035, Metres::whole(1'000)}, Headcount::absent, Incomes::absent};
  AssembledTerritory territory;
  Scenario scenario = scenario_of_density();

  explicit PeopledCountry(int side) {
    // Around the densities and minima that are asked for below, and on them.
    constexpr std::array<std::int64_t, 8> kTenths = {0,      500,    2'999,  3'000,
                                                     14'999, 15'000, 15'001, 40'000};
    std::vector<CellRecord> records;
    for (int row = 0; row < side; ++row) {
      for (int column = 0; column < side; ++column) {
        if (*rc::gen::inRange(0, 6) == 0) continue;  // no cell here
        const std::int64_t people = kTenths[*rc::gen::inRange<std::size_t>(0, kTenths.size())];
        tenths[{row, column}] = people;
        CellRecord record;
        record.position = {row, column};
        record.people = Persons::from_tenths(people);
        records.push_back(std::move(record));
      }
    }
    RC_PRE(!records.empty());
    (void)cells.assign(records);
    Findings findings;
    territory = assemble_territory(cells, {}, UnitKind::none, findings);
  }
  PeopledCountry(const PeopledCountry&) = delete;
  PeopledCountry& operator=(const PeopledCountry&) = delete;

  [[nodiscard]] RunInput input() const {
    return {cells, territory.territory, territory.membership, {}, nullptr, nullptr};
  }
  [[nodiscard]] Spots spots_of(const Zone& zone) const {
    Spots places;
    for (const CellPosition& p : zone.footprint) places.emplace(p.row, p.column);
    return places;
  }
};

/// The places that can be reached from one, through places that `is_open` lets pass.
template <class IsOpen>
Spots flooded(Spot from, bool by_corners, const IsOpen& is_open) {
  Spots reached{from};
  std::vector<Spot> open{from};
  while (!open.empty()) {
    const auto [row, column] = open.back();
    open.pop_back();
    for (int r = -1; r <= 1; ++r) {
      for (int c = -1; c <= 1; ++c) {
        if (!by_corners && r != 0 && c != 0) continue;
        const Spot near{row + r, column + c};
        if (is_open(near) && reached.insert(near).second) open.push_back(near);
      }
    }
  }
  return reached;
}

/// Adds the holes of at most so many places without any dense cell. Paths out of a hole may not
/// squeeze between cells that touch.
void fill_holes(const Spots& dense, bool by_corners, std::size_t most, int side, Spots& zone) {
  const auto is_outside = [&](Spot p) {
    return p.first >= -1 && p.second >= -1 && p.first <= side && p.second <= side &&
           !zone.contains(p);
  };
  Spots seen = flooded({-1, -1}, !by_corners, is_outside);
  std::vector<Spots> filled;
  for (int row = 0; row < side; ++row) {
    for (int column = 0; column < side; ++column) {
      if (zone.contains({row, column}) || seen.contains({row, column})) continue;
      const Spots hole = flooded({row, column}, !by_corners, is_outside);
      seen.insert(hole.begin(), hole.end());
      bool is_free = hole.size() <= most;
      for (const Spot& p : hole) is_free = is_free && !dense.contains(p);
      if (is_free) filled.push_back(hole);
    }
  }
  for (const Spots& hole : filled) zone.insert(hole.begin(), hole.end());
}

struct Asked {
  std::int64_t density = 0;
  std::int64_t people = 0;
  bool by_corners = false;
  std::size_t holes = 0;
};

std::set<Spots> expected_zones(const PeopledCountry& country, const Asked& asked, int side) {
  Spots dense;
  for (const auto& [place, tenths] : country.tenths) {
    // A cell has 1 km²: its density is its people.
    if (tenths > 0 && tenths >= asked.density * 10) dense.insert(place);
  }
  std::set<Spots> zones;
  Spots left = dense;
  while (!left.empty()) {
    Spots zone =
        flooded(*left.begin(), asked.by_corners, [&](Spot p) { return dense.contains(p); });
    for (const Spot& p : zone) left.erase(p);
    fill_holes(dense, asked.by_corners, asked.holes, side, zone);
    std::int64_t tenths = 0;
    for (const Spot& p : zone) {
      const auto cell = country.tenths.find(p);
      if (cell != country.tenths.end()) tenths += cell->second;
    }
    if (tenths >= asked.people * 10) zones.insert(zone);
  }
  return zones;
}

RC_GTEST_PROP(DensityProperty, ZonesAreThoseOfAFloodFill, ()) {
  const int side = *rc::gen::inRange(1, 12);
  PeopledCountry country(side);
  const Asked asked{*rc::gen::element<std::int64_t>(1, 300, 1'500, 4'000),
                    *rc::gen::element<std::int64_t>(1, 1'500, 5'000, 20'000),
                    *rc::gen::arbitrary<bool>(), *rc::gen::inRange<std::size_t>(0, 6)};
  set_parameter(country.scenario, "minimum_cell_density", std::to_string(asked.density));
  set_parameter(country.scenario, "minimum_zone_population", std::to_string(asked.people));
  set_parameter(country.scenario, "contiguity", asked.by_corners ? "8" : "4");
  set_parameter(country.scenario, "fill_gaps", std::to_string(asked.holes));
  Findings findings;
  const RunResult made = run_scenario(country.input(), country.scenario, findings);
  std::set<Spots> found;
  for (const Zone& zone : made.delineation.perimeters) {
    RC_ASSERT(!zone.figures.are_incomes_known);
    RC_ASSERT(!zone.figures.has_incomes());
    RC_ASSERT(zone.verdict.find(Criterion::income) == nullptr);
    RC_ASSERT(zone.basis == TerritoryBasis::everywhere);
    found.insert(country.spots_of(zone));
  }
  RC_ASSERT(found == expected_zones(country, asked, side));
}

/// Everything but the work.
std::string account_of_people(const RunResult& result, const Findings& findings) {
  std::string text = testing::account_of(result.delineation);
  for (const UnitThreshold& t : result.thresholds) text += t.is_urban ? "u" : "r";
  for (const Finding& f : findings.list()) text += f.code + std::to_string(f.count);
  return text;
}

void check_density_step(const RunInput& input, Session& session, const Scenario& scenario) {
  Findings in_session;
  Findings alone;
  const std::string one = account_of_people(session.run(scenario, in_session), in_session);
  RC_ASSERT(one == account_of_people(run_scenario(input, scenario, alone), alone));
}

constexpr std::array<std::pair<const char*, std::array<const char*, 3>>, 8> kDensityChanges = {{
    {"minimum_cell_density", {"300", "1500", "4000"}},
    {"minimum_zone_population", {"1000", "5000", "20000"}},
    {"minimum_zone_density", {"0", "2000", "6000"}},
    {"minimum_cell_population", {"0", "30", "2000"}},
    {"near_miss_population", {"0.5", "0.2", "0.9"}},
    {"contiguity", {"8", "4", "8"}},
    {"fill_gaps", {"0", "4", "1"}},
    {"bridge_empty", {"0", "1", "2"}},
}};

void change_a_density_parameter(Scenario& scenario) {
  const auto& [name, values] =
      kDensityChanges[*rc::gen::inRange<std::size_t>(0, kDensityChanges.size())];
  const char* const value = values[*rc::gen::inRange<std::size_t>(0, 3)];
  if (applies(*find_parameter(name), scenario)) set_parameter(scenario, name, value);
}

RC_GTEST_PROP(DensityProperty, ASessionGivesWhatARunOfItsOwnGives, ()) {
  PeopledCountry country(*rc::gen::inRange(2, 14));
  Session session(country.input());
  const int steps = *rc::gen::inRange(1, 10);
  for (int step = 0; step < steps; ++step) {
    check_density_step(country.input(), session, country.scenario);
    change_a_density_parameter(country.scenario);
  }
}

/// In a town with units and incomes, where the rule itself changes what it selects by.
RC_GTEST_PROP(DensityProperty, ASessionMayLeaveIncomesAndComeBack, ()) {
  const testing::Town& town = testing::striped_town();
  Session session(town.input());
  Scenario scenario = town.scenario;
  scenario.rule.minimum_cell_density = 3'000;
  const int steps = *rc::gen::inRange(2, 6);
  for (int step = 0; step < steps; ++step) {
    if (*rc::gen::arbitrary<bool>()) {
      scenario.rule.selects =
          compares_incomes(scenario.rule) ? Selection::density : Selection::income;
    }
    change_a_density_parameter(scenario);
    check_density_step(town.input(), session, scenario);
  }
}

}  // namespace
}  // namespace carreau
