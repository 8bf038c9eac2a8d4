// SPDX-License-Identifier: Apache-2.0
/// The sums of the tables are exact, and money without quartier stays visible.
#include "report/programme/actions_tables.hpp"

#include "report/table_markup.hpp"
#include "support/drawn_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

namespace carreau::report {
namespace {

using ::testing::Contains;
using testing::DrawnProgramme;
using ::testing::HasSubstr;

const Words kTableWords(Language::french);

const DrawnProgramme& drawn() {
  static const DrawnProgramme programme(300);
  return programme;
}
const std::vector<ReportTable>& tables() {
  static const std::vector<ReportTable> list = actions_tables(drawn().view(), kTableWords);
  return list;
}

std::size_t column(const ReportTable& table, std::string_view key) {
  const auto found = std::ranges::find(table.columns, key, &TableColumn::key);
  EXPECT_NE(found, table.columns.end()) << table.key << " has no " << key;
  return static_cast<std::size_t>(found - table.columns.begin());
}
std::int64_t cents(const files::FieldValue& value) {
  const auto* const held = std::get_if<std::int64_t>(&value);
  return held == nullptr ? 0 : *held;
}

TEST(ActionsTables, KeysAndSheetsAreDistinctAndRowsAsWideAsTheirHead) {
  std::set<std::string> keys;
  std::set<std::string> sheets;
  for (const ReportTable& table : tables()) {
    EXPECT_TRUE(keys.insert(table.key).second) << table.key;
    EXPECT_TRUE(sheets.insert(table.sheet).second) << table.sheet;
    std::set<std::string> columns;
    for (const TableColumn& one : table.columns) {
      EXPECT_TRUE(columns.insert(one.key).second) << table.key << ' ' << one.key;
    }
    for (const TableRow& row : table.rows) {
      ASSERT_EQ(row.cells.size(), table.columns.size()) << table.key;
    }
  }
}

TEST(ActionsTables, MoneyAddsUpToItsTotal) {
  for (const char* key : {"territory", "communes", "themes", "funders", "years", "statuses",
                          "operators", "attribution"}) {
    const ReportTable& table = table_of(tables(), key);
    ASSERT_TRUE(table.rows.back().is_total) << key;
    for (const char* measure : {"requested", "granted", "paid"}) {
      const std::size_t c = column(table, measure);
      std::int64_t sum = 0;
      for (const TableRow& row : table.rows) sum += row.is_total ? 0 : cents(row.cells[c]);
      // An action of several funders counts for each, its money does not.
      EXPECT_EQ(sum, cents(table.rows.back().cells[c])) << key << ' ' << measure;
      EXPECT_GT(sum, 0) << key;
    }
  }
}

TEST(ActionsTables, ThemesByFundersHaveTotalsBothWays) {
  for (const char* key :
       {"theme_funder_requested", "theme_funder_granted", "theme_funder_paid", "theme_kind"}) {
    const ReportTable& table = table_of(tables(), key);
    const auto& all = table.rows[1].cells;  // below the numbers of actions
    for (std::size_t c = 1; c < table.columns.size(); ++c) {
      std::int64_t sum = 0;
      for (const TableRow& row : table.rows) sum += row.is_total ? 0 : cents(row.cells[c]);
      EXPECT_EQ(sum, cents(all[c])) << key << ' ' << table.columns[c].key;
    }
    for (const TableRow& row : table.rows) {
      std::int64_t sum = 0;
      for (std::size_t c = 1; c + 1 < row.cells.size(); ++c) sum += cents(row.cells[c]);
      EXPECT_EQ(sum, cents(row.cells.back())) << key << ' ' << std::get<std::string>(row.cells[0]);
    }
    EXPECT_EQ(table.rows[0].kind, files::ValueKind::count);
  }
}

TEST(ActionsTables, WhatHasNoQuartierIsVisible) {
  for (const char* key : {"territory", "per_head", "credits"}) {
    const ReportTable& table = table_of(tables(), key);
    std::vector<std::string> names;
    for (const TableRow& row : table.rows) names.push_back(std::get<std::string>(row.cells[0]));
    EXPECT_THAT(names, Contains("Transterritorial")) << key;
    EXPECT_THAT(names, Contains("Non attribué")) << key;
  }
  for (const char* key :
       {"themes", "funders", "years", "statuses", "operators", "attribution", "theme_changes"}) {
    const ReportTable& table = table_of(tables(), key);
    EXPECT_GT(cents(table.rows.back().cells[column(table, "granted_transterritorial")]), 0) << key;
    EXPECT_GT(cents(table.rows.back().cells[column(table, "granted_unattributed")]), 0) << key;
  }
}

TEST(ActionsTables, TheTotalCountsAnActionOnce) {
  const ReportTable& table = table_of(tables(), "territory");
  const std::size_t c = column(table, "actions");
  std::int64_t sum = 0;
  for (const TableRow& row : table.rows) sum += row.is_total ? 0 : cents(row.cells[c]);
  EXPECT_EQ(cents(table.rows.back().cells[c]), 300);
  EXPECT_GT(sum, 300);
  EXPECT_THAT(table.notes.front(), HasSubstr("ne s’additionnent pas"));
}

TEST(ActionsTables, YearsAreSetBesideTheOneBefore) {
  const ReportTable& table = table_of(tables(), "changes");
  const ReportTable& years = table_of(tables(), "years");
  std::vector<const TableRow*> totals;
  for (const TableRow& row : table.rows) {
    if (row.is_total) totals.push_back(&row);
  }
  ASSERT_EQ(totals.size(), 2U);  // 2024 and 2025
  const std::size_t granted = column(years, "granted");
  for (std::size_t y = 0; y < 2; ++y) {
    EXPECT_EQ(totals[y]->cells[column(table, "granted_before")], years.rows[y].cells[granted]);
    EXPECT_EQ(totals[y]->cells[column(table, "granted")], years.rows[y + 1].cells[granted]);
    EXPECT_EQ(cents(totals[y]->cells[column(table, "granted_difference")]),
              cents(years.rows[y + 1].cells[granted]) - cents(years.rows[y].cells[granted]));
  }
}

TEST(ActionsTables, QuartiersThatCameOrLeftListTheirActions) {
  const ReportTable& table = table_of(tables(), "entered_left");
  std::set<std::string> kinds;
  std::int64_t former = 0;
  for (const TableRow& row : table.rows) {
    kinds.insert(std::get<std::string>(row.cells[2]));
    if (std::get<std::string>(row.cells[2]) == "Quartier sorti") {
      former += cents(row.cells[column(table, "granted")]);
    }
  }
  EXPECT_EQ(kinds, (std::set<std::string>{"Quartier entré", "Quartier sorti"}));
  const ReportTable& territory = table_of(tables(), "territory");
  std::int64_t of_targets = 0;
  for (const TableRow& row : territory.rows) {
    if (row.cells[2] == files::FieldValue(std::string("Quartier sorti"))) {
      of_targets += cents(row.cells[column(territory, "granted")]);
    }
  }
  EXPECT_EQ(former, of_targets);
}

TEST(ActionsTables, PerHeadIsMoneyOverPeople) {
  const ReportTable& table = table_of(tables(), "per_head");
  const auto& row = table.rows[3].cells;
  const double people = std::get<double>(row[column(table, "people")]);
  const auto granted = static_cast<double>(cents(row[column(table, "granted")]));
  EXPECT_DOUBLE_EQ(std::get<double>(row[column(table, "granted_per_person")]),
                   granted / 100.0 / people);
  // The former quartiers have no cells here, so their figures are unknown.
  EXPECT_EQ(table.rows[12].cells[column(table, "granted_per_person")], files::FieldValue());
  EXPECT_THAT(table.notes.front(), HasSubstr("imputés"));
}

TEST(ActionsTables, CodesOfTwoNomenclaturesKeepTheirColumnsApart) {
  DrawnProgramme two(60);
  two.themes.themes.push_back({"p147-2020", two.themes.themes.front().code, "Éducation"});
  two.themes.of[1] = ThemeIndex(two.themes.themes.size() - 1);
  two.ledger = make_ledger(two.programme, two.attribution, two.themes.of);
  two.summary = summarise({two.programme, two.attribution, two.ledger, two.themes});
  const auto list = theme_tables(two.view(), kTableWords);
  std::set<std::string> keys;
  const ReportTable& table = table_of(list, "theme_funder_granted");
  for (const TableColumn& one : table.columns) keys.insert(one.key);
  EXPECT_EQ(keys.size(), table.columns.size());
}

TEST(TableMarkup, UnknownIsNotZero) {
  EXPECT_EQ(value_text({}, files::ValueKind::euros, 0, kTableWords), "n.d.");
  EXPECT_EQ(value_text({}, files::ValueKind::text, 0, kTableWords), "");
  EXPECT_EQ(value_text(std::int64_t{123'450}, files::ValueKind::euros, 2, kTableWords),
            "1\u202F234,50\u00A0€");
  EXPECT_EQ(value_text(0.1234, files::ValueKind::percent, 0, kTableWords), "12,3\u00A0%");
  EXPECT_EQ(value_text(std::int64_t{2024}, files::ValueKind::year, 0, kTableWords), "2024");
}

TEST(TableMarkup, TextIsInert) {
  ReportTable table{"k", "<b>", "s"};
  table.columns = {{"a", "<i>", files::ValueKind::text}};
  table.rows = {{{std::string("<script>")}}};
  const std::string text = table_markup(table, kTableWords);
  for (const char* markup : {"<b>", "<i>", "<script>"}) {
    EXPECT_THAT(text, ::testing::Not(HasSubstr(markup)));
  }
}

}  // namespace
}  // namespace carreau::report
