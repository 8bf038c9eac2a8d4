// SPDX-License-Identifier: Apache-2.0
/// Figures of zones, cells and units as their columns round them.
#include "results/delineation_columns.hpp"

#include "results/heading_list.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using files::FieldValue;

TEST(DelineationColumns, KeepTheDigitsThatADecisionNeeds) {
  ZoneRecord zone;
  zone.share_low_income = Share::from_fraction(0.50004);
  zone.density = 10'657.5;
  zone.minimum_density = 10'658;
  EXPECT_EQ(perimeter_columns().at(headings::kShareLowIncome).value(zone), FieldValue(0.50004));
  EXPECT_EQ(perimeter_columns().at(headings::kDensity).value(zone),
            FieldValue(std::int64_t{10'657}));
  CellRecord cell;
  cell.share_tested = 0.60004;
  cell.cell_share = BasisPoints::from_points(6'000);
  EXPECT_EQ(cell_columns().columns()[*cell_columns().find("share_tested")].value(cell),
            FieldValue(0.60004));
}

TEST(DelineationColumns, HaveTextsOfZonesThatAreNeverNull) {
  const files::Row row = perimeter_columns().row({});
  for (const char* const name : {"zone_id", "name", "urban_unit", "communes", "failed_criteria"}) {
    EXPECT_EQ(row[*perimeter_columns().find(name)], FieldValue("")) << name;
  }
}

TEST(DelineationColumns, AreTheSameOfNearMissesButForTheirDecision) {
  for (const auto& column : perimeter_columns().columns()) {
    const bool is_of_perimeters = column.name == "status" || column.name == "failed_criteria" ||
                                  column.name == "pieces" || column.name == "people_outside_unit";
    EXPECT_EQ(near_miss_columns().find(column.name).has_value(), !is_of_perimeters) << column.name;
  }
  EXPECT_TRUE(near_miss_columns().find("failed_criterion"));
}

TEST(DelineationColumns, LeaveTheProbabilityOfBeingInAQuartierEmptyWhereNobodyLives) {
  EXPECT_TRUE(is_null(cell_columns().at(headings::kPMember).value({})));
  EXPECT_TRUE(is_null(near_miss_columns().at(headings::kPMember).value({})));
  CellRecord cell;
  cell.p_member = 0.61492;
  EXPECT_EQ(cell_columns().at(headings::kPMember).value(cell), FieldValue(0.6149));
}

TEST(DelineationColumns, TellNoHouseholdsWhereTheGridHasNone) {
  EXPECT_TRUE(is_null(cell_columns().at(headings::kHouseholds).value({})));
  CellRecord cell;
  cell.households = Households::from_value(4.5);
  EXPECT_EQ(cell_columns().at(headings::kHouseholds).value(cell), FieldValue(4.5));
}

}  // namespace
}  // namespace carreau::results
