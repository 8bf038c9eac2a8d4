// SPDX-License-Identifier: Apache-2.0
/// Which lines are totals, and what they are the sum of.
#include "reconciliation/total_lines.hpp"

#include "support/drawn_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using testing::drawn_table;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class TotalLines : public ::testing::Test {
 protected:
  std::vector<TotalLine> rows(const std::vector<std::string>& lines) {
    return read_totals(drawn_table(lines), findings_).totals[0];
  }
  std::vector<TotalLine> columns(const std::vector<std::string>& lines) {
    return read_totals(drawn_table(lines), findings_).totals[1];
  }
  Findings findings_;
};

TEST_F(TotalLines, TheLastRowSumsThoseAbove) {
  const auto totals = rows({"c | n", "a | 1", "b | 2", "TOTAL | 3"});
  ASSERT_THAT(totals, SizeIs(1));
  EXPECT_EQ(totals[0].line, 2U);
  EXPECT_THAT(totals[0].parts, ElementsAre(0, 1));
  EXPECT_TRUE(findings_.list().empty());
}

TEST_F(TotalLines, ATotalBeforeItsPartsSumsThoseThatFollow) {
  const auto totals =
      rows({"l | x | y", "Financement Total | 5 | 7", "Ville | 2 | 3", "État | 3 | 4"});
  ASSERT_THAT(totals, SizeIs(1));
  EXPECT_EQ(totals[0].reading, SumRule::following);
  EXPECT_THAT(totals[0].parts, ElementsAre(1, 2));
}

TEST_F(TotalLines, CountsAboveAreNoPartsOfMoneyBelow) {
  const auto table = drawn_table({"l | x | y", "Actions | 8 | 9", "Financement Total | 5 | 7",
                                  "Ville | 2 | 3", "État | 3 | 4"});
  const auto reading = read_totals(table, findings_);
  const AxisView view(table, reading, Axis::rows);
  ASSERT_THAT(reading.totals[0], SizeIs(1));
  const PartSum parts = sum_of_parts(view, reading.totals[0][0], 0);
  EXPECT_EQ(parts.sum, 500);
  EXPECT_EQ(parts.known, 2U);
}

TEST_F(TotalLines, SubtotalsSumTheirBlockAndTheTotalAllParts) {
  const auto totals = rows({"c | n", "a | 1", "b | 2", "Sous-total 1 | 3", "d | 4", "e | 5",
                            "Sous-total 2 | 9", "f | 6", "TOTAL | 18"});
  ASSERT_THAT(totals, SizeIs(3));
  EXPECT_THAT(totals[0].parts, ElementsAre(0, 1));
  EXPECT_THAT(totals[1].parts, ElementsAre(3, 4));
  EXPECT_THAT(totals[2].parts, ElementsAre(0, 1, 3, 4, 6));
  EXPECT_EQ(totals[2].reading, SumRule::since_rank);
}

TEST_F(TotalLines, ATotalOfWrongSubtotalsIsReadAsTheirSum) {
  const auto totals = rows({"c | n", "a | 1", "b | 2", "Sous-total 1 | 4", "d | 4", "e | 5",
                            "Sous-total 2 | 9", "f | 6", "TOTAL | 19"});
  ASSERT_THAT(totals, SizeIs(3));
  EXPECT_EQ(totals[2].reading, SumRule::subtotals);
  EXPECT_THAT(totals[2].parts, ElementsAre(2, 5, 6));
}

TEST_F(TotalLines, BlocksOfTotalsBeneathAGrandTotal) {
  const auto totals =
      rows({"c | n", "a | 1", "Total A | 1", "b | 2", "d | 3", "Total B | 5", "Total général | 6"});
  ASSERT_THAT(totals, SizeIs(3));
  EXPECT_THAT(totals[1].parts, ElementsAre(2, 3));
  EXPECT_THAT(totals[2].parts, ElementsAre(0, 2, 3));
}

TEST_F(TotalLines, BlocksOfTotalsBeneathATotalOfTheSameRank) {
  const auto totals =
      rows({"c | n", "a | 1", "Total A | 1", "b | 2", "d | 3", "Total B | 5", "Total | 6"});
  ASSERT_THAT(totals, SizeIs(3));
  EXPECT_EQ(totals[2].reading, SumRule::subtotals);
  EXPECT_THAT(totals[2].parts, ElementsAre(1, 4));
}

TEST_F(TotalLines, TotalsBeforeTheirBlocksAndOneOfThemWrong) {
  const auto totals = rows({"c | n", "Total A | 3", "a | 1", "b | 2", "Total B | 9", "d | 4",
                            "e | 5", "Total C | 99", "f | 6", "g | 7"});
  ASSERT_THAT(totals, SizeIs(3));
  EXPECT_THAT(totals[0].parts, ElementsAre(1, 2));
  EXPECT_THAT(totals[1].parts, ElementsAre(4, 5));
  EXPECT_THAT(totals[2].parts, ElementsAre(7, 8)) << "on the side of the others";
}

TEST_F(TotalLines, OfWhichLinesAreCountedOnce) {
  const auto totals = rows({"c | n", "a | 5", "dont QPV | 2", "b | 1", "TOTAL | 6"});
  ASSERT_THAT(totals, SizeIs(1));
  EXPECT_THAT(totals[0].parts, ElementsAre(0, 2));
}

