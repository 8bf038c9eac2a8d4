// SPDX-License-Identifier: Apache-2.0
/// The table: records in any order give the same columns, a repeated position gives none.
#include "grid/cell_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace carreau {
namespace {

CellRecord record(std::int32_t row, std::int32_t column, std::int64_t people,
                  std::string communes = {}) {
  CellRecord r;
  r.position = {row, column};
  r.people = Persons::whole(people);
  r.households = Households::from_tenths(people);
  r.poor_households = Households::from_tenths(people / 2);
  r.income_sum = Euros::whole(people * 20'000);
  r.imputation = people % 2 == 0 ? Imputation::imputed : Imputation::observed;
  r.communes = std::move(communes);
  r.source = static_cast<std::uint64_t>(people);
  return r;
}

std::vector<CellRecord> some_records() {
  return {record(5, 1, 10, "59350"), record(2, 9, 11, "5935059009"), record(2, 3, 12),
          record(5, 0, 13, "2A004"), record(-1, 4, 14)};
}

TEST(CellTable, OrdersByRowThenColumnAndKeepsColumnsTogether) {
  CellTable table({3035, Metres::whole(200)}, Headcount::present);
  ASSERT_FALSE(table.assign(some_records()));
  ASSERT_EQ(table.size(), 5U);
  const std::vector<CellPosition> expected = {{-1, 4}, {2, 3}, {2, 9}, {5, 0}, {5, 1}};
  const std::vector<std::int64_t> people = {14, 12, 11, 13, 10};
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(table.positions()[i], expected[i]);
    EXPECT_EQ(table.people()[i], Persons::whole(people[i]));
    EXPECT_EQ(table.households()[i], Households::from_tenths(people[i]));
    EXPECT_EQ(table.poor_households()[i], Households::from_tenths(people[i] / 2));
    EXPECT_EQ(table.income_sums()[i], Euros::whole(people[i] * 20'000));
    EXPECT_EQ(table.imputations()[i] == Imputation::imputed, people[i] % 2 == 0);
  }
}

/// A part whose cells have their people as every trait.
CellColumns part_with(TraitSet traits, std::int32_t row) {
  CellColumns part(traits);
  for (std::int32_t column = 3; column > 0; --column) {
    CellRecord r = record(row, column, 10 * row + column);
    r.traits.fill(10 * row + column);
    part.add(r);
  }
  return part;
}

TEST(CellTable, TraitsStayWithTheirCellAndAreKnownWhereEveryPartHasThem) {
  TraitSet both;
  both.set(static_cast<std::size_t>(Trait::men_prop));
  TraitSet more = both;
  more.set(static_cast<std::size_t>(Trait::ind_0_3));
  std::vector<CellColumns> parts;
  parts.push_back(part_with(more, 2));
  parts.push_back(part_with(both, 1));
  parts.emplace_back();  // a file without rows says nothing
  CellTable table;
  ASSERT_FALSE(table.assign(std::move(parts)));
  EXPECT_EQ(table.traits().known(), both);
  const auto owners = table.traits().column(Trait::men_prop);
  EXPECT_EQ(std::vector<std::int32_t>(owners.begin(), owners.end()),
            (std::vector<std::int32_t>{11, 12, 13, 21, 22, 23}));
  EXPECT_TRUE(table.traits().column(Trait::ind_0_3).empty());
}

TEST(CellTable, HasNoTraitUnlessAsked) {
  CellTable table;
  ASSERT_FALSE(table.assign(some_records()));
  EXPECT_TRUE(table.traits().known().none());
}

TEST(CellTable, CommunesStayWithTheirCell) {
  CellTable table;
  ASSERT_FALSE(table.assign(some_records()));
  EXPECT_EQ(table.communes(CellIndex(0)), "");
  EXPECT_EQ(table.main_commune(CellIndex(0)), "");
  EXPECT_EQ(table.communes(CellIndex(2)), "5935059009");
  EXPECT_EQ(table.main_commune(CellIndex(2)), "59350");
  EXPECT_EQ(table.communes(CellIndex(3)), "2A004");
  EXPECT_EQ(table.communes(CellIndex(4)), "59350");
}

TEST(CellTable, ReportsARepeatedPositionByItsSources) {
  CellTable table;
  std::vector<CellRecord> records = some_records();
  records.push_back(record(5, 1, 99));
  records.insert(records.begin(), record(2, 9, 98));
  const auto twin = table.assign(records);
  ASSERT_TRUE(twin);
  EXPECT_EQ(twin->position, (CellPosition{2, 9})) << "the first in the order of positions";
  EXPECT_EQ(twin->first_source, 11U);
  EXPECT_EQ(twin->second_source, 98U);
  EXPECT_EQ(table.size(), 0U) << "nothing is built";
}

TEST(CellTable, OrderOfRecordsDoesNotMatter) {
  CellTable expected;
  ASSERT_FALSE(expected.assign(some_records()));
  std::mt19937 random(3);
  for (int round = 0; round < 20; ++round) {
    std::vector<CellRecord> records = some_records();
    std::shuffle(records.begin(), records.end(), random);
    CellTable table;
    ASSERT_FALSE(table.assign(records));
    for (std::size_t i = 0; i < expected.size(); ++i) {
      ASSERT_EQ(table.positions()[i], expected.positions()[i]);
      ASSERT_EQ(table.people()[i], expected.people()[i]);
      ASSERT_EQ(table.communes(CellIndex(i)), expected.communes(CellIndex(i)));
    }
  }
}

TEST(CellTable, AssigningAgainReplaces) {
  CellTable table({2975, Metres::whole(1'000)}, Headcount::absent);
  ASSERT_FALSE(table.assign(some_records()));
  ASSERT_FALSE(table.assign({record(1, 1, 3, "97411")}));
  EXPECT_EQ(table.size(), 1U);
  EXPECT_EQ(table.communes(CellIndex(0)), "97411");
  EXPECT_EQ(table.grid().epsg, 2975) << "the grid stays";
  EXPECT_EQ(table.headcount(), Headcount::absent);
  EXPECT_EQ(table.id(CellIndex(0)).text(), "CRS2975RES1000mN1000E1000");
}

TEST(CellTable, FindsEveryPositionAndNoOther) {
  CellTable table;
  ASSERT_FALSE(table.assign(some_records()));
  for (std::size_t i = 0; i < table.size(); ++i) {
    EXPECT_EQ(table.find(table.positions()[i]), CellIndex(i));
  }
  for (const CellPosition p : {CellPosition{-2, 0}, {2, 4}, {5, 2}, {6, 0}}) {
    EXPECT_TRUE(table.find(p).is_none());
  }
  EXPECT_TRUE(CellTable().find({0, 0}).is_none());
}

}  // namespace
}  // namespace carreau
