// SPDX-License-Identifier: Apache-2.0
/// What a check and an evaluation say of a zone.
#include "results/zoning_rows.hpp"

#include "support/sample_town.hpp"
#include "zoning/perimeter_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::SampleTown;
using files::FieldValue;
using ::testing::ElementsAre;

Zoning two_zones() {
  Zoning zoning;
  zoning.codes = {"A", "B"};
  zoning.names = {"Nord", ""};
  return zoning;
}

TEST(CheckRows, OfAProposedPerimeterMeetEveryCriterion) {
  const SampleTown town;
  const Zone& zone = town.result.delineation.perimeters.at(0);
  const CellShares shares(town.cells, std::vector<std::vector<CellIndex>>{zone.cells});
  const auto checks = check_perimeters(
      delineation_input(town.input, town.scenario, *town.result.income, town.result.thresholds),
      shares);
  const CheckRecord record =
      check_record(two_zones(), 0, checks[0], {town.territory.territory, true});
  EXPECT_EQ(record.code, "A");
  EXPECT_EQ(record.verdict, Outcome::meets);
  EXPECT_EQ(record.people, zone.figures.people);
  EXPECT_EQ(record.meets_income, true);
  EXPECT_LT(record.q1_disposable->value, record.q3_disposable->value);
  EXPECT_FALSE(record.urban_unit.empty());
  EXPECT_FALSE(
      check_record(two_zones(), 0, checks[0], {town.territory.territory, false}).households);
  EXPECT_EQ(check_rows(two_zones(), checks, town.territory.territory, true).at(0),
            check_columns().row(record));
}

TEST(CheckRows, OfAZoneWithoutPeopleTellItsVerdictAlone) {
  const CheckRecord record = check_record(two_zones(), 1, PerimeterCheck(), {Territory()});
  EXPECT_EQ(record.code, "B");
  EXPECT_EQ(record.verdict, Outcome::no_data);
  EXPECT_FALSE(record.people);
  EXPECT_FALSE(record.meets_income);
}

TEST(AgreementRows, TellWhatOfAZoneWasFoundAndWhyNotTheRest) {
  Agreement agreement;
  agreement.reference.resize(2);
  ZoneAgreement& found = agreement.reference[0];
  found.people = 1'000.0;
  found.shared_people = 749.9999;
  found.straddling_people = 100.0;
  found.found = Found::partly;
  found.met = {1};
  found.missed_by_reason = {{"above_threshold", 61.0}, {"zone_too_few_people", 39.0}};
  agreement.proposed.resize(1);
  const auto records = agreement_records(agreement, two_zones(), two_zones());
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].main_reason, "above_threshold");
  EXPECT_EQ(records[0].reasons, "above_threshold 61 %; zone_too_few_people 39 %");
  EXPECT_THAT(records[0].meets_zones, ElementsAre("B"));
  EXPECT_EQ(records[0].share_straddling, 0.1);
  const auto& columns = agreement_columns();
  EXPECT_EQ(columns.columns()[*columns.find("share")].value(records[0]), FieldValue(0.7499999))
      << "not found, hence not shown as 75 %";
  EXPECT_FALSE(records[1].people) << "without people nothing is known";
  EXPECT_EQ(records[2].side, EvaluationSide::proposed);
}

}  // namespace
}  // namespace carreau::results
