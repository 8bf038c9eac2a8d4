// SPDX-License-Identifier: Apache-2.0
/// Figures of one meaning in two tables.
#include "reconciliation/table_comparison.hpp"

#include "support/drawn_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using testing::drawn_table;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

class TableComparison : public ::testing::Test {
 protected:
  using Lines = std::vector<std::string>;
  TablesComparison compare(const Lines& first, const Lines& second, Euros tolerance = {}) {
    checked_.clear();
    checked_.push_back(check_totals(drawn_table(first), tolerance, findings_));
    checked_.push_back(check_totals(drawn_table(second), tolerance, findings_));
    return compare_tables(checked_, tolerance, findings_);
  }
  std::vector<CheckedTable> checked_;
  Findings findings_;
};

const std::vector<std::string> kByCommune = {"commune | Actions | Financement", "Alès | 5 | 700",
                                             "Cendras | 2 | 300", "TOTAL | 7 | 1000"};

TEST_F(TableComparison, GrandTotalsOfEachUnitWhicheverWayTheTableRuns) {
  const auto compared =
      compare(kByCommune, {"ligne | Sport | Culture | TOTAL", "Actions | 3 | 4 | 7",
                           "Financement Total | 600 | 450 | 1050", "Ville | 600 | 450 | 1050"})
          .compared;
  ASSERT_THAT(compared, SizeIs(2));
  EXPECT_EQ(compared[0].meaning, MeaningKind::grand_total);
  EXPECT_EQ(compared[0].first.unit.noun, "action");
  EXPECT_EQ(compared[0].status, CheckStatus::holds);
  EXPECT_EQ(compared[1].status, CheckStatus::differs);
  EXPECT_EQ(compared[1].difference(), 5'000);
  EXPECT_EQ(compared[1].first.row, 2U);
  EXPECT_EQ(compared[1].second.column, 2U);
}

TEST_F(TableComparison, TheSameTableTwiceAgreesCellByCell) {
  const auto comparison = compare(kByCommune, kByCommune);
  EXPECT_EQ(comparison.count(CheckStatus::holds), 6U) << "every cell once";
  EXPECT_EQ(comparison.compared.size(), 6U);
  EXPECT_THAT(comparison.shared, IsEmpty());
}

TEST_F(TableComparison, ACellThatChangedIsNamedInBoth) {
  Lines changed = kByCommune;
  changed[2] = "Cendras | 2 | 330";
  const auto comparison = compare(kByCommune, changed);
  EXPECT_EQ(comparison.count(CheckStatus::differs), 1U);
  for (const FigureComparison& c : comparison.compared) {
    if (c.status == CheckStatus::holds) continue;
    EXPECT_EQ(c.name, "Cendras / Financement");
    EXPECT_EQ(c.difference(), 3'000);
  }
  EXPECT_EQ(compare(kByCommune, changed, Euros::whole(30)).count(CheckStatus::differs), 0U);
}

TEST_F(TableComparison, ARowAgainstAColumnOfTheSameName) {
  const auto compared =
      compare({"funder | Financement", "Ville | 300", "État | 200", "TOTAL | 500"},
              {"action | Ville | ETAT | Total (€)", "a | 100 | 150 | 250", "b | 200 | 60 | 260",
               "Total | 300 | 210 | 510"})
          .compared;
  std::vector<std::string> differing;
  for (const auto& c : compared) {
    if (c.status == CheckStatus::differs) differing.push_back(c.name);
  }
  EXPECT_THAT(differing, ElementsAre("", "État")) << "the grand total, and one funder";
  EXPECT_EQ(compared.size(), 3U);
}

TEST_F(TableComparison, WhereNoTotalIsStatedTheSumIsTaken) {
  const auto compared =
      compare(kByCommune, {"action | Financement", "a | 400", "b | 500", "c | "}).compared;
  ASSERT_THAT(compared, SizeIs(1));
  EXPECT_FALSE(compared[0].second.is_stated);
  EXPECT_EQ(compared[0].second.hundredths, 90'000);
  EXPECT_EQ(compared[0].status, CheckStatus::undecided) << "one cell is unknown";
}

TEST_F(TableComparison, FiguresWithoutAUnitAreComparedOnlyIfTheyAgree) {
  const Lines unnamed = {"theme | Ville | TOTAL", "Sport | 600 | 600", "Culture | 400 | 400",
                         "TOTAL | 1000 | 1000"};
  EXPECT_EQ(compare(kByCommune, unnamed).count(CheckStatus::holds), 1U);
  const Lines other = {"theme | Ville | TOTAL", "Sport | 6 | 6", "Culture | 5 | 5",
                       "TOTAL | 11 | 11"};
  findings_ = {};
  EXPECT_THAT(compare(kByCommune, other).compared, IsEmpty());
  EXPECT_TRUE(findings_.has("unit_not_named"));
}

TEST_F(TableComparison, ANameBorneTwiceIsLeftOut) {
  const auto comparison = compare({"c | Financement", "Alès | 1", "Alès | 2", "Autre | 4"},
                                  {"c | Financement", "Alès | 3", "Autre | 4"});
  EXPECT_THAT(comparison.compared, SizeIs(2)) << "the grand total and the other";
}

TEST_F(TableComparison, OneFigureUnderTwoNames) {
  const auto shared = compare({"commune | Financement", "Alès | 4678", "Transterritorial | 95322",
                               "TOTAL | 100000"},
                              {"theme | Financement", "Sport | 4000", "Culture | 678",
                               "Animation | 95322", "TOTAL | 100000"})
                          .shared;
  ASSERT_THAT(shared, SizeIs(1));
  EXPECT_EQ(shared[0].first_name, "Transterritorial");
  EXPECT_EQ(shared[0].second_name, "Animation");
}

TEST_F(TableComparison, TablesOfTwoYearsAreNotCompared) {
  (void)compare(kByCommune, kByCommune);
  checked_[0].table.file = "budget_2004.csv";
  checked_[1].table.file = "budget_2005.csv";
  EXPECT_THAT(compare_tables(checked_, {}, findings_).compared, IsEmpty());
  EXPECT_TRUE(findings_.has("other_year"));
  checked_[1].table.sheet = "2004";
  EXPECT_THAT(compare_tables(checked_, {}, findings_).compared, SizeIs(6)) << "the sheet decides";
}

TEST_F(TableComparison, TheTitleOfATableDatesIt) {
  (void)compare(kByCommune, kByCommune);
  checked_[0].table.caption = "Programme 2023";
  checked_[1].table.caption = "Programme 2024";
  EXPECT_THAT(compare_tables(checked_, {}, findings_).compared, IsEmpty());
}

TEST_F(TableComparison, RequestedAndGrantedTotalsAreNotCompared) {
  const auto comparison =
      compare({"c | Montant demandé", "Alès | 10", "Autre | 20", "TOTAL | 30"},
              {"t | Montant accordé", "Sport | 5", "Culture | 6", "TOTAL | 11"});
  EXPECT_THAT(comparison.compared, IsEmpty());
  EXPECT_TRUE(findings_.has("other_stage"));
}

TEST_F(TableComparison, AmountsOfSeveralStagesHaveNoGrandTotal) {
  const auto comparison = compare({"c | Demandé | Accordé", "Alès | 10 | 5", "Autre | 20 | 6"},
                                  {"t | Montant", "Sport | 5", "Culture | 6", "TOTAL | 11"});
  EXPECT_THAT(comparison.compared, IsEmpty());
}

TEST_F(TableComparison, TooManyTablesAreNotComparedAndTold) {
  (void)compare(kByCommune, kByCommune);
  const std::vector<CheckedTable> many(101, checked_[0]);
  EXPECT_THAT(compare_tables(many, {}, findings_).compared, IsEmpty());
  EXPECT_TRUE(findings_.has("tables_not_compared"));
}

TEST_F(TableComparison, SlipsBetweenTables) {
  const auto compared = compare(kByCommune, {"c | Financement", "a | 1", "TOTAL | 1"}).compared;
  ASSERT_THAT(compared, SizeIs(1));
  ASSERT_THAT(compared[0].slips, SizeIs(1));
  EXPECT_EQ(compared[0].slips[0].kind, SlipKind::scale);
}

}  // namespace
}  // namespace carreau
