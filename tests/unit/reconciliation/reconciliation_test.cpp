// SPDX-License-Identifier: Apache-2.0
/// Totals checked against their parts on drawn tables: those that hold, those that differ, and
/// those that cannot be decided.
#include "reconciliation/reconciliation.hpp"

#include "support/drawn_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using testing::drawn_table;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class Reconciliation : public ::testing::Test {
 protected:
  CheckedTable check(const std::vector<std::string>& lines, Euros tolerance = {}) {
    return check_totals(drawn_table(lines), tolerance, findings_);
  }
  /// The checks that do not hold.
  static std::vector<TotalCheck> open(const CheckedTable& checked) {
    std::vector<TotalCheck> open;
    for (const TotalCheck& c : checked.checks) {
      if (c.status != CheckStatus::holds) open.push_back(c);
    }
    return open;
  }
  static std::vector<SlipKind> kinds(const TotalCheck& check) {
    std::vector<SlipKind> kinds;
    for (const Slip& slip : check.slips) kinds.push_back(slip.kind);
    return kinds;
  }
  Findings findings_;
};

TEST_F(Reconciliation, ATableThatAddsUpBothWays) {
  const auto checked =
      check({"l | x | y | TOTAL", "a | 1 | 2 | 3", "b | 4 | 5 | 9", "TOTAL | 5 | 7 | 12"});
  EXPECT_EQ(checked.checks.size(), 6U) << "three columns, three rows";
  EXPECT_EQ(checked.count(CheckStatus::holds), 6U);
}

