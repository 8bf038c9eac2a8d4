// SPDX-License-Identifier: Apache-2.0
/// What a delineation says by codes has words for every value.
#include "results/delineation_codes.hpp"

#include "support/coded_values.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using testing::expect_complete;

TEST(DelineationCodes, HaveWordsForEveryValue) {
  expect_complete<CellDecision>(2);
  expect_complete<Reason>(17);
  expect_complete<NearMiss>(7);
  expect_complete<TerritoryBasis>(4);
  expect_complete<Criterion>(5);
  expect_complete<ZoneStatus>(3);
  expect_complete<Extent>(2);
  expect_complete<MedianSource>(8);
  expect_complete<Severity>(2);
  EXPECT_EQ(value_text(Criterion::density, Language::french), "densité");
}

}  // namespace
}  // namespace carreau::results
