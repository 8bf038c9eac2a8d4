// SPDX-License-Identifier: Apache-2.0
/// Published populations of one zone and of several together.
#include "results/portrait/portrait_supplements.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

TEST(PortraitSupplements, AddUpPopulationsThatAreAllKnown) {
  PortraitSupplements supplements;
  supplements.populations = {
      {"Q1", {1'000, 2013, "a.csv"}}, {"Q2", {500, 2013, "a.csv"}}, {"Q3", {70, 2018, "b.csv"}}};
  const auto of = [&](const std::vector<std::string>& codes) {
    return supplements.population_of(codes);
  };
  EXPECT_EQ(of({"Q1"})->people, 1'000);
  const auto two = of({"Q1", "Q2"});
  ASSERT_TRUE(two);
  EXPECT_EQ(two->people, 1'500);
  EXPECT_EQ(two->year, 2013);
  EXPECT_EQ(two->source, "a.csv");
  const auto mixed = of({"Q1", "Q3"});
  ASSERT_TRUE(mixed);
  EXPECT_EQ(mixed->people, 1'070);
  EXPECT_FALSE(mixed->year) << "of two years";
  EXPECT_EQ(mixed->source, "") << "of two sources";
  EXPECT_FALSE(of({"Q1", "Q4"})) << "a sum without Q4 would look complete";
}

TEST(PortraitSupplements, NameNoContractWhereNoneIsGiven) {
  PortraitSupplements supplements;
  EXPECT_EQ(supplements.contract_of(0), "");
  supplements.contracts = {"A", ""};
  EXPECT_EQ(supplements.contract_of(0), "A");
  EXPECT_EQ(supplements.contract_of(1), "");
}

}  // namespace
}  // namespace carreau::results
