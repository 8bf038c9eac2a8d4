// SPDX-License-Identifier: Apache-2.0
/// The contracts of zones, and the territories of contracts.
#include "zoning/portrait_contracts.hpp"

#include "support/drawn_world.hpp"
#include "support/row_of_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

/// Four cells of 1,000 people: two in commune cU, one in cV, one in cW. Z1 has the first and half
/// of the second, Z2 the rest of the second and the third, Z3 the last.
class Contracts : public ::testing::Test {
 protected:
  static testing::DrawnWorld world() {
    testing::DrawnWorld drawn({"####"});
    drawn.communes = {"UUVW"};
    return drawn;
  }
  PortraitContracts of(const ContractTable& table) {
    return contracts_of(table, {}, {input_, shares_, codes_}, findings_);
  }

  testing::BuiltWorld built_{world()};
  DelineationInput input_ = built_.input();
  CellShares shares_{built_.cells(), testing::stretches({{0, 300}, {300, 600}, {600, 800}})};
  std::vector<std::string> codes_ = {"Z1", "Z2", "Z3"};
  Findings findings_;
};

TEST_F(Contracts, WithoutATableThereAreNone) {
  const PortraitContracts none = of({});
  EXPECT_THAT(none.of_zone, IsEmpty());
  EXPECT_THAT(none.groups.contract, IsEmpty());
  EXPECT_TRUE(findings_.list().empty());
}

TEST_F(Contracts, ByQuartierTakeTheCommunesOfTheirQuartiers) {
  const PortraitContracts found = of({{{"Z1", "A"}, {"Z2", "B"}, {"Z9", "C"}}, {}});
  EXPECT_THAT(found.of_zone, ElementsAre("A", "B", ""));
  // Z1 has 1,500 people in cU, Z2 only 500: the commune goes to contract A.
  EXPECT_THAT(found.groups.contract, ElementsAre(Pair("cU", "A"), Pair("cV", "B")));
  EXPECT_TRUE(findings_.has("commune_of_two_contracts"));
  EXPECT_TRUE(findings_.has("zone_without_contract"));
  EXPECT_TRUE(findings_.has("contract_of_no_zone"));
}

TEST_F(Contracts, ByCommuneGiveAZoneThatOfMostOfItsPeople) {
  const PortraitContracts found = of({{}, {{"cU", "A"}, {"cV", "B"}, {"30007", "C"}}});
  EXPECT_THAT(found.of_zone, ElementsAre("A", "B", ""));
  EXPECT_EQ(found.groups.contract.size(), 3U);
  EXPECT_TRUE(findings_.has("zone_without_contract"));
  EXPECT_FALSE(findings_.has("commune_of_two_contracts"));
}

}  // namespace
}  // namespace carreau
