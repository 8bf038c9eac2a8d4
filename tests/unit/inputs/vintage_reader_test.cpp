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
  constexpr auto kDisposable = IncomeConcept::disposable;
  EXPECT_EQ(national_median(2018, kDisposable), 21'730.0);
  for (const int year : {2015, 2017, 2019}) {
    EXPECT_NEAR(national_median(year, kDisposable).value_or(0.0),
                read_vintage(year).national_disposable.value(), 0.5);
  }
  EXPECT_FALSE(national_median(1999, kDisposable));
  EXPECT_EQ(national_median(2011, IncomeConcept::declared), 19'200.0);
  EXPECT_FALSE(national_median(1999, IncomeConcept::declared));
  EXPECT_THROW((void)read_vintage(2018), ArgumentError);
}

TEST(VintageReader, EveryBridgeRises) {
  for (const int year : vintage_years()) {
    const Bridge bridge = read_vintage(year).bridge;
    if (bridge.is_same_scale) continue;
    EXPECT_GT(bridge.exponent, 1.0) << year;
    EXPECT_LT(bridge.to_disposable(12'000.0), bridge.to_disposable(12'100.0)) << year;
  }
}

/// 0.60 of the national declared median is 0.694 of the disposable one; the line that chooses cells
/// makes it 0.743.
TEST(VintageReader, PerimetersAreCheckedThroughAStricterBridge) {
  for (const int year : {2015, 2017, 2019, 2021}) {
    const Vintage v = read_vintage(year);
    const double s = 0.6 * v.national_declared.value();
    EXPECT_NEAR(v.perimeter_bridge.to_disposable(s) / v.national_disposable.value(), 0.694, 1e-6);
    EXPECT_NEAR(v.bridge.to_disposable(s) / v.national_disposable.value(), 0.743, 1e-3);
    EXPECT_EQ(v.department_bridge.at("972").bridge.exponent, 1.921);
    EXPECT_EQ(v.department_bridge.at("974").bridge.exponent, 1.8);
  }
}

TEST(VintageReader, DeclaredIncomesAreOnTheScaleOfS) {
  const Vintage v = read_vintage(2010);
  EXPECT_TRUE(v.is_declared());
  EXPECT_TRUE(read_vintage(2011).is_declared());
  EXPECT_FALSE(read_vintage(2015).is_declared());
  // Nothing is converted, to the last bit.
  EXPECT_EQ(v.bridge.to_disposable(11'300.0), 11'300.0);
  EXPECT_EQ(v.bridge.to_declared(11'300.0), 11'300.0);
  EXPECT_EQ(v.bridge.log_residual(11'300.0), 0.0);
  // 60 % of the declared median is the line of low incomes.
  EXPECT_DOUBLE_EQ(v.poverty_line(), 11'250.0);
  EXPECT_TRUE(v.national_disposable.value() == 0.0) << "unknown";
  // Tighter bounds and a wider spread than those of disposable incomes.
  EXPECT_LT(v.bounds("67").high, 0.7 * read_vintage(2015).bounds("67").high);
  EXPECT_GT(v.spread_prior("67").mean, 0.65);
  // Scaled with the national median, as are those of other years.
  EXPECT_NEAR(read_vintage(2011).bounds("67").low / v.bounds("67").low, 19'200.0 / 18'750.0, 1e-9);
  EXPECT_TRUE(v.cell_share.has_value());
}

TEST(VintageReader, PoorPlacesAreMoreUnequalWhereIncomesAreDeclared) {
  const Vintage v = read_vintage(2010);
  EXPECT_GT(v.spread_factor(10'000.0), v.spread_factor(13'000.0));
  EXPECT_GT(v.spread_factor(13'000.0), v.spread_factor(19'000.0));
  // Beyond what was measured the nearest level holds.
  EXPECT_EQ(v.spread_factor(1'000.0), v.spread_factor(9'000.0));
  EXPECT_EQ(v.spread_factor(30'000.0), v.spread_factor(100'000.0));
  EXPECT_EQ(read_vintage(2019).spread_factor(10'000.0), 1.0);
}

TEST(VintageReader, ABridgeForDeclaredIncomesIsRefused) {
  const testing::TempFolder folder;
  const std::string path = folder.write("b.toml", "[bridge]\nexponent = 1.7\nresidual = 100\n");
  Vintage vintage = read_vintage(2010);
  EXPECT_THAT(testing::codes_thrown_by([&] { read_bridge(path, vintage); }),
              ::testing::ElementsAre("bridge_of_declared"));
}

TEST(VintageReader, EachFaultOfABridgeIsToldWithItsPlace) {
  const testing::TempFolder folder;
  const std::string head = "[bridge]\nresidual = 0.02\n";
  testing::expect_faults(
      {{"a = 1\n", "b.toml: bridge", {"section_missing", "add_section"}},
       {"[bridge]\n", "b.toml: residual", {"number_missing", "add_line"}},
       {head, "b.toml: exponent", {"number_missing", "add_line"}},
       {head + "exponent = inf\n",
        "b.toml:3: exponent",
        {"expected_found", "a_number", "value_itself"}},
       {head + "exponent = 1\nsorce = \"here\"\n", "b.toml:4: sorce", {"unknown_key", "is_meant"}},
       {head + "exponent = 1\nsource = 5\n",
        "b.toml:4: source",
        {"expected_found", "a_text", "value_itself", "write_in_quotes"}},
       {head + "pairs = [[1, 2], [3, inf]]\n", "b.toml:3", {"declared_and_disposable"}},
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
