// SPDX-License-Identifier: Apache-2.0
/// Totals and figures compared, as rows.
#include "results/reconciliation_rows.hpp"

#include "support/drawn_table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::results {
namespace {

using carreau::testing::drawn_table;
using ::testing::ElementsAre;

class ReconciliationRows : public ::testing::Test {
 protected:
  void read(const std::vector<std::vector<std::string>>& tables) {
    for (const auto& lines : tables) {
      checked_.push_back(check_totals(drawn_table(lines), {}, findings_));
    }
    between_ = compare_tables(checked_, {}, findings_);
  }
  [[nodiscard]] Reconciliation all() const { return {checked_, between_}; }

  std::vector<CheckedTable> checked_;
  TablesComparison between_;
  Findings findings_;
};

TEST_F(ReconciliationRows, NameTheTotalItsSumAndTheCause) {
  read({{"c | n", "a | 101", "b | 94", "TOTAL | 296"}});
  const auto records = reconciliation_records(all());
  ASSERT_EQ(records.size(), 1U);
  const ReconciliationRecord& total = records[0];
  EXPECT_EQ(total.check, ReconciliationCheck::sum_of_rows);
  EXPECT_EQ(total.status, CheckStatus::differs);
  EXPECT_EQ(total.place.row_name, "TOTAL");
  EXPECT_EQ(total.place.row, 4);
  EXPECT_EQ(total.place.column, 2);
  EXPECT_EQ(total.stated, 296.0);
  EXPECT_EQ(total.against, 195.0);
  EXPECT_EQ(total.difference, 101.0);
  EXPECT_EQ(total.parts, 2U);
  EXPECT_THAT(total.causes, ::testing::Contains("counted_twice (a)"));
  EXPECT_TRUE(total.other.table.empty()) << "no other table";
  EXPECT_EQ(all().differences(), 1U);
}

TEST_F(ReconciliationRows, SetTheFiguresOfTwoTablesBesideEachOther) {
  read({{"commune | Actions", "Alès | 5", "Cendras | 2", "TOTAL | 7"},
        {"ligne | Sport | Culture | TOTAL", "Actions | 3 | 5 | 8"}});
  const auto records = reconciliation_records(all());
  const auto found =
      std::ranges::find(records, ReconciliationCheck::grand_total, &ReconciliationRecord::check);
  ASSERT_NE(found, records.end());
  EXPECT_EQ(found->stated, 7.0);
  EXPECT_EQ(found->against, 8.0);
  EXPECT_EQ(found->unit, "action");
  EXPECT_EQ(found->other.column_name, "TOTAL");
  EXPECT_FALSE(found->parts) << "no total of parts";
  EXPECT_EQ(reconciliation_rows(all()).size(), records.size());
}

TEST_F(ReconciliationRows, TellFiguresThatWereNotRead) {
  SumTable table = drawn_table({"c | n", "a | 1", "TOTAL | 1"});
  table.unread.push_back({true, "remarque", 3, 2, 120'050});
  table.unread.push_back({false, "Enveloppe", 1, 1, 500'000});
  checked_.push_back(check_totals(std::move(table), {}, findings_));
  const auto records = reconciliation_records(all());
  ASSERT_EQ(records.size(), 3U);
  EXPECT_EQ(records[1].check, ReconciliationCheck::unread_column);
  EXPECT_EQ(records[1].status, CheckStatus::not_read);
  EXPECT_EQ(records[1].place.column, 3);
  EXPECT_EQ(records[1].place.column_name, "remarque");
  EXPECT_EQ(records[1].against, 1200.5);
  EXPECT_EQ(records[1].parts, 2U);
  EXPECT_FALSE(records[1].stated) << "no total states them";
  EXPECT_EQ(records[2].check, ReconciliationCheck::unread_row);
  EXPECT_EQ(records[2].place.row, 1);
  EXPECT_EQ(all().unread(), 2U);
  EXPECT_EQ(all().differences(), 0U);
}

TEST_F(ReconciliationRows, NameUnitsAndSlips) {
  EXPECT_EQ(unit_code({FigureKind::money, ""}), "eur");
  EXPECT_EQ(unit_code({FigureKind::share, ""}), "percent");
  EXPECT_EQ(unit_code({FigureKind::count, ""}), "count");
  EXPECT_EQ(unit_code({FigureKind::count, "action"}), "action");
  EXPECT_EQ(unit_code({FigureKind::figures, ""}), "");
  read({{"c | n", "a | 1", "TOTAL | 1"}});
  Slip slip;
  slip.kind = SlipKind::scale;
  slip.factor = 1'000;
  EXPECT_EQ(slip_code(checked_[0], Axis::rows, slip), "scale (1000)");
}

}  // namespace
}  // namespace carreau::results
