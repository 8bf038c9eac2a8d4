// SPDX-License-Identifier: Apache-2.0
/// How much of an area a grid holds, and whether it is the known area of its code.
#include "territory/income_areas.hpp"

#include "support/row_of_cells.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

/// A unit of two communes and one outside, of which the cells hold some people.
struct Town {
  Territory territory{{{"59U", "Ville", 10'000, "59U", {}}},
                      {{{"59001", "Alpha", 6'100, {}, 6'000}, "59U"},
                       {{"59002", "Beta", 3'900, {}, 3'800}, "59U"},
                       {{"59003", "Gamma", 700, {}, 690}, ""}}};
  CellTable cells;
  Membership membership;
  explicit Town(const std::vector<std::pair<std::string, int>>& people)
      : cells(testing::row_of_communes(people)) {
    Findings findings;
    membership = membership_by_code(cells, territory, findings);
  }
  [[nodiscard]] std::vector<IncomeArea> areas() const {
    return income_areas(cells, territory, membership);
  }
  [[nodiscard]] bool is_known(const KnownIncomeArea& known, const Mergers& mergers = {}) const {
    return is_known_area(areas().at(0), known, cells, territory, membership, mergers);
  }
};

TEST(IncomeAreas, CoverageComparesWithTheMunicipalPopulation) {
  const Town town({{"59001", 5'000}, {"59002", 3'820}, {"59003", 600}, {"59001", 0}});
  const auto areas = town.areas();
  ASSERT_EQ(areas.size(), 1U) << "cells outside any unit belong to no area";
  EXPECT_EQ(areas[0].code, "59U");
  EXPECT_EQ(areas[0].cells.size(), 2U);
  EXPECT_EQ(areas[0].communes.size(), 2U);
  EXPECT_EQ(areas[0].population, 9'800);
  EXPECT_DOUBLE_EQ(areas[0].coverage(), 0.9);
}

TEST(IncomeAreas, AnUnknownPopulationIsCoveredByNothing) {
  IncomeArea area;
  area.people = Persons::whole(100);
  EXPECT_EQ(area.coverage(), 0.0);
  area.population = 0;
  EXPECT_EQ(area.coverage(), 0.0);
}

TEST(IncomeAreas, AnAreaIsKnownByItsCommunesAndPeople) {
  const Town town({{"59001", 10}});
  EXPECT_TRUE(town.is_known({"Ville", {"59001", "59002"}, {}, 9'500}));
  EXPECT_TRUE(town.is_known({"Ville", {"59001", "59002", "59009"}, {}, 9'500}))
      << "a commune that no table knows weighs nothing";
  EXPECT_FALSE(town.is_known({"Ville", {"59001", "59008"}, {}, 9'500}))
      << "two fifths of its people live elsewhere";
  EXPECT_FALSE(town.is_known({"Ville", {"59001", "59002", "59003", "59U"}, {}, 95'000}))
      << "too few people";
  EXPECT_FALSE(town.is_known({"Ville", {"59001", "59002"}, {}, 5'000})) << "too many";
}

TEST(IncomeAreas, CommunesOfAnotherYearCountAsWhatTheyBecame) {
  const Town town({{"59001", 10}});
  EXPECT_FALSE(town.is_known({"Ville", {"59001", "59020"}, {}, 9'500}));
  EXPECT_TRUE(town.is_known({"Ville", {"59001", "59020"}, {}, 9'500}, {{"59002", "59020"}}));
}

TEST(IncomeAreas, AKnownCommuneInAnotherUnitSpeaksAgainst) {
  Town town({{"59001", 10}});
  town.territory = Territory(
      {{"59U", "Ville", 6'100, "59U", {}}},
      {{{"59001", "Alpha", 6'100, {}, 6'000}, "59U"}, {{"59002", "Beta", 3'900, {}, 3'800}, ""}});
  EXPECT_FALSE(town.is_known({"Ville", {"59001", "59002"}, {}, 8'000}));
}

TEST(IncomeAreas, ADepartementIsKnownByAnyOfItsCommunes) {
  Town town({{"59001", 10}});
  town.territory = town.territory.with_communes_as_units();
  Findings findings;
  town.membership = membership_by_code(town.cells, town.territory, findings);
  EXPECT_EQ(town.areas().at(0).code, "59");
  EXPECT_EQ(town.areas().at(0).population, 10'490);
  EXPECT_TRUE(town.is_known({"Nord", {"59001", "59002", "59003"}, {}, 2'600'000}));
}

}  // namespace
}  // namespace carreau
