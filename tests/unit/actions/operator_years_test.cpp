// SPDX-License-Identifier: Apache-2.0
/// Grants and operators of each year.
#include "actions/operator_years.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau {
namespace {

struct Years {
  Programme programme;
  ActionsSummary summary;

  void grant(int year, const std::string& who, std::optional<std::int64_t> cents) {
    Action action;
    action.year = year;
    action.operator_name = who;
    action.status = ActionStatus::granted;
    FundingLine line;
    line.action = ActionIndex(programme.actions.size());
    line.funder = FunderIndex(0);
    if (cents) line.amounts.granted = Euros::from_cents(*cents);
    programme.lines.push_back(line);
    programme.actions.push_back(action);
    if (summary.years.empty() || summary.years.back() != year) summary.years.push_back(year);
  }
};

TEST(GrantYears, HaveMeanMedianAndLargest) {
  Years y;
  y.grant(2023, "A", 100);
  y.grant(2023, "B", 201);
  y.grant(2023, "C", 1'000);
  y.grant(2023, "D", 400);
  y.grant(2023, "E", {});
  y.grant(2023, "F", 0);
  const auto years = grant_years(y.programme, y.summary);
  ASSERT_EQ(years.size(), 1U);
  EXPECT_EQ(years[0].grants, 4);
  EXPECT_EQ(years[0].unknown, 1);
  EXPECT_EQ(years[0].granted, Euros::from_cents(1'701));
  EXPECT_EQ(years[0].mean, Euros::from_cents(425));
  EXPECT_EQ(years[0].median, Euros::from_cents(301));  // 300.5, away from zero
  EXPECT_EQ(years[0].largest, Euros::from_cents(1'000));
  EXPECT_EQ(years[0].new_operators, std::nullopt);
}

TEST(GrantYears, TellOperatorsThatCameStayedAndLeft) {
  Years y;
  for (const char* who : {"A", "B", "C"}) y.grant(2023, who, 100);
  for (const char* who : {"a", "D", "D", ""}) y.grant(2024, who, 100);
  y.grant(2025, "A", {});
  const auto years = grant_years(y.programme, y.summary);
  EXPECT_EQ(years[1].operators, 2);
  EXPECT_EQ(years[1].new_operators, 1);
  EXPECT_EQ(years[1].kept_operators, 1);
  EXPECT_EQ(years[1].lost_operators, 2);
  EXPECT_EQ(years[2].mean, std::nullopt);
  EXPECT_EQ(years[2].lost_operators, 2);
}

TEST(GrantYears, TheTenLargestOperatorsAreSummed) {
  Years y;
  for (int k = 1; k <= 12; ++k) y.grant(2023, "O" + std::to_string(k), k * 100);
  EXPECT_EQ(grant_years(y.programme, y.summary)[0].ten_largest,
            Euros::from_cents(100 * (12 + 11 + 10 + 9 + 8 + 7 + 6 + 5 + 4 + 3)));
}

}  // namespace
}  // namespace carreau
