// SPDX-License-Identifier: Apache-2.0
/// Populations of a year before the composition.
#include "territory/former_communes.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

const Mergers kMergers = {{"49001", "49244"}, {"49002", "49244"}, {"49003", "49999"}};

CommuneFacts facts(std::int64_t total, std::int64_t municipal, std::size_t table) {
  return {"x", total, PopulationKind::total, municipal, table};
}

TerritoryParts parts() {
  TerritoryParts parts;
  parts.mergers = &kMergers;
  parts.composition = {{"49244", "Mauges", "49U", "Mauges"}};
  return parts;
}

TEST(FormerCommunes, OfOneTableAreAddedUp) {
  TerritoryParts p = parts();
  p.communes = {{"49244", facts(1'000, 900, 1)},
                {"49001", facts(200, 190, 1)},
                {"49002", facts(30, 29, 1)},
                {"49003", facts(5, 5, 1)}};
  Findings findings;
  fold_former_communes(p, findings);
  EXPECT_EQ(p.communes.at("49244").population, 1'230);
  EXPECT_EQ(p.communes.at("49244").municipal, 1'119);
  EXPECT_FALSE(p.communes.contains("49001"));
  EXPECT_TRUE(p.communes.contains("49003")) << "the composition does not list its commune";
  ASSERT_TRUE(findings.has("communes_folded"));
  EXPECT_EQ(findings.list().front().count, 2);
}

TEST(FormerCommunes, OfAnotherTableAreNotCountedTwice) {
  TerritoryParts p = parts();
  p.communes = {{"49244", facts(1'230, 1'119, 2)}, {"49001", facts(200, 190, 1)}};
  Findings findings;
  fold_former_communes(p, findings);
  EXPECT_EQ(p.communes.at("49244").population, 1'230);
}

TEST(FormerCommunes, StandInForACommuneWithoutARow) {
  TerritoryParts p = parts();
  p.communes = {{"49001", facts(200, 190, 1)}, {"49002", facts(30, 29, 1)}};
  Findings findings;
  fold_former_communes(p, findings);
  EXPECT_EQ(p.communes.at("49244").population, 230);
  EXPECT_EQ(p.communes.at("49244").kind, PopulationKind::total);
}

TEST(FormerCommunes, NothingChangesWithoutAComposition) {
  TerritoryParts p = parts();
  p.composition.clear();
  p.communes = {{"49001", facts(200, 190, 1)}};
  Findings findings;
  fold_former_communes(p, findings);
  EXPECT_TRUE(p.communes.contains("49001"));
  EXPECT_TRUE(findings.list().empty());
}

}  // namespace
}  // namespace carreau
