// SPDX-License-Identifier: Apache-2.0
/// What is said of columns of money that are not read, and of totals that differ.
#include "inputs/programme/money_findings.hpp"

#include "inputs/programme/action_reader.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using ::testing::HasSubstr;

class MoneyFindings : public ::testing::Test {
 protected:
  void read(const std::string& text) {
    findings_ = {};
    const std::vector<std::string> paths{folder_.write("t.csv", text)};
    (void)read_actions(paths, how_, findings_);
  }
  const Finding* find(const std::string& code) const {
    for (const Finding& finding : findings_.list()) {
      if (finding.code == code) return &finding;
    }
    return nullptr;
  }
  testing::TempFolder folder_;
  ActionReadOptions how_;
  Findings findings_;
};

/// Sums over all funders beside each would be taken anew for each number of them: minutes.
TEST_F(MoneyFindings, ThousandsOfFundersAreComparedAtOnce) {
  std::string names = "Réf;Année;Intitulé";
  std::string amounts = ";2024;a";
  for (int funder = 0; funder < 1'000; ++funder) {
    names += ";Accordé Financeur" + std::to_string(funder);
    amounts += ";" + std::to_string(funder % 7 + 1);
  }
  read(names + "\n1" + amounts + "\n2" + amounts + "\n");
  const Finding* const sum = find("funder_column_is_sum");
  ASSERT_NE(sum, nullptr);
  EXPECT_EQ(sum->first.column, "Accordé Financeur2") << "3 is 1 + 2, which stand before it";
}

TEST_F(MoneyFindings, AnUnreadColumnOfAmountsIsAWarningWithItsSum) {
  read(
      "Réf;Année;Intitulé;Accordé CAF;Caisse de solidarité;Humeur\n"
      "1;2024;a;10;1 000,50;bonne\n2;2024;b;20;2;\n");
  const Finding* const money = find("money_column_not_read");
  ASSERT_NE(money, nullptr);
  EXPECT_EQ(money->severity, Severity::warning);
  EXPECT_EQ(money->first.column, "Caisse de solidarité");
  EXPECT_THAT(finding_text(*money, Language::english), HasSubstr("1002.50 €"));
  const Finding* const others = find("columns_not_read");
  ASSERT_NE(others, nullptr);
  EXPECT_EQ(others->severity, Severity::notice);
  EXPECT_THAT(finding_text(*others, Language::english), HasSubstr("Humeur"));
}

TEST_F(MoneyFindings, AColumnWithoutANameIsCalledByItsLetter) {
  read("Réf;Année;Intitulé;;\n1;2024;a;10;\n");
  const Finding* const money = find("money_column_not_read");
  ASSERT_NE(money, nullptr);
  EXPECT_EQ(money->first.column, "D");
  EXPECT_EQ(find("columns_not_read"), nullptr) << "the last column has nothing";
}

TEST_F(MoneyFindings, NumbersThatAreNoMoneyAreNotCalledSo) {
  read(
      "Réf;Année;Intitulé;Téléphone;CP;Nombre de séances;Créée en\n"
      "1;2024;a;0466112233;30100;12;2011\n");
  EXPECT_EQ(find("money_column_not_read"), nullptr);
}

TEST_F(MoneyFindings, ColumnsThatTheMappingIgnoresAreNotReported) {
  how_.mapping = folder_.write("m.toml", "[actions]\nignored = [\"Caisse\"]\n");
  read("Réf;Année;Intitulé;Caisse\n1;2024;a;10\n");
  EXPECT_EQ(find("money_column_not_read"), nullptr);
  EXPECT_EQ(find("columns_not_read"), nullptr);
}

TEST_F(MoneyFindings, ATotalThatDiffersIsAWarningWithItsRow) {
  read(
      "Réf;Année;Intitulé;Accordé Etat;Accordé CAF;Total accordé\n1;2024;a;10;20;30\n"
      "2;2024;b;10;20;40\n");
  const Finding* const total = find("funder_total_differs");
  ASSERT_NE(total, nullptr);
  EXPECT_EQ(total->severity, Severity::warning);
  EXPECT_EQ(total->first.row, 3);
  EXPECT_THAT(finding_text(*total, Language::english), HasSubstr("40.00 € written, 30.00 € read"));
}

TEST_F(MoneyFindings, AmountsBesideFundersAreAWarning) {
  read("Réf;Année;Intitulé;Accordé;Accordé CAF\n1;2024;a;10;20\n");
  ASSERT_NE(find("amount_beside_funders"), nullptr);
  how_.constants[ActionField::funder] = "État";
  read("Réf;Année;Intitulé;Accordé;Accordé CAF\n1;2024;a;10;20\n");
  EXPECT_EQ(find("amount_beside_funders"), nullptr);
}

TEST_F(MoneyFindings, AFunderThatAddsUpThoseBesideItMayCountTwice) {
  read(
      "Réf;Année;Intitulé;État;P147;DRAC;Ville\n"
      "1;2024;a;30;10;20;4\n2;2024;b;50;50;0;7\n3;2024;c;9;2;7;1\n");
  const Finding* const sum = find("funder_column_is_sum");
  ASSERT_NE(sum, nullptr);
  EXPECT_EQ(sum->first.column, "État");
  read(
      "Réf;Année;Intitulé;P147;DRAC;ANCT;CAF\n"
      "1;2024;a;10;20;4;34\n2;2024;b;50;0;7;57\n3;2024;c;2;7;;9\n");
  ASSERT_NE(find("funder_column_is_sum"), nullptr);
  EXPECT_EQ(find("funder_column_is_sum")->first.column, "CAF");
  read("Réf;Année;Intitulé;État;P147;DRAC\n1;2024;a;30;10;20\n2;2024;b;50;50;1\n");
  EXPECT_EQ(find("funder_column_is_sum"), nullptr);
  // Zeros add up to anything.
  read("Réf;Année;Intitulé;État;CAF;ANCT\n1;2024;a;0;0;0\n2;2024;b;0;0;0\n3;2024;c;0;0;0\n");
  EXPECT_EQ(find("funder_column_is_sum"), nullptr);
}

TEST_F(MoneyFindings, ATitleInThousandsIsNotPassedOver) {
  read("Programmation 2024 (en k€);;;\nRéf;Année;Intitulé;Accordé\n1;2024;a;10\n");
  ASSERT_NE(find("title_in_thousands"), nullptr);
  read("Programmation 2024;;;\nRéf;Année;Intitulé;Accordé\n1;2024;a;10\n");
  EXPECT_EQ(find("title_in_thousands"), nullptr);
}

TEST_F(MoneyFindings, ARepeatedHeaderInAnotherOrderIsAWarning) {
  read(
      "Réf;Année;Intitulé;Porteur;Quartier;Demandé;Accordé\n1;2024;a;p;q;20;10\n"
      "Réf;Année;Intitulé;Porteur;Quartier;Accordé;Demandé\n2;2024;b;p;q;5;9\n");
  const Finding* const other = find("header_in_other_order");
  ASSERT_NE(other, nullptr);
  EXPECT_EQ(other->first.row, 3);
  read(
      "Réf;Année;Intitulé;Porteur;Quartier;Demandé;Accordé\n1;2024;a;p;q;20;10\n"
      "Réf;Année;Intitulé;Porteur;Quartier;Demandé;Accordé\n2;2024;b;p;q;9;5\n");
  EXPECT_EQ(find("header_in_other_order"), nullptr);
}

}  // namespace
}  // namespace carreau::inputs