TEST_F(TotalLines, ColumnsInTwoUnitsEachWithItsTotal) {
  const auto table = drawn_table(
      {"c | Actions | Ville (€) | État (€) | Total (€)", "a | 9 | 1 | 2 | 3", "b | 8 | 4 | 5 | 9"});
  const auto reading = read_totals(table, findings_);
  ASSERT_THAT(reading.totals[1], SizeIs(1));
  const AxisView view(table, reading, Axis::columns);
  EXPECT_EQ(sum_of_parts(view, reading.totals[1][0], 0).sum, 300);
}

TEST_F(TotalLines, ATotalRowInEurosLeavesCountsTheirUnit) {
  const auto table =
      drawn_table({"c | Actions | Financement", "a | 2 | 10", "b | 3 | 20", "Total (€) | 5 | 30"});
  const auto reading = read_totals(table, findings_);
  const AxisView view(table, reading, Axis::rows);
  ASSERT_THAT(reading.totals[0], SizeIs(1));
  EXPECT_EQ(sum_of_parts(view, reading.totals[0][0], 0).sum, 500);
}

TEST_F(TotalLines, ATotalOfSomethingElseIsNotRead) {
  EXPECT_THAT(columns({"c | Coût total | Demandé | Accordé", "a | 100 | 20 | 10", "b | 90 | 30 | 5",
                       "d | 80 | 1 | 2"}),
              IsEmpty());
  EXPECT_TRUE(findings_.has("total_not_read"));
}

TEST_F(TotalLines, SectionsHoldTheSumOfTheLinesThatFollow) {
  const auto totals =
      rows({"l | n | m", "TOTAL | 10 | 26", "Axe 1 : cohésion | 3 | 11", "a | 1 | 5", "b | 2 | 6",
            "Axe 2 : emploi | 7 | 99", "d | 3 | 7", "e | 4 | 8"});
  ASSERT_THAT(totals, SizeIs(3));
  EXPECT_THAT(totals[0].parts, ElementsAre(2, 3, 5, 6));
  EXPECT_THAT(totals[1].parts, ElementsAre(2, 3));
  EXPECT_THAT(totals[2].parts, ElementsAre(5, 6)) << "one of its sums is wrong";
  EXPECT_TRUE(findings_.has("section_total"));
}

TEST_F(TotalLines, NumberedSections) {
  const auto totals =
      rows({"l | n | m", "1. Culture | 3 | 11", "1.1 Livre | 1 | 5", "1.2 Musique | 2 | 6",
            "2. Sport | 7 | 15", "2.1 Judo | 7 | 15", "Total | 10 | 26"});
  ASSERT_THAT(totals, SizeIs(3));
  EXPECT_THAT(totals[2].parts, ElementsAre(1, 2, 4));
}

TEST_F(TotalLines, LinesNamedAsSectionsMayBeTheParts) {
  EXPECT_THAT(rows({"l | n | m", "Axe 1 | 3 | 11", "Axe 2 | 7 | 15", "Total | 10 | 26"}),
              SizeIs(1));
  EXPECT_FALSE(findings_.has("section_total"));
}

TEST_F(TotalLines, ATotalWithoutAnyPartIsAPart) {
  const auto reading = read_totals(
      drawn_table({"l | x | TOTAL", "Actions | 2 | 2", "Financement Total | 30 | 30"}), findings_);
  EXPECT_THAT(reading.totals[0], IsEmpty());
  EXPECT_EQ(reading.roles[0].at(1), LineRole::part);
  EXPECT_TRUE(findings_.has("total_alone"));
}

TEST_F(TotalLines, ALastRowWithoutANameMayBeATotal) {
  const auto totals = rows({"c | n | m", "a | 1 | 4", "b | 2 | 5", " | 3 | 9"});
  ASSERT_THAT(totals, SizeIs(1));
  EXPECT_FALSE(totals[0].is_named);
  EXPECT_TRUE(findings_.has("total_unnamed"));
}

TEST_F(TotalLines, ALastRowUnderAnotherNameIsATotalOnlyIfAllOfItHolds) {
  EXPECT_THAT(rows({"c | n | m", "a | 1 | 4", "b | 2 | 5", "Gard | 3 | 9"}), SizeIs(1));
  EXPECT_THAT(rows({"c | n | m", "a | 1 | 4", "b | 2 | 5", "Gard | 3 | 8"}), IsEmpty());
  EXPECT_THAT(rows({"c | n", "a | 1", "b | 2", "Gard | 3"}), IsEmpty()) << "one sum is chance";
  EXPECT_THAT(rows({"c | n | m", "a | 0 | 0", "b | 0 | 0", "Gard | 0 | 0"}), IsEmpty());
  EXPECT_TRUE(findings_.has("no_total"));
}

TEST_F(TotalLines, RatesAreLeftOutAndSaidSo) {
  const auto table =
      drawn_table({"c | n | Taux de réussite", "a | 1 | 50", "b | 2 | 70", "TOTAL | 3 | 63"});
  const auto reading = read_totals(table, findings_);
  EXPECT_FALSE(AxisView(table, reading, Axis::rows).is_summed(2, 1));
  EXPECT_TRUE(findings_.has("line_not_summed"));
}

TEST_F(TotalLines, PercentagesMayMissByWhatRoundingExplains) {
  const auto table = drawn_table({"c | Part (%)", "a | 33", "b | 33", "d | 33", "TOTAL | 100"});
  const auto reading = read_totals(table, findings_);
  const PartSum parts =
      sum_of_parts(AxisView(table, reading, Axis::rows), reading.totals[0].at(0), 0);
  EXPECT_EQ(parts.sum, 9'900);
  EXPECT_EQ(parts.slack, 200) << "half a percent for each of four figures";
}

}  // namespace
}  // namespace carreau
