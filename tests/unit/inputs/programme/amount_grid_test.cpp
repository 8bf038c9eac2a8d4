// SPDX-License-Identifier: Apache-2.0
/// The numbers of a table, column by column.
#include "inputs/programme/amount_grid.hpp"

#include "support/action_table.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(NumberGridTest, HasColumnsThatAreReadAndThoseThatAreNot) {
  const testing::TempFolder folder;
  const ActionTable table =
      testing::action_table(folder,
                            "Réf;Divers;Intitulé;Public prévu;Accordé "
                            "(k€);CAF;Remarque\n1;12,5;x;30;2;7;a\n2;1;y;;;?;1\n");
  const NumberGrid numbers(table);
  ASSERT_EQ(numbers.columns().size(), 4U);
  EXPECT_FALSE(numbers.columns()[0].is_money()) << "not read, but it holds numbers";
  EXPECT_EQ(numbers.at(0, 0), Euros::from_cents(1'250));
  EXPECT_TRUE(numbers.columns()[1].is_people);
  EXPECT_EQ(numbers.at(0, 1), Euros::whole(30));
  EXPECT_EQ(numbers.at(0, 2), Euros::whole(2'000)) << "in thousands";
  EXPECT_EQ(numbers.columns()[3].funder, "CAF");
  EXPECT_TRUE(numbers.has_money(0));
  EXPECT_FALSE(numbers.has_money(1));
}

TEST(NumberGridTest, TheColumnDecidesWhatATextMeans) {
  const testing::TempFolder folder;
  const ActionTable french =
      testing::action_table(folder, "Réf;Intitulé;Accordé\n1;x;\"1.234\"\n2;y;1.234,50\n");
  EXPECT_EQ(amount_in_cell(french, 0, 2, false).amount, Euros::whole(1'234));
  EXPECT_FALSE(amount_in_cell(french, 0, 2, false).is_guess);
  const ActionTable english =
      testing::action_table(folder, "Réf;Intitulé;Accordé\n1;x;12.345\n2;y;\"1,234.50\"\n");
  EXPECT_EQ(amount_in_cell(english, 0, 2, false).amount, Euros::from_cents(1'235));
  const ActionTable unclear = testing::action_table(folder, "Réf;Intitulé;Accordé\n1;x;1.234\n");
  EXPECT_TRUE(amount_in_cell(unclear, 0, 2, false).is_guess);
}

}  // namespace
}  // namespace carreau::inputs
