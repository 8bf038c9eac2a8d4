// SPDX-License-Identifier: Apache-2.0
/// What funded actions say by codes has words for every value.
#include "results/actions_codes.hpp"

#include "support/coded_values.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using testing::expect_complete;

TEST(ActionsCodes, HaveWordsForEveryValue) {
  expect_complete<TargetStatus>(7);
  expect_complete<Measure>(3);
  expect_complete<ActionStatus>(kActionStatuses);
  expect_complete<FunderKind>(kFunderKinds);
  expect_complete<BudgetSection>(3);
  expect_complete<CreditKind>(3);
  expect_complete<AttributionMethod>(kAttributionMethods);
  expect_complete<SharedBy>(5);
}

TEST(ActionsCodes, TellWhatATargetIsToday) {
  QuartierFacts facts;
  EXPECT_EQ(status_of({}, nullptr), TargetStatus::present);
  EXPECT_EQ(status_of({}, &facts), TargetStatus::present);
  facts.has_entered = true;
  EXPECT_EQ(status_of({}, &facts), TargetStatus::entered);
  Target target;
  target.kind = TargetKind::former_quartier;
  EXPECT_EQ(status_of(target, &facts), TargetStatus::former);
  target.kind = TargetKind::outside;
  EXPECT_EQ(status_of(target, nullptr), TargetStatus::outside);
  target.kind = TargetKind::ambiguous;
  EXPECT_EQ(status_of(target, nullptr), TargetStatus::ambiguous);
  target.kind = TargetKind::transterritorial;
  EXPECT_EQ(status_of(target, nullptr), TargetStatus::transterritorial);
  target.kind = TargetKind::unattributed;
  EXPECT_EQ(status_of(target, nullptr), TargetStatus::unattributed);
}

}  // namespace
}  // namespace carreau::results
