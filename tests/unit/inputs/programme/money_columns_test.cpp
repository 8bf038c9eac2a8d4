// SPDX-License-Identifier: Apache-2.0
/// Columns of amounts: which count, and which only repeat what others give.
#include "inputs/programme/money_columns.hpp"

#include "inputs/programme/action_reader.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

class MoneyColumns : public ::testing::Test {
 protected:
  /// Sums in euros: requested, granted, paid.
  std::vector<std::int64_t> sums(const std::string& text) {
    findings_ = {};
    const std::vector<std::string> paths{folder_.write("t.csv", text)};
    import_ = read_actions(paths, how_, findings_);
    EXPECT_THAT(import_.refused, IsEmpty());
    Euros requested;
    Euros granted;
    Euros paid;
    for (const FundingLine& line : import_.programme.lines) {
      requested += line.amounts.requested.value_or(Euros());
      granted += line.amounts.granted.value_or(Euros());
      paid += line.amounts.paid.value_or(Euros());
    }
    return {requested.cents() / 100, granted.cents() / 100, paid.cents() / 100};
  }
  std::vector<std::string> funders() const {
    std::vector<std::string> names;
    for (const Funder& funder : import_.programme.funders) names.push_back(funder.name);
    return names;
  }
  testing::TempFolder folder_;
  ActionReadOptions how_;
  Findings findings_;
  ActionImport import_;
};

TEST_F(MoneyColumns, WhatOtherColumnsIncludeDoesNotCount) {
  EXPECT_THAT(sums("Réf;Année;Intitulé;QPV;Accordé Etat;Total accordé;dont accordé fonctionnement;"
                   "dont accordé investissement\n1;2024;A;QP030001;1000;1000;600;400\n"),
              ElementsAre(0, 1000, 0));
  EXPECT_THAT(funders(), ElementsAre("Etat"));
  EXPECT_FALSE(findings_.has("money_column_not_read"));
  EXPECT_TRUE(findings_.has("columns_not_read"));
}

TEST_F(MoneyColumns, ATotalAloneCounts) {
  EXPECT_THAT(sums("Réf;Année;Intitulé;Total demandé;Total accordé;dont Etat\n"
                   "1;2024;A;2000;1000;600\n"),
              ElementsAre(2000, 1000, 0));
}

TEST_F(MoneyColumns, ASumWithoutTheWordIsATotal) {
  EXPECT_THAT(sums("Réf;Année;Intitulé;Accordé;Accordé Etat;Accordé CAF\n1;2024;A;30;10;20\n"
                   "2;2024;B;5;5;\n"),
              ElementsAre(0, 35, 0));
  EXPECT_FALSE(findings_.has("amount_beside_funders"));
  EXPECT_THAT(sums("Réf;Année;Intitulé;Accordé;Accordé CAF\n1;2024;A;30;20\n2;2024;B;7;8\n"),
              ElementsAre(0, 65, 0));
  EXPECT_TRUE(findings_.has("amount_beside_funders"));
}

TEST_F(MoneyColumns, PartsAreAddedWhereTheWholeHasNoColumn) {
  EXPECT_THAT(sums("Réf;Année;Intitulé;Financeur;Accordé;Avance versée;Solde versé\n"
                   "1;2024;A;CAF;100;70;30\n"),
              ElementsAre(0, 100, 100));
  EXPECT_THAT(sums("Réf;Année;Intitulé;Financeur;Accordé;Versé;Avance versée;Solde versé\n"
                   "1;2024;A;CAF;100;100;70;30\n"),
              ElementsAre(0, 100, 100));
  EXPECT_THAT(sums("Réf;Année;Intitulé;CAF : acompte versé;CAF : solde payé;Ville : solde payé\n"
                   "1;2024;A;70;30;5\n"),
              ElementsAre(0, 0, 105));
  EXPECT_THAT(sums("Année;Nom de l'organisme bénéficiaire;Montant de la subvention de "
                   "fonctionnement (1);Montant de la subvention d'investissement (1);Montant de la "
                   "garantie (2)\n2018;X;250;100;9\n2018;Y;;50;\n"),
              ElementsAre(0, 400, 0));
}

TEST_F(MoneyColumns, PartsThatAreNotInTheWholeAreReported) {
  EXPECT_THAT(sums("Réf;Année;Intitulé;Financeur;Versé;Solde versé\n1;2024;A;CAF;5;4\n"),
              ElementsAre(0, 0, 5));
  EXPECT_TRUE(findings_.has("money_column_not_read"));
}

TEST_F(MoneyColumns, AnAdvanceAloneIsWhatWasPaid) {
  EXPECT_THAT(sums("Réf;Année;Intitulé;Financeur;Acompte versé\n1;2024;A;CAF;70\n"),
              ElementsAre(0, 0, 70));
}

TEST_F(MoneyColumns, SharesAreNoMoney) {
  EXPECT_THAT(sums("Réf;Année;Intitulé;Accordé;% CAF;Part Ville\n1;2024;A;100;40 %;0,4\n"
                   "2;2024;B;50;40 %;0,6\n"),
              ElementsAre(0, 150, 0));
}

TEST_F(MoneyColumns, AnotherYearIsNotThisYear) {
  EXPECT_THAT(sums("Réf;Année;Intitulé;Accordé CAF 2023;Accordé CAF 2024;Accordé N-1\n"
                   "1;2024;A;10;20;30\n"),
              ElementsAre(0, 20, 0));
  EXPECT_TRUE(findings_.has("money_column_not_read"));
  EXPECT_THAT(sums("Réf;Intitulé;Accordé CAF 2024\n1;A;20\n"), ElementsAre(0, 20, 0));
  EXPECT_EQ(import_.programme.actions.at(0).year, 2024);
  EXPECT_TRUE(findings_.has("year_from_headers"));
}

TEST_F(MoneyColumns, NamesThatWereCutAreNotGuessed) {
  EXPECT_THAT(sums("Réf;Année;Intitulé;Subvention;Subventi_1\n1;2024;A;10;8\n"),
              ElementsAre(0, 0, 0));
  EXPECT_TRUE(findings_.has("money_column_not_read"));
  EXPECT_THAT(sums("Réf;Année;Intitulé;Montant de;Montant at\n1;2024;A;10;8\n"),
              ElementsAre(0, 8, 0));
  EXPECT_TRUE(findings_.has("money_column_not_read"));
}

TEST_F(MoneyColumns, ASavedMappingReadsTheSame) {
  const std::string text =
      "Réf;Année;Intitulé;Accordé Etat;Accordé CAF;Total accordé;Avance versée;Solde versé;Femmes\n"
      "1;2024;A;10;20;30;5;6;7\n";
  const auto first = sums(text);
  EXPECT_THAT(first, ElementsAre(0, 30, 11));
  how_.mapping = folder_.write("m.toml", mapping_text(import_.mapping));
  EXPECT_EQ(sums(text), first);
  EXPECT_EQ(import_.programme.actions.at(0).audience_groups.size(), 1U);
  EXPECT_FALSE(findings_.has("money_column_not_read"));
}

}  // namespace
}  // namespace carreau::inputs
