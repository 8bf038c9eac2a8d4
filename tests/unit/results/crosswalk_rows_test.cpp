// SPDX-License-Identifier: Apache-2.0
/// The columns of moved statistics, and what stands in them.
#include "results/crosswalk_rows.hpp"

#include "support/column_tables.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::some_variables;
using files::FieldValue;
using ::testing::ElementsAre;

std::vector<std::string> names_in(const std::vector<files::FieldSpec>& fields) {
  std::vector<std::string> names;
  for (const files::FieldSpec& field : fields) names.emplace_back(field.name);
  return names;
}

MovedValue moved(double value) {
  MovedValue moved;
  moved.value = value;
  moved.low = value - 1.0;
  moved.high = value + 1.0;
  moved.least = 2.0;
  moved.most = 99.0;
  moved.state = MovedState::complete;
  moved.share_imputed = 0.123456;
  return moved;
}

Zoning one_zone() {
  Zoning zones;
  zones.codes = {"QN1"};
  zones.names = {"Nord"};
  return zones;
}

TEST(CrosswalkRows, ACountSaysWhatIsCertainAndARateDoesNot) {
  EXPECT_THAT(
      names_in(crosswalk_columns(some_variables()).fields()),
      ElementsAre("code", "name", "COUNT", "COUNT_low", "COUNT_high", "COUNT_least", "COUNT_most",
                  "COUNT_state", "COUNT_share_imputed", "COUNT_share_unknown", "RATE", "RATE_low",
                  "RATE_high", "RATE_state", "RATE_share_imputed", "RATE_share_unknown"));
}

TEST(CrosswalkRows, FiguresHaveTheDecimalsOfTheirVariable) {
  auto variables = some_variables();
  variables[0].zones = {moved(12.0)};
  variables[1].zones = {moved(0.123456)};
  const Zoning zones = one_zone();
  const files::Row row = CrosswalkRows(zones, variables).rows().at(0);
  EXPECT_EQ(row[2], FieldValue(std::int64_t{12}));
  EXPECT_EQ(row[6], FieldValue(std::int64_t{99}));
  EXPECT_EQ(row[7], FieldValue("complete"));
  EXPECT_EQ(row[8], FieldValue(0.1235));
  EXPECT_EQ(row[10], FieldValue(0.1235));
}

TEST(CrosswalkRows, WithoutASourceNothingIsToldOfShares) {
  auto variables = some_variables();
  variables.resize(1);
  variables[0].zones = {MovedValue()};
  variables[0].zones[0].state = MovedState::no_data;
  const Zoning zones = one_zone();
  const files::Row row = CrosswalkRows(zones, variables).rows().at(0);
  EXPECT_EQ(row[7], FieldValue("no_data"));
  EXPECT_TRUE(is_null(row[8]));
  EXPECT_TRUE(is_null(row[9]));
}

TEST(CrosswalkRows, AVariableBearsNoNameThatEveryTableHas) {
  for (const char* const name : {"code", "Name", "fid", "GEOM"}) {
    EXPECT_FALSE(may_name_variable(name)) << name;
  }
  EXPECT_TRUE(may_name_variable("NBMEN19"));
}

}  // namespace
}  // namespace carreau::results
