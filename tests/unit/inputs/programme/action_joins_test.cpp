// SPDX-License-Identifier: Apache-2.0
/// Rows of one action: of several funders, with one reference, in other sheets; and whole files by
/// a mapping.
#include "inputs/programme/action_reader.hpp"
#include "support/action_reader_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using ActionJoins = testing::ActionReaderFixture;

TEST_F(ActionJoins, OneRowAFunderIsOneAction) {
  const ActionImport import = read(
      "Réf;Année;Titre;Financeur;Accordé\n1;2024;a;CAF;10\n1;2024;a;Région;20\n"
      "2;2024;b;CAF;30\n1;2025;a;CAF;40\n");
  EXPECT_THAT(refused(import), IsEmpty());
  EXPECT_EQ(import.programme.actions.size(), 3U);
  ASSERT_EQ(import.programme.lines.size(), 4U);
  EXPECT_EQ(import.programme.lines[1].action, ActionIndex(0));
  EXPECT_EQ(import.programme.lines[1].amounts.granted, Euros::whole(20));
  EXPECT_EQ(count("action_of_rows"), 1);
}

TEST_F(ActionJoins, RepeatedReferencesAreRefusedWithTheRowThatHasThem) {
  const ActionImport import = read(
      "Réf;Année;Titre;Financeur;Accordé\n1;2024;a;CAF;10\n1;2024;a;CAF;10\n1;2024;b;Région;20\n");
  EXPECT_THAT(refused(import), ElementsAre("4 Réf: refused_rows_differ"));
  EXPECT_THAT(reason(import), AllOf(HasSubstr("t.csv:2"), HasSubstr("\"Titre\"")));
  EXPECT_EQ(import.programme.lines.size(), 2U)
      << "rows equal in every cell count, and are reported";
  EXPECT_EQ(found("rows_equal").substr(0, 8), "t.csv:3:");
  const std::string text = "Réf;Année;Titre;Financeur;Accordé\n1;2024;a;CAF;10\n";
  const ActionImport twice = read_all({folder_.write("u.csv", text), folder_.write("v.csv", text)});
  EXPECT_THAT(refused(twice), ElementsAre("2 Réf: refused_repeated_row"));
  const ActionImport other = read("Réf;Année;Titre;Accordé CAF\n1;2024;a;1\n1;2024;a;2\n");
  EXPECT_THAT(refused(other), ElementsAre("3 Réf: refused_repeated_reference"));
}

TEST_F(ActionJoins, AMappingMayNumberThem) {
  how_.mapping = folder_.write("m.toml", "repeated_references = \"number\"\n");
  const ActionImport import =
      read("Réf;Année;Titre\n1;2024;a\n1;2024;a\n1 (2);2024;b\n1;2024;c\n1;2025;d\n");
  std::vector<std::string> references;
  for (const Action& action : import.programme.actions) references.push_back(action.reference);
  EXPECT_THAT(references, ElementsAre("1", "1 (2)", "1 (2) (2)", "1 (3)", "1"));
  EXPECT_EQ(count("reference_numbered"), 3);
}

TEST_F(ActionJoins, LinesAreJoinedByReferenceAndNoneIsLost) {
  const ActionImport import = read_all(
      {folder_.write("actions.csv", "Réf;Année;Titre\nA;2024;a\nB;2024;b\nB;2025;b\nC;2024;c\n"),
       folder_.write("lines.csv",
                     "Réf;Année;Financeur;Type;Demandé;Accordé\nA;2024;CAF;droit commun;1;2\n"
                     "B;;CAF;;1;2\nB;2025;Région;;3;4\nZ;2024;CAF;;5;6\nA;2024;;;5;6\n"
                     "A;2024;Ville;CS;7;8\nA;2024;;droit commun;;\n")});
  EXPECT_THAT(refused(import),
              ElementsAre("3 Réf: refused_many_actions", "5 Réf: refused_no_action",
                          "8 Financeur: refused_no_funder"));
  ASSERT_EQ(import.programme.lines.size(), 4U);
  EXPECT_EQ(import.programme.lines[0].credit, CreditKind::common_law);
  EXPECT_EQ(import.programme.lines[2].credit, CreditKind::specific) << "ordered by action";
  EXPECT_EQ(import.programme.lines[3].action, ActionIndex(2));
  EXPECT_EQ(count("action_without_line"), 2);
}

