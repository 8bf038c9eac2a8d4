// SPDX-License-Identifier: Apache-2.0
/// Exact counts by bracket: shares at the limits, between them, and what is refused.
#include "income/bracket_estimate.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::HasSubstr;

const std::vector<double> kLimits = {5'000.0, 10'000.0, 15'000.0, 40'000.0};

BracketEstimate two_cells() { return {kLimits, {10, 30, 60, 0, 7, 0}}; }

TEST(BracketEstimate, IsExactAtTheLimits) {
  const BracketEstimate e = two_cells();
  ASSERT_EQ(e.size(), 2U);
  EXPECT_EQ(e.share_below(CellIndex(0), 5'000.0).share, 0.0);
  EXPECT_DOUBLE_EQ(e.share_below(CellIndex(0), 10'000.0).share, 0.10);
  EXPECT_DOUBLE_EQ(e.share_below(CellIndex(0), 15'000.0).share, 0.40);
  EXPECT_EQ(e.share_below(CellIndex(0), 40'000.0).share, 1.0);
  EXPECT_EQ(e.share_below(CellIndex(1), 10'000.0).share, 0.0);
  EXPECT_EQ(e.share_below(CellIndex(1), 15'000.0).share, 1.0);
}

TEST(BracketEstimate, IsZeroBelowAndOneAboveEveryLimit) {
  const BracketEstimate e = two_cells();
  EXPECT_EQ(e.share_below(CellIndex(0), 1.0).share, 0.0);
  EXPECT_EQ(e.share_below(CellIndex(0), 1e9).share, 1.0);
  EXPECT_EQ(e.lowest_income(), 5'000.0);
  EXPECT_EQ(e.highest_income(), 40'000.0);
}

TEST(BracketEstimate, GrowsEvenlyInLogarithmsWithinABracket) {
  const BracketEstimate e = two_cells();
  const double middle = std::sqrt(10'000.0 * 15'000.0);
  EXPECT_NEAR(e.share_below(CellIndex(0), middle).share, 0.25, 1e-12);
  const double h = 1e-6;
  const double slope = (e.share_below(CellIndex(0), middle * std::exp(h)).share -
                        e.share_below(CellIndex(0), middle * std::exp(-h)).share) /
                       (2.0 * h);
  EXPECT_NEAR(e.share_below(CellIndex(0), middle).slope, slope, 1e-6);
}

TEST(BracketEstimate, RisesAndLeavesNoDoubt) {
  const BracketEstimate e = two_cells();
  double last = 0.0;
  for (double income = 4'000.0; income < 50'000.0; income += 37.0) {
    const ShareBelow at = e.share_below(CellIndex(0), income);
    EXPECT_GE(at.share, last);
    EXPECT_EQ(at.variance, 0.0);
    last = at.share;
  }
  EXPECT_EQ(e.observation(CellIndex(0)), 0U);
  EXPECT_EQ(e.model(), "brackets");
}

std::string refusal(std::vector<double> limits, std::vector<std::int64_t> counts) {
  try {
    const BracketEstimate estimate(std::move(limits), std::move(counts));
  } catch (const DataError& error) {
    return error.what();
  }
  return "accepted";
}

TEST(BracketEstimate, RefusesLimitsThatDoNotRise) {
  for (const std::vector<double>& limits : std::vector<std::vector<double>>{
           {}, {5'000.0}, {0.0, 1.0}, {-1.0, 1.0}, {1.0, 1.0}, {2.0, 1.0}, {1.0, 3.0, 2.0}}) {
    EXPECT_THAT(refusal(limits, {}), HasSubstr("strictly increasing"));
  }
}

TEST(BracketEstimate, RefusesCountsThatDoNotFit) {
  EXPECT_THAT(refusal(kLimits, {1, 2, 3, 4}), HasSubstr("expected 3 counts for each cell"));
  EXPECT_THAT(refusal(kLimits, {1, 2, 3, 4, -5, 6}), HasSubstr("cell 2, bracket 2"));
  EXPECT_THAT(refusal(kLimits, {1, 2, 3, 0, 0, 0}), HasSubstr("cell 2 holds nobody"));
  EXPECT_EQ(refusal(kLimits, {1, 2, 3}), "accepted");
}

TEST(BracketEstimate, EachFaultHasItsCode) {
  using ::testing::ElementsAre;
  const auto codes_for = [](const std::vector<double>& limits,
                            const std::vector<std::int64_t>& counts) {
    return testing::codes_thrown_by([&] { (void)BracketEstimate(limits, counts); });
  };
  EXPECT_THAT(codes_for({5.0}, {1}), ElementsAre("bracket_limits"));
  EXPECT_THAT(codes_for({5.0, 4.0}, {1}), ElementsAre("bracket_limits"));
  EXPECT_THAT(codes_for(kLimits, {1, 2}), ElementsAre("bracket_counts"));
  EXPECT_THAT(codes_for(kLimits, {1, -2, 3}), ElementsAre("bracket_negative"));
  EXPECT_THAT(codes_for(kLimits, {1, 2, 3, 0, 0, 0}), ElementsAre("bracket_cell_empty"));
}

}  // namespace
}  // namespace carreau
