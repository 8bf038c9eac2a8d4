// SPDX-License-Identifier: Apache-2.0
/// Tables of two groupings, and the notes and empty tables of a whole report.
#include "report/programme/cross_columns.hpp"

#include "report/programme/actions_report.hpp"
#include "report/programme/actions_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::Not;
using testing::SmallProgramme;
using ::testing::StartsWith;

const Words kEnglishCross(Language::english);

TEST(CrossColumns, ACellWithoutActionsIsZeroAndOneWithoutAmountsIsUnknown) {
  CrossTable figures;
  figures.columns = 2;
  LedgerAmounts unknown;
  unknown.unknown_lines = {1, 1, 1};
  LedgerAmounts known;
  known.cents = {0, 200, 0};
  figures.cells = {{0, {}}, {1, unknown}, {1, known}, {0, {}}};
  figures.of_rows = {{1, unknown}, {1, known}};
  figures.of_columns = {{1, known}, {1, unknown}};
  figures.total = {2, known};
  ReportTable table{"t", "T", "T"};
  table.columns = {{"a", "A", files::ValueKind::text}};
  add_cross_table(table, figures,
                  {{{"x", "X"}, {"y", "Y"}},
                   {{{std::string("r")}, 0}, {{std::string("s")}, 1}},
                   Measure::granted,
                   true},
                  kEnglishCross);
  EXPECT_EQ(table_csv(table),
            "a,x,share_x,y,share_y,total,share_total,is_total\n"
            "r,0,0,,,,,0\n"
            "s,2,1,0,0,2,1,0\n"
            "TOTAL,2,1,,,2,1,1\n");
  EXPECT_EQ(table.columns[2].title, "X, share");
}

TEST(CrossColumns, FundersOfOneSpellingHaveDistinctKeys) {
  SmallProgramme small;
  small.programme.funders[1].name = "ETAT-P147";
  small.compute();
  const auto columns = funder_columns(small.view());
  EXPECT_EQ(columns[0].key, "funder_etat_p147");
  EXPECT_EQ(columns[1].key, "funder_etat_p147_2");
}

TEST(WholeReport, LeavesOutTablesWithoutRows) {
  for (const ReportTable& table : actions_tables(SmallProgramme().view(), kEnglishCross)) {
    EXPECT_FALSE(table.rows.empty()) << table.key;
    EXPECT_THAT(table.key, Not(StartsWith("objective")));
  }
}

TEST(WholeReport, SaysOnWhichLinesRequestedAndGrantedCompare) {
  const std::string note =
      "Requested and granted are not always given together: on the 3 lines of 5 that have both, "
      "€3,500.00 requested and €1,800.50 granted.";
  const auto tables = actions_tables(SmallProgramme().view(), kEnglishCross);
  for (const char* key : {"territory", "years", "themes", "operators"}) {
    EXPECT_THAT(table_of(tables, key).notes, Contains(note)) << key;
  }
  EXPECT_THAT(table_of(tables, "actions").notes, Not(Contains(note)));
  SmallProgramme small;
  for (FundingLine& line : small.programme.lines) line.amounts.requested.reset();
  small.compute();
  EXPECT_THAT(table_of(actions_tables(small.view(), kEnglishCross), "years").notes,
              Contains(HasSubstr("No line gives both a requested and a granted amount")));
}

}  // namespace
}  // namespace carreau::report
