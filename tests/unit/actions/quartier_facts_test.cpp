// SPDX-License-Identifier: Apache-2.0
/// Quartiers on a drawn grid: their people, their communes, and what became of an older list.
#include "actions/quartier_facts.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;

/// 10 × 10 cells of 200 m with 100 people, 40 households, 10 of them poor; the west in commune
/// 30001, the east in 30002; the northern half imputed.
CellTable square_grid() {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  std::vector<CellRecord> records;
  for (std::int32_t row = 0; row < 10; ++row) {
    for (std::int32_t column = 0; column < 10; ++column) {
      CellRecord r;
      r.position = {row, column};
      r.people = Persons::whole(100);
      r.households = Households::whole(40);
      r.poor_households = Households::whole(10);
      r.communes = column < 5 ? "30001" : "30002";
      r.imputation = row < 5 ? Imputation::observed : Imputation::imputed;
      records.push_back(r);
    }
  }
  (void)table.assign(records);
  return table;
}

struct Square {
  std::string code;
  double west = 0.0;
  double south = 0.0;
  double east = 0.0;
  double north = 0.0;
};

Zoning zoning_of(const std::vector<Square>& squares) {
  Zoning zoning;
  zoning.polygons = PolygonSet(Crs::epsg(3035));
  for (const Square& s : squares) {
    zoning.codes.push_back(s.code);
    zoning.names.push_back("Quartier " + s.code);
    zoning.polygons.begin_feature();
    zoning.polygons.begin_polygon();
    const std::vector<Point> ring = {{s.west, s.south},
                                     {s.east, s.south},
                                     {s.east, s.north},
                                     {s.west, s.north},
                                     {s.west, s.south}};
    zoning.polygons.add_ring(ring);
  }
  return zoning;
}

class QuartierFactsTest : public ::testing::Test {
 protected:
  std::vector<QuartierFacts> facts_of(const Zoning& zoning, FewestHouseholds fewest = {}) {
    return quartier_facts(zoning, CellShares(cells_, zoning.polygons), CellCommunes(cells_),
                          {{"30001", "Alès"}}, fewest);
  }
  CellTable cells_ = square_grid();
};

TEST_F(QuartierFactsTest, CountsCellsByArea) {
  // Two cells and a half in the south, across the two communes.
  const auto facts = facts_of(zoning_of({{"A", 700.0, 0.0, 1200.0, 200.0}}));
  ASSERT_EQ(facts.size(), 1U);
  EXPECT_EQ(facts[0].name, "Quartier A");
  EXPECT_DOUBLE_EQ(facts[0].people.value(), 250.0);
  EXPECT_DOUBLE_EQ(facts[0].poor_households.value(), 25.0);
  EXPECT_DOUBLE_EQ(facts[0].share_imputed, 0.0);
  ASSERT_EQ(facts[0].communes.size(), 2U);
  EXPECT_EQ(facts[0].communes[0].name, "Alès");
  EXPECT_DOUBLE_EQ(facts[0].communes[0].people, 150.0);
  EXPECT_EQ(facts[0].communes[1].code, "30002");
  EXPECT_EQ(facts[0].communes[1].name, "");
}

TEST_F(QuartierFactsTest, SaysWhatIsImputed) {
  const auto facts = facts_of(zoning_of({{"A", 0.0, 800.0, 200.0, 1200.0}}));
  EXPECT_DOUBLE_EQ(facts[0].share_imputed, 0.5);
}

TEST_F(QuartierFactsTest, FewHouseholdsAreNotTold) {
  // A quarter of a cell: 10 households.
  const auto few = facts_of(zoning_of({{"A", 0.0, 0.0, 50.0, 200.0}}));
  EXPECT_TRUE(few[0].people.has_value());
  EXPECT_FALSE(few[0].households.has_value());
  EXPECT_FALSE(few[0].poor_households.has_value());
  const auto enough = facts_of(zoning_of({{"A", 0.0, 0.0, 60.0, 200.0}}));
  EXPECT_TRUE(enough[0].poor_households.has_value());
  const auto stricter =
      facts_of(zoning_of({{"A", 0.0, 0.0, 60.0, 200.0}}), FewestHouseholds::of(13).value());
  EXPECT_FALSE(stricter[0].households.has_value());
  EXPECT_FALSE(stricter[0].poor_households.has_value());
}

