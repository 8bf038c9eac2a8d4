// SPDX-License-Identifier: Apache-2.0
/// The columns of funded actions: cents are exact, and sums bear the names of what they add up.
#include "results/actions_columns.hpp"

#include "results/heading_list.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using files::FieldValue;

TEST(ActionsColumns, KeepEveryCent) {
  FundingRecord record;
  record.money = {Euros::from_cents(123'456'789'01), std::nullopt, Euros::from_cents(1)};
  const files::Row row = funding_columns().row(record);
  EXPECT_EQ(row[*funding_columns().find("requested")], FieldValue(123'456'789.01));
  EXPECT_TRUE(is_null(row[*funding_columns().find("granted")])) << "not told is not zero";
  EXPECT_EQ(row[*funding_columns().find("paid")], FieldValue(0.01));
}

TEST(ActionsColumns, OfSumsBearTheNamesOfTheirTables) {
  for (const auto& column : total_columns().columns()) {
    EXPECT_TRUE(funded_quartier_columns().find(column.name)) << column.name;
    EXPECT_TRUE(year_columns().find(column.name)) << column.name;
  }
  EXPECT_TRUE(year_columns().find("year"));
  EXPECT_FALSE(total_columns().find("year"));
  for (const auto& column : theme_money_columns().columns()) {
    EXPECT_TRUE(funded_action_columns().find(column.name)) << column.name;
  }
  for (const auto& column : funder_money_columns().columns()) {
    EXPECT_TRUE(funding_columns().find(column.name)) << column.name;
  }
}

TEST(ActionsColumns, TellNoThemeWhereThereIsNone) {
  EXPECT_TRUE(is_null(theme_money_columns().at(headings::kThemeLabel).value({})));
  FunderMoneyRecord funder;
  funder.funder = "CAF";
  funder.funder_kind = FunderKind::family_fund;
  EXPECT_EQ(funder_money_columns().at(headings::kFunder).value(funder), FieldValue("CAF"));
  EXPECT_EQ(funder_money_columns().at(headings::kFunderKind).value(funder),
            FieldValue(std::string(to_text(FunderKind::family_fund))));
}

}  // namespace
}  // namespace carreau::results
