// SPDX-License-Identifier: Apache-2.0
/// The rows of a delineation of the sample town: they add up to it.
#include "results/delineation_records.hpp"

#include "support/sample_town.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::results {
namespace {

using carreau::testing::SampleTown;

class DelineationRecords : public ::testing::Test {
 protected:
  [[nodiscard]] std::size_t chosen(CellChoice choice) {
    town_.record.cells = choice;
    return chosen_cells(town_.output).size();
  }
  SampleTown town_;
};

TEST_F(DelineationRecords, ShowTheCellsThatAreAskedFor) {
  EXPECT_EQ(chosen(CellChoice::none), 0U);
  EXPECT_EQ(chosen(CellChoice::all), town_.cells.size());
  EXPECT_LE(chosen(CellChoice::candidates), town_.cells.size());
  std::size_t in_zones = 0;
  for (const ZoneIndex zone : town_.result.delineation.zone_of) in_zones += zone.is_none() ? 0 : 1;
  EXPECT_GT(in_zones, 0U);
  EXPECT_GE(chosen(CellChoice::candidates), in_zones);
}

TEST_F(DelineationRecords, OfUnitsCountEverybodyOnce) {
  Persons people;
  std::int64_t cells = 0;
  std::int64_t perimeters = 0;
  for (const UnitRecord& unit : unit_records(town_.output)) {
    people += unit.people;
    cells += unit.cells;
    perimeters += unit.perimeters;
    EXPECT_EQ(unit.national_weight->points() + unit.local_weight->points(), 10'000);
  }
  Persons all;
  for (const Persons one : town_.cells.people()) all += one;
  EXPECT_EQ(people, all);
  EXPECT_EQ(cells, static_cast<std::int64_t>(town_.cells.size()));
  EXPECT_EQ(perimeters, static_cast<std::int64_t>(town_.result.delineation.perimeters.size()));
}

TEST_F(DelineationRecords, OfAZoneHaveItsFiguresAndItsCells) {
  ASSERT_FALSE(town_.result.delineation.perimeters.empty());
  const Zone& zone = town_.result.delineation.perimeters.front();
  const CellProbabilities probabilities = cell_probabilities(town_.output);
  const ZoneRecord record = zone_record(town_.output, probabilities.member, zone);
  EXPECT_EQ(record.zone_id, zone.id);
  EXPECT_EQ(record.people, zone.figures.people);
  EXPECT_EQ(record.cells, zone.cells.size());
  EXPECT_EQ(record.failed_criterion, NearMiss::none);
  EXPECT_TRUE(record.failed_criteria.empty());
  const CellRecord cell = cell_record(town_.output, probabilities, zone.cells.front(), nullptr);
  EXPECT_EQ(cell.decision, CellDecision::in);
  EXPECT_EQ(cell.zone_id, zone.id);
  EXPECT_LE(cell.share_below->low, cell.share_below->value);
  EXPECT_TRUE(cell.near_miss_id.empty());
  EXPECT_EQ(cell.p_member, probabilities.member.of(zone.cells.front()));
  EXPECT_EQ(record.p_member, probabilities.member.mean(zone.cells));
  const std::vector<ZoneRecord> records =
      zone_records(town_.output, town_.result.delineation.perimeters);
  ASSERT_EQ(records.size(), town_.result.delineation.perimeters.size());
  EXPECT_EQ(records.front().zone_id, zone.id);
  EXPECT_EQ(records.front().p_member, record.p_member);
}

TEST_F(DelineationRecords, FindTheNearMissOfEachCell) {
  const auto of = near_miss_of_cells(town_.output);
  const auto& near_misses = town_.result.delineation.near_misses;
  std::size_t held = 0;
  for (const Zone& zone : near_misses) held += zone.cells.size();
  EXPECT_EQ(static_cast<std::size_t>(
                std::ranges::count_if(of, [](ZoneIndex zone) { return !zone.is_none(); })),
            held);
}

TEST_F(DelineationRecords, OfTheRunNameEveryParameter) {
  const auto records = run_records(town_.output);
  for (const Parameter& parameter : parameters()) {
    if (!applies(parameter, town_.scenario)) continue;
    const auto line = std::ranges::find(records, parameter.name, &RunRecord::key);
    ASSERT_NE(line, records.end()) << parameter.name;
    EXPECT_EQ(line->value, parameter.get(town_.scenario)) << parameter.name;
  }
}

TEST_F(DelineationRecords, OfTheRunSayWhereValuesComeFrom) {
  const auto source = [&](std::string_view key) {
    const auto records = run_records(town_.output);
    const auto line = std::ranges::find(records, key, &RunRecord::key);
    return line == records.end() ? std::string("none") : line->source;
  };
  EXPECT_EQ(source("national_declared"), town_.scenario.vintage.source_declared);
  EXPECT_EQ(source("poverty_ratio"),
            town_.scenario.rule.clauses.at("poverty_ratio").citation.article);
  apply_setting(town_.scenario, {"national_declared", "22000"}, Origin::setting);
  apply_setting(town_.scenario, {"poverty_ratio", "0.55"}, Origin::setting);
  apply_setting(town_.scenario, {"smoothing", "200"}, Origin::scenario);
  EXPECT_EQ(source("national_declared"), "réglage de cette simulation");
  EXPECT_EQ(source("poverty_ratio"), "réglage de cette simulation");
  EXPECT_EQ(source("smoothing"), "valeur gardée par le scénario");
}

TEST_F(DelineationRecords, OfFindingsSpeakBothLanguages) {
  Findings findings;
  findings.notice("decimal_comma", {}, {"grid.csv", 2, "ind"}, 3);
  const auto records = finding_records(findings);
  ASSERT_EQ(records.size(), 1U);
  EXPECT_EQ(records[0].code, "decimal_comma");
  EXPECT_EQ(records[0].count, 3);
  EXPECT_NE(records[0].message, records[0].message_en);
  EXPECT_THAT(records[0].place, ::testing::HasSubstr("grid.csv:2"));
}

}  // namespace
}  // namespace carreau::results