TEST_F(ActionJoins, IndicatorsAreJoinedLikewise) {
  const ActionImport import =
      read_all({folder_.write("a.csv", "Réf;Année;Titre\nA;2024;a\n"),
                folder_.write("i.csv",
                              "Réf;Indicateur;Unité;Cible;Résultat\nA;Emplois;postes;12;9,5\n"
                              "A;;x;1;2\nA;Ateliers;;douze;\n")});
  ASSERT_EQ(import.programme.indicators.size(), 1U);
  EXPECT_EQ(import.programme.indicators[0].actual, 9.5);
  EXPECT_THAT(refused(import),
              ElementsAre("3 Indicateur: refused_no_indicator", "4 Cible: refused_number"));
}

TEST_F(ActionJoins, StatusOfMoneyWhereNoneIsTold) {
  const ActionImport import = read(
      "Réf;Année;Titre;Financeur;Demandé;Accordé;Versé\n1;2024;a;CAF;1;;\n2;2024;a;CAF;1;1;0\n"
      "3;2024;a;CAF;1;1;1\n");
  EXPECT_EQ(import.programme.actions[0].status, ActionStatus::requested);
  EXPECT_EQ(import.programme.actions[1].status, ActionStatus::granted);
  EXPECT_EQ(import.programme.actions[2].status, ActionStatus::paid);
}

TEST_F(ActionJoins, TheSavedMappingReadsTheSameAgain) {
  const std::string text =
      "N° dossier;Exercice;Action;État demandé (k€);CAF;Humeur\n1;2024;a;1;300;x\n2;2024;b;2;;y\n";
  const ActionImport first = read(text);
  how_.mapping = folder_.write("m.toml", mapping_text(first.mapping));
  const ActionImport again = read(text);
  EXPECT_EQ(mapping_text(again.mapping), mapping_text(first.mapping));
  ASSERT_EQ(again.programme.lines.size(), 3U);
  EXPECT_EQ(again.programme.lines[0].amounts.requested, Euros::whole(1'000));
  EXPECT_EQ(again.tables.at(0).found.fields.at(0).how, Recognition::mapping);
  (void)read("N° dossier;Exercice;Projet\n1;2024;a\n");
  EXPECT_THAT(found("mapped_column_missing"), HasSubstr("Action, État demandé (k€), CAF"));
}

TEST_F(ActionJoins, ScdlSubventions) {
  const ActionImport import = read(
      "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,"
      "objet,montant,nature,conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,"
      "pourcentageSubvention\n"
      "Région X,23350001600040,2017-06-27,Z34507,Un,12002701600563,Aide,22000.80,aide,unique,"
      "2017-12-14_2018-12-14,,non,0.8\n"
      "Région X,23350001600040,2017-06-27,Z34507,Deux,12002701600563,Aide,5500.20,aide,unique,"
      "2017-12-14,,non,0.2\n");
  EXPECT_EQ(found("mapping_recognised"),
            "t.csv: the file is recognised: read by the mapping scdl-subventions");
  ASSERT_EQ(import.programme.actions.size(), 2U);
  EXPECT_EQ(import.programme.actions[1].reference, "Z34507 (2)");
  EXPECT_EQ(import.programme.actions[1].year, 2017);
  EXPECT_EQ(import.programme.lines[0].amounts.granted, Euros::from_cents(2'200'080));
  EXPECT_EQ(import.programme.funders.at(0).kind, FunderKind::region);
}

TEST_F(ActionJoins, ThreeSixtyGivingInJson) {
  const ActionImport import =
      read(R"({"grants":[{"id":"360G-x-1","title":"T","currency":"EUR","amountAwarded":1250.5,)"
           R"("awardDate":"2024-05-02","recipientOrganization":[{"id":"r","name":"R"}],)"
           R"("fundingOrganization":[{"id":"f","name":"F"}]},{"id":"360G-x-2","title":"U",)"
           R"("currency":"GBP","amountAwarded":3,"awardDate":"2024-05-02",)"
           R"("recipientOrganization":[{"name":"R"}],"fundingOrganization":[{"name":"F"}]}]})",
           "grants.json");
  ASSERT_EQ(import.programme.actions.size(), 1U);
  EXPECT_EQ(import.programme.actions[0].operator_name, "R");
  EXPECT_EQ(import.programme.lines.at(0).amounts.granted, Euros::from_cents(125'050));
  EXPECT_THAT(refused(import), ElementsAre("2 currency: refused_currency"));
}

}  // namespace
}  // namespace carreau::inputs
