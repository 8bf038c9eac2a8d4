// SPDX-License-Identifier: Apache-2.0
/// The objectives of the contracts, and what they have of the money.
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
using ::testing::IsEmpty;
using testing::SmallProgramme;
using ::testing::StartsWith;
using testing::titles_of;

const Words kFrenchObjectives(Language::french);
const Words kEnglishObjectives(Language::english);

/// 1 Cohésion, below it 1.1 Réussite with 1.1.1 Devoirs, and 1.2 Santé, which no action names; the
/// tree lacks Culture.
struct WithTree : SmallProgramme {
  WithTree() {
    using enum ObjectiveLevel;
    programme.objectives = {{priority, "1", "Cohésion", {}, {}, {}},
                            {strategic, "1.1", "Réussite", 0, {}, {}},
                            {operational, "1.1.1", "Devoirs", 1, {}, {}},
                            {strategic, "1.2", "Santé", 0, "Alès", {"QN03001M"}}};
    programme.actions[0].strategic_objective = "1.1";
    programme.actions[1].operational_objective = "1.1.1 Devoirs";
    programme.actions[2].strategic_objective = "Culture";
    compute();
  }
};

ReportTable objective_table(const char* key, const Words& w) {
  return table_of(objective_tables(WithTree().view(), w), key);
}

TEST(ObjectiveTables, EachObjectiveHoldsThoseBelowItAndRowsAddUp) {
  const ReportTable table = objective_table("objectives", kFrenchObjectives);
  EXPECT_EQ(table_csv(table),
            "objective,level,actions,requested,granted,paid,unknown_requested,unknown_granted,"
            "unknown_paid,is_total\n"
            "1 Cohésion,Priorité,2,3000,1800.5,900,0,0,1,1\n"
            "1.1 Réussite,Objectif stratégique,2,3000,1800.5,900,0,0,1,1\n"
            "1.1.1 Devoirs,Objectif opérationnel,1,2000,1000,900,0,0,0,0\n"
            "\"1.1 Réussite, sans objectif plus précis\",Objectif stratégique,1,1000,800.5,,0,0,1,"
            "0\n"
            "1.2 Santé,Objectif stratégique,0,0,0,0,0,0,0,0\n"
            "Culture,Objectif stratégique,1,500,0,,0,0,1,0\n"
            "Objectif non dit,,2,400,300,,1,1,2,0\n"
            "TOTAL,,5,3900,2100.5,900,1,1,4,1\n");
  EXPECT_THAT(table.notes, ElementsAre(StartsWith("Objectifs de l’arbre donné par --objectives,")));
  const ReportTable english = objective_table("objectives", kEnglishObjectives);
  EXPECT_THAT(table_csv(english), HasSubstr("1.1.1 Devoirs,Operational objective,1,"));
  EXPECT_THAT(table_csv(english),
              HasSubstr("\"1.1 Réussite, without a narrower objective\",Strategic objective,"));
  EXPECT_THAT(table_csv(english), HasSubstr("1 Cohésion,Priority,"));
  EXPECT_THAT(table_csv(english), HasSubstr("Objective not stated,,2"));
  EXPECT_EQ(english.title, "Actions and money by objective of the contract");
  EXPECT_EQ(english.sheet, "Objectives");
  EXPECT_EQ(english.columns[0].title, "Objective");
  EXPECT_EQ(english.columns[1].title, "Level");
  EXPECT_THAT(english.notes,
              ElementsAre(StartsWith("Objectives of the tree given by --objectives, then those")));
}

TEST(ObjectiveTables, ThoseWithoutAnyActionAreListed) {
  EXPECT_EQ(table_csv(objective_table("objectives_without_action", kFrenchObjectives)),
            "objective,level,contract,targets\n"
            "1.2 Santé,Objectif stratégique,Alès,QN03001M\n");
  const ReportTable english = objective_table("objectives_without_action", kEnglishObjectives);
  EXPECT_EQ(english.title, "Objectives without any action");
  EXPECT_EQ(english.sheet, "Objectives without action");
}

TEST(ObjectiveTables, ByQuartierMoneyIsSplitAndUnknownStays) {
  EXPECT_EQ(table_csv(objective_table("objective_quartier", kFrenchObjectives)),
            "objective,level,target_qn03001m,target_qn03002m,target_qp030009,"
            "target_transterritorial,target_non_attribue,total,is_total\n"
            "1 Cohésion,Priorité,1050.5,750,0,0,0,1800.5,1\n"
            "1.1 Réussite,Objectif stratégique,1050.5,750,0,0,0,1800.5,1\n"
            "1.1.1 Devoirs,Objectif opérationnel,250,750,0,0,0,1000,0\n"
            "\"1.1 Réussite, sans objectif plus précis\",Objectif stratégique,800.5,0,0,0,0,800.5,"
            "0\n"
            "1.2 Santé,Objectif stratégique,0,0,0,0,0,0,0\n"
            "Culture,Objectif stratégique,0,0,0,0,0,0,0\n"
            "Objectif non dit,,0,0,300,0,,300,0\n"
            "TOTAL,,1050.5,750,300,0,,2100.5,1\n");
  const ReportTable english = objective_table("objective_quartier", kEnglishObjectives);
  EXPECT_EQ(english.title, "Granted by objective and quartier");
  EXPECT_EQ(english.sheet, "Objective × quartier");
  EXPECT_THAT(english.notes,
              ElementsAre("The row of an objective that holds others is their sum."));
}

