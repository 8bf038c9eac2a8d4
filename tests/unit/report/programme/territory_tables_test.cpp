// SPDX-License-Identifier: Apache-2.0
/// Money by quartier, by person, by commune and by kind of credit.
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
using ::testing::Not;
using testing::SmallProgramme;
using ::testing::StartsWith;
using testing::titles_of;

const Words kFrenchPlaces(Language::french);
const Words kEnglishPlaces(Language::english);

ReportTable placed(const SmallProgramme& small, const char* key, const Words& w) {
  return table_of(territory_tables(small.view(), w), key);
}

TEST(TerritoryTables, QuartiersAddUpToTheCentAndUnknownStaysEmpty) {
  const SmallProgramme small;
  EXPECT_EQ(table_csv(placed(small, "territory", kFrenchPlaces)),
            "name,code,kind,communes,actions,retained,requested,granted,paid,unknown_requested,"
            "unknown_granted,unknown_paid,share_granted,share_by_people,share_doubtful,"
            "share_imputed,is_total\n"
            "Tamaris,QN03001M,Quartier,Alès,2,2,1500,1050.5,225,0,0,1,0.5001190192811236,"
            "0.23798191337458352,0,0.1,0\n"
            "Cauvel,QN03002M,Quartier entré,,1,1,1500,750,675,0,0,0,0.357057843370626,1,0,0,0\n"
            "Rive Droite,QP030009,Quartier sorti,,1,1,,300,,1,0,1,0.14282313734825042,0,0,,0\n"
            "Transterritorial,,Transterritorial,,1,0,500,0,,0,0,1,0,,,,0\n"
            "Non attribué,,Non attribué,,1,0,400,,,0,1,1,,,,,0\n"
            "TOTAL,,,,5,3,3900,2100.5,900,1,1,4,1,0.47607712449416806,0,,1\n");
}

TEST(TerritoryTables, TitlesOfQuartiers) {
  const SmallProgramme small;
  const ReportTable table = placed(small, "territory", kEnglishPlaces);
  EXPECT_THAT(titles_of(table),
              ElementsAre("Actions and money by quartier", "Territories", "Quartier", "Code",
                          "Kind", "Communes", "Actions", "granted or paid", "Requested", "Granted",
                          "Paid", "Lines without requested amount", "Lines without granted amount",
                          "Lines without paid amount", "Share of granted",
                          "Granted, share spread by people", "Granted, share in doubt",
                          "People, share imputed"));
  EXPECT_THAT(table.notes,
              ElementsAre(StartsWith("An action that serves several quartiers"),
                          "People and poor households: estimated sums of cells, 2.5% of the people "
                          "in imputed cells."));
  EXPECT_EQ(placed(small, "territory", kFrenchPlaces).title,
            "Actions et financements par quartier");
}

TEST(TerritoryTables, PublishedPeopleAreSaidAndNotImputed) {
  SmallProgramme small;
  small.quartiers[0].is_published = true;
  small.compute();
  const ReportTable table = placed(small, "territory", kEnglishPlaces);
  EXPECT_THAT(table.notes[1], StartsWith("1 of the 2 quartiers have their published population. "));
  EXPECT_THAT(placed(small, "territory", kFrenchPlaces).notes[1],
              StartsWith("1 des 2 quartiers ont leur population publiée."));
  EXPECT_EQ(table.rows[0].cells.back(), files::FieldValue());
}

TEST(TerritoryTables, WithoutAGridTheNoteSaysWhatIsUnknown) {
  SmallProgramme small;
  for (QuartierFacts& facts : small.quartiers) facts.people.reset();
  small.compute();
  EXPECT_THAT(placed(small, "territory", kEnglishPlaces).notes[1],
              StartsWith("Without a grid of cells: people and poor households are unknown"));
  EXPECT_THAT(placed(small, "territory", kFrenchPlaces).notes[1],
              StartsWith("Sans grille de carreaux\u00A0: habitants et ménages pauvres"));
  // A row of the quartiers whose people are known would say 0 of none.
  EXPECT_THAT(table_csv(placed(small, "per_head", kFrenchPlaces)),
              Not(HasSubstr("Quartiers présents ensemble")));
}

TEST(TerritoryTables, MoneyPerPersonIsUnknownWherePeopleAre) {
  const SmallProgramme small;
  EXPECT_EQ(table_csv(placed(small, "per_head", kFrenchPlaces)),
            "name,code,kind,people,poor_households,share_imputed,actions,requested,granted,paid,"
            "requested_per_person,granted_per_person,paid_per_person,requested_per_poor_household,"
            "granted_per_poor_household,paid_per_poor_household,is_total\n"
            "Tamaris,QN03001M,Quartier,1000,200,0.1,2,1500,1050.5,225,1.5,1.0505,0.225,7.5,5.2525,"
            "1.125,0\n"
            "Cauvel,QN03002M,Quartier entré,3000,,0,1,1500,750,675,0.5,0.25,0.225,,,,0\n"
            "Rive Droite,QP030009,Quartier sorti,,,,1,,300,,,,,,,,0\n"
            "Transterritorial,,Transterritorial,,,,1,500,0,,,,,,,,0\n"
            "Non attribué,,Non attribué,,,,1,400,,,,,,,,,0\n"
            "Quartiers présents ensemble,,,4000,200,0.025,2,3000,1800.5,900,0.75,0.450125,0.225,"
            "15,9.0025,4.5,1\n"
            "TOTAL,,,,,,5,3900,2100.5,900,,,,,,,1\n");
}

