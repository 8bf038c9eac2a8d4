// SPDX-License-Identifier: Apache-2.0
/// The income test of cells, with and without a memory, against the share computed anew at every
/// threshold.
#include "delineation/incremental/entry_income.hpp"

#include "delineation/cell_tests.hpp"
#include "support/random_world.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstdint>
#include <vector>

namespace carreau {
namespace {

using testing::BuiltWorld;
using testing::DrawnWorld;

DrawnWorld smoothed_world(std::uint64_t seed, std::int64_t smoothing) {
  DrawnWorld world = testing::random_world(seed, 9);
  world.options.smoothing = smoothing;
  return world;
}

RC_GTEST_PROP(EntryIncomesProperty, AnswersAsTheShareDoes, (std::uint64_t seed)) {
  DrawnWorld world = smoothed_world(seed, *rc::gen::element(0, 150, 300, 450, 700));
  world.options.cell_share = BasisPoints::from_points(*rc::gen::inRange(500, 9'500));
  const BuiltWorld built(world);
  const DelineationInput input = built.input();
  const Smoothing smoothing(input);
  EntryIncomes entry(input);
  const IncomeTest plain(input);
  // In any order: what is kept from one threshold must not mislead at the next.
  const auto thresholds = *rc::gen::container<std::vector<int>>(rc::gen::inRange(5'000, 40'000));
  for (const int threshold : thresholds) {
    for (std::size_t i = 0; i < input.cells.size(); ++i) {
      const CellIndex cell(i);
      const bool is_inhabited = !input.cells.people()[i].is_zero();
      const bool expected =
          is_inhabited && smoothing.share(cell, threshold) > world.options.cell_share.fraction();
      RC_ASSERT(entry.is_below(cell, threshold) == expected);
      RC_ASSERT(plain.is_below(cell, threshold) == expected);
    }
  }
}

std::int64_t asked(EntryIncomes& entry, const DelineationInput& input, double threshold) {
  const std::int64_t before = entry.shares_computed();
  for (std::size_t i = 0; i < input.cells.size(); ++i) {
    (void)entry.is_below(CellIndex(i), threshold);
  }
  return entry.shares_computed() - before;
}

TEST(EntryIncomes, ComputeNoShareTwiceAtOneThreshold) {
  const BuiltWorld built(smoothed_world(3, 300));
  EntryIncomes entry(built.input());
  const std::int64_t first = asked(entry, built.input(), 12'600.0);
  EXPECT_GT(first, 0);
  EXPECT_LT(first, static_cast<std::int64_t>(built.cells().size())) << "most are decided at once";
  EXPECT_EQ(asked(entry, built.input(), 12'600.0), 0);
  const std::int64_t second = asked(entry, built.input(), 12'700.0);
  EXPECT_LE(second, first);
  EXPECT_EQ(asked(entry, built.input(), 12'650.0) > second, false);
}

TEST(EntryIncomes, AreThoseOfOneSmoothingAndOneShare) {
  const BuiltWorld built(smoothed_world(3, 300));
  const EntryIncomes entry(built.input());
  DelineationOptions options = built.input().options;
  EXPECT_TRUE(entry.is_valid_for(options));
  options.contiguity = Contiguity::four;
  EXPECT_TRUE(entry.is_valid_for(options));
  options.smoothing = 0;
  EXPECT_FALSE(entry.is_valid_for(options));
  options.smoothing = 300;
  options.cell_share = BasisPoints::from_points(4'999);
  EXPECT_FALSE(entry.is_valid_for(options));
}

}  // namespace
}  // namespace carreau
