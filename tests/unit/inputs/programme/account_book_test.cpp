// SPDX-License-Identifier: Apache-2.0
/// The account of rows and money, and what it warns of.
#include "inputs/programme/account_book.hpp"

#include "support/action_table.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

class AccountBookTest : public ::testing::Test {
 protected:
  AccountBookTest() {
    tables_.push_back(testing::action_table(
        folder_, "Réf;Intitulé;Porteur;CAF\n1;x;P;10\n2;y;P;20\n3;z;P;30\n1;x;P;10\nTotal;;;80\n"));
  }
  static FundingLine line(std::int64_t euros) {
    FundingLine line;
    line.amounts.granted = Euros::whole(euros);
    return line;
  }

  testing::TempFolder folder_;
  std::vector<ActionTable> tables_;
  Findings findings_;
};

TEST_F(AccountBookTest, EveryRowAndEuroHasItsPlace) {
  AccountBook book(tables_);
  ASSERT_EQ(book.kind(0, 4), RowKind::total);
  book.used(0, 0, true, std::vector{line(10)}, findings_);
  book.used(0, 1, true, std::vector{line(20)}, findings_);
  book.refused(0, 2);
  book.used(0, 3, false, std::vector{line(10)}, findings_);
  book.set_aside(0, 4, RowKind::total);
  book.unknown(0, {{"t.csv", 2, "CAF"}, "x", {}});
  const ImportAccount account = book.finish(findings_);
  const TableAccount& table = account.tables.at(0);
  EXPECT_EQ(table.rows, table.actions + table.joined + table.refused + table.set_aside.size());
  const ColumnAccount& caf = table.columns.back();
  EXPECT_EQ(caf.cells, 5U);
  EXPECT_EQ(caf.sum, Euros::whole(150));
  EXPECT_EQ(caf.read, Euros::whole(40));
  EXPECT_EQ(caf.refused, Euros::whole(30));
  EXPECT_EQ(caf.set_aside, Euros::whole(80));
  ASSERT_EQ(table.totals.size(), 1U);
  EXPECT_EQ(table.totals[0].read, Euros::whole(40)) << "without what was refused";
  EXPECT_TRUE(findings_.has("total_differs"));
  EXPECT_TRUE(findings_.has("rows_equal"));
  EXPECT_FALSE(findings_.has("account_open"));
  EXPECT_EQ(table.unknown.size(), 1U);
}

TEST_F(AccountBookTest, MoneyThatIsNotInALineLeavesItOpen) {
  AccountBook book(tables_);
  book.used(0, 0, true, std::vector{line(9)}, findings_);
  (void)book.finish(findings_);
  EXPECT_TRUE(findings_.has("account_open"));
}

}  // namespace
}  // namespace carreau::inputs
