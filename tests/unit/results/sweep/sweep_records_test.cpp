// SPDX-License-Identifier: Apache-2.0
/// The rows of a sweep: what is counted, as shares, with the names of the base.
#include "results/sweep/sweep_records.hpp"

#include "support/swept_output.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace carreau::results {
namespace {

using carreau::testing::SweptResult;

const SweptResult& recorded() {
  static const SweptResult made;
  return made;
}

TEST(SweptRecords, TheBaseIsARowAmongOthers) {
  const std::int64_t base = recorded().plan.base_scenario();
  const auto record = swept_scenario_record(recorded().output,
                                            recorded().tally.rows[static_cast<std::size_t>(base)]);
  EXPECT_EQ(record.outcome.zones, recorded().start.base().delineation.perimeters.size());
  EXPECT_THAT(record.values, ::testing::ElementsAre("0.6", "1000"));
  EXPECT_GT(record.outcome.area_m2, 0);
  EXPECT_EQ(record.outcome.area_m2 % 40'000, 0) << "whole cells";
}

TEST(SweptRecords, SharesAreOfTheDesignedScenarios) {
  bool has_mover = false;
  for (std::size_t c = 0; c < recorded().tally.cells.size(); ++c) {
    const SweptCellRecord record = swept_cell_record(recorded().output, c);
    EXPECT_DOUBLE_EQ(record.share_in, recorded().tally.cells[c].in / 15.0);
    EXPECT_LE(record.share_in + record.share_near, 1.0);
    EXPECT_EQ(record.lines.size(), 2U);
    has_mover = has_mover || (record.share_in > 0.0 && record.share_in < 1.0);
  }
  EXPECT_TRUE(has_mover);
}

TEST(SweptRecords, ZonesOfTheBaseKeepTheirIds) {
  const auto& perimeters = recorded().start.base().delineation.perimeters;
  for (std::size_t z = 0; z < recorded().stability.zones.size(); ++z) {
    const SweptZoneRecord record =
        swept_zone_record(recorded().output, recorded().stability.zones[z]);
    if (z < perimeters.size()) {
      EXPECT_EQ(record.zone_id, perimeters[z].id);
    }
    EXPECT_FALSE(record.stands_unless.empty());
    EXPECT_FALSE(record.stands_unless_en.empty());
    EXPECT_FALSE(swept_footprint(recorded().output, z).empty());
  }
}

TEST(SweptRecords, EffectsOfAnOutcomeAddUpToOne) {
  double sum = 0.0;
  for (const SweptEffectRecord& e : swept_effect_records(recorded().output)) {
    if (e.outcome == "people") sum += e.share;
  }
  EXPECT_NEAR(sum, 1.0, 1e-9);
}

TEST(SweptRecords, CurvesPassThroughTheBase) {
  int at_base = 0;
  for (const CurveRecord& point : curve_records(recorded().output)) {
    if (!point.is_base) continue;
    ++at_base;
    EXPECT_EQ(point.outcome.zones, recorded().start.base().delineation.perimeters.size());
  }
  EXPECT_EQ(at_base, 2) << "once on the curve of each parameter";
}

TEST(SweptRecords, ProvenanceTellsTheChoices) {
  std::map<std::string, std::string> sweep;
  for (const RunRecord& record : sweep_run_records(recorded().output)) {
    if (record.section == "sweep") sweep[record.key] = record.value;
  }
  EXPECT_EQ(sweep.at("scenarios"), "15");
  EXPECT_EQ(sweep.at("design"), "combinations");
  EXPECT_EQ(sweep.at("minimum_zone_population"), "600,1000,1400");
  EXPECT_EQ(sweep.at("digest"), "digest");
}

}  // namespace
}  // namespace carreau::results
