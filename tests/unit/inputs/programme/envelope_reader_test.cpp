// SPDX-License-Identifier: Apache-2.0
/// Money promised, and the contracts of quartiers.
#include "inputs/programme/envelope_reader.hpp"

#include "base/error.hpp"
#include "inputs/programme/funder_directory_reader.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::HasSubstr;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

class Envelopes : public ::testing::Test {
 protected:
  std::vector<Envelope> read(const std::string& text) {
    return read_envelopes(folder_.write("e.csv", text), usual_funders(), findings_);
  }
  std::string error(const std::string& text) {
    try {
      (void)read(text);
    } catch (const DataError& e) {
      return e.what();
    }
    return "no error";
  }
  TempFolder folder_;
  Findings findings_;
};

TEST_F(Envelopes, InFrenchAndInEnglish) {
  for (const char* header : {"Contrat;Financeur;Thème;Première année;Dernière année;Montant (k€)",
                             "contract;funder;theme;first_year;last_year;amount en k€"}) {
    const auto list =
        read(std::string(header) + "\nCN03001M;État;;2024;2026;2 100\n;Ville;1.1;2025;;121\n");
    ASSERT_EQ(list.size(), 2U);
    EXPECT_EQ(list[0].contract, "CN03001M");
    EXPECT_EQ(list[0].amount, Euros::whole(2'100'000));
    EXPECT_EQ(list[0].last_year, 2026);
    EXPECT_EQ(list[1].theme, "1.1");
    EXPECT_EQ(list[1].last_year, 2025);
    EXPECT_EQ(list[1].source.row, 3);
  }
  EXPECT_EQ(read("Année;Montant\n2024;442 000\n").at(0).last_year, 2024);
}

TEST_F(Envelopes, WhatCannotBeUsedIsToldWithItsPlace) {
  EXPECT_THAT(error("Année;Montant\n2024;\n"), HasSubstr("e.csv:2: Montant: expected an amount"));
  EXPECT_THAT(error("Année;Montant\nx;1\n"), HasSubstr("e.csv:2: Année: expected a year"));
  EXPECT_THAT(error("first_year;last_year;amount\n2026;2024;1\n"),
              HasSubstr("expected a year from 2026 on, found 2024"));
  EXPECT_THAT(error("Année;Somme\n2024;1\n"), HasSubstr("(money promised)"));
}

TEST_F(Envelopes, ContractsOfQuartiers) {
  const auto path = folder_.write("c.csv",
                                  "code_qp;code_cv\nQN03001M;CN1\nQN03002M;CN2\nQN03003M;\n"
                                  "QN03001M;CN1\n");
  EXPECT_THAT(read_quartier_contracts(path, findings_),
              UnorderedElementsAre(Pair("QN03001M", "CN1"), Pair("QN03002M", "CN2")));
  EXPECT_TRUE(findings_.has("quartier_without_contract"));
  const auto twice = folder_.write("d.csv", "Quartier;Contrat\nQ1;CN1\nQ1;CN2\n");
  EXPECT_THROW((void)read_quartier_contracts(twice, findings_), DataError);
}

TEST_F(Envelopes, EachFaultHasItsCode) {
  testing::expect_faults(
      {{"Année;Somme\n2024;1\n", "e.csv", {"column_missing", "column_promised", "add_or_rename"}},
       {"An;Montant\n2024;1\n", "e.csv", {"column_missing", "column_first_year", "add_or_rename"}},
       {"Année;Montant\n2024;beaucoup\n",
        "e.csv:2: Montant",
        {"amount_text", "correct_or_leave_row_out"}},
       {"Année;Montant\nx;1\n", "e.csv:2: Année", {"year_text", "correct_or_leave_row_out"}},
       {"first_year;last_year;amount\n2026;2024;1\n", "e.csv:2: last_year", {"year_before"}}},
      [&](const std::string& text) { (void)read(text); });
}

TEST_F(Envelopes, EachFaultOfContractsHasItsCode) {
  testing::expect_faults(
      {{"a;Contrat\nQ1;CN1\n", "c.csv", {"column_missing", "column_quartier", "add_or_rename"}},
       {"Quartier;a\nQ1;CN1\n", "c.csv", {"column_missing", "column_contract", "add_or_rename"}},
       {"Quartier;Contrat\nQ1;CN1\nQ1;CN2\n",
        "c.csv:3: Contrat",
        {"quartier_of_two_contracts", "one_row_a_quartier"}}},
      [&](const std::string& text) {
        (void)read_quartier_contracts(folder_.write("c.csv", text), findings_);
      });
}

}  // namespace
}  // namespace carreau::inputs
