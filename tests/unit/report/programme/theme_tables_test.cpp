// SPDX-License-Identifier: Apache-2.0
/// Money by theme and funder, in both directions, year by year and in the cube.
#include "report/programme/actions_report.hpp"
#include "report/programme/actions_tables.hpp"
#include "support/report_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::SmallProgramme;
using testing::titles_of;

const Words kFrenchThemes(Language::french);
const Words kEnglishThemes(Language::english);

ReportTable themed(const char* key, const Words& w) {
  const SmallProgramme small;
  return table_of(theme_tables(small.view(), w), key);
}

TEST(ThemeTables, ThemesByFundersAddUpBothWays) {
  EXPECT_EQ(table_csv(themed("theme_funder_granted", kFrenchThemes)),
            "row,theme_1.1,theme_1.2,theme_none,total,is_total\n"
            "Actions,1,2,2,5,1\n"
            "Financement total,800.5,1300,,2100.5,1\n"
            "Ville d'Alès,0,1300,,1300,0\n"
            "État P147,800.5,0,0,800.5,0\n"
            "dont transterritorial,0,0,0,0,1\n"
            "dont non attribué,0,0,,,1\n");
  EXPECT_EQ(table_csv(themed("theme_funder_paid", kFrenchThemes)),
            "row,theme_1.1,theme_1.2,theme_none,total,is_total\n"
            "Actions,1,2,2,5,1\n"
            "Financement total,,900,,900,1\n"
            "Ville d'Alès,0,900,,900,0\n"
            "État P147,,0,,,0\n"
            "dont transterritorial,0,0,,,1\n"
            "dont non attribué,0,0,,,1\n");
}

TEST(ThemeTables, ThemesByFundersInEnglish) {
  const ReportTable table = themed("theme_funder_requested", kEnglishThemes);
  EXPECT_THAT(titles_of(table),
              ElementsAre("Themes and funders: Requested", "Theme × funder Requested", "Row",
                          "1.1 Petite enfance", "1.2 Scolarité", "No theme", "TOTAL"));
  EXPECT_EQ(table_csv(table),
            "row,theme_1.1,theme_1.2,theme_none,total,is_total\n"
            "Actions,1,2,2,5,1\n"
            "All money,1000,2000,900,3900,1\n"
            "Ville d'Alès,0,2000,400,2400,0\n"
            "État P147,1000,0,500,1500,0\n"
            "of which transterritorial,0,0,500,500,1\n"
            "of which unattributed,0,0,400,400,1\n");
}

TEST(ThemeTables, KindsOfFundersThatGaveNothingAreLeftOut) {
  EXPECT_EQ(table_csv(themed("theme_kind", kFrenchThemes)),
            "row,theme_1.1,theme_1.2,theme_none,total,is_total\n"
            "Actions,1,2,2,5,1\n"
            "Financement total,800.5,1300,,2100.5,1\n"
            "\"État, crédits P147\",800.5,0,0,800.5,0\n"
            "Communes,0,1300,,1300,0\n"
            "dont transterritorial,0,0,0,0,1\n"
            "dont non attribué,0,0,,,1\n");
  const ReportTable english = themed("theme_kind", kEnglishThemes);
  EXPECT_EQ(english.title, "Themes and kinds of funders: Granted");
  EXPECT_EQ(english.sheet, "Theme × kind");
}

TEST(ThemeTables, ListsOfThemesAndOfFunders) {
  const ReportTable themes = themed("themes", kEnglishThemes);
  EXPECT_EQ(themes.title, "Themes");
  EXPECT_THAT(table_csv(themes), HasSubstr("\n1.1 Petite enfance,1,1,1000,800.5,,0,0,1,0,0,0\n"
                                           "1.2 Scolarité,2,2,2000,1300,900,1,0,1,0,0,0\n"
                                           "No theme,2,0,900,,,0,1,2,0,,0\n"
                                           "TOTAL,5,3,3900,2100.5,900,1,1,4,0,,1\n"));
  const ReportTable funders = themed("funders", kEnglishThemes);
  EXPECT_EQ(funders.title, "Funders");
  EXPECT_EQ(funders.columns[1].title, "Kind");
  EXPECT_THAT(table_csv(funders),
              HasSubstr("\nVille d'Alès,Communes,3,2,2400,1300,900,1,1,2,0,,0\n"
                        "État P147,\"State, P147 credits\",2,1,1500,800.5,,0,0,2,0,0,0\n"));
  EXPECT_THAT(funders.notes,
              ElementsAre(HasSubstr("An action of several funders counts for each")));
}

