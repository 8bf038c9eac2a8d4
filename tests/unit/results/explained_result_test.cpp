// SPDX-License-Identifier: Apache-2.0
/// What a record says of itself: its decisions are read, and never made again.
#include "results/explained_result.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

/// A zone whose rounded figures would meet every criterion.
ZoneRecord rounded_zone() {
  ZoneRecord record;
  record.people = Persons::whole(2'000);
  record.share_low_income = Share::from_fraction(0.6);
  record.density = 5'000.0;
  record.area_m2 = 400'000;
  return record;
}

TEST(ExplainedResult, BelievesTheDecisionAndNotTheFigures) {
  const RuleSet rule;
  ZoneRecord record = rounded_zone();
  EXPECT_TRUE(recorded_verdict(rule, record, 50'000).meets());
  record.failed_criteria = {Criterion::income};
  const Verdict verdict = recorded_verdict(rule, record, 50'000);
  EXPECT_TRUE(verdict.fails(Criterion::income));
  EXPECT_FALSE(verdict.fails(Criterion::population));
}

TEST(ExplainedResult, ANearMissFailsTheOneCriterionItMissed) {
  const RuleSet rule;
  ZoneRecord record = rounded_zone();
  for (const auto& [near_miss, criterion] :
       {std::pair(NearMiss::outside_unit, Criterion::territory),
        std::pair(NearMiss::zone_population, Criterion::population),
        std::pair(NearMiss::zone_density, Criterion::density),
        std::pair(NearMiss::income, Criterion::income)}) {
    record.failed_criterion = near_miss;
    const CriterionList failed = recorded_verdict(rule, record, 50'000).failed();
    ASSERT_EQ(failed.size(), 1U) << to_text(near_miss);
    EXPECT_EQ(failed.front(), criterion);
  }
  record.failed_criterion = NearMiss::cells;
  EXPECT_TRUE(recorded_verdict(rule, record, 50'000).failed().empty());
}

TEST(ExplainedResult, AZoneInPiecesIsNotContiguous) {
  ZoneRecord record = rounded_zone();
  record.status = ZoneStatus::edited;
  record.pieces = 2;
  record.failed_criteria = {Criterion::contiguity};
  EXPECT_TRUE(recorded_verdict(RuleSet(), record, 50'000).fails(Criterion::contiguity));
  record.pieces = 1;
  record.failed_criteria = {};
  EXPECT_FALSE(recorded_verdict(RuleSet(), record, 50'000).fails(Criterion::contiguity));
}

TEST(ExplainedResult, ACellPassesByItsUnitOrByDerogation) {
  UnitRecord unit;
  unit.urban = true;
  CellRecord cell;
  cell.reason = Reason::unit_too_small;
  EXPECT_EQ(basis_of(RuleSet(), cell, unit, {}), TerritoryBasis::unit);
  unit.urban = false;
  EXPECT_EQ(basis_of(RuleSet(), cell, unit, {}), TerritoryBasis::none);
  cell.reason = Reason::edited_in;
  ExplainedZone zone;
  EXPECT_EQ(basis_of(RuleSet(), cell, unit, zone), TerritoryBasis::none);
  zone.record.territory_basis = TerritoryBasis::derogation;
  EXPECT_EQ(basis_of(RuleSet(), cell, unit, zone), TerritoryBasis::derogation);
}

}  // namespace
}  // namespace carreau::results
