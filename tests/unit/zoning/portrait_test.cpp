// SPDX-License-Identifier: Apache-2.0
/// Figures of drawn zones by hand: sums, rates, what they are set beside, what is withheld.
#include "zoning/portrait.hpp"

#include "support/drawn_world.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::DrawnWorld;

/// 1,000 people and 500 households in '#', 200 of them owners, 250 children under four; in 'o'
/// the double of owners and no child. 'n' is imputed: 8 people in 4 households, 1 owner.
DrawnWorld world() {
  DrawnWorld drawn({"##oo",  //
                    "##on"});
  drawn.communes = {"UUVV",  //
                    "UUVW"};
  const auto set = [&](char kind, Trait trait, std::int32_t count) {
    drawn.kinds[kind].traits[static_cast<std::size_t>(trait)] = 10 * count;
    drawn.known_traits.set(static_cast<std::size_t>(trait));
  };
  set('#', Trait::men_prop, 200);
  set('o', Trait::men_prop, 400);
  set('n', Trait::men_prop, 1);
  set('#', Trait::ind_0_3, 250);
  drawn.kinds['n'].people = Persons::whole(8);
  drawn.kinds['n'].imputation = Imputation::imputed;
  return drawn;
}

/// Rectangles in metres, x to the east from the west end, y upwards: row 0 of cells is the last
/// line drawn.
struct TownRectangle {
  double west, south, east, north;
};
Portraits portraits_of(const DrawnWorld& drawn, const std::vector<TownRectangle>& zones,
                       const PortraitContracts& contracts = {},
                       const std::vector<PortraitGroup>* like = nullptr) {
  const BuiltWorld built(drawn);
  PolygonSet set(Crs::epsg(3035));
  for (const auto& [west, south, east, north] : zones) {
    set.begin_feature();
    set.begin_polygon();
    set.add_ring(std::vector<Point>{
        {west, south}, {east, south}, {east, north}, {west, north}, {west, south}});
  }
  const CellShares shares(built.cells(), set);
  return portray(built.input(), {}, shares, check_perimeters(built.input(), shares), contracts,
                 like);
}

double count(const Figures& figures, const char* column) {
  return figures.counts[indicator_at(column)].value();
}
Interval rate(const Figures& figures, const char* column) {
  return figures.rates[indicator_at(column)].value();
}