TEST(ObjectiveTables, ByFunderAndByYear) {
  EXPECT_THAT(table_csv(objective_table("objective_funder", kFrenchObjectives)),
              HasSubstr("objective,level,funder_etat_p147,funder_ville_d_ales,total,is_total\n"
                        "1 Cohésion,Priorité,800.5,1000,1800.5,1\n"));
  EXPECT_THAT(table_csv(objective_table("objective_year", kFrenchObjectives)),
              HasSubstr("objective,level,year_2023,share_year_2023,year_2024,share_year_2024,total,"
                        "share_total,is_total\n"
                        "1 Cohésion,Priorité,800.5,1,1000,0.769230769230769"));
  const auto funders = titles_of(objective_table("objective_funder", kEnglishObjectives));
  EXPECT_EQ(funders[0], "Granted by objective and funder");
  EXPECT_EQ(funders[1], "Objective × funder");
  const auto years = titles_of(objective_table("objective_year", kEnglishObjectives));
  EXPECT_EQ(years[0], "Granted by objective and year");
  EXPECT_EQ(years[1], "Objective × year");
  EXPECT_EQ(years[5], "2023, share");
}

TEST(ObjectiveTables, IndicatorsOfAnObjectiveAreThoseOfItsActions) {
  const ReportTable table = objective_table("objective_indicators", kFrenchObjectives);
  EXPECT_THAT(
      table_csv(table),
      HasSubstr("1.1 Réussite,Objectif stratégique,Séances,séances,2023,1,somme,,,10,8,1,"
                "0.8\n"
                "1.1 Réussite,Objectif stratégique,Séances,séances,2024,1,somme,,,5,,0,\n"));
  const ReportTable english = objective_table("objective_indicators", kEnglishObjectives);
  EXPECT_EQ(english.title, "Indicators by objective and year");
  EXPECT_EQ(english.sheet, "Indicators of objectives");
}

TEST(ObjectiveTables, WithoutATreeThoseOfTheActionsAreReported) {
  SmallProgramme small;
  small.programme.actions[0].priority = "Cohésion";
  small.compute();
  EXPECT_THAT(table_of(objective_tables(small.view(), kEnglishObjectives), "objectives").notes,
              ElementsAre(StartsWith("Objectives as the actions name them")));
  EXPECT_THAT(table_of(objective_tables(small.view(), kFrenchObjectives), "objectives").notes,
              ElementsAre(StartsWith("Objectifs tels que les actions les nomment")));
}

TEST(ObjectiveTables, WithoutAnyObjectiveThereAreNone) {
  EXPECT_THAT(objective_tables(SmallProgramme().view(), kFrenchObjectives), IsEmpty());
}

/// In a drawn programme, rows that are no sums add up to the total, in every column.
TEST(ObjectiveTables, RowsAddUpInAnyProgramme) {
  testing::DrawnProgramme drawn(300);
  auto& actions = drawn.programme.actions;
  for (std::size_t a = 0; a < actions.size(); ++a) {
    if (a % 3 > 0) actions[a].priority = a % 2 == 0 ? "Un" : "Deux";
    if (a % 5 > 1) actions[a].strategic_objective = a % 4 == 0 ? "Trois" : "Quatre";
    if (a % 7 > 3) actions[a].operational_objective = a % 9 < 5 ? "Cinq" : "Six";
  }
  drawn.compute();
  for (const char* key : {"objective_quartier", "objective_funder", "objective_year"}) {
    const ReportTable table = table_of(objective_tables(drawn.view(), kFrenchObjectives), key);
    for (std::size_t c = 2; c < table.columns.size(); ++c) {
      if (table.columns[c].kind != files::ValueKind::euros) continue;
      std::int64_t sum = 0;
      for (const TableRow& row : table.rows) {
        const auto* const cents = std::get_if<std::int64_t>(&row.cells[c]);
        if (!row.is_total && cents != nullptr) sum += *cents;
      }
      EXPECT_EQ(files::FieldValue(sum), table.rows.back().cells[c]) << key << ' ' << c;
      EXPECT_GT(sum, 0);
    }
    EXPECT_EQ(table.rows.back().cells[table.columns.size() - (key[10] == 'y' ? 2 : 1)],
              files::FieldValue(drawn.summary.total.cents(Measure::granted)));
  }
}

}  // namespace
}  // namespace carreau::report