TEST(ThemeTables, FundersSayTheirCreditAndSectionWhereTheyHaveOne) {
  SmallProgramme small;
  small.programme.funders[0].credit = CreditKind::specific;
  small.programme.funders[0].section = BudgetSection::operating;
  small.compute();
  const ReportTable table = table_of(theme_tables(small.view(), kEnglishThemes), "funders");
  EXPECT_EQ(table.columns[2].title, "Credits");
  EXPECT_EQ(table.columns[3].title, "Section");
  EXPECT_THAT(table_csv(table), HasSubstr("\nVille d'Alès,Communes,,,3,2,2400,"));
  EXPECT_THAT(table_csv(table),
              HasSubstr("\nÉtat P147,\"State, P147 credits\",Specific credits,Operating,2,1,"));
}

TEST(ThemeTables, AThemeCountedFromAnotherListSaysSo) {
  SmallProgramme small;
  small.programme.themes[0].nomenclature = "p147-2020";
  small.compute();
  const ReportTable table = table_of(theme_tables(small.view(), kFrenchThemes), "theme_changes");
  ASSERT_EQ(table.notes.size(), 2U);
  EXPECT_THAT(table.notes[1], HasSubstr("d’après une autre nomenclature"));
}

TEST(ThemeTables, AThemeIsComparedWithItsYearBefore) {
  EXPECT_EQ(table_csv(themed("theme_changes", kFrenchThemes)),
            "theme,year,actions_before,actions,granted_before,granted,granted_difference,"
            "granted_change,granted_transterritorial,granted_unattributed,is_total\n"
            "1.1 Petite enfance,2024,1,0,800.5,0,-800.5,-1,0,0,0\n"
            "1.2 Scolarité,2024,0,2,0,1300,1300,,0,0,0\n"
            "Sans thème,2024,0,2,0,,,,0,,0\n"
            "TOTAL,2024,1,4,800.5,1300,499.5,0.6239850093691443,0,,1\n");
  EXPECT_THAT(
      titles_of(themed("theme_changes", kEnglishThemes)),
      ElementsAre("From a year to the next, by theme", "Themes N and N-1", "Theme", "Year N",
                  "Actions N−1", "Actions N", "Granted N−1", "Granted N", "Difference", "Change",
                  "Granted, of which transterritorial", "Granted, of which unattributed"));
}

TEST(ThemeTables, TheCubeHasARowForEachQuartierThemeFunderAndYear) {
  EXPECT_EQ(
      table_csv(themed("cube", kFrenchThemes)),
      "name,code,kind,theme,funder,funder_kind,year,credit,actions,requested,granted,paid\n"
      "Tamaris,QN03001M,Quartier,1.1 Petite enfance,État P147,\"État, crédits P147\",2023,"
      "Crédits spécifiques,1,1000,800.5,\n"
      "Tamaris,QN03001M,Quartier,1.2 Scolarité,Ville d'Alès,Communes,2024,Droit commun,1,500,250,"
      "225\n"
      "Cauvel,QN03002M,Quartier entré,1.2 Scolarité,Ville d'Alès,Communes,2024,Droit commun,1,"
      "1500,750,675\n"
      "Rive Droite,QP030009,Quartier sorti,1.2 Scolarité,Ville d'Alès,Communes,2024,"
      "Nature non dite,1,,300,\n"
      "Transterritorial,,Transterritorial,Sans thème,État P147,\"État, crédits P147\",2024,"
      "Crédits spécifiques,1,500,0,\n"
      "Non attribué,,Non attribué,Sans thème,Ville d'Alès,Communes,2024,Droit commun,1,400,,\n");
  EXPECT_THAT(titles_of(themed("cube", kEnglishThemes)),
              ElementsAre("Quartier × theme × funder × year", "Cube", "Quartier", "Code", "Kind",
                          "Theme", "Funder", "Kind of funder", "Year", "Credits", "Actions",
                          "Requested", "Granted", "Paid"));
}

TEST(ThemeTables, TheNoteNamesTheNomenclatureOrTheLackOfOne) {
  const SmallProgramme small;
  ActionsView view = small.view();
  EXPECT_THAT(theme_tables(view, kEnglishThemes).front().notes,
              ElementsAre("Themes of the nomenclature “P147, 2024”; those that no passage brings "
                          "there stay what they are."));
  view.nomenclature.clear();
  EXPECT_THAT(theme_tables(view, kEnglishThemes).front().notes,
              ElementsAre("Themes as the files name them."));
  EXPECT_THAT(theme_tables(view, kFrenchThemes).front().notes,
              ElementsAre("Thèmes tels que les fichiers les nomment."));
}

TEST(ThemeTables, AThemeWithoutACodeHasAKeyOfItsWords) {
  SmallProgramme small;
  small.themes.themes[1] = {"", "", "Scolarité et sport"};
  EXPECT_EQ(theme_tables(small.view(), kFrenchThemes).front().columns[2].key,
            "theme_scolarite_et_sport");
}

}  // namespace
}  // namespace carreau::report
