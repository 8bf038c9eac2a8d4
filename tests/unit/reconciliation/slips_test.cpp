// SPDX-License-Identifier: Apache-2.0
/// What makes one figure of another, and what only seems to.
#include "reconciliation/slips.hpp"

#include "support/drawn_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// Of whole figures.
std::vector<SlipKind> between(std::int64_t stated, std::int64_t sum) {
  std::vector<SlipKind> kinds;
  for (const Slip& slip : slips_between(stated * 100, sum * 100)) kinds.push_back(slip.kind);
  return kinds;
}

TEST(Slips, OneDigit) {
  EXPECT_THAT(between(16'300, 17'300), ElementsAre(SlipKind::one_digit));
  EXPECT_THAT(between(-16'300, -17'300), ElementsAre(SlipKind::one_digit));
  EXPECT_THAT(between(16, 17), IsEmpty()) << "two digits are too few to say so";
  EXPECT_THAT(between(16'300, 17'400), IsEmpty());
  EXPECT_THAT(between(16'300, 6'300), IsEmpty());
}

TEST(Slips, TwoNeighboursExchanged) {
  EXPECT_THAT(between(1'234, 1'324), ElementsAre(SlipKind::swapped_digits));
  EXPECT_THAT(between(12, 21), ElementsAre(SlipKind::swapped_digits));
  EXPECT_THAT(between(1'234, 4'231), IsEmpty()) << "not neighbours";
}

TEST(Slips, DigitsOfCents) {
  std::vector<Slip> slips = slips_between(123'45, 123'54);
  ASSERT_EQ(slips.size(), 1U);
  EXPECT_EQ(slips[0].kind, SlipKind::swapped_digits);
}

TEST(Slips, Scale) {
  for (const int factor : {10, 100, 1000}) {
    const auto slips = slips_between(12'300, 12'300LL * factor);
    ASSERT_EQ(slips.size(), 1U) << factor;
    EXPECT_EQ(slips[0].kind, SlipKind::scale);
    EXPECT_EQ(slips[0].factor, factor);
    EXPECT_EQ(slips_between(12'300LL * factor, 12'300).at(0).factor, factor);
  }
}

TEST(Slips, ThousandsMayBeRounded) {
  EXPECT_THAT(between(1'028, 1'028'246), ElementsAre(SlipKind::scale));
  EXPECT_THAT(between(1'028'246, 1'028), ElementsAre(SlipKind::scale));
  EXPECT_THAT(between(1'029, 1'028'246), IsEmpty());
  EXPECT_THAT(between(10, 10'246), IsEmpty()) << "too small to tell";
}

TEST(Slips, Sign) {
  EXPECT_THAT(between(-512, 512), ElementsAre(SlipKind::wrong_sign));
  EXPECT_THAT(between(0, 512), IsEmpty());
}

/// The causes of the only total that differs.
std::vector<SlipKind> causes(SumTable table) {
  Findings findings;
  const CheckedTable checked = check_totals(std::move(table), {}, findings);
  std::vector<SlipKind> kinds;
  for (const TotalCheck& check : checked.checks) {
    for (const Slip& slip : check.slips) kinds.push_back(slip.kind);
  }
  return kinds;
}

TEST(Slips, AmountsKeptAsTextAreLeftOutBySum) {
  SumTable table =
      testing::drawn_table({"c | n", "a | 15", "b | 20", "d | 400", "e | 3000", "Total | 415"});
  table.cells[1].is_kept_as_text = true;
  table.cells[3].is_kept_as_text = true;
  EXPECT_THAT(causes(table), ElementsAre(SlipKind::text_left_out));
  for (SumCell& cell : table.cells) cell.is_kept_as_text = true;
  table.cells[4].hundredths = 0;
  EXPECT_THAT(causes(table), ::testing::Not(::testing::Contains(SlipKind::text_left_out)))
      << "a file whose cells are all texts types none";
}

TEST(Slips, HiddenRowsAreLeftOut) {
  SumTable table =
      testing::drawn_table({"c | n", "a | 15", "b | 20", "d | 400", "e | 3000", "Total | 415"});
  table.rows[1].is_hidden = true;
  table.rows[3].is_hidden = true;
  EXPECT_THAT(causes(table), ElementsAre(SlipKind::hidden_left_out));
}

}  // namespace
}  // namespace carreau
