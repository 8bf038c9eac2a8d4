// SPDX-License-Identifier: Apache-2.0
/// Where the figures of a variable went, by the columns of its summary.
#include "results/crosswalk_totals.hpp"

#include "results/record_json.hpp"
#include "support/column_tables.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

MovedVariable counted(int decimals) {
  MovedVariable variable = carreau::testing::some_variables().front();
  variable.decimals = decimals;
  variable.totals = CountTotals{1'000, 700, 200, 100, 3, 2};
  variable.zones.resize(2);
  variable.zones[0].state = MovedState::complete;
  variable.zones[1].state = MovedState::withheld;
  return variable;
}

TEST(CrosswalkTotals, AreWholeNumbersOfAVariableWithoutDecimals) {
  EXPECT_EQ(record_json(crosswalk_total_columns(), counted(0)).dump(),
            R"({"name":"COUNT","kind":"count","base":"people","total":1000,"in_zones":700,)"
            R"("elsewhere":200,"not_placed":100,"unknown_sources":3,"by_another_base":2,)"
            R"("complete":1,"partial":0,"unknown":0,"withheld":1,"no_data":0})");
  EXPECT_EQ(record_json(crosswalk_total_columns(), counted(1))["total"].dump(), "100.0");
}

TEST(CrosswalkTotals, ARateHasNone) {
  const auto json = record_json(crosswalk_total_columns(), carreau::testing::some_variables()[1]);
  EXPECT_TRUE(json["total"].is_null());
  EXPECT_TRUE(json["by_another_base"].is_null());
  EXPECT_EQ(json["complete"], 0);
}

TEST(CrosswalkTotals, HaveAColumnForEachState) {
  EXPECT_EQ(state_column(MovedState::withheld).name, "withheld");
  EXPECT_EQ(state_column(MovedState::withheld).title(Language::french), "non publiées");
}

}  // namespace
}  // namespace carreau::results
