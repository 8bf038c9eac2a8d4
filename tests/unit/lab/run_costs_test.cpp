// SPDX-License-Identifier: Apache-2.0
/// What a run is expected to take.
#include "lab/run_costs.hpp"

#include <gtest/gtest.h>

namespace carreau::lab {
namespace {

constexpr RunKind kWhole;
constexpr RunKind kOfThreshold{RunStep::thresholds, IncomeModel::lognormal, ZoneMethod::plain};

TEST(RunCosts, AreThoseOfTheRunsBefore) {
  RunCosts costs;
  EXPECT_EQ(costs.expected(kWhole).count(), 0.0);
  costs.note(kWhole, Milliseconds(1'000.0));
  EXPECT_EQ(costs.expected(kWhole).count(), 1'000.0);
  costs.note(kOfThreshold, Milliseconds(60.0));
  costs.note(kOfThreshold, Milliseconds(40.0));
  EXPECT_DOUBLE_EQ(costs.expected(kOfThreshold).count(), 50.0);
  costs.note(kOfThreshold, Milliseconds(1'050.0));
  EXPECT_DOUBLE_EQ(costs.expected(kOfThreshold).count(), 150.0) << "one that was held up";
}

TEST(RunCosts, OfAFirstRunDoNotCountForThoseThatGoOn) {
  constexpr RunKind kFirst{RunStep::thresholds, IncomeModel::lognormal, ZoneMethod::plain, true};
  RunCosts costs;
  costs.note(kWhole, Milliseconds(1'000.0));
  EXPECT_GT(costs.expected(kFirst), costs.expected(kOfThreshold)) << "it draws all zones";
  costs.note(kFirst, Milliseconds(2'000.0));
  EXPECT_LT(costs.expected(kOfThreshold).count(), 200.0);
  EXPECT_EQ(costs.expected(kFirst).count(), 2'000.0);
}

TEST(RunCosts, OfOtherKindsAreInProportion) {
  RunCosts costs;
  costs.note(kWhole, Milliseconds(1'000.0));
  EXPECT_LT(costs.expected(kOfThreshold).count(), 200.0);
  const Milliseconds of_dagum = costs.expected({RunStep::incomes, IncomeModel::dagum, {}});
  EXPECT_GT(of_dagum.count(), 100'000.0) << "minutes where the usual model takes a second";
  EXPECT_LT(costs.expected({RunStep::cells, IncomeModel::dagum, {}}).count(), 1'000.0);
  EXPECT_GT(costs.expected({RunStep::incomes, {}, ZoneMethod::compact}).count(), 1'500.0);
}

TEST(RunKind, IsWhatChangesFromOneScenarioToTheNext) {
  Scenario before;
  EXPECT_EQ(kind_between({}, before).from, RunStep::incomes);
  EXPECT_EQ(kind_between(before, before).from, RunStep::none);
  Scenario after = before;
  after.model = IncomeModel::dagum;
  EXPECT_EQ(kind_between(before, after), (RunKind{RunStep::incomes, IncomeModel::dagum, {}}));
  after = before;
  after.delineation.method = ZoneMethod::compact;
  EXPECT_EQ(kind_between(before, after), (RunKind{RunStep::cells, {}, ZoneMethod::compact}));
}

}  // namespace
}  // namespace carreau::lab
