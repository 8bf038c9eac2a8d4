// SPDX-License-Identifier: Apache-2.0
/// What zonings against each other say by codes has words for every value.
#include "results/zoning_codes.hpp"

#include "support/coded_values.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using testing::expect_complete;

TEST(ZoningCodes, HaveWordsForEveryValue) {
  expect_complete<EvaluationSide>(2);
  expect_complete<Stage>(2);
  expect_complete<ComparedKind>(2);
  expect_complete<TransferEntry>(4);
  expect_complete<PortraitRowLevel>(9);
  expect_complete<Outcome>(4);
  expect_complete<LimitKind>(3);
  expect_complete<Found>(4);
  expect_complete<ZoneChange>(kZoneChanges);
  expect_complete<PocketFate>(8);
  expect_complete<Withheld>(3);
  expect_complete<MovedState>(5);
  expect_complete<VariableKind>(3);
  expect_complete<Base>(kBases.size());
}

TEST(ZoningCodes, NameTheRowOfATerritoryAfterItsLevel) {
  for (const PortraitLevel level :
       {PortraitLevel::commune, PortraitLevel::epci, PortraitLevel::contract,
        PortraitLevel::urban_unit, PortraitLevel::department, PortraitLevel::grid}) {
    EXPECT_EQ(to_text(row_level(level)), to_text(level));
  }
}

}  // namespace
}  // namespace carreau::results
