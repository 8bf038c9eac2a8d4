// SPDX-License-Identifier: Apache-2.0
/// What a page is about, and the territories that it is set beside.
#include "report/portrait_subject.hpp"

#include "support/portrayed_zones.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

class PortraitSubjects : public ::testing::Test {
 protected:
  void SetUp() override {
    PortraitGroup group;
    group.zones = {0, 1};
    group.portrait = portrayed_.portraits.zones[0];
    portrayed_.portraits.groups = {group};
  }
  [[nodiscard]] const PortraitTerritory& territory(const PortraitReference* reference) const {
    return portrayed_.portraits.territories[reference->territory];
  }
  Words w_{Language::french};
  carreau::testing::PortrayedZones portrayed_;
};

TEST_F(PortraitSubjects, AreNamedByTheirNameOrCode) {
  EXPECT_EQ(zone_subject(portrayed_.view(), 0).title, "Les <Lilas>");
  EXPECT_EQ(zone_subject(portrayed_.view(), 1).title, "Z2");
  EXPECT_EQ(group_subject(portrayed_.view(), 0, w_).title, "Ensemble des zones");
  portrayed_.portraits.groups[0].contract = "CV59";
  EXPECT_EQ(group_subject(portrayed_.view(), 0, w_).title, "Contrat CV59");
}

TEST_F(PortraitSubjects, AreSetBesideTheFirstTerritoryOfEachLevel) {
  const auto list = main_references(portrayed_.portraits, zone_subject(portrayed_.view(), 0));
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(territory(list[0]).code, "59350") << "70 % of the people live there";
  EXPECT_EQ(territory(list[1]).level, PortraitLevel::grid);
  EXPECT_TRUE(main_references(portrayed_.portraits, zone_subject(portrayed_.view(), 2)).empty());
}

TEST_F(PortraitSubjects, ZonesTogetherHaveNoMainCommuneOfSeveral) {
  const auto subject = group_subject(portrayed_.view(), 0, w_);
  auto list = main_references(portrayed_.portraits, subject);
  ASSERT_EQ(list.size(), 1U);
  EXPECT_EQ(territory(list[0]).level, PortraitLevel::grid);
  EXPECT_EQ(held_reference(portrayed_.portraits, subject), nullptr);
  portrayed_.portraits.groups[0].portrait.references.erase(
      portrayed_.portraits.groups[0].portrait.references.begin());
  list = main_references(portrayed_.portraits, subject);
  ASSERT_EQ(list.size(), 2U);
  EXPECT_EQ(territory(list[0]).code, "59512");
}

TEST_F(PortraitSubjects, AreAShareOfTheirCommuneOrTogetherOfTheirEpci) {
  const auto* const commune =
      held_reference(portrayed_.portraits, zone_subject(portrayed_.view(), 0));
  ASSERT_NE(commune, nullptr);
  EXPECT_EQ(commune->people, 1'050.0);
  portrayed_.portraits.territories.push_back(
      {PortraitLevel::epci, "245900410", "MEL", {}, carreau::testing::known_figures(9'000.0)});
  auto& references = portrayed_.portraits.groups[0].portrait.references;
  references.insert(references.begin() + 2, {3, 1.0, 1'500.0, {}});
  const auto* const epci =
      held_reference(portrayed_.portraits, group_subject(portrayed_.view(), 0, w_));
  ASSERT_NE(epci, nullptr);
  EXPECT_EQ(territory(epci).name, "MEL");
}

TEST_F(PortraitSubjects, HaveThePublishedPopulationOfAllTheirZones) {
  portrayed_.supplements.populations["Z1"] = {2'000, 2013, "pop.csv"};
  const auto zone = published_population(portrayed_.view(), zone_subject(portrayed_.view(), 0));
  ASSERT_TRUE(zone);
  EXPECT_EQ(zone->people, 2'000);
  const auto group = group_subject(portrayed_.view(), 0, w_);
  EXPECT_FALSE(published_population(portrayed_.view(), group)) << "that of Z2 is unknown";
  portrayed_.supplements.populations["Z2"] = {50, 2013, "pop.csv"};
  EXPECT_EQ(published_population(portrayed_.view(), group)->people, 2'050);
}

TEST_F(PortraitSubjects, AreFoundInOtherVintages) {
  const Portraits other = portrayed_.portraits;
  EXPECT_EQ(&zone_subject(portrayed_.view(), 1).in(other), &other.zones[1]);
  EXPECT_EQ(&group_subject(portrayed_.view(), 0, w_).in(other), &other.groups[0].portrait);
}

}  // namespace
}  // namespace carreau::report
