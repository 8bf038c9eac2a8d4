// SPDX-License-Identifier: Apache-2.0
/// The figures of a year of incomes as the program holds them.
#include "inputs/vintage_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(VintageReader, BoundsOfAnotherYearFollowTheNationalMedian) {
  const Vintage published = read_vintage(2019);
  const Vintage scaled = read_vintage(2017);
  const double factor = 21'110.0 / 21'930.0;
  EXPECT_NEAR(published.bounds("01").low, 10'219.0, 0.5) << "as INSEE publishes them";
  EXPECT_NEAR(scaled.bounds("01").low, published.bounds("01").low * factor, 1e-6);
  EXPECT_NEAR(scaled.bounds("01").high, published.bounds("01").high * factor, 1e-6);
}

TEST(VintageReader, FiguresOfADepartmentStandBeforeTheNationalOnes) {
  const Vintage v = read_vintage(2017);
  EXPECT_NEAR(v.spread.mean, 0.42, 0.01);
  EXPECT_NEAR(v.spread_prior("972").mean, 0.50, 0.01);
  EXPECT_EQ(v.spread_prior("").mean, v.spread.mean);
  EXPECT_EQ(v.spread_prior("972").deviation, v.spread.deviation);
  EXPECT_LT(v.poor_people("972"), 1.0);
  EXPECT_GT(v.poor_people("59"), 1.0);
  EXPECT_GT(v.level_deviation, 0.0);
  EXPECT_LT(v.mean_to_median, 1.0);
}

TEST(VintageReader, TheModelOfMembershipIsThatOfEveryYear) {
  for (const int year : vintage_years()) {
    const MemberModel model = read_vintage(year).member;
    EXPECT_EQ(model.intercept, -0.9);
    EXPECT_EQ(model.slope, 5.4);
    EXPECT_EQ(model.bandwidth, 300);
    EXPECT_FALSE(model.source.empty());
  }
}

TEST(VintageReader, NationalMediansOfTheYearsBetweenAreKnown) {
  EXPECT_EQ(national_disposable(2018), 21'730.0);
  for (const int year : {2015, 2017, 2019}) {
    EXPECT_NEAR(national_disposable(year).value_or(0.0),
                read_vintage(year).national_disposable.value(), 0.5);
  }
  EXPECT_FALSE(national_disposable(1999));
  EXPECT_THROW((void)read_vintage(2018), ArgumentError);
}

TEST(VintageReader, EveryBridgeRises) {
  for (const int year : vintage_years()) {
    const Bridge bridge = read_vintage(year).bridge;
    EXPECT_GT(bridge.exponent, 1.0) << year;
    EXPECT_LT(bridge.to_disposable(12'000.0), bridge.to_disposable(12'100.0)) << year;
  }
}

TEST(VintageReader, EachFaultOfABridgeIsToldWithItsPlace) {
  const testing::TempFolder folder;
  const std::string head = "[bridge]\nresidual = 0.02\n";
  testing::expect_faults(
      {{"a = 1\n", "b.toml: bridge", {"section_missing", "add_section"}},
       {"[bridge]\n", "b.toml: residual", {"number_missing", "add_line"}},
       {head, "b.toml: exponent", {"number_missing", "add_line"}},
       {head + "exponent = -1\n", "b.toml: bridge", {"bridge_figures", "bridge_falls"}},
       {head + "pairs = 3\n", "b.toml:3: pairs", {"pairs_not_a_list"}},
       {head + "pairs = [[1, 2]]\n", "b.toml:3: pairs", {"few_pairs"}},
       {head + "pairs = [[1, 2], [3]]\n", "b.toml:3", {"declared_and_disposable"}},
       {head + "pairs = [[1, 2],\n[3, 2]]\n", "b.toml:4: pairs", {"pairs_fall", "bridge_falls"}}},
      [&](const std::string& text) {
        Vintage vintage = read_vintage(2019);
        read_bridge(folder.write("b.toml", text), vintage);
      });
}

TEST(VintageReader, EachFaultOfBoundsIsToldWithItsPlace) {
  const testing::TempFolder folder;
  testing::expect_faults(
      {{"a;p05;p95\n", "b.csv", {"column_missing", "column_department", "add_or_rename"}},
       {"dep;a;p95\n", "b.csv", {"column_missing", "column_lower_bound", "add_or_rename"}},
       {"dep;p05;a\n", "b.csv", {"column_missing", "column_upper_bound", "add_or_rename"}},
       {"dep;p05;p95\n01;20000;9000\n", "b.csv:2: p05", {"bounds_order", "are_columns_swapped"}}},
      [&](const std::string& text) {
        Vintage vintage = read_vintage(2019);
        Findings findings;
        read_bounds(folder.write("b.csv", text), vintage, findings);
      });
}

TEST(VintageReader, AYearWithoutFiguresNamesThoseThatThereAre) {
  EXPECT_THAT(testing::codes_thrown_by([] { (void)read_vintage(2018); }),
              ::testing::ElementsAre("unknown_vintage"));
}

}  // namespace
}  // namespace carreau::inputs
