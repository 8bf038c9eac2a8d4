// SPDX-License-Identifier: Apache-2.0
/// Columns of amounts judged by their cells.
#include "inputs/programme/amount_columns.hpp"

#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <array>
#include <string>

namespace carreau::inputs {
namespace {

class AmountColumns : public ::testing::Test {
 protected:
  SheetRows rows(const std::string& text) {
    const auto table = files::open_table(
        folder_.write("t.csv", text),
        files::IsHeader([](const std::vector<std::string>&) { return true; }), findings_);
    return SheetRows(*table, "", kept_, findings_);
  }
  testing::TempFolder folder_;
  files::KeptCells kept_;
  Findings findings_;
};

TEST_F(AmountColumns, MostCellsDecide) {
  const SheetRows table = rows("a;b;c;d\n1 000;x;0,4;\n;12;0,6;\n2,50;y;1;\n");
  EXPECT_TRUE(holds_amounts(table, 0, {}, false));
  EXPECT_FALSE(holds_amounts(table, 1, {}, false));
  EXPECT_FALSE(holds_amounts(table, 2, {}, false)) << "shares";
  EXPECT_FALSE(holds_amounts(table, 3, {}, false)) << "empty";
}

TEST_F(AmountColumns, OneAmountIsEnoughWhereTheHeaderNamesMoney) {
  const SheetRows table = rows("a;b\n1 000;x\nsans objet;y\nsans objet;z\n");
  EXPECT_FALSE(holds_amounts(table, 0, {}, false));
  EXPECT_TRUE(holds_amounts(table, 0, {}, true));
  EXPECT_FALSE(holds_amounts(table, 1, {}, true)) << "texts alone";
}

TEST_F(AmountColumns, SomeNumbersAreCodes) {
  const SheetRows table =
      rows("a;b;c;d;e\n2023;0466112233;01;1500;12345678900011\n2024;0466112234;30;2000;\n");
  EXPECT_TRUE(holds_codes(table, 0));
  EXPECT_TRUE(holds_codes(table, 1));
  EXPECT_TRUE(holds_codes(table, 2));
  EXPECT_FALSE(holds_codes(table, 3));
  EXPECT_TRUE(holds_codes(table, 4));
}

TEST_F(AmountColumns, SumsAreExactToTheCent) {
  const SheetRows table = rows("a;b\n0,10;x\n0,20;1\n1 000,05;\n");
  EXPECT_EQ(sum_of_column(table, {0, false}, {}), Euros::from_cents(100'035));
  EXPECT_EQ(sum_of_column(table, {0, true}, {}), Euros::from_cents(100'035'000));
  EXPECT_FALSE(amount_in_cell(table, 0, {1, false}, {}));
}

TEST_F(AmountColumns, ATotalIsComparedRowByRow) {
  const SheetRows table = rows("t;a;b\n3;1;2\n5;1;3\n;1;1\n1;1;\n");
  const std::array<AmountColumn, 2> parts{{{1, false}, {2, false}}};
  const TotalCheck check = check_total(table, {0, false}, parts, {});
  EXPECT_EQ(check.rows, 3U);
  EXPECT_EQ(check.differing, 1U);
  EXPECT_EQ(check.first_row, 1U);
  EXPECT_EQ(check.total, Euros::whole(5));
  EXPECT_EQ(check.sum, Euros::whole(4));
  EXPECT_TRUE(check.is_total());
  EXPECT_FALSE(
      check_total(table, {1, false}, std::array<AmountColumn, 1>{{{0, false}}}, {}).is_total());
}

}  // namespace
}  // namespace carreau::inputs
