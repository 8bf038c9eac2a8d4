// SPDX-License-Identifier: Apache-2.0
/// Tables of one quartier: parts that agree with the whole report, largest first, nothing empty.
#include "report/programme/quartier_tables.hpp"

#include "report/programme/tally_columns.hpp"
#include "support/drawn_programme.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace carreau::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

std::vector<std::string> keys_of(const std::vector<ReportTable>& tables) {
  std::vector<std::string> keys;
  for (const ReportTable& table : tables) keys.push_back(table.key);
  return keys;
}

std::vector<ReportTable> tables_of(const ActionsView& view, std::size_t target) {
  return quartier_tables(view, PartsOfTargets(view), target, Words(Language::french));
}

std::int64_t cents(const TableRow& row, std::size_t column) {
  const auto* const value = std::get_if<std::int64_t>(&row.cells[column]);
  return value == nullptr ? 0 : *value;
}

TEST(QuartierTables, LeaveOutWhatIsEmpty) {
  const carreau::testing::SmallProgramme small;
  // No action names an objective.
  EXPECT_THAT(keys_of(tables_of(small.view(), 0)),
              ElementsAre("quartier_years", "quartier_themes", "quartier_funders",
                          "quartier_actions", "quartier_indicators"));
}

TEST(QuartierTables, HaveTheMoneyOfTheQuartierAlone) {
  const carreau::testing::SmallProgramme small;
  const auto tables = tables_of(small.view(), 0);
  // 800.50 € of one action, and a quarter of 1,000 € by people: 1,000 of 4,000.
  const ReportTable& years = tables.front();
  ASSERT_EQ(years.rows.size(), 3U);
  const std::size_t granted = column_of(years, "granted");
  EXPECT_EQ(cents(years.rows[0], granted), 80'050);
  EXPECT_EQ(cents(years.rows[1], granted), 25'000);
  EXPECT_TRUE(years.rows[2].is_total);
  EXPECT_EQ(cents(years.rows[2], granted), 105'050);
}

TEST(QuartierTables, SayWhenRequestedAndGrantedStandForOtherLines) {
  const carreau::testing::SmallProgramme small;
  // The action of the former quartier gives no requested amount.
  const auto tables = tables_of(small.view(), 2);
  ASSERT_FALSE(tables.empty());
  ASSERT_FALSE(tables.front().notes.empty());
  EXPECT_THAT(tables.front().notes.front(), HasSubstr("sans montant demandé : 1"));
}

TEST(QuartierTables, AgreeWithTheWholeReportAndTellWhatTheyLeaveOut) {
  const carreau::testing::DrawnProgramme drawn(400);
  const ActionsView view = drawn.view();
  const PartsOfTargets parts(view);
  for (std::size_t t = 0; t < view.attribution.targets.size(); ++t) {
    const auto& tally = view.summary.targets[t].tally;
    EXPECT_EQ(parts.of(t).size(), static_cast<std::size_t>(tally.actions));
    for (const ReportTable& table : tables_of(view, t)) {
      EXPECT_LE(table.rows.size(), 25U) << table.key;
      if (table.key != "quartier_years") continue;
      std::int64_t sum = 0;
      for (const TableRow& row : table.rows) {
        if (!row.is_total) sum += cents(row, column_of(table, "granted"));
      }
      EXPECT_EQ(sum, tally.cents(Measure::granted));
    }
  }
}

}  // namespace
}  // namespace carreau::report
