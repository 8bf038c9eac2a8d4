// SPDX-License-Identifier: Apache-2.0
/// Years, statuses, operators, contracts and actions, and how the report was made.
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
using ::testing::StartsWith;
using testing::titles_of;

const Words kFrenchFollowUp(Language::french);
const Words kEnglishFollowUp(Language::english);

ReportTable followed(const SmallProgramme& small, const char* key, const Words& w) {
  return table_of(follow_up_tables(small.view(), w), key);
}
std::string followed_csv(const char* key) {
  return table_csv(followed(SmallProgramme(), key, kFrenchFollowUp));
}
std::vector<std::string> followed_titles(const char* key, const Words& w) {
  return titles_of(followed(SmallProgramme(), key, w));
}

const std::string kTallyKeys =
    "actions,retained,requested,granted,paid,unknown_requested,unknown_granted,unknown_paid,"
    "granted_transterritorial,granted_unattributed,is_total\n";

TEST(FollowUpTables, YearsAddUpAndUnknownAmountsAreCounted) {
  EXPECT_EQ(followed_csv("years"), "year," + kTallyKeys +
                                       "2023,1,1,1000,800.5,,0,0,1,0,0,0\n"
                                       "2024,4,2,2900,1300,900,1,1,3,0,,0\n"
                                       "TOTAL,5,3,3900,2100.5,900,1,1,4,0,,1\n");
  EXPECT_THAT(
      followed_titles("years", kEnglishFollowUp),
      ElementsAre("Years: requested, granted, paid", "Years", "Year", "Actions", "granted or paid",
                  "Requested", "Granted", "Paid", "Lines without requested amount",
                  "Lines without granted amount", "Lines without paid amount",
                  "Granted, of which transterritorial", "Granted, of which unattributed"));
}

TEST(FollowUpTables, StatusesThatNoActionHasAreLeftOut) {
  EXPECT_EQ(followed_csv("statuses"), "status," + kTallyKeys +
                                          "Demandée,1,0,400,,,0,1,1,0,,0\n"
                                          "Accordée,2,2,1000,1100.5,,1,0,2,0,0,0\n"
                                          "Versée,1,1,2000,1000,900,0,0,0,0,0,0\n"
                                          "Refusée,1,0,500,0,,0,0,1,0,0,0\n"
                                          "TOTAL,5,3,3900,2100.5,900,1,1,4,0,,1\n");
  const auto english = followed_titles("statuses", kEnglishFollowUp);
  EXPECT_EQ(english[0], "State of requests");
  EXPECT_EQ(english[1], "States");
  EXPECT_EQ(english[2], "State");
}

TEST(FollowUpTables, ContractsAndOperatorsThatAreNotStatedHaveARow) {
  EXPECT_EQ(followed_csv("contracts"), "contract,year," + kTallyKeys +
                                           "Contrat non dit,2024,1,0,400,,,0,1,1,0,,0\n"
                                           "CV Alès,2023,1,1,1000,800.5,,0,0,1,0,0,0\n"
                                           "CV Alès,2024,3,2,2500,1300,900,1,0,2,0,0,0\n"
                                           "TOTAL,,5,3,3900,2100.5,900,1,1,4,0,,1\n");
  EXPECT_EQ(followed_csv("operators"), "operator,siret," + kTallyKeys +
                                           "Porteur non dit,,4,2,2900,1300,900,1,1,3,0,,0\n"
                                           "Les Tilleuls,,1,1,1000,800.5,,0,0,1,0,0,0\n"
                                           "TOTAL,,5,3,3900,2100.5,900,1,1,4,0,,1\n");
  const ReportTable operators = followed(SmallProgramme(), "operators", kEnglishFollowUp);
  EXPECT_EQ(operators.title, "Operators");
  EXPECT_EQ(operators.rows[0].cells[0], files::FieldValue(std::string("Operator not stated")));
  EXPECT_THAT(operators.notes,
              ElementsAre("An operator is known by its SIRET, or else by its name."));
  const ReportTable contracts = followed(SmallProgramme(), "contracts", kEnglishFollowUp);
  EXPECT_EQ(contracts.title, "Contracts");
  EXPECT_EQ(contracts.rows[0].cells[0], files::FieldValue(std::string("Contract not stated")));
  EXPECT_EQ(followed_titles("contracts", kFrenchFollowUp)[0], "Contrats de ville");
}

TEST(FollowUpTables, EachActionSaysItsQuartiersAndItsMoney) {
  EXPECT_EQ(followed_csv("actions"),
            "reference,year,title,operator,theme,status,targets,method,shared_by,doubtful,"
            "requested,granted,paid\n"
            "A1,2023,Crèche,Les Tilleuls,1.1 Petite enfance,Accordée,QN03001M,"
            "Quartiers nommés par le fichier,un seul,,1000,800.5,\n"
            "A2,2024,Devoirs,,1.2 Scolarité,Versée,"
            "\"QN03001M (25,0\u00A0%), QN03002M (75,0\u00A0%)\","
            "Quartiers nommés par le fichier,habitants,,2000,1000,900\n"
            "A3,2024,Forum,,Sans thème,Refusée,Transterritorial,Transterritoriale,un seul,,"
            "500,0,\n"
            "A4,2024,Jardin,,1.2 Scolarité,Accordée,QP030009,"
            "Quartiers nommés par le fichier,un seul,,,300,\n"
            "A5,2024,Atelier,,Sans thème,Demandée,Non attribué,Rien ne le dit,un seul,,400,,\n");
  EXPECT_THAT(followed_titles("actions", kEnglishFollowUp),
              ElementsAre("All actions", "Actions", "Reference", "Year", "Title", "Operator",
                          "Theme", "State", "Quartiers", "Attributed by", "Shared by", "In doubt",
                          "Requested", "Granted", "Paid"));
}

