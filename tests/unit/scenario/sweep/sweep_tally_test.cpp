// SPDX-License-Identifier: Apache-2.0
/// Tallies merged in any order, written as bytes and read back, and bytes that are refused.
#include "scenario/sweep/sweep_tally.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace carreau {
namespace {

using ::testing::HasSubstr;

const TallyShape kShape{"digest", 3, 2, 4};

/// A tally of one scenario with something everywhere.
SweepTally of_scenario(std::int64_t scenario) {
  const auto n = static_cast<std::uint32_t>(scenario);
  SweepTally tally(kShape);
  SweepRow row;
  row.scenario = scenario;
  row.zones = 2 + n;
  row.people = Persons::from_tenths(12'345 + scenario);
  row.threshold_low = Euros::whole(12'600);
  row.threshold_high = Euros::whole(13'100 + scenario);
  tally.rows.push_back(row);
  tally.cells = {{CellIndex(5), 1, 0}, {CellIndex(40 + n % 2), 0, 1}};
  tally.cell_lines.resize(4);
  tally.cell_lines[0].add(n);
  tally.cell_lines[3].add(2 * n);
  tally.zones[n % 3] = 1;
  tally.zone_lines[n % 6].add(n);
  tally.classes[n % 12] = 300;
  tally.others = {
      {CellIndex(40 + n % 2), 1, Persons::whole(100 + n % 3), {CellIndex(40), CellIndex(41 + n)}}};
  return tally;
}

SweepTally sum_of(std::vector<std::int64_t> scenarios) {
  SweepTally total(kShape);
  for (const std::int64_t s : scenarios) total.merge(of_scenario(s));
  return total;
}

template <class Run>
std::string thrown_by(const Run& run) {
  try {
    run();
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

std::string reading_error(const std::string& bytes) {
  return thrown_by([&] { (void)SweepTally::from_bytes(bytes, kShape); });
}

TEST(SweepTally, AnyOrderGivesTheSameBytes) {
  std::vector<std::int64_t> order{0, 1, 2, 3, 4};
  const std::string bytes = sum_of(order).bytes();
  while (std::ranges::next_permutation(order).found) EXPECT_EQ(sum_of(order).bytes(), bytes);
}

TEST(SweepTally, AnyGroupingGivesTheSameBytes) {
  SweepTally left = sum_of({0, 3});
  SweepTally right = sum_of({4, 1});
  right.merge(of_scenario(2));
  left.merge(right);
  EXPECT_EQ(left.bytes(), sum_of({0, 1, 2, 3, 4}).bytes());
}

TEST(SweepTally, IsReadBackAsItWas) {
  const SweepTally tally = sum_of({0, 1, 2, 9});
  EXPECT_EQ(SweepTally::from_bytes(tally.bytes(), kShape), tally);
  EXPECT_EQ(SweepTally::from_bytes(SweepTally(kShape).bytes(), kShape), SweepTally(kShape));
}

TEST(SweepTally, BytesAreTheSameOnEveryMachine) {
  // Written once: a change of the format must change its version as well.
  EXPECT_EQ(SweepTally({"d", 1, 1, 0}).bytes(), std::string("carreau-sweep-1\n\x01"
                                                            "d\x01\x01\x00\x00\x00\x00\x00\x00\x00",
                                                            27) +
                                                    SweepTally({"d", 1, 1, 0}).bytes().substr(27));
  EXPECT_EQ(SweepTally({"d", 1, 1, 0}).bytes().size(), 35U);
}

TEST(SweepTally, AScenarioIsCountedOnce) {
  SweepTally total = of_scenario(3);
  EXPECT_THAT(thrown_by([&] { total.merge(of_scenario(3)); }),
              HasSubstr("scenario 3 was counted twice"));
}

TEST(SweepTally, AnotherSweepIsRefused) {
  SweepTally total(kShape);
  const SweepTally other({"another", 3, 2, 4});
  EXPECT_THAT(thrown_by([&] { total.merge(other); }), HasSubstr("those of another"));
  EXPECT_THAT(reading_error(other.bytes()), HasSubstr("those of another")) << "sweep_other_plan";
}

TEST(SweepTally, EveryDamageIsFound) {
  const std::string bytes = sum_of({0, 1, 2}).bytes();
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x10);
    EXPECT_NE(reading_error(damaged), "no error") << i;
    EXPECT_NE(reading_error(bytes.substr(0, i)), "no error") << i;
  }
  EXPECT_THAT(reading_error("something else"), HasSubstr("found something else"))
      << "sweep_bytes_foreign";
  EXPECT_THAT(reading_error(bytes.substr(0, bytes.size() - 1)), HasSubstr("changed or cut off"));
}

TEST(SweepTally, CellsBeyondTheGridAreDamage) {
  TallyShape shape = kShape;
  const std::string bytes = of_scenario(1).bytes();  // its last cells are 41 and 42
  shape.cells = 43;
  EXPECT_EQ(SweepTally::from_bytes(bytes, shape).cells, of_scenario(1).cells);
  for (const std::size_t cells : {42U, 41U, 1U}) {
    shape.cells = cells;
    EXPECT_THAT(thrown_by([&] { (void)SweepTally::from_bytes(bytes, shape); }),
                HasSubstr("changed or cut off"));
  }
  SweepTally headless = of_scenario(1);
  headless.cells.pop_back();  // the heart of its other zone
  headless.cell_lines.resize(2);
  EXPECT_THAT(reading_error(headless.bytes()), HasSubstr("changed or cut off"));
}

TEST(LineSpan, KnowsItsEndsAndItsGaps) {
  LineSpan span;
  EXPECT_TRUE(span.is_unbroken());
  for (const std::uint32_t position : {4U, 2U, 3U}) span.add(position);
  EXPECT_EQ(span, (LineSpan{2, 4, 3}));
  EXPECT_TRUE(span.is_unbroken());
  span.add(7);
  EXPECT_FALSE(span.is_unbroken());
}

}  // namespace
}  // namespace carreau
