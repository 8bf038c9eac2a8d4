// SPDX-License-Identifier: Apache-2.0
/// Which lines a total sums, found from names and figures together.
#include "reconciliation/part_choice.hpp"

#include "support/drawn_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using testing::drawn_table;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// The totals of an axis with at least one part.
std::vector<TotalLine> totals(Axis axis, const std::vector<std::string>& lines) {
  Findings findings;
  return read_totals(drawn_table(lines), findings).totals[static_cast<std::size_t>(axis)];
}
std::vector<TotalLine> columns(const std::vector<std::string>& lines) {
  return totals(Axis::columns, lines);
}
std::vector<TotalLine> rows(const std::vector<std::string>& lines) {
  return totals(Axis::rows, lines);
}

TEST(PartChoice, GrantedColumnsAreSummedAndNotTheRequestedOnesBesideThem) {
  const auto read =
      columns({"q | Ville demandé | Ville accordé | CAF demandé | CAF accordé | "
               "Total demandé | Total accordé",
               "Nord | 10 | 5 | 20 | 7 | 30 | 12", "Sud | 1 | 1 | 2 | 2 | 3 | 3"});
  ASSERT_THAT(read, SizeIs(2));
  EXPECT_THAT(read[0].parts, ElementsAre(0, 2));
  EXPECT_THAT(read[1].parts, ElementsAre(1, 3));
}

TEST(PartChoice, ANameIsBindingEvenWhereEveryFigureContradicts) {
  const auto read =
      columns({"q | Ville demandé | Ville accordé | CAF demandé | CAF accordé | "
               "Total accordé",
               "Nord | 10 | 5 | 20 | 7 | 42", "Sud | 1 | 1 | 2 | 2 | 6"});
  ASSERT_THAT(read, SizeIs(1));
  EXPECT_THAT(read[0].parts, ElementsAre(1, 3)) << "the total sums requested amounts too: wrong";
}

TEST(PartChoice, ATotalThatSaysNothingIsDecidedByItsFigures) {
  const auto read = columns(
      {"q | Ville demandé | Ville accordé | CAF demandé | CAF accordé | Total",
       "Nord | 10 | 5 | 20 | 7 | 12", "Sud | 1 | 1 | 2 | 2 | 3", "Est | 4 | 3 | 4 | 3 | 8"});
  ASSERT_THAT(read, SizeIs(1));
  EXPECT_THAT(read[0].parts, ElementsAre(1, 3));
  EXPECT_THAT(columns({"q | Demandé Ville | Accordé Ville | Demandé CAF | Accordé CAF | Total",
                       "Nord | 10 | 5 | 20 | 7 | 99"})[0]
                  .parts,
              ElementsAre(1, 3))
      << "where nothing holds, requested and granted are not added up";
}

TEST(PartChoice, LinesThatStateNothingMayBelongToAStatedTotal) {
  const auto read = columns({"q | Coût | Ville accordé | Autofinancement | Total accordé",
                             "Nord | 90 | 5 | 7 | 12", "Sud | 80 | 1 | 2 | 3"});
  ASSERT_THAT(read, SizeIs(1));
  EXPECT_THAT(read[0].parts, ElementsAre(1, 2));
}

TEST(PartChoice, YearsBesideEachOther) {
  const auto read =
      columns({"q | Ville 2023 | Ville 2024 | CAF 2023 | CAF 2024 | Total 2023 | "
               "Total 2024",
               "Nord | 1 | 2 | 3 | 4 | 4 | 6", "Sud | 5 | 6 | 7 | 8 | 12 | 14"});
  ASSERT_THAT(read, SizeIs(2));
  EXPECT_THAT(read[0].parts, ElementsAre(0, 2));
  EXPECT_THAT(read[1].parts, ElementsAre(1, 3));
  EXPECT_THAT(columns({"q | 2022 | 2023 | 2024 | Total", "Nord | 1 | 2 | 3 | 9"})[0].parts,
              ElementsAre(0, 1, 2))
      << "a total of years sums them all";
}

TEST(PartChoice, TheSameHoldsForRows) {
  const auto read = rows({"l | n | m", "Demandé Ville | 10 | 1", "Accordé Ville | 5 | 1",
                          "Demandé CAF | 20 | 2", "Accordé CAF | 7 | 2", "Total accordé | 12 | 3"});
  ASSERT_THAT(read, SizeIs(1));
  EXPECT_THAT(read[0].parts, ElementsAre(1, 3));
}

