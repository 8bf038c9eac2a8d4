// SPDX-License-Identifier: Apache-2.0
/// Grants, operators, funders and themes over the years, and what quartiers lack.
#include "report/programme/actions_report.hpp"
#include "report/programme/actions_tables.hpp"
#include "support/drawn_programme.hpp"
#include "support/report_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::SmallProgramme;
using ::testing::StartsWith;
using testing::titles_of;

const Words kFrenchYears(Language::french);
const Words kEnglishYears(Language::english);

ReportTable year_table_of(const SmallProgramme& small, const char* key, const Words& w) {
  return table_of(tables_over_years(small.view(), w), key);
}

TEST(TablesOverYears, GrantsHaveMeanMedianAndTheirOperators) {
  SmallProgramme small;
  small.programme.actions[1].operator_name = "Les Tilleuls";
  small.programme.actions[3].operator_name = "Jardin partagé";
  small.compute();
  EXPECT_EQ(table_csv(year_table_of(small, "grants", kFrenchYears)),
            "year,grants,granted,mean,median,largest,operators,new_operators,kept_operators,"
            "lost_operators,ten_largest,share_ten_largest\n"
            "2023,1,800.5,800.5,800.5,800.5,1,,,,800.5,1\n"
            "2024,2,1300,650,650,1000,2,1,1,0,1300,1\n");
  EXPECT_THAT(
      titles_of(year_table_of(small, "grants", kEnglishYears)),
      ElementsAre("Grants and operators, year by year", "Grants", "Year", "Number", "Granted",
                  "Mean", "Median", "Largest", "Operators", "New operators", "Operators kept",
                  "Operators lost", "Ten largest operators", "Share of the ten largest"));
  EXPECT_THAT(year_table_of(small, "grants", kEnglishYears).notes,
              ElementsAre(StartsWith("A grant is what was granted to an action, where that")));
  small.programme.lines[1].amounts.granted.reset();
  small.compute();
  EXPECT_EQ(titles_of(year_table_of(small, "grants", kEnglishYears))[4], "Without amount");
}

TEST(TablesOverYears, FundersHaveTheirShareOfEachYear) {
  const SmallProgramme small;
  EXPECT_EQ(
      table_csv(year_table_of(small, "funder_year", kFrenchYears)),
      "funder,year_2023,share_year_2023,year_2024,share_year_2024,total,share_total,is_total\n"
      "Ville d'Alès,0,0,1300,1,1300,0.6189002618424184,0\n"
      "État P147,800.5,1,0,0,800.5,0.3810997381575815,0\n"
      "TOTAL,800.5,1,1300,1,2100.5,1,1\n");
  const ReportTable english = year_table_of(small, "funder_year", kEnglishYears);
  EXPECT_EQ(titles_of(english)[0], "Granted by funder and year");
  EXPECT_EQ(titles_of(english)[1], "Funder × year");
  EXPECT_THAT(english.notes,
              ElementsAre("Each share is of the known amounts granted in the year."));
}

TEST(TablesOverYears, AThemeCountedFromAnotherListSaysSo) {
  SmallProgramme small;
  const ReportTable same = year_table_of(small, "theme_year", kFrenchYears);
  EXPECT_EQ(same.columns[1].key, "year_2023");
  EXPECT_EQ(same.notes.size(), 1U);
  small.programme.themes[0].nomenclature = "p147-2020";
  small.compute();
  const ReportTable table = year_table_of(small, "theme_year", kEnglishYears);
  EXPECT_THAT(table_csv(table), HasSubstr("theme,passage,year_2023,share_year_2023,"));
  EXPECT_THAT(table_csv(table), HasSubstr("1.1 Petite enfance,p147-2020,800.5,1,0,0,800.5,"));
  EXPECT_THAT(table_csv(table), HasSubstr("1.2 Scolarité,,0,0,1300,1,1300,"));
  EXPECT_EQ(titles_of(table)[0], "Granted by theme and year");
  EXPECT_EQ(titles_of(table)[1], "Theme × year");
  EXPECT_EQ(titles_of(table)[3], "Passage from");
  EXPECT_THAT(table.notes[1], StartsWith("Themes with a passage were counted, for some years,"));
}

TEST(TablesOverYears, ThemesOfTheUserKeepTheirWords) {
  SmallProgramme small;
  small.programme.actions[0].theme_written = "Petite Enfance";
  small.programme.actions[1].theme_written = "petite enfance";
  small.compute();
  const ReportTable table = year_table_of(small, "own_themes", kEnglishYears);
  EXPECT_THAT(table_csv(table), HasSubstr("\nPetite Enfance,800.5,1,1000,"));
  EXPECT_THAT(table_csv(table), HasSubstr("\n1.2 Scolarité,0,0,300,"));
  EXPECT_EQ(titles_of(table)[0], "Granted by theme of the programme and year");
  EXPECT_EQ(titles_of(table)[1], "Themes of the programme");
  EXPECT_THAT(table.notes, ElementsAre(StartsWith("Themes in the words of the files: two years")));
}

TEST(TablesOverYears, AQuartierListsTheThemesThatItLacks) {
  const SmallProgramme small;
  const ReportTable table = year_table_of(small, "gaps", kFrenchYears);
  EXPECT_EQ(table_csv(table),
            "name,code,kind,themes,without_action\n"
            "Cauvel,QN03002M,Quartier entré,1,1.1 Petite enfance\n");
  const ReportTable english = year_table_of(small, "gaps", kEnglishYears);
  EXPECT_EQ(titles_of(english)[0], "Quartiers and themes without any action");
  EXPECT_EQ(titles_of(english)[1], "Without action");
  EXPECT_EQ(titles_of(english)[5], "Themes without action");
  EXPECT_EQ(titles_of(english)[6], "Which ones");
  EXPECT_THAT(english.notes, ElementsAre(StartsWith("Among themes that have actions.")));
}

TEST(TablesOverYears, AmountsOfADrawnProgrammeAddUp) {
  const testing::DrawnProgramme drawn(300);
  for (const char* key : {"funder_year", "theme_year", "own_themes"}) {
    const ReportTable table = table_of(tables_over_years(drawn.view(), kFrenchYears), key);
    std::int64_t of_all = 0;
    for (std::size_t c = 0; c < table.columns.size(); ++c) {
      if (table.columns[c].kind != files::ValueKind::euros) continue;
      std::int64_t sum = 0;
      for (const TableRow& row : table.rows) {
        const auto* const cents = std::get_if<std::int64_t>(&row.cells[c]);
        if (!row.is_total && cents != nullptr) sum += *cents;
      }
      EXPECT_EQ(files::FieldValue(sum), table.rows.back().cells[c]) << key;
      of_all += sum;
    }
    // Every amount twice: in its year and in the total.
    EXPECT_EQ(of_all, 2 * drawn.summary.total.cents(Measure::granted)) << key;
  }
}

}  // namespace
}  // namespace carreau::report
