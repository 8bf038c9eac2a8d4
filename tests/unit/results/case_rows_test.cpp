// SPDX-License-Identifier: Apache-2.0
/// The row of a town: both measures, and its zones by state.
#include "results/case_rows.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

TEST(CaseRows, HoldBothMeasuresAndTheZonesByState) {
  Agreement by_people;
  by_people.people_proposed = 1'000.0;
  by_people.people_reference = 1'500.0;
  by_people.people_both = 750.0;
  by_people.ceiling = 0.9;
  by_people.reference.resize(4);
  by_people.reference[0].found = Found::found;
  by_people.reference[1].found = Found::partly;
  by_people.reference[2].found = Found::missed;
  Agreement by_area = by_people;
  by_area.people_both = 500.0;
  const CaseRecord record = case_record("a", "Amont", by_people, by_area);
  EXPECT_DOUBLE_EQ(record.f1_by_people.value(), 0.6);
  EXPECT_DOUBLE_EQ(record.f1_by_area.value(), 0.4);
  EXPECT_DOUBLE_EQ(record.precision_by_area.value(), 0.5);
  EXPECT_EQ(record.people_reference, 1'500.0);
  EXPECT_EQ(record.found + record.partly + record.missed, 3U) << "one has no data";
  EXPECT_EQ(case_columns().row(record).size(), case_columns().size());
}

TEST(CaseRows, AgreementOfNobodyIsUnknown) {
  const CaseRecord record = case_record("a", "Amont", {}, {});
  EXPECT_EQ(record.f1_by_area, std::nullopt);
  EXPECT_EQ(record.precision_by_people, std::nullopt);
}

}  // namespace
}  // namespace carreau::results
