// SPDX-License-Identifier: Apache-2.0
/// A year beside the one before, and the actions of quartiers that entered or left.
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

const Words kFrenchChanges(Language::french);
const Words kEnglishChanges(Language::english);

TEST(ChangeTables, EachTargetHasBothYearsAndTheirDifference) {
  const SmallProgramme small;
  EXPECT_EQ(table_csv(change_table(small.view(), kFrenchChanges)),
            "name,code,kind,year,actions_before,actions,requested_before,requested,granted_before,"
            "granted,paid_before,paid,granted_difference,granted_change,is_total\n"
            "Tamaris,QN03001M,Quartier,2024,1,1,1000,500,800.5,250,,225,-550.5,"
            "-0.6876951905059338,0\n"
            "Cauvel,QN03002M,Quartier entré,2024,0,1,0,1500,0,750,0,675,750,,0\n"
            "Rive Droite,QP030009,Quartier sorti,2024,0,1,0,,0,300,0,,300,,0\n"
            "Transterritorial,,Transterritorial,2024,0,1,0,500,0,0,0,,0,,0\n"
            "Non attribué,,Non attribué,2024,0,1,0,400,0,,0,,,,0\n"
            "TOTAL,,,2024,1,4,1000,2900,800.5,1300,,900,499.5,0.6239850093691443,1\n");
}

TEST(ChangeTables, ColumnsNameTheYearAndTheOneBefore) {
  const SmallProgramme small;
  EXPECT_THAT(titles_of(change_table(small.view(), kEnglishChanges)),
              ElementsAre("From a year to the next, by quartier", "N and N-1", "Quartier", "Code",
                          "Kind", "Year N", "Actions N−1", "Actions N", "Requested N−1",
                          "Requested N", "Granted N−1", "Granted N", "Paid N−1", "Paid N",
                          "Granted, difference", "Granted, change"));
  EXPECT_THAT(
      titles_of(change_table(small.view(), kFrenchChanges)),
      ElementsAre("D’une année à l’autre, par quartier", "N et N-1", "Quartier", "Code", "Nature",
                  "Année N", "Actions N−1", "Actions N", "Demandé N−1", "Demandé N", "Accordé N−1",
                  "Accordé N", "Versé N−1", "Versé N", "Accordé, écart", "Accordé, évolution"));
}

TEST(ChangeTables, YearsApartAreNotCompared) {
  SmallProgramme small;
  small.programme.actions[0].year = 2022;
  small.compute();
  const ReportTable table = change_table(small.view(), kEnglishChanges);
  EXPECT_TRUE(table.rows.empty());
  EXPECT_THAT(table.notes, ElementsAre("The actions do not cover two years in a row."));
  EXPECT_THAT(change_table(small.view(), kFrenchChanges).notes,
              ElementsAre("Les actions ne couvrent pas deux années qui se suivent."));
}

TEST(ChangeTables, QuartiersThatEnteredOrLeftListTheirActionsWithTheMoneyThere) {
  const SmallProgramme small;
  const ReportTable table = moved_table(small.view(), kFrenchChanges);
  EXPECT_EQ(table_csv(table),
            "name,code,kind,year,reference,title,operator,requested,granted,paid\n"
            "Cauvel,QN03002M,Quartier entré,2024,A2,Devoirs,,1500,750,675\n"
            "Rive Droite,QP030009,Quartier sorti,2024,A4,Jardin,,,300,\n");
  EXPECT_THAT(
      titles_of(moved_table(small.view(), kEnglishChanges)),
      ElementsAre("Actions in quartiers that entered or left", "Entered and left", "Quartier",
                  "Code", "Kind", "Year", "Reference", "Title", "Operator",
                  "Requested in the quartier", "Granted in the quartier", "Paid in the quartier"));
  EXPECT_THAT(titles_of(table), ::testing::Contains("Accordé dans le quartier"));
}

TEST(ChangeTables, WhereNothingMovedTheNoteSaysWhy) {
  SmallProgramme small;
  small.clear_actions();
  ActionsView view = small.view();
  EXPECT_THAT(moved_table(view, kEnglishChanges).notes,
              ElementsAre("No action in a quartier that entered or left."));
  view.older = nullptr;
  EXPECT_THAT(moved_table(view, kEnglishChanges).notes,
              ElementsAre(HasSubstr("Without an older list of quartiers")));
  EXPECT_THAT(moved_table(view, kFrenchChanges).notes,
              ElementsAre(HasSubstr("Sans liste antérieure de quartiers")));
}

TEST(ChangeTables, AChangeFromOrToAnUnknownAmountIsUnknown) {
  SmallProgramme small;
  small.programme.lines[0].amounts.granted.reset();
  small.compute();
  const std::string csv = table_csv(change_table(small.view(), kFrenchChanges));
  EXPECT_THAT(csv, HasSubstr("Tamaris,QN03001M,Quartier,2024,1,1,1000,500,,250,,225,,,0\n"));
  EXPECT_THAT(csv, HasSubstr("TOTAL,,,2024,1,4,1000,2900,,1300,,900,,,1\n"));
}

}  // namespace
}  // namespace carreau::report