TEST_F(Reconciliation, AWrongTotalIsNamedWithItsCell) {
  const auto differing = open(check({"c | n", "a | 101", "b | 94", "TOTAL | 208"}));
  ASSERT_THAT(differing, SizeIs(1));
  EXPECT_EQ(differing[0].row, 2U);
  EXPECT_EQ(differing[0].column, 0U);
  EXPECT_EQ(differing[0].stated, 20'800);
  EXPECT_EQ(differing[0].parts.sum, 19'500);
  EXPECT_EQ(differing[0].difference(), 1'300);
  EXPECT_EQ(differing[0].status, CheckStatus::differs);
}

TEST_F(Reconciliation, AnUnknownPartMayBeTheDifference) {
  const auto undecided = open(check({"c | n", "a | 10", "b | ", "TOTAL | 15"}));
  ASSERT_THAT(undecided, SizeIs(1));
  EXPECT_EQ(undecided[0].status, CheckStatus::undecided);
  EXPECT_EQ(undecided[0].difference(), 500) << "what the part would have to be";
  EXPECT_THAT(undecided[0].parts.unread, ElementsAre(1));
}

TEST_F(Reconciliation, AnUnknownPartCannotMakeASumSmaller) {
  const auto differing = open(check({"c | n", "a | 10", "b | ", "TOTAL | 8"}));
  ASSERT_THAT(differing, SizeIs(1));
  EXPECT_EQ(differing[0].status, CheckStatus::differs);
  const auto with_negatives = open(check({"c | n", "a | 10", "d | -1", "b | ", "TOTAL | 8"}));
  ASSERT_THAT(with_negatives, SizeIs(1));
  EXPECT_EQ(with_negatives[0].status, CheckStatus::undecided);
}

TEST_F(Reconciliation, AnUnknownPartThatIsNothingLeavesTheTotalRight) {
  const auto checked = check({"c | n", "a | 10", "b | ", "TOTAL | 10"});
  EXPECT_THAT(open(checked), IsEmpty());
  EXPECT_THAT(checked.checks.at(0).parts.unread, ElementsAre(1));
}

TEST_F(Reconciliation, TextThatBeginsWithTheMissingNumber) {
  const auto undecided = open(check({"l | x | y | z | TOTAL", "Actions | 16 | 3 + FPH |  | 19"}));
  ASSERT_THAT(undecided, SizeIs(1));
  EXPECT_THAT(kinds(undecided[0]), ElementsAre(SlipKind::text_read));
  EXPECT_TRUE(findings_.has("figure_not_number"));
  const auto other = open(check({"l | x | y | TOTAL", "Actions | 16 | 3 + FPH | 20"}));
  ASSERT_THAT(other, SizeIs(1));
  EXPECT_THAT(kinds(other[0]), IsEmpty());
}

TEST_F(Reconciliation, ATotalThatIsNotStatedIsNotChecked) {
  const auto checked = check({"c | n | m", "a | 1 | 2", "TOTAL | 1 | "});
  EXPECT_EQ(checked.checks.size(), 1U);
  EXPECT_TRUE(findings_.has("total_not_stated"));
}

TEST_F(Reconciliation, TheToleranceIsForMoneyAlone) {
  const std::vector<std::string> lines = {"c | Actions | Financement", "a | 10 | 10", "b | 5 | 5",
                                          "TOTAL | 16 | 16"};
  const auto differing = open(check(lines, Euros::whole(1)));
  ASSERT_THAT(differing, SizeIs(1));
  EXPECT_EQ(differing[0].column, 0U);
  EXPECT_THAT(open(check(lines, Euros::from_cents(99))), SizeIs(2));
}

TEST_F(Reconciliation, RepeatedNamesAreFoundButCount) {
  const auto checked = check({"c | n", "a | 1", "A | 2", "TOTAL | 3"});
  EXPECT_THAT(open(checked), IsEmpty());
  EXPECT_TRUE(findings_.has("row_name_repeated"));
}

TEST_F(Reconciliation, ALineLeftOutOrCountedTwice) {
  const auto left_out = open(check({"c | n", "a | 101", "b | 13", "d | 82", "TOTAL | 183"}));
  ASSERT_THAT(left_out, SizeIs(1));
  EXPECT_THAT(kinds(left_out[0]), ElementsAre(SlipKind::left_out));
  EXPECT_EQ(left_out[0].slips[0].line, 1U);
  const auto twice = open(check({"c | n", "a | 101", "b | 13", "d | 82", "TOTAL | 209"}));
  EXPECT_THAT(kinds(twice.at(0)), ElementsAre(SlipKind::counted_twice));
  const auto either = open(check({"c | n", "a | 13", "b | 13", "TOTAL | 39"}));
  EXPECT_THAT(kinds(either.at(0)), IsEmpty()) << "two lines explain it equally well";
}

TEST_F(Reconciliation, ASubtotalCountedWithItsParts) {
  const auto differing = open(check({"c | n | m", "a | 10 | 1", "b | 25 | 2", "Sous-total | 35 | 3",
                                     "d | 7 | 4", "TOTAL | 77 | 7"}));
  ASSERT_THAT(differing, SizeIs(1));
  EXPECT_THAT(kinds(differing[0]), ElementsAre(SlipKind::counted_twice));
  EXPECT_EQ(differing[0].slips[0].line, 2U);
}

TEST_F(Reconciliation, ALineWithTheWrongSignOrInThousands) {
  const auto sign = open(check({"c | n", "a | 500", "b | 21", "TOTAL | 479"}));
  EXPECT_THAT(kinds(sign.at(0)), ElementsAre(SlipKind::wrong_sign)) << "500 - 21";
  EXPECT_EQ(sign.at(0).slips[0].line, 1U);
  const auto wrong = open(check({"c | n", "a | 500", "b | -21", "TOTAL | 521"}));
  EXPECT_THAT(kinds(wrong.at(0)), ElementsAre(SlipKind::wrong_sign));
  const auto thousands = open(check({"c | n", "a | 5000", "b | 21", "TOTAL | 26000"}));
  EXPECT_THAT(kinds(thousands.at(0)), ElementsAre(SlipKind::line_scale));
}

TEST_F(Reconciliation, AMisprintedCellIsWhereRowAndColumnMeet) {
  const auto differing = open(check({"l | x | y | TOTAL", "a | 100 | 200 | 300",
                                     "b | 400 | 521 | 900", "TOTAL | 500 | 700 | 1200"}));
  ASSERT_THAT(differing, SizeIs(2));
  for (const TotalCheck& c : differing) {
    ASSERT_THAT(kinds(c), ::testing::Contains(SlipKind::cell));
    const auto slip = std::find_if(c.slips.begin(), c.slips.end(),
                                   [](const Slip& s) { return s.kind == SlipKind::cell; });
    EXPECT_EQ(slip->line, 1U);
    EXPECT_EQ(slip->column, 1U);
    EXPECT_EQ(slip->figure, 50'000) << "400 + 500 = 900, 200 + 500 = 700";
  }
}

TEST_F(Reconciliation, AWrongTotalOfWrongTotalsHoldsOnceTheyAreRight) {
  const auto differing = open(check({"l | x | y | TOTAL", "Financement Total | 57 | 70 | 100",
                                     "a | 10 | 30 | 40", "b | 20 | 40 | 60"}));
  ASSERT_THAT(differing, SizeIs(2));
  EXPECT_EQ(differing[0].difference(), 2'700);
  EXPECT_EQ(differing[1].difference(), -2'700);
  EXPECT_THAT(kinds(differing[1]), ElementsAre(SlipKind::totals_corrected, SlipKind::other_way));
}

TEST_F(Reconciliation, AWrongGrandTotalIsToldFromBothSides) {
  const auto differing = open(check({"l | x | y | TOTAL", "a | 100 | 200 | 300",
                                     "b | 400 | 500 | 900", "TOTAL | 500 | 700 | 1345"}));
  ASSERT_THAT(differing, SizeIs(2));
  EXPECT_THAT(kinds(differing[0]), ElementsAre(SlipKind::total_itself));
  EXPECT_THAT(kinds(differing[1]), ElementsAre(SlipKind::total_itself));
}

TEST_F(Reconciliation, WhatIsOddInATableIsFound) {
  SumTable table = drawn_table({"theme | Ville | Ville | TOTAL", "Sport | 1 | 2 | 3"});
  table.cells.front().is_rounded = true;
  (void)check_totals(table, {}, findings_);
  EXPECT_TRUE(findings_.has("column_name_repeated"));
  EXPECT_TRUE(findings_.has("rounded_to_hundredths"));
}

TEST_F(Reconciliation, AFigureThatMayBeReadInTwoWaysIsTold) {
  SumTable table = drawn_table({"theme | Ville | TOTAL", "Sport | 1028 | 1028"});
  table.cells.front().is_guess = true;
  (void)check_totals(table, {}, findings_);
  EXPECT_TRUE(findings_.has("figure_guessed"));
}

TEST_F(Reconciliation, RatesAreNoPartsOfARate) {
  const auto rates =
      check_totals(drawn_table({"axe | Exécution (%)", "Sport | 90", "Santé | 50", "Total | 63"}),
                   {}, findings_);
  EXPECT_TRUE(rates.checks.empty());
  EXPECT_TRUE(findings_.has("percentages_not_summed"));
  const auto full = check_totals(
      drawn_table({"axe | Exécution (%)", "Sport | 100", "Santé | 100", "Total | 100"}), {},
      findings_);
  EXPECT_TRUE(full.checks.empty()) << "a rate of 100 % lies among the others";
  const auto shares = check_totals(
      drawn_table({"axe | Part (%)", "Sport | 40", "Santé | 70", "Total | 100"}), {}, findings_);
  EXPECT_EQ(shares.count(CheckStatus::differs), 1U) << "shares of a whole add up to it";
}

}  // namespace
}  // namespace carreau
