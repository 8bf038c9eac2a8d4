// SPDX-License-Identifier: Apache-2.0
/// The columns of a revision: an unknown figure is null, and a share stays on its side of a bound.
#include "results/revision_columns.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

files::FieldValue value_in(const RevisedRecord& record, std::string_view name) {
  return revised_columns().row(record)[revised_columns().find(name).value()];
}

TEST(RevisionColumns, UnknownIsNull) {
  RevisedRecord record;
  for (const char* const name : {"people", "people_before", "exit_rate", "at_risk", "income_ratio",
                                 "median_declared_before"}) {
    EXPECT_TRUE(is_null(value_in(record, name))) << name;
  }
  record.people_before = Persons();
  EXPECT_EQ(value_in(record, "people_before"), files::FieldValue(0.0)) << "known to be zero";
}

TEST(RevisionColumns, ASharetestedStaysOnItsSideOfTheBoundOfAnExtension) {
  RevisedCellRecord record;
  record.cell.cell_share = BasisPoints::from_points(5'000);
  record.extension_share = BasisPoints::from_points(6'000);
  const auto shown = [&](double share) {
    record.cell.share_tested = share;
    const auto& columns = revised_cell_columns();
    return columns.row(record)[columns.find("share_tested").value()];
  };
  EXPECT_EQ(shown(0.60001), files::FieldValue(0.60001));
  EXPECT_EQ(shown(0.50001), files::FieldValue(0.50001));
  EXPECT_EQ(shown(0.71234), files::FieldValue(0.7123));
}

}  // namespace
}  // namespace carreau::results
