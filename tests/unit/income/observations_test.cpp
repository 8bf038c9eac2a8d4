// SPDX-License-Identifier: Apache-2.0
/// Cells that repeat the ratios of one group are one observation.
#include "income/observations.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <random>
#include <vector>

namespace carreau {
namespace {

CellRecord record(std::int32_t row, std::int32_t column, double people, double mean, double poor,
                  bool is_imputed) {
  CellRecord r;
  r.position = {row, column};
  r.people = Persons::from_value(people);
  r.households = Households::from_value(people / 2.2);
  r.poor_households = Households::from_value(people / 2.2 * poor);
  // Published to a tenth of a euro.
  r.income_sum = Euros::from_value(std::round(people * mean * 10.0) / 10.0);
  r.imputation = is_imputed ? Imputation::imputed : Imputation::observed;
  return r;
}

Observations observe(std::vector<CellRecord> records, HeadcountUse use = HeadcountUse::use) {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  (void)table.assign(std::move(records));
  return observations(table, use);
}

TEST(Observations, ImputedCellsOfEqualRatiosAreOne) {
  const auto o = observe(
      {record(0, 0, 3.0, 17'123.4567, 0.2, true), record(0, 5, 11.5, 17'123.4567, 0.2, true),
       record(3, 9, 1.0, 17'123.4567, 0.2, true), record(4, 9, 8.0, 18'000.0, 0.2, true)});
  EXPECT_EQ(o.of_cell[0], o.of_cell[1]);
  EXPECT_EQ(o.of_cell[0], o.of_cell[2]);
  EXPECT_NE(o.of_cell[0], o.of_cell[3]);
  ASSERT_EQ(o.size(), 2U);
  EXPECT_NEAR(o.evidence(0).mean, 17'123.4567, 0.01);
  EXPECT_NEAR(o.evidence(0).households, 15.5 / 2.2, 0.1) << "the group's, not the cell's";
  EXPECT_EQ(o.first_cell[0], CellIndex(0));
}

TEST(Observations, ObservedCellsStandAlone) {
  const auto o =
      observe({record(0, 0, 50.0, 17'000.0, 0.2, false), record(0, 1, 50.0, 17'000.0, 0.2, false),
               record(0, 2, 5.0, 17'000.0, 0.2, true)});
  EXPECT_EQ(o.size(), 3U);
}

TEST(Observations, EqualMeansWithOtherHeadcountsAreNotOne) {
  const auto o =
      observe({record(0, 0, 50.0, 17'000.0, 0.10, true), record(0, 1, 50.0, 17'000.0, 0.40, true)});
  EXPECT_EQ(o.size(), 2U);
}

TEST(Observations, NoGroupReachesIntoAnotherSquareOf64Kilometres) {
  const auto o =
      observe({record(0, 319, 5.0, 17'000.0, 0.2, true), record(0, 320, 5.0, 17'000.0, 0.2, true)});
  EXPECT_EQ(o.size(), 2U);
}

TEST(Observations, CellsWithoutPeopleHaveNone) {
  const auto o =
      observe({record(0, 0, 0.0, 0.0, 0.0, true), record(0, 1, 5.0, 17'000.0, 0, false)});
  EXPECT_EQ(o.size(), 1U);
  EXPECT_GE(o.of_cell[0], o.size());
  EXPECT_EQ(o.of_cell[1], 0U);
}

TEST(Observations, TheHeadcountIsLeftOutWhenAsked) {
  const auto o = observe({record(0, 0, 50.0, 17'000.0, 0.1, false)}, HeadcountUse::ignore);
  EXPECT_FALSE(o.evidence(0).poor_share);
  EXPECT_NEAR(o.evidence(0).households, 50.0 / 2.2, 1e-9);
}

/// Groups as INSEE forms them, drawn at random and published with its rounding.
TEST(Observations, FindsTheGroupsThatWereDrawn) {
  std::mt19937_64 random(3);
  std::uniform_real_distribution<double> unit;
  std::vector<CellRecord> records;
  std::vector<int> truth;
  std::int32_t place = 0;
  constexpr int kGroups = 800;
  for (int g = 0; g < kGroups; ++g) {
    const double mean = 12'000.0 + 15'000.0 * unit(random);
    const double poor = 0.5 * unit(random);
    const int cells = 2 + static_cast<int>(12.0 * unit(random));
    for (int c = 0; c < cells; ++c, ++place) {
      const double people = std::floor(1.0 + 14.0 * unit(random));
      records.push_back(record(place / 300, place % 300, people, mean, poor, true));
      truth.push_back(g);
    }
  }
  const auto o = observe(records);
  // Two groups may share their ratios by chance, and tiny cells round apart: one in a hundred.
  EXPECT_NEAR(static_cast<double>(o.size()), kGroups, kGroups / 50.0);
  std::size_t split = 0;
  for (std::size_t i = 1; i < truth.size(); ++i) {
    if (truth[i] == truth[i - 1] && o.of_cell[i] != o.of_cell[i - 1]) ++split;
  }
  EXPECT_LT(split, truth.size() / 50);
}

}  // namespace
}  // namespace carreau
