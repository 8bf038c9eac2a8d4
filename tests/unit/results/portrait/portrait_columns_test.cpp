// SPDX-License-Identifier: Apache-2.0
/// The columns of a portrait, with and without published indicators.
#include "results/portrait/portrait_columns.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

TEST(PortraitColumns, HaveAColumnAndAGapForEachPublishedIndicator) {
  const std::vector<PublishedIndicator> published = {
      {"tp60", "Taux de pauvreté", "Poverty rate", IndicatorKind::percentage, 1, {}}};
  const auto plain = portrait_columns();
  const auto columns = portrait_columns(published);
  ASSERT_EQ(columns.size(), plain.size() + 2);
  const auto& value = columns.columns()[plain.size()];
  const auto& gap = columns.columns()[plain.size() + 1];
  EXPECT_EQ(value.name, "tp60");
  EXPECT_EQ(value.title(Language::english), "Poverty rate");
  EXPECT_EQ(gap.name, "tp60_gap");
  EXPECT_EQ(gap.title(Language::french), "Taux de pauvreté : écart à la commune");
}

TEST(PortraitColumns, PeopleHaveBounds) {
  const auto columns = portrait_columns();
  for (const char* const name : {"people", "people_low", "people_high", "published_people",
                                 "people_of_zone", "share_poor_held", "median_gap_change_low"}) {
    EXPECT_TRUE(columns.find(name)) << name;
  }
}

TEST(PortraitColumns, AnIndicatorMayNotTakeTheirNames) {
  EXPECT_TRUE(may_name_indicator("tp60"));
  EXPECT_FALSE(may_name_indicator("people"));
  EXPECT_FALSE(may_name_indicator("median")) << "median_gap is another column";
}

}  // namespace
}  // namespace carreau::results