TEST(PartChoice, TotalsOfThreeLevels) {
  const auto read =
      rows({"l | n | m", "a | 1 | 5", "Total 1.1 | 1 | 5", "b | 2 | 6", "d | 3 | 7",
            "Total 1.2 | 5 | 13", "Total axe 1 | 6 | 18", "e | 4 | 8", "Total 2.1 | 4 | 8",
            "f | 9 | 9", "Total 2.2 | 9 | 9", "Total axe 2 | 13 | 17", "Total | 19 | 35"});
  ASSERT_THAT(read, SizeIs(7));
  EXPECT_THAT(read[5].parts, ElementsAre(7, 9));
  EXPECT_EQ(read[5].reading, SumRule::open_before);
  EXPECT_THAT(read[6].parts, ElementsAre(0, 2, 3, 6, 8));
}

TEST(PartChoice, TotalsFirst) {
  const auto read = rows({"l | n | m", "TOTAL | 10 | 26", "Total axe 1 | 3 | 11", "a | 1 | 5",
                          "b | 2 | 6", "Total axe 2 | 7 | 15", "d | 3 | 7", "e | 4 | 8"});
  ASSERT_THAT(read, SizeIs(3));
  EXPECT_THAT(read[0].parts, ElementsAre(1, 4));
  EXPECT_EQ(read[0].reading, SumRule::open_behind);
  EXPECT_THAT(read[1].parts, ElementsAre(2, 3));
  EXPECT_THAT(read[2].parts, ElementsAre(5, 6));
}

TEST(PartChoice, ATotalThatLeavesOutATotalIsNotMadeRight) {
  const auto read = rows({"l | n", "a | 1", "b | 2", "Total A | 3", "d | 4", "e | 5", "Total B | 9",
                          "f | 6", "g | 7", "Total C | 13", "Total | 22"});
  ASSERT_THAT(read, SizeIs(4));
  const auto table = drawn_table({"l | n", "a | 1", "b | 2", "Total A | 3", "d | 4", "e | 5",
                                  "Total B | 9", "f | 6", "g | 7", "Total C | 13", "Total | 22"});
  Findings findings;
  const auto reading = read_totals(table, findings);
  EXPECT_EQ(sum_of_parts(AxisView(table, reading, Axis::rows), read[3], 0).sum, 2'500);
}

TEST(PartChoice, TotalsAreNoPartsOfEachOther) {
  const auto read = rows({"l | n", "Total A | 5", "x | 0", "Total B | 5"});
  ASSERT_THAT(read, SizeIs(2));
  EXPECT_THAT(read[0].parts, ElementsAre(1));
  EXPECT_THAT(read[1].parts, ElementsAre(0, 1));
}

TEST(PartChoice, OfWhichAndCarriedLinesAreNotSummed) {
  EXPECT_THAT(rows({"l | n", "a | 5", "y compris QPV | 2", "À reporter | 5", "Report | 5", "b | 1",
                    "TOTAL | 6"})[0]
                  .parts,
              ElementsAre(0, 4));
  EXPECT_THAT(columns({"l | Coût total | Demandé | Accordé", "a | 100 | 20 | 10", "b | 90 | 30 | 5",
                       "d | 80 | 1 | 2"}),
              IsEmpty());
}

TEST(PartChoice, FiltersAdmitLinesOfTheirMeasure) {
  const PartFilter granted{AmountStage::granted, "2024", false};
  EXPECT_TRUE(granted.admits({AmountStage::granted, "2024"}));
  EXPECT_FALSE(granted.admits({AmountStage::requested, "2024"}));
  EXPECT_FALSE(granted.admits({AmountStage::granted, ""}));
  const PartFilter open{AmountStage::granted, "2024", true};
  EXPECT_TRUE(open.admits({AmountStage::none, ""}));
  EXPECT_FALSE(open.admits({AmountStage::none, "2023"}));
  EXPECT_TRUE(PartFilter{}.admits({AmountStage::paid, "2020"}));
}

}  // namespace
}  // namespace carreau
