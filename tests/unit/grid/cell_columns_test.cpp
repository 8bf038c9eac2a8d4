// SPDX-License-Identifier: Apache-2.0
/// Columns as they are read: sources, joined columns, and the shares of several writers.
#include "grid/cell_columns.hpp"

#include "grid/cell_table.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace carreau {
namespace {

TraitSet some_traits() {
  TraitSet traits;
  traits.set(static_cast<std::size_t>(Trait::men_prop));
  traits.set(static_cast<std::size_t>(Trait::ind_0_3));
  return traits;
}

/// A cell of which every column follows from `number`, at a place of its own.
CellRecord record(std::uint64_t number) {
  constexpr std::uint64_t kWidth = 17;
  CellRecord r;
  const auto n = static_cast<std::int64_t>(number);
  r.position = {static_cast<std::int32_t>(number / kWidth) - 3,
                static_cast<std::int32_t>(number % kWidth)};
  r.people = Persons::from_tenths(n + 1);
  r.households = Households::from_tenths(2 * n);
  r.poor_households = Households::from_tenths(n);
  r.income_sum = Euros::from_cents(1'000 * n);
  r.imputation = number % 3 == 0 ? Imputation::imputed : Imputation::observed;
  // No code, one, or several.
  for (std::uint64_t k = 0; k < number % 4; ++k) r.communes += std::to_string(10'000 + number + k);
  r.traits.fill(static_cast<std::int32_t>(7 * n));
  r.source = number;
  return r;
}

void expect_same(const CellTable& found, const CellTable& expected) {
  ASSERT_EQ(found.size(), expected.size());
  ASSERT_EQ(found.traits().known(), expected.traits().known());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const CellIndex cell(i);
    EXPECT_EQ(found.positions()[i], expected.positions()[i]);
    EXPECT_EQ(found.people()[i], expected.people()[i]);
    EXPECT_EQ(found.households()[i], expected.households()[i]);
    EXPECT_EQ(found.poor_households()[i], expected.poor_households()[i]);
    EXPECT_EQ(found.income_sums()[i], expected.income_sums()[i]);
    EXPECT_EQ(found.imputations()[i], expected.imputations()[i]);
    EXPECT_EQ(found.communes(cell), expected.communes(cell));
    EXPECT_EQ(found.traits().column(Trait::ind_0_3)[i],
              expected.traits().column(Trait::ind_0_3)[i]);
    EXPECT_EQ(found.find(expected.positions()[i]), cell);
  }
}

TEST(CellSources, KnowEachCellWhateverTheJumps) {
  const std::vector<std::uint64_t> all = {5, 6, 7, 7, 9, 10, 3, 4, 1ULL << 50U, 2};
  CellSources sources;
  for (std::size_t i = 0; i < all.size(); ++i) sources.add(i, all[i]);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(sources[i], all[i]);
  CellSources joined = sources;
  joined.append(sources, all.size());
  joined.append({}, 2 * all.size());
  joined.add(2 * all.size(), 3);
  for (std::size_t i = 0; i < all.size(); ++i) EXPECT_EQ(joined[all.size() + i], all[i]);
  EXPECT_EQ(joined[2 * all.size()], 3U);
}

/// Several writers, which announce more cells than they write, against one list of records.
TEST(CellColumns, WritersGiveTheTableOfTheirRecordsInAnyOrder) {
  std::mt19937 random(18);
  for (int round = 0; round < 60; ++round) {
    std::vector<CellRecord> records;
    const std::size_t count = random() % 400;
    for (std::size_t i = 0; i < count; ++i) records.push_back(record(i));
    // In the order of the table, in blocks of it, or in none.
    if (round % 3 == 1) std::rotate(records.begin(), records.begin() + count / 2, records.end());
    if (round % 3 == 2) std::shuffle(records.begin(), records.end(), random);
    std::vector<std::size_t> sizes;
    std::vector<std::size_t> most;
    for (std::size_t left = count; left > 0; left -= sizes.back()) {
      sizes.push_back(std::min<std::size_t>(left, random() % 90));
      most.push_back(sizes.back() + (random() % 2) * (random() % 5));
    }
    CellColumns columns(some_traits());
    auto writers = CellWriter::share(columns, most);
    std::size_t next = 0;
    for (std::size_t w = 0; w < writers.size(); ++w) {
      for (std::size_t k = 0; k < sizes[w]; ++k) writers[w].add(records[next++]);
      ASSERT_EQ(writers[w].size(), sizes[w]);
    }
    CellWriter::join(std::move(writers), columns);
    ASSERT_EQ(columns.size(), count);
    for (std::size_t i = 0; i < count; ++i) {
      ASSERT_EQ(columns.positions()[i], records[i].position);
      ASSERT_EQ(columns.sources()[i], records[i].source);
    }
    std::vector<CellColumns> parts;
    parts.push_back(std::move(columns));
    CellTable table;
    ASSERT_FALSE(table.assign(std::move(parts)));
    CellTable expected;
    std::sort(records.begin(), records.end(),
              [](const auto& a, const auto& b) { return a.position < b.position; });
    ASSERT_FALSE(expected.assign(records, some_traits()));
    expect_same(table, expected);
    for (std::size_t i = 0; i < count; ++i) {
      EXPECT_EQ(table.communes(CellIndex(i)), records[i].communes);
      EXPECT_EQ(table.people()[i], records[i].people);
      EXPECT_EQ(table.traits().column(Trait::men_prop)[i], records[i].traits[0]);
    }
  }
}

TEST(CellColumns, JoinedColumnsKeepTextsSourcesAndGroups) {
  std::vector<CellColumns> parts;
  for (const std::uint64_t begin : {20U, 0U, 10U}) {
    CellColumns part(some_traits());
    for (std::uint64_t i = begin; i < begin + 10; ++i) {
      CellRecord r = record(i);
      r.group = static_cast<std::uint32_t>(i / 4);
      part.add(r);
    }
    parts.push_back(std::move(part));
    parts.emplace_back();
  }
  CellTable table;
  ASSERT_FALSE(table.assign(std::move(parts)));
  ASSERT_EQ(table.size(), 30U);
  ASSERT_EQ(table.group_leaders().size(), 30U);
  for (std::uint32_t i = 0; i < 30; ++i) {
    EXPECT_EQ(table.communes(CellIndex(i)), record(i).communes);
    EXPECT_EQ(table.group_leaders()[i], i / 4 * 4);
  }
}

TEST(CellColumns, GroupsThatOnePartLacksAreUnknown) {
  std::vector<CellColumns> parts(3);
  for (std::uint64_t i = 0; i < 9; ++i) {
    CellRecord r = record(i);
    if (i / 3 != 1) r.group = 0;
    parts[i / 3].add(r);
  }
  CellTable table;
  ASSERT_FALSE(table.assign(std::move(parts)));
  EXPECT_TRUE(table.group_leaders().empty());
}

TEST(CellColumns, AWriterTakesNoMoreThanItsShare) {
  CellColumns columns;
  const std::vector<std::size_t> most = {1, 1};
  auto writers = CellWriter::share(columns, most);
  writers[0].add(record(1));
  EXPECT_THROW(writers[0].add(record(2)), std::length_error);
}

}  // namespace
}  // namespace carreau
