// SPDX-License-Identifier: Apache-2.0
/// How many places lie in a zoning, by the columns of the summary.
#include "results/assignment_totals.hpp"

#include "results/heading_list.hpp"
#include "results/record_json.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

TEST(AssignmentTotals, HaveAColumnForEachBand) {
  NamedZoning zoning;
  zoning.name = "qpv";
  zoning.zones.codes = {"A", "B"};
  ZoningCounts counts;
  counts.inside = 5;
  counts.in_several = 1;
  counts.doubtful = 2;
  counts.entirely_within = {6, 7};
  const auto columns = assignment_total_columns({300.0, 1'500.0});
  EXPECT_EQ(record_json(columns, assignment_totals(zoning, counts)).dump(),
            R"({"name":"qpv","zones":2,"in":5,"in_several":1,"within_300m":6,"within_1500m":7,)"
            R"("ambiguous":2})");
  EXPECT_EQ(columns.at(headings::kAmbiguous).title(Language::french), "douteux");
  EXPECT_EQ(columns.columns()[4].title(Language::french), band_title(300.0, Language::french));
}

}  // namespace
}  // namespace carreau::results
