// SPDX-License-Identifier: Apache-2.0
/// The columns of a sweep: one group for each varied parameter, numbers where it is one.
#include "results/sweep/sweep_columns.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

const std::vector<const Parameter*> kVaried{find_parameter("poverty_ratio"),
                                            find_parameter("contiguity")};

TEST(SweptColumns, AScenarioHasTheValueOfEachParameter) {
  const auto columns = swept_scenario_columns(kVaried);
  const SweptScenarioRecord record{3, "combination", {"0.6", "4"}, {}};
  const files::Row row = columns.row(record);
  EXPECT_EQ(row[columns.find("poverty_ratio").value()], files::FieldValue(0.6));
  EXPECT_EQ(row[columns.find("contiguity").value()], files::FieldValue(std::string("4")));
  EXPECT_TRUE(is_null(row[columns.find("threshold_low").value()])) << "no unit is tested";
}

TEST(SweptColumns, LinesAreNamedByTheirParameter) {
  const auto columns = swept_zone_columns(kVaried);
  SweptZoneRecord record;
  record.lines = {{"0.55", "0.61", "0.62", true}, {}};
  const files::Row row = columns.row(record);
  EXPECT_EQ(row[columns.find("enters_poverty_ratio").value()], files::FieldValue(0.55));
  EXPECT_EQ(row[columns.find("last_poverty_ratio").value()], files::FieldValue(0.61));
  EXPECT_EQ(row[columns.find("leaves_poverty_ratio").value()], files::FieldValue(0.62));
  EXPECT_EQ(row[columns.find("broken_poverty_ratio").value()], files::FieldValue(std::int64_t{1}));
  EXPECT_TRUE(is_null(row[columns.find("enters_contiguity").value()]));
}

TEST(SweptColumns, KindsHaveWords) {
  EXPECT_EQ(coded_values<SweptZoneKind>().size(), 3U);
  for (const auto& kind : coded_values<SweptZoneKind>()) {
    EXPECT_EQ(parse_code<SweptZoneKind>(to_text(kind.value)), kind.value);
  }
}

}  // namespace
}  // namespace carreau::results