TEST(Portrait, SumsAreExactAndRatesGoByNumeratorAndDenominator) {
  // The upper line: two of '#', two of 'o'.
  const Portraits portraits = portraits_of(world(), {{0, 200, 800, 400}});
  const Figures& zone = portraits.zones[0].figures;
  EXPECT_EQ(zone.cells, 4U);
  EXPECT_EQ(zone.people, 4'000.0);
  EXPECT_EQ(zone.households, 2'000.0);
  EXPECT_EQ(count(zone, "men_prop"), 1'200.0);
  EXPECT_EQ(rate(zone, "men_prop").value, 0.6);
  EXPECT_EQ(rate(zone, "ind_0_3").value, 0.125);
  // Observed and whole: nothing is left open.
  EXPECT_EQ(rate(zone, "men_prop").low, 0.6);
  EXPECT_EQ(rate(zone, "men_prop").high, 0.6);
  EXPECT_EQ(zone.share_straddling(), 0.0);
}

TEST(Portrait, CutCellsAreSharedByAreaAndLeaveADoubt) {
  const Portraits portraits = portraits_of(world(), {{100, 200, 800, 400}});
  const Figures& zone = portraits.zones[0].figures;
  EXPECT_EQ(zone.people, 3'500.0);
  EXPECT_EQ(count(zone, "men_prop"), 1'100.0);
  EXPECT_NEAR(zone.share_straddling(), 500.0 / 3'500.0, 1e-12);
  const Interval owners = rate(zone, "men_prop");
  EXPECT_LT(owners.low, owners.value);
  EXPECT_GT(owners.high, owners.value);
}

TEST(Portrait, WhatTheGridLacksIsUnknown) {
  const Portraits portraits = portraits_of(world(), {{0, 200, 800, 400}});
  const Figures& zone = portraits.zones[0].figures;
  for (const char* column : {"log_soc", "ind_80p", "ind_0_17", "men_surf"}) {
    EXPECT_FALSE(zone.counts[indicator_at(column)]) << column;
    EXPECT_FALSE(zone.rates[indicator_at(column)]) << column;
  }
  EXPECT_EQ(rate(zone, "men_pauv").value, 0.0);  // published as none
}

TEST(Portrait, ImputedCellsWidenTheInterval) {
  DrawnWorld drawn = world();
  const std::vector<TownRectangle> whole = {{0, 0, 800, 400}};
  const auto width = [&] {
    const Interval owners = rate(portraits_of(drawn, whole).zones[0].figures, "men_prop");
    return owners.high - owners.low;
  };
  const double narrow = width();
  EXPECT_GT(narrow, 0.0);
  drawn.kinds['o'].imputation = Imputation::imputed;
  EXPECT_GT(width(), 10.0 * narrow);
}

TEST(Portrait, IsSetBesideItsTerritories) {
  const Portraits portraits = portraits_of(world(), {{0, 200, 800, 400}});
  std::vector<std::string> met;
  for (const PortraitReference& reference : portraits.zones[0].references) {
    const PortraitTerritory& t = portraits.territories[reference.territory];
    met.push_back(to_text(t.level) + ":" + t.code + ":" + std::to_string(reference.share));
  }
  EXPECT_EQ(met, (std::vector<std::string>{"commune:cU:0.500000", "commune:cV:0.500000",
                                           "urban_unit:A:1.000000", "department:cU:0.500000",
                                           "department:cV:0.500000", "grid::1.000000"}));
  EXPECT_EQ(portraits.territories.back().level, PortraitLevel::grid);
  EXPECT_EQ(portraits.territories.back().figures.people, 7'008.0);
  EXPECT_TRUE(portraits.territories.front().figures.incomes);
  EXPECT_EQ(portraits.territories.front().population, 7'000);
  EXPECT_TRUE(portraits.territories.front().is_partial());
}

TEST(Portrait, UnderElevenHouseholdsNothingIsTold) {
  // The imputed cell alone; a sliver of a large one; nowhere.
  const Portraits portraits =
      portraits_of(world(), {{600, 0, 800, 200}, {0, 0, 200, 4}, {5'000, 0, 5'200, 200}});
  for (const std::size_t z : {0U, 1U, 2U}) {
    const ZonePortrait& zone = portraits.zones[z];
    EXPECT_FALSE(zone.figures.households);
    EXPECT_FALSE(zone.figures.incomes);
    EXPECT_FALSE(zone.p_criterion);
    EXPECT_TRUE(std::ranges::none_of(zone.figures.counts, [](auto c) { return c.has_value(); }));
    EXPECT_TRUE(std::ranges::none_of(zone.figures.rates, [](auto r) { return r.has_value(); }));
  }
  EXPECT_EQ(portraits.zones[0].figures.withheld, Withheld::few_households);
  EXPECT_EQ(portraits.zones[0].figures.people, 8.0);  // INSEE publishes it for every cell
  EXPECT_EQ(portraits.zones[1].figures.withheld, Withheld::few_households);
  EXPECT_EQ(portraits.zones[2].figures.withheld, Withheld::no_data);
  EXPECT_TRUE(portraits.zones[2].references.empty());
  // So is a commune of that one cell.
  const auto commune =
      std::ranges::find(portraits.territories, std::string("cW"), &PortraitTerritory::code);
  ASSERT_NE(commune, portraits.territories.end());
  EXPECT_EQ(commune->figures.withheld, Withheld::few_households);
  EXPECT_FALSE(commune->figures.incomes);
}

TEST(Portrait, ElevenHouseholdsAreEnough) {
  DrawnWorld drawn = world();
  drawn.kinds['n'].people = Persons::whole(22);
  const auto withheld = [&] {
    return portraits_of(drawn, {{600, 0, 800, 200}}).zones[0].figures.withheld;
  };
  EXPECT_EQ(withheld(), Withheld::nothing);
  drawn.kinds['n'].people = Persons::from_tenths(219);  // 10.9 households
  EXPECT_EQ(withheld(), Withheld::few_households);
}

TEST(Portrait, PeopleLieBetweenThoseOfWholeCellsAndOfAllTouched) {
  const Interval people =
      portraits_of(world(), {{100, 200, 800, 400}}).zones[0].figures.people_bounds();
  EXPECT_EQ(people.value, 3'500.0);
  EXPECT_EQ(people.low, 3'000.0);
  EXPECT_EQ(people.high, 4'000.0);
}

const PortraitTerritory& territory_of(const Portraits& portraits,
                                      const PortraitReference& reference) {
  return portraits.territories[reference.territory];
}

TEST(Portrait, ZonesTogetherCountNobodyTwice) {
  // The second cell of the upper line is in both zones; half of the first is in the first.
  const Portraits portraits = portraits_of(world(), {{100, 200, 400, 400}, {200, 200, 600, 400}});
  ASSERT_EQ(portraits.groups.size(), 1U);
  const PortraitGroup& all = portraits.groups[0];
  EXPECT_EQ(all.contract, "");
  EXPECT_EQ(all.zones, (std::vector<std::size_t>{0, 1}));
  EXPECT_EQ(all.portrait.figures.people, 2'500.0);
  EXPECT_EQ(count(all.portrait.figures, "men_prop"), 100.0 + 200.0 + 400.0);
  ASSERT_TRUE(all.portrait.figures.incomes);
  // 1,500 of them in commune cU, which has four cells, and 1,000 in cV.
  const PortraitReference& commune = all.portrait.references[0];
  EXPECT_EQ(territory_of(portraits, commune).code, "cU");
  EXPECT_EQ(commune.people, 1'500.0);
  EXPECT_EQ(territory_of(portraits, commune).figures.people, 4'000.0);
  EXPECT_EQ(all.portrait.references[1].people, 1'000.0);
}

TEST(Portrait, ZonesOutsideTheGridAreInNoGroup) {
  const std::vector<TownRectangle> zones = {
      {0, 200, 200, 400}, {200, 200, 400, 400}, {5'000, 0, 5'200, 200}};
  const Portraits portraits = portraits_of(world(), zones);
  ASSERT_EQ(portraits.groups.size(), 1U);
  EXPECT_EQ(portraits.groups[0].zones, (std::vector<std::size_t>{0, 1}));
  // As in other portraits, which have the third zone too: the others alone are not that group.
  std::vector<PortraitGroup> like = portraits.groups;
  like[0].zones = {0, 1, 2};
  const Portraits again = portraits_of(world(), zones, {}, &like);
  ASSERT_EQ(again.groups.size(), 1U);
  EXPECT_EQ(again.groups[0].portrait.figures.withheld, Withheld::no_data);
  EXPECT_EQ(again.groups[0].portrait.figures.people, 0.0);
  EXPECT_TRUE(again.groups[0].portrait.references.empty());
}

TEST(Portrait, ASingleZoneIsNoGroup) {
  EXPECT_TRUE(portraits_of(world(), {{0, 200, 400, 400}}).groups.empty());
}

TEST(Portrait, ContractsAndEpcisAreLevels) {
  PortraitContracts contracts;
  contracts.groups.epci = {{"cU", {"E1", "Alès Agglomération"}}, {"cV", {"E1", ""}}};
  contracts.groups.contract = {{"cU", "A"}};
  contracts.of_zone = {"A", ""};
  const Portraits portraits =
      portraits_of(world(), {{0, 200, 400, 400}, {400, 200, 600, 400}}, contracts);
  ASSERT_EQ(portraits.groups.size(), 2U);
  EXPECT_EQ(portraits.groups[1].contract, "A");
  EXPECT_EQ(portraits.groups[1].zones, (std::vector<std::size_t>{0}));
  std::vector<PortraitLevel> levels;
  for (const PortraitReference& reference : portraits.zones[0].references) {
    levels.push_back(territory_of(portraits, reference).level);
  }
  EXPECT_EQ(levels, (std::vector<PortraitLevel>{PortraitLevel::commune, PortraitLevel::epci,
                                                PortraitLevel::contract, PortraitLevel::urban_unit,
                                                PortraitLevel::department, PortraitLevel::grid}));
  const PortraitTerritory& epci = territory_of(portraits, portraits.zones[0].references[1]);
  EXPECT_EQ(epci.name, "Alès Agglomération");
  // Four cells of cU, three of cV.
  EXPECT_EQ(epci.figures.people, 7'000.0);
  const PortraitTerritory& contract = territory_of(portraits, portraits.zones[0].references[2]);
  EXPECT_EQ(contract.code, "A");
  EXPECT_EQ(contract.figures.people, 4'000.0);
  // The other zone has no contract.
  EXPECT_EQ(portraits.zones[1].references.size(), 5U);
}

TEST(Portrait, PoorHouseholdsOfAFewHouseholdsInATerritoryAreWithheld) {
  // 1,000 people in cV, and the eight of cW, a group that is named even so.
  const Portraits portraits = portraits_of(world(), {{400, 0, 600, 200}, {600, 0, 800, 200}});
  const auto& references = portraits.groups.at(0).portrait.references;
  ASSERT_EQ(territory_of(portraits, references[1]).code, "cW");
  EXPECT_EQ(references[1].people, 8.0);
  EXPECT_FALSE(references[1].poor_households);
  EXPECT_TRUE(references[0].poor_households);
}

TEST(Indicators, AreNamedOnce) {
  std::vector<std::string_view> columns;
  for (const PortraitIndicator& indicator : indicators()) columns.push_back(indicator.column);
  std::ranges::sort(columns);
  EXPECT_EQ(std::ranges::adjacent_find(columns), columns.end());
  EXPECT_EQ(columns.size(), kTraitCount + 3);  // two groups of ages, poor households
}

}  // namespace
}  // namespace carreau