TEST_F(QuartierFactsTest, OutsideTheGridIsUnknownAndNotEmpty) {
  const auto facts = facts_of(zoning_of({{"A", 9000.0, 0.0, 9400.0, 200.0}}));
  EXPECT_FALSE(facts[0].people.has_value());
  EXPECT_TRUE(facts[0].communes.empty());
}

TEST_F(QuartierFactsTest, WholeCommunesNameThemselvesWithoutAGrid) {
  Zoning zoning;
  zoning.kind = ZoningKind::communes;
  zoning.codes = {"A"};
  zoning.communes = {{"30001", "30003"}};
  const auto facts = quartier_facts(zoning);
  ASSERT_EQ(facts[0].communes.size(), 2U);
  EXPECT_EQ(facts[0].communes[1].code, "30003");
  EXPECT_FALSE(facts[0].people.has_value());
}

TEST_F(QuartierFactsTest, AnOlderListIsFollowed) {
  // S splits into N1 (three quarters) and N2, K keeps its code, G has left the list, E is new.
  const Zoning older = zoning_of({{"S", 0.0, 0.0, 800.0, 200.0},
                                  {"K", 0.0, 600.0, 400.0, 800.0},
                                  {"G", 1600.0, 1600.0, 2000.0, 1800.0}});
  const Zoning present = zoning_of({{"N1", 0.0, 0.0, 600.0, 200.0},
                                    {"N2", 600.0, 0.0, 800.0, 200.0},
                                    {"K", 0.0, 600.0, 400.0, 800.0},
                                    {"E", 1600.0, 0.0, 2000.0, 200.0}});
  const CellShares before(cells_, older.polygons);
  const CellShares after(cells_, present.polygons);
  auto facts = facts_of(present);
  const QuartierHistory history =
      quartier_history(facts_of(older), compare_zonings(cells_, before, after, {}), facts);
  ASSERT_EQ(history.former.size(), 1U);
  EXPECT_EQ(history.former[0].code, "G");
  ASSERT_EQ(history.successors.size(), 1U);
  const auto& next = history.successors.at("S");
  ASSERT_EQ(next.size(), 2U);
  EXPECT_EQ(next[0].quartier, 0U);
  EXPECT_EQ(next[0].people, 3'000);
  EXPECT_EQ(next[1].people, 1'000);
  std::vector<bool> entered;
  for (const QuartierFacts& one : facts) entered.push_back(one.has_entered);
  EXPECT_THAT(entered, ElementsAre(false, false, false, true));
}

TEST_F(QuartierFactsTest, PublishedPeopleReplaceTheEstimate) {
  auto facts =
      facts_of(zoning_of({{"A", 700.0, 0.0, 1200.0, 200.0}, {"B", 0.0, 0.0, 200.0, 200.0}}));
  const double in_first = facts[0].communes[0].people / *facts[0].people;
  const auto others = set_published({{"A", 500}, {"X", 7}}, facts);
  EXPECT_THAT(others, ElementsAre("X"));
  EXPECT_DOUBLE_EQ(facts[0].people.value(), 500.0);
  EXPECT_DOUBLE_EQ(facts[0].communes[0].people, 500.0 * in_first);
  EXPECT_TRUE(facts[0].is_published);
  EXPECT_FALSE(facts[1].is_published);
}

TEST_F(QuartierFactsTest, CommunesBesideAZoneAreUsedWhereTheGridHasNone) {
  Zoning zoning = zoning_of({{"A", 700.0, 0.0, 1200.0, 200.0}});
  zoning.beside = {{{"30002", "Anduze"}}};
  EXPECT_EQ(quartier_facts(zoning).at(0).communes.at(0).name, "Anduze");
  const auto facts = facts_of(zoning);
  EXPECT_EQ(facts[0].communes.at(0).name, "Alès");
  EXPECT_EQ(facts[0].communes.at(1).name, "Anduze") << "a name that the table lacks";
}

}  // namespace
}  // namespace carreau
