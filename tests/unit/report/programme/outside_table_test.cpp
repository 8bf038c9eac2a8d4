// SPDX-License-Identifier: Apache-2.0
/// The table of credits of programme 147 outside the quartiers.
#include "report/programme/actions_report.hpp"
#include "report/programme/actions_tables.hpp"
#include "support/report_tables.hpp"
#include "support/small_programme.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::report {
namespace {

using carreau::testing::SmallProgramme;
using carreau::testing::titles_of;
using ::testing::ElementsAre;
using ::testing::StartsWith;

TEST(OutsideTable, HasARowForEachActionWithWhatTheCircularAsks) {
  SmallProgramme small;
  small.programme.actions[0].quartiers = {{"Hors QPV", {}}};
  small.programme.actions[0].communes = {"Bessèges"};
  small.compute();
  const Words french(Language::french);
  const ReportTable table = outside_credits_table(small.view(), french);
  EXPECT_EQ(table_csv(table),
            "year,reference,title,operator,place,granted_p147,local_funder,earlier_years\n"
            "2023,A1,Crèche,Les Tilleuls,Hors quartiers : Bessèges,800.5,non,\n");
  EXPECT_THAT(titles_of(table),
              ElementsAre("Crédits du programme 147 hors des quartiers", "Hors quartiers", "Année",
                          "Référence", "Intitulé", "Porteur", "Lieu",
                          "Accordé par le programme 147, hors quartiers", "Cofinancement hors État",
                          "Déjà financée hors quartiers en"));
  EXPECT_THAT(
      titles_of(outside_credits_table(small.view(), Words(Language::english))),
      ElementsAre("Credits of programme 147 outside the quartiers", "Outside", "Year", "Reference",
                  "Title", "Operator", "Place", "Granted by programme 147, outside the quartiers",
                  "Co-funding other than the State's", "Already funded outside in"));
  EXPECT_EQ(table.title, "Crédits du programme 147 hors des quartiers");
  EXPECT_THAT(table.notes, ElementsAre(StartsWith("La circulaire demande")));
}

TEST(OutsideTable, IsInTheReportOnlyWhereThereIsSuchMoney) {
  SmallProgramme small;
  const Words english(Language::english);
  const auto has_table = [&] {
    const auto tables = territory_tables(small.view(), english);
    return std::ranges::any_of(
        tables, [](const ReportTable& table) { return table.key == "outside_credits"; });
  };
  EXPECT_FALSE(has_table());
  small.programme.actions[0].quartiers = {{"Hors QPV", {}}};
  small.compute();
  EXPECT_TRUE(has_table());
}

}  // namespace
}  // namespace carreau::report
