// SPDX-License-Identifier: Apache-2.0
/// Which steps a run repeats after a change. That its result is the one of the plain delineation is
/// a property (tests/property/delineator_test.cpp); here it is checked along the way.
#include "delineation/incremental/delineator.hpp"

#include "support/changeable_world.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau {
namespace {

using testing::account_of;
using testing::ChangeableWorld;
using testing::DrawnWorld;

/// A delineated world that is delineated again after changes.
struct Rerun {
  explicit Rerun(const DrawnWorld& drawn) : world(drawn) { run(DelineationStep::incomes); }

  void run(DelineationStep from) {
    before = delineator.work();
    delineator.run(world.input(), from, result);
    EXPECT_EQ(account_of(result), account_of(delineate(world.input())));
  }
  [[nodiscard]] std::int64_t cells_tested() const {
    return delineator.work().cells_tested - before.cells_tested;
  }
  [[nodiscard]] std::int64_t clusters_labelled() const {
    return delineator.work().clusters_labelled - before.clusters_labelled;
  }
  [[nodiscard]] std::int64_t zones_computed() const {
    return delineator.work().zones_computed - before.zones_computed;
  }

  ChangeableWorld world;
  Delineator delineator;
  Delineation result;
  DelineationWork before;
};

/// Two clusters of two poor cells; the first touches a cell just above S.
DrawnWorld two_clusters() {
  DrawnWorld world({"##no##oo"});
  world.kinds['n'].median = 12'650.0;
  return world;
}

TEST(Delineator, TakesEveryStepTheFirstTime) {
  const Rerun rerun(two_clusters());
  EXPECT_EQ(rerun.result.perimeters.size(), 2U);
  EXPECT_EQ(rerun.cells_tested(), 8);
  EXPECT_EQ(rerun.clusters_labelled(), 2);
  EXPECT_EQ(rerun.zones_computed(), 2);
}

TEST(Delineator, CellsLeftOutForgetItWhenNothingIsLeftOfTheirZone) {
  DrawnWorld world({"#ssssssssssssssssssss"});
  world.kinds['s'].people = Persons::whole(10);
  Rerun rerun(world);
  rerun.world.rule.minimum_zone_density = 2'000;
  rerun.run(DelineationStep::clusters);
  EXPECT_EQ(rerun.result.reasons.back(), Reason::left_out_as_sparse);
  rerun.world.rule.minimum_zone_population = 5'000;
  rerun.run(DelineationStep::selection);
  EXPECT_EQ(rerun.result.reasons.back(), Reason::zone_too_few_people);
  rerun.world.rule.minimum_zone_population = 1'000;
  rerun.run(DelineationStep::selection);
  EXPECT_EQ(rerun.result.reasons.back(), Reason::left_out_as_sparse);
  rerun.world.rule.minimum_zone_density = 0;
  rerun.run(DelineationStep::clusters);
  EXPECT_EQ(rerun.result.reasons.back(), Reason::below_threshold);
}

TEST(Delineator, OnlyDecidesAgainAfterAnotherMinimum) {
  Rerun rerun(two_clusters());
  rerun.world.rule.minimum_zone_population = 2'001;
  rerun.run(DelineationStep::selection);
  EXPECT_TRUE(rerun.result.perimeters.empty());
  EXPECT_EQ(rerun.result.near_misses.size(), 2U);
  EXPECT_EQ(rerun.cells_tested(), 0);
  EXPECT_EQ(rerun.clusters_labelled(), 0);
  EXPECT_EQ(rerun.zones_computed(), 0) << "zones drawn for a lower minimum serve a higher one";
  rerun.world.rule.minimum_zone_population = 5'000;
  rerun.run(DelineationStep::selection);
  EXPECT_TRUE(rerun.result.near_misses.empty());
  rerun.world.rule.minimum_zone_population = 1'000;
  rerun.run(DelineationStep::selection);
  EXPECT_EQ(rerun.result.perimeters.size(), 2U);
  EXPECT_EQ(rerun.zones_computed(), 0) << "they are kept meanwhile";
}

TEST(Delineator, DrawsSmallerZonesForALowerMinimum) {
  DrawnWorld world({"##o#"});
  world.kinds['#'].people = Persons::whole(400);
  Rerun rerun(world);
  EXPECT_EQ(rerun.zones_computed(), 1) << "400 people are not even a near miss";
  rerun.world.rule.minimum_zone_population = 400;
  rerun.run(DelineationStep::selection);
  EXPECT_EQ(rerun.result.perimeters.size(), 2U);
  EXPECT_EQ(rerun.zones_computed(), 1) << "the larger one is kept";
}

TEST(Delineator, TestsContendersAndDrawsChangedClustersAfterAnotherThreshold) {
  Rerun rerun(two_clusters());
  rerun.world.scale_thresholds(1.01);
  rerun.run(DelineationStep::cells);
  EXPECT_EQ(rerun.result.perimeters.front().cells.size(), 3U);
  EXPECT_EQ(rerun.cells_tested(), 5) << "not the rich cells";
  EXPECT_EQ(rerun.clusters_labelled(), 2);
  EXPECT_EQ(rerun.zones_computed(), 1) << "the second cluster has the same cells";
}

TEST(Delineator, LabelsClustersAgainAfterAnotherContiguity) {
  Rerun rerun(DrawnWorld({"#o", "o#"}));
  ASSERT_EQ(rerun.result.perimeters.size(), 1U);
  rerun.world.options.contiguity = Contiguity::four;
  rerun.run(DelineationStep::clusters);
  EXPECT_EQ(rerun.result.perimeters.size(), 2U);
  EXPECT_EQ(rerun.cells_tested(), 0);
  EXPECT_EQ(rerun.clusters_labelled(), 2);
}

TEST(Delineator, TestsEveryCellAfterAnotherMethod) {
  Rerun rerun(two_clusters());
  rerun.world.options.method = ZoneMethod::compact;
  rerun.run(DelineationStep::cells);
  EXPECT_EQ(rerun.cells_tested(), 8);
  rerun.world.options.method = ZoneMethod::plain;
  rerun.run(DelineationStep::cells);
  EXPECT_EQ(rerun.cells_tested(), 8);
}

TEST(Delineator, GivesCellsBackThatNoZoneHoldsAnyMore) {
  Rerun rerun(two_clusters());
  rerun.world.scale_thresholds(0.5);
  rerun.run(DelineationStep::cells);
  EXPECT_TRUE(rerun.result.perimeters.empty());
  for (std::size_t i = 0; i < rerun.result.zone_of.size(); ++i) {
    EXPECT_TRUE(rerun.result.zone_of[i].is_none()) << i;
    EXPECT_EQ(rerun.result.reasons[i], Reason::above_threshold) << i;
  }
}

TEST(Delineator, FreesTheCellsOfThePreviousZonesForNearMisses) {
  DrawnWorld world({"nn"});
  world.kinds['n'].median = 12'650.0;
  Rerun rerun(world);
  EXPECT_EQ(rerun.result.near_misses.size(), 1U) << "by income";
  rerun.world.scale_thresholds(1.01);
  rerun.run(DelineationStep::cells);
  EXPECT_EQ(rerun.result.perimeters.size(), 1U);
  rerun.world.scale_thresholds(1.0 / 1.01);
  rerun.run(DelineationStep::cells);
  EXPECT_EQ(rerun.result.near_misses.size(), 1U);
}

TEST(Delineator, GivesANewReasonToACellThatNoZoneTakes) {
  DrawnWorld world({"n"});
  world.kinds['n'] = {12'650.0, Persons::whole(100), 0.0, Imputation::observed};
  Rerun rerun(world);
  EXPECT_EQ(rerun.result.reasons.front(), Reason::above_threshold);
  rerun.world.scale_thresholds(1.01);
  rerun.run(DelineationStep::cells);
  EXPECT_EQ(rerun.result.reasons.front(), Reason::zone_too_few_people);
}

TEST(Delineator, KeepsNothingOfAnotherGrid) {
  Rerun rerun(two_clusters());
  const ChangeableWorld other(DrawnWorld({"o##", "o##"}));
  rerun.delineator.run(other.input(), DelineationStep::incomes, rerun.result);
  EXPECT_EQ(account_of(rerun.result), account_of(delineate(other.input())));
  EXPECT_EQ(rerun.result.perimeters.size(), 1U);
}

}  // namespace
}  // namespace carreau
