// SPDX-License-Identifier: Apache-2.0
/// How the grids of other years are named.
#include "study/portrait_vintages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::study {
namespace {

using ::testing::ElementsAre;

TEST(VintageGrids, MayNameTheirYear) {
  const std::vector<std::string> texts = {"a.csv", "2017=b.csv", "2015=c=d.csv", "2017=e.csv",
                                          "grid=2017.csv"};
  const auto grids = vintage_grids(texts);
  ASSERT_EQ(grids.size(), 4U);
  EXPECT_EQ(grids[0].year, std::nullopt);
  EXPECT_THAT(grids[0].paths, ElementsAre("a.csv"));
  EXPECT_EQ(grids[1].year, 2017);
  EXPECT_THAT(grids[1].paths, ElementsAre("b.csv", "e.csv")) << "one grid in two files";
  EXPECT_EQ(grids[2].year, 2015);
  EXPECT_THAT(grids[2].paths, ElementsAre("c=d.csv"));
  EXPECT_THAT(grids[3].paths, ElementsAre("grid=2017.csv"));
}

}  // namespace
}  // namespace carreau::study
