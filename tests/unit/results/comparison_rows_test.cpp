// SPDX-License-Identifier: Apache-2.0
/// Two generations on a row of cells: who is lost and who is gained, seen from either side.
#include "results/comparison_rows.hpp"

#include "support/row_of_cells.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::row_of_cells;
using carreau::testing::stretches;
using ::testing::ElementsAre;

Zoning coded(const std::vector<std::string>& codes) {
  Zoning zoning;
  zoning.codes = codes;
  zoning.names.resize(codes.size());
  return zoning;
}

/// Five cells of 100 people. Before, A has the first two and B the fourth; after, C has the first
/// three.
class ComparisonRows : public ::testing::Test {
 protected:
  [[nodiscard]] NamedComparison named() const {
    return {{before_, nobody_}, {after_, nobody_}, comparison_,
            followed_,          options_,          cells_.headcount()};
  }
  const CellTable cells_ = row_of_cells(std::vector<carreau::testing::RowCell>(5, {100, 40}));
  const Zoning before_ = coded({"A", "B"});
  const Zoning after_ = coded({"C"});
  const Zoning nobody_;
  const ComparisonOptions options_;
  const FollowedPockets followed_;
  const ZoningComparison comparison_ =
      compare_zonings(cells_, CellShares(cells_, stretches({{0, 400}, {600, 800}})),
                      CellShares(cells_, stretches({{0, 600}})), options_);
};

TEST_F(ComparisonRows, TellTheSameTimeFromEitherSide) {
  const auto records = comparison_records(named());
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[0].code, "A");
  EXPECT_THAT(records[0].linked, ElementsAre("C"));
  EXPECT_EQ(records[0].lost.people, Persons());
  EXPECT_EQ(records[0].gained.people, Persons::whole(100));
  EXPECT_EQ(records[1].code, "B");
  EXPECT_EQ(records[1].change, ZoneChange::left);
  EXPECT_EQ(records[1].lost.people, Persons::whole(100));
  EXPECT_EQ(records[2].side, Stage::after);
  EXPECT_EQ(records[2].gained.people, Persons::whole(100)) << "seen from C, the same people";
  EXPECT_EQ(records[2].lost.people, Persons());
  EXPECT_FALSE(records[0].verdict) << "no rule was given";
}

TEST_F(ComparisonRows, OfTransfersAddUpToTheirTotals) {
  const auto records = transfer_records(named());
  Persons parts;
  Persons before;
  Persons after;
  for (const TransferRecord& record : records) {
    if (record.entry == TransferEntry::part) parts += *record.count.people;
    if (record.entry == TransferEntry::total_before) before += *record.count.people;
    if (record.entry == TransferEntry::total_after) after += *record.count.people;
  }
  ASSERT_EQ(records.back().entry, TransferEntry::total);
  EXPECT_EQ(records.back().count.people, Persons::whole(500));
  EXPECT_EQ(parts, Persons::whole(500));
  EXPECT_EQ(before, parts);
  EXPECT_EQ(after, parts);
}

TEST_F(ComparisonRows, TellNoHouseholdsThatTheGridHasNot) {
  const PeopleCount count{Persons::whole(3), Households::whole(2), Households::whole(1), 40'000};
  EXPECT_EQ(count_record(count, Headcount::present).poor_households, Households::whole(1));
  EXPECT_FALSE(count_record(count, Headcount::absent).households);
  EXPECT_EQ(count_record(count, Headcount::absent).area_m2, 40'000);
}

TEST_F(ComparisonRows, TellNoPeopleOfAZoneWithoutCells) {
  const Zoning far = coded({"F"});
  const ZoningComparison comparison =
      compare_zonings(cells_, CellShares(cells_, stretches({{9'000, 9'400}})),
                      CellShares(cells_, stretches({{0, 600}})), options_);
  const auto records = comparison_records(
      {{far, nobody_}, {after_, nobody_}, comparison, followed_, options_, cells_.headcount()});
  ASSERT_EQ(records.size(), 2U);
  EXPECT_FALSE(records[0].own.people);
  EXPECT_FALSE(records[0].own.households);
  EXPECT_FALSE(records[0].lost.people);
  EXPECT_EQ(records[0].own.area_m2, 80'000);
  EXPECT_EQ(records[1].own.people, Persons::whole(300));
}

TEST_F(ComparisonRows, AreAsWideAsTheirFields) {
  for (const files::Row& row : comparison_rows(named())) {
    EXPECT_EQ(row.size(), comparison_fields().size());
  }
  EXPECT_EQ(transfer_rows(named()).at(0).size(), transfer_fields().size());
}

}  // namespace
}  // namespace carreau::results