TEST(MethodTables, WhatIsAttributedByEachMethodAddsUp) {
  const SmallProgramme small;
  const ReportTable table = table_of(method_tables(small.view(), kFrenchFollowUp), "attribution");
  const std::string csv = table_csv(table);
  EXPECT_THAT(csv, HasSubstr("Quartiers nommés par le fichier,3,3,3000,2100.5,900,1,0,2,0,0,1,0\n"
                             "Transterritoriale,1,0,500,0,,0,0,1,0,0,0,0\n"));
  EXPECT_THAT(csv, HasSubstr("\nRien ne le dit,1,0,400,,,0,1,1,0,,,0\n"
                             "TOTAL,5,3,3900,2100.5,900,1,1,4,0,,1,1\n"));
  EXPECT_THAT(table.notes,
              ElementsAre("De l’argent accordé, – n’est attribué à aucun quartier et 0,0\u00A0% "
                          "est transterritorial. Actions à vérifier\u00A0: 0.",
                          StartsWith("Les méthodes sont essayées dans l’ordre du tableau")));
}

TEST(MethodTables, InEnglish) {
  const SmallProgramme small;
  const ReportTable table = table_of(method_tables(small.view(), kEnglishFollowUp), "attribution");
  const auto titles = titles_of(table);
  EXPECT_EQ(titles[0], "How actions are attributed to quartiers");
  EXPECT_EQ(titles[1], "Attribution");
  EXPECT_EQ(titles[2], "Attributed by");
  EXPECT_EQ(titles.back(), "Share of granted");
  EXPECT_THAT(table.notes,
              ElementsAre("Of the money granted, – is attributed to no quartier and 0.0% is "
                          "transterritorial. Actions in doubt: 0.",
                          StartsWith("Methods are tried in the order of the table")));
}

TEST(MethodTables, AnActionOfAnUnknownQuartierIsInDoubtAndAFinding) {
  SmallProgramme small;
  small.programme.actions[0].quartiers.push_back({"QN03009X", {}});
  small.programme.actions[0].source = {"actions.csv", 2, {}};
  small.compute();
  EXPECT_THAT(table_csv(followed(small, "actions", kFrenchFollowUp)),
              HasSubstr("Quartiers nommés par le fichier,à parts égales,oui,1000,800.5,\n"));
  EXPECT_THAT(table_csv(followed(small, "actions", kEnglishFollowUp)), HasSubstr(",yes,1000,"));
  const ReportTable findings = table_of(method_tables(small.view(), kEnglishFollowUp), "findings");
  EXPECT_THAT(titles_of(findings),
              ElementsAre("Findings", "Findings", "Severity", "Finding", "Place", "Times", "Code"));
  ASSERT_FALSE(findings.rows.empty());
  EXPECT_EQ(findings.rows[0].cells[0], files::FieldValue(std::string("to check")));
  EXPECT_THAT(findings.notes, ElementsAre("Rows refused: 3."));
  const ReportTable french = table_of(method_tables(small.view(), kFrenchFollowUp), "findings");
  EXPECT_EQ(french.title, "Remarques sur les données");
  EXPECT_EQ(french.rows[0].cells[0], files::FieldValue(std::string("à vérifier")));
  EXPECT_THAT(french.notes, ElementsAre("Lignes refusées\u00A0: 3."));
}

TEST(MethodTables, NoticesAreForTheRecord) {
  SmallProgramme small;
  small.findings.notice("decimal_comma", {}, {"actions.csv", 2, "montant"}, 4);
  const ReportTable table = table_of(method_tables(small.view(), kFrenchFollowUp), "findings");
  EXPECT_EQ(table.rows.back().cells[0], files::FieldValue(std::string("pour mémoire")));
  EXPECT_EQ(table.rows.back().cells[3], files::FieldValue(std::int64_t{4}));
  EXPECT_EQ(
      table_of(method_tables(small.view(), kEnglishFollowUp), "findings").rows.back().cells[0],
      files::FieldValue(std::string("notice")));
}

TEST(MethodTables, FilesReadHaveTheirDigestWhereOneIsKnown) {
  const SmallProgramme small;
  const ReportTable table = table_of(method_tables(small.view(), kEnglishFollowUp), "inputs");
  EXPECT_EQ(table_csv(table), "role,name,digest\nactions,actions.csv," + std::string(64, 'a') +
                                  "\nzones,quartiers.gpkg,\n");
  EXPECT_THAT(titles_of(table),
              ElementsAre("Files read", "Files read", "Role", "Name", "SHA-256 digest"));
}

}  // namespace
}  // namespace carreau::report