TEST(TerritoryTables, TitlesPerPerson) {
  SmallProgramme small;
  ReportTable table = placed(small, "per_head", kEnglishPlaces);
  EXPECT_THAT(
      titles_of(table),
      ElementsAre("Money per inhabitant and per poor household", "Per inhabitant", "Quartier",
                  "Code", "Kind", "People", "Poor households", "People, share imputed", "Actions",
                  "Requested", "Granted", "Paid", "Requested per inhabitant",
                  "Granted per inhabitant", "Paid per inhabitant", "Requested per poor household",
                  "Granted per poor household", "Paid per poor household"));
  EXPECT_EQ(table.notes[1], "For 2 years of actions together.");
  EXPECT_EQ(table.rows[5].cells[0], files::FieldValue(std::string("Present quartiers together")));
  for (Action& action : small.programme.actions) action.year = 2024;
  small.compute();
  EXPECT_EQ(placed(small, "per_head", kEnglishPlaces).notes[1], "Actions of the year 2024.");
  EXPECT_EQ(placed(small, "per_head", kFrenchPlaces).notes[1], "Actions de l’année 2024.");
}

TEST(TerritoryTables, CommunesCountAnActionOfTwoOfTheirQuartiersOnce) {
  SmallProgramme small;
  EXPECT_THAT(table_csv(placed(small, "communes", kFrenchPlaces)),
              HasSubstr("Alès,2,2,1500,1050.5,225,0,0,1,0\n"
                        "Commune inconnue,1,1,1500,750,675,0,0,0,0\n"));
  small.quartiers[1].communes = small.quartiers[0].communes;
  EXPECT_EQ(table_csv(placed(small, "communes", kFrenchPlaces)),
            "communes,actions,retained,requested,granted,paid,unknown_requested,unknown_granted,"
            "unknown_paid,is_total\n"
            "Alès,2,2,3000,1800.5,900,0,0,1,0\n"
            "Quartier sorti,1,1,,300,,1,0,1,0\n"
            "Transterritorial,1,0,500,0,,0,0,1,0\n"
            "Non attribué,1,0,400,,,0,1,1,0\n"
            "TOTAL,5,3,3900,2100.5,900,1,1,4,1\n");
}

TEST(TerritoryTables, TitlesOfCommunes) {
  const SmallProgramme small;
  const ReportTable table = placed(small, "communes", kEnglishPlaces);
  EXPECT_EQ(table.title, "Actions and money by commune of the quartiers");
  EXPECT_EQ(table.sheet, "Communes");
  EXPECT_EQ(table.rows[1].cells[0], files::FieldValue(std::string("Unknown commune")));
  EXPECT_THAT(table.notes[1], StartsWith("A quartier of several communes counts under all"));
}

TEST(TerritoryTables, CreditsAreSplitByTheirKind) {
  const SmallProgramme small;
  EXPECT_EQ(table_csv(placed(small, "credits", kFrenchPlaces)),
            "name,code,kind,specific,common_law,unknown,granted,share_specific,share_common_law,"
            "share_unknown,is_total\n"
            "Tamaris,QN03001M,Quartier,800.5,250,0,1050.5,0.7620180866254165,0.23798191337458352,0,"
            "0\n"
            "Cauvel,QN03002M,Quartier entré,0,750,0,750,0,1,0,0\n"
            "Rive Droite,QP030009,Quartier sorti,0,0,300,300,,,1,0\n"
            "Transterritorial,,Transterritorial,0,0,0,0,,,,0\n"
            "Non attribué,,Non attribué,0,,0,,,,,0\n"
            "TOTAL,,,800.5,1000,300,2100.5,0.3810997381575815,0.47607712449416806,0."
            "14282313734825042,1\n");
  const ReportTable table = placed(small, "credits", kEnglishPlaces);
  EXPECT_THAT(titles_of(table),
              ElementsAre("Granted: specific credits and common law", "Common law", "Quartier",
                          "Code", "Kind", "Specific credits", "Common law", "Not stated", "Granted",
                          "Share of specific credits", "Share of common law", "Share not stated"));
  EXPECT_THAT(table.notes, ElementsAre(StartsWith("Specific: credits meant for the quartiers")));
}

}  // namespace
}  // namespace carreau::report
