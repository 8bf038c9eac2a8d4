// SPDX-License-Identifier: Apache-2.0
/// Published populations beside the zones of another list.
#include "inputs/zone_people.hpp"

#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> told(const Findings& findings) {
  std::vector<std::string> codes;
  for (const Finding& finding : findings.list()) codes.push_back(finding.code);
  return codes;
}

TEST(ZonePeople, OfAnotherListAreNone) {
  const testing::TempFolder folder;
  Zoning zoning;
  zoning.key = "qpv2024";
  zoning.codes = {"QN03014M"};
  Findings findings;
  read_zone_people(folder.write("pop.csv", "qp,population\nQP030014,1234\n"), zoning, findings);
  EXPECT_THAT(told(findings), ElementsAre("populations_of_none"));
  EXPECT_THAT(zoning.people, ElementsAre(std::nullopt));
}

TEST(ZonePeople, OfEveryZoneNeedNoFinding) {
  const testing::TempFolder folder;
  Zoning zoning;
  zoning.codes = {"QP030014"};
  Findings findings;
  read_zone_people(folder.write("pop.csv", "qp,population\nQP030014,1234\n"), zoning, findings);
  EXPECT_TRUE(told(findings).empty());
  EXPECT_EQ(zoning.people.front(), 1234);
}

TEST(Limits, OfAColumnOfQuartiersAreDrawnWhateverTheCodes) {
  Zoning zoning;
  zoning.codes = {"A", "QP030014"};
  set_limits(zoning, std::nullopt, false);
  EXPECT_THAT(zoning.limits,
              ElementsAre(ZoneLimits::of(LimitKind::neutral), ZoneLimits::of(LimitKind::drawn)));
  EXPECT_FALSE(zoning.are_limits_stated);
  zoning.limits.clear();
  set_limits(zoning, std::nullopt, true);
  EXPECT_EQ(zoning.limits.front(), ZoneLimits::of(LimitKind::drawn));
  zoning.limits.clear();
  set_limits(zoning, ZoneLimits{LimitKind::drawn, 2.0}, false);
  EXPECT_EQ(zoning.limits.front().ratio, 2.0);
  EXPECT_TRUE(zoning.are_limits_stated);
}

}  // namespace
}  // namespace carreau::inputs
