// SPDX-License-Identifier: Apache-2.0
/// Tables of actions in the form in which people keep them: what is read, refused and reported.
#include "inputs/programme/action_reader.hpp"

#include "base/error.hpp"
#include "support/action_reader_fixture.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

using ActionReader = testing::ActionReaderFixture;

TEST_F(ActionReader, EveryFieldComesToItsPlace) {
  const ActionImport import = read(
      "Référence;Année;Intitulé;Porteur;SIRET;Contrat;Thème;Objectif stratégique;Objectif;Statut;"
      "Public prévu;Public touché;Public par "
      "quartier;QPV;Commune;Adresse;Longitude;Latitude;geo_type;"
      "Financeur;Type de crédit;Demandé;Accordé;Versé\n"
      "A-1;01/03/2024;Un <b>titre</b>;Centre;120 027 016 00563;CN03001M;2.1 "
      "Santé;Grandir;Lire;Accordée;"
      "1 200;;QN03001M:700;QN03001M:60,QN03002M:40;30007;Rue X;4,08;44.12;street;État "
      "P147;Spécifique;"
      "\"1 028 246,50 €\";500;\n");
  EXPECT_THAT(refused(import), IsEmpty());
  const Programme& all = import.programme;
  ASSERT_EQ(all.actions.size(), 1U);
  const Action& action = all.actions[0];
  EXPECT_EQ(action.reference, "A-1");
  EXPECT_EQ(action.year, 2024);
  EXPECT_EQ(action.title, "Un <b>titre</b>") << "as written: reports escape it";
  EXPECT_EQ(action.operator_name, "Centre");
  EXPECT_EQ(action.siret, "12002701600563");
  EXPECT_EQ(action.contract, "CN03001M");
  EXPECT_EQ(all.themes.at(action.theme.position()).nomenclature, "p147-2024");
  EXPECT_EQ(all.themes.at(action.theme.position()).code, "2.1");
  EXPECT_EQ(action.strategic_objective, "Grandir");
  EXPECT_EQ(action.operational_objective, "Lire");
  EXPECT_EQ(action.status, ActionStatus::granted);
  EXPECT_EQ(action.audience_forecast, 1200);
  EXPECT_FALSE(action.audience_actual);
  ASSERT_EQ(action.quartiers.size(), 2U);
  EXPECT_EQ(action.quartiers[1].share_millionths, 400'000);
  EXPECT_EQ(action.audiences.at(0).people, 700);
  EXPECT_THAT(action.communes, ElementsAre("30007"));
  EXPECT_EQ(action.address, "Rue X");
  EXPECT_EQ(action.place, (Point{4.08, 44.12}));
  EXPECT_EQ(all.crs.epsg_code(), 4326);
  EXPECT_EQ(action.place_precision, 200.0);
  EXPECT_EQ(action.source.text(), "t.csv:2");
  ASSERT_EQ(all.lines.size(), 1U);
  EXPECT_EQ(all.lines[0].credit, CreditKind::specific);
  EXPECT_EQ(all.lines[0].amounts.requested, Euros::from_cents(102'824'650));
  EXPECT_EQ(all.lines[0].amounts.granted, Euros::whole(500));
  EXPECT_FALSE(all.lines[0].amounts.paid);
  EXPECT_EQ(all.funders.at(0).kind, FunderKind::state_p147);
}

TEST_F(ActionReader, ARowThatCannotBeUsedIsGivenBackWithItsReason) {
  const ActionImport import = read(
      "Réf;Année;Titre;QPV;Statut;Financeur;Type de crédit;Accordé\n"
      "1;2024;a;;;CAF;;3 + FPH\n"
      "2;bientôt;a;;;CAF;;1\n"
      ";2024;a;;;CAF;;1\n"
      "4;;a;;;CAF;;1\n"
      "5;2024;a;QN1:60,QN2:50;;CAF;;1\n"
      "6;2024;a;;Refuséee;CAF;;1\n"
      "7;2024;a;;;CAF;spécifik;1\n"
      "8;2024;a;;;;;1\n"
      "TOTAL;;;;;;;12 000\n"
      "9;2024;a;;;CAF;;1\n");
  EXPECT_THAT(refused(import), ElementsAre("3 Année: refused_year", "5 Année: refused_no_year",
                                           "6 QPV: refused_share_sum"));
  EXPECT_EQ(import.programme.actions.size(), 6U);
  EXPECT_EQ(import.tables.at(0).refused, 3U);
  EXPECT_EQ(count("rows_refused"), 3);
  EXPECT_EQ(reason(import), "unreadable year or date: \"bientôt\"; write 2024 or 01/03/2024");
  EXPECT_THAT(reason(import, 2), HasSubstr("\"QN1:60,QN2:50\" is 110 %"));
  EXPECT_THAT(import.refused[0].fields, ElementsAre("2", "bientôt", "a", "", "", "CAF", "", "1"));
}

TEST_F(ActionReader, AnUnknownValueKeepsItsRowAndIsListedWithItsEuros) {
  const ActionImport import = read(
      "Réf;Année;Titre;Thème;Statut;Financeur;Type de crédit;Demandé;Accordé\n"
      "1;2024;a;;;CAF;;50;3 + FPH\n"
      ";2024;b;;;CAF;;;1\n"
      "3;2024;c;;Valdiée;CAF;;;2\n"
      "4;2024;d;;Zzz;CAF;spécifik;;3\n"
      "5;2024;e;;;;;;4\n"
      "6;2024;f;Xylophone;;CAF;Qqq;;5\n"
      "7;2024;g;;;CAF;;;douze\n");
  EXPECT_THAT(refused(import), IsEmpty());
  const auto& actions = import.programme.actions;
  ASSERT_EQ(actions.size(), 7U);
  EXPECT_EQ(import.programme.lines[0].amounts.requested, Euros::whole(50));
  EXPECT_FALSE(import.programme.lines[0].amounts.granted) << "unknown, not zero";
  EXPECT_EQ(actions[1].reference, "t:3");
  EXPECT_EQ(actions[2].status, ActionStatus::unknown);
  EXPECT_EQ(actions[3].status_written, "Zzz");
  std::vector<std::string> listed;
  for (const UnknownValue& value : import.account.tables.at(0).unknown) {
    listed.push_back(value.place.text() + " " + value.written + " " +
                     (value.euros ? money_text(*value.euros) : "?"));
  }
  EXPECT_THAT(listed,
              ElementsAre("t.csv:2: Accordé 3 + FPH 50.00", "t.csv:3: Réf  1.00",
                          "t.csv:4: Statut Valdiée 2.00", "t.csv:5: Type de crédit spécifik 3.00",
                          "t.csv:5: Statut Zzz 3.00", "t.csv:6: Financeur  4.00",
                          "t.csv:7: Type de crédit Qqq 5.00", "t.csv:7: Thème Xylophone 5.00",
                          "t.csv:8: Accordé douze ?"));
  EXPECT_EQ(count("amount_unreadable"), 2);
  EXPECT_EQ(count("reference_missing"), 1);
  EXPECT_THAT(found("status_unknown_near"), HasSubstr("close to \"valide"));
  EXPECT_THAT(found("status_unknown"), HasSubstr("(\"Zzz\")"));
  EXPECT_THAT(found("credit_unknown_near"), HasSubstr("spécifik"));
  EXPECT_THAT(found("credit_unknown"), HasSubstr("Qqq"));
}

TEST_F(ActionReader, ALineOfASummaryIsNoAction) {
  const ActionImport import =
      read("Réf;Intitulé;Porteur;Accordé\n1;a;X;5\n;b;Y;6\n;Reste à programmer;;7\n", "2024.csv");
  EXPECT_THAT(refused(import), ElementsAre("4 Réf: refused_no_reference"));
  EXPECT_EQ(import.programme.actions.size(), 2U);
}

TEST_F(ActionReader, ARowWithoutReferenceBelowAnActionIsALineOfIt) {
  const ActionImport import = read(
      "Référence;Année;Intitulé;QPV;Financeur;Accordé\n1;2024;A;QP030001;Etat;1000\n"
      ";;;;CAF;400\n2;2024;B;QP030017;Etat;700\n;;;;;50\n");
  EXPECT_THAT(refused(import), ElementsAre("5 Année: refused_no_year"));
  ASSERT_EQ(import.programme.actions.size(), 2U);
  ASSERT_EQ(import.programme.lines.size(), 3U);
  EXPECT_EQ(import.programme.lines[1].action, ActionIndex(0));
  EXPECT_EQ(import.programme.lines[1].amounts.granted, Euros::whole(400));
  EXPECT_EQ(count("rows_continued"), 1);
  const ActionImport lines = read_all(
      {folder_.write("a.csv", "Réf;Année;Titre\nA;2024;a\n"),
       folder_.write("l.csv", "Réf;Financeur;Accordé\nA;CAF;10\n;Région;20\nZ;CAF;1\n;Ville;2\n")});
  EXPECT_EQ(lines.programme.lines.size(), 2U);
  EXPECT_THAT(refused(lines), ElementsAre("4 Réf: refused_no_action", "5 : refused_row_above"));
}

TEST_F(ActionReader, OddAmountsAreReadAndSaid) {
  const ActionImport import = read(
      "Réf;Année;Titre;Financeur;Demandé;Accordé (k€);Versé\n"
      "1;2024;a;CAF;1.028;12;-250\n"
      "2;2024;a;CAF;nc;;0,125\n"
      "3;2024;a;CAF;2.028;;\n");
  EXPECT_THAT(refused(import), IsEmpty());
  const auto& lines = import.programme.lines;
  EXPECT_EQ(lines[0].amounts.requested, Euros::whole(1'028));
  EXPECT_EQ(lines[0].amounts.granted, Euros::whole(12'000));
  EXPECT_EQ(lines[0].amounts.paid, Euros::whole(-250));
  EXPECT_FALSE(lines[1].amounts.requested);
  EXPECT_EQ(count("amount_guessed"), 2);
  EXPECT_THAT(found("amount_guessed"), HasSubstr("t.csv:2: Demandé: "));
  EXPECT_THAT(found("amount_guessed"), HasSubstr("\"1.028\" is read as 1028.00"));
  EXPECT_TRUE(findings_.has("amount_negative"));
  EXPECT_TRUE(findings_.has("amount_unknown"));
  EXPECT_TRUE(findings_.has("amount_rounded"));
}

TEST_F(ActionReader, ThemesByCodeOrLabelInTheListOfTheirYear) {
  const ActionImport import = read(
      "Réf;Année;Titre;Thème;Libellé du thème\n"
      "1;2022;a;1.2;\n2;2024;a;1.2;\n3;2024;a;Cités educatives;\n4;2024;a;1.5a;\n"
      "5;2024;a;Jeunese;\n6;2024;a;2.1;Culture\n7;2010;a;Logement;\n8;2024;a;2,1 - Santé;\n"
      "9;2024;a;Jeunese;\n10;2024;a;;\n");
  const auto theme = [&](std::size_t i) -> const Theme& {
    return import.programme.themes.at(import.programme.actions.at(i).theme.position());
  };
  EXPECT_EQ(theme(0).label, "Santé");
  EXPECT_EQ(theme(1).label, "Soutien à la scolarité");
  EXPECT_EQ(theme(2).code, "1.3");
  EXPECT_EQ(theme(3).nomenclature, "");
  EXPECT_EQ(theme(3).code, "1.5a");
  EXPECT_EQ(theme(4).label, "Jeunese") << "its text is kept";
  EXPECT_EQ(theme(5).code, "2.1") << "the code counts";
  EXPECT_EQ(theme(6).label, "Logement");
  EXPECT_EQ(theme(7).code, "2.1");
  EXPECT_TRUE(import.programme.actions.at(9).theme.is_none());
  EXPECT_EQ(count("theme_unknown_near"), 2);
  EXPECT_THAT(found("theme_unknown"), HasSubstr("\"1.5a\" is not in the list p147-2024"));
  EXPECT_THAT(found("theme_code_and_label"), HasSubstr("\"Culture\", which is that of 4.2"));
  EXPECT_TRUE(findings_.has("theme_without_list"));
}

TEST_F(ActionReader, FundersAreOneByNameAndASlipIsOnlySaid) {
  const ActionImport import = read(
      "Réf;Année;Titre;Financeur;Accordé\n"
      "1;2024;a;Conseil départemental;1\n2;2024;a;CONSEIL  DEPARTEMENTAL;1\n"
      "3;2024;a;Conseil départementl;1\n4;2024;a;CAF 30;1\n5;2024;a;CAF 34;1\n6;2024;a;CAF 34;1\n");
  ASSERT_EQ(import.programme.funders.size(), 4U);
  EXPECT_EQ(import.programme.funders[0].name, "Conseil départemental");
  EXPECT_EQ(import.programme.funders[0].kind, FunderKind::department);
  EXPECT_EQ(count("funder_nearly_alike"), 1);
  EXPECT_THAT(found("funder_nearly_alike"),
              AllOf(HasSubstr("t.csv:4: Financeur"), HasSubstr("\"Conseil départementl\""),
                    HasSubstr("\"Conseil départemental\"")));
}

TEST_F(ActionReader, FundersInColumns) {
  const ActionImport import =
      read("Réf;Année;Titre;État demandé;État accordé;CAF\n1;2024;a;1 000;500;300\n2;2024;b;;;\n");
  ASSERT_EQ(import.programme.lines.size(), 2U);
  EXPECT_EQ(import.programme.lines[0].amounts.requested, Euros::whole(1'000));
  EXPECT_EQ(import.programme.lines[0].amounts.granted, Euros::whole(500));
  EXPECT_EQ(import.programme.funders.at(1).name, "CAF");
  EXPECT_EQ(count("action_without_line"), 1);
}

TEST_F(ActionReader, TransterritorialInItsColumnOrForAQuartier) {
  const ActionImport import = read(
      "Réf;Année;Titre;QPV;Transterritorial\n1;2024;a;;oui\n2;2024;a;Transterritoriale;\n"
      "3;2024;a;QN03001M;non\n4;2024;a;;peut-être\n");
  std::vector<bool> across;
  for (const Action& action : import.programme.actions)
    across.push_back(action.is_transterritorial);
  EXPECT_THAT(across, ElementsAre(true, true, false, false));
  EXPECT_EQ(count("transterritorial_word"), 1);
}

TEST_F(ActionReader, OutsideIsAnAnswerToTheQuestionOfTransterritorialActions) {
  const ActionImport import =
      read("Réf;Année;Titre;QPV;Transterritorial\n1;2024;a;;Hors quartier\n2;2024;a;Hors QPV;\n");
  EXPECT_EQ(import.programme.actions[0].quartiers.at(0).text, "Hors quartier");
  EXPECT_EQ(import.programme.actions[1].quartiers.at(0).text, "Hors QPV");
  EXPECT_FALSE(import.programme.actions[0].is_transterritorial);
  EXPECT_EQ(count("transterritorial_word"), 0);
}

TEST_F(ActionReader, TheYearOfAFileWithoutOne) {
  EXPECT_EQ(read("Réf;Titre\n1;a\n", "programmation 2023.csv").programme.actions.at(0).year, 2023);
  EXPECT_TRUE(findings_.has("year_from_name"));
  EXPECT_THAT(refused(read("Réf;Titre\n1;a\n", "programmation.csv")),
              ElementsAre("2 : refused_no_year"));
  how_.constants[ActionField::year] = "2022";
  EXPECT_EQ(read("Réf;Titre\n1;a\n", "programmation.csv").programme.actions.at(0).year, 2022);
  const auto filled = read("Réf;Année;Titre\n1;2021;a\n2;;b\n", "programmation.csv");
  EXPECT_EQ(filled.programme.actions.at(0).year, 2021);
  EXPECT_EQ(filled.programme.actions.at(1).year, 2022) << "a constant fills empty cells, too";
  EXPECT_EQ(count("year_from_constant"), 2);
}

TEST_F(ActionReader, ReferencesAreMadeWhereThereAreNone) {
  const ActionImport import = read("Année;Titre;Porteur\n2024;a;x\n2024;a;x\n");
  EXPECT_EQ(import.programme.actions.at(1).reference, "t:3");
  EXPECT_EQ(count("reference_made"), 2);
}

TEST_F(ActionReader, PlacesInAnotherSystemAreBroughtToOne) {
  const ActionImport import = read_all(
      {folder_.write("a.csv", "Réf;Année;Titre;lon;lat\n1;2024;a;3.0;46.5\n2;2024;a;x;46\n"),
       folder_.write("b.csv", "Réf;Année;Titre;x_l93;y_l93\n3;2024;a;700000;6600000\n")});
  EXPECT_EQ(import.programme.crs.epsg_code(), 4326);
  ASSERT_TRUE(import.programme.actions.at(2).place);
  EXPECT_NEAR(import.programme.actions.at(2).place->x, 3.0, 1e-6);
  EXPECT_NEAR(import.programme.actions.at(2).place->y, 46.5, 1e-6);
  EXPECT_FALSE(import.programme.actions.at(1).place);
  EXPECT_EQ(count("coordinate_unreadable"), 1);
  (void)read("Réf;Année;Titre;x;y\n1;2024;a;1;2\n");
  EXPECT_TRUE(findings_.has("coordinates_without_crs"));
}

TEST_F(ActionReader, AmountsWithoutAFunderAreKeptAndSaid) {
  const ActionImport import = read("Réf;Année;Titre;Accordé\n1;2024;a;5\n");
  EXPECT_EQ(import.programme.funders.at(0).name, "Financeur non précisé");
  EXPECT_TRUE(findings_.has("funder_not_stated"));
}

TEST_F(ActionReader, OnlyEurosAreRead) {
  const ActionImport import =
      read("Réf;Année;Titre;Financeur;Accordé;Devise\n1;2024;a;x;5;GBP\n2;2024;a;x;5;EUR\n");
  EXPECT_THAT(refused(import), ElementsAre("2 Devise: refused_currency"));
}

TEST_F(ActionReader, ATableOfSomethingElseIsRefusedWithItsColumns) {
  try {
    (void)read("Thème;Montant\n1;2\n");
    FAIL() << "a table of sums was read";
  } catch (const DataError& e) {
    EXPECT_THAT(e.what(), AllOf(HasSubstr("t.csv: expected columns of actions"),
                                HasSubstr("found Thème, Montant")));
  }
}

}  // namespace
}  // namespace carreau::inputs
