// SPDX-License-Identifier: Apache-2.0
/// The built-in directory of funders, and what a user adds to it.
#include "inputs/programme/funder_directory_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;

FunderKind kind_of(const char* name) { return usual_funders().describe(name).kind; }

TEST(UsualFunders, HaveTheKindOfTheirName) {
  EXPECT_EQ(kind_of("État P147"), FunderKind::state_p147);
  EXPECT_EQ(kind_of("Etat - politique de la ville"), FunderKind::state_p147);
  EXPECT_EQ(kind_of("Etat (BOP 147)"), FunderKind::state_p147);
  EXPECT_EQ(kind_of("Adultes-relais"), FunderKind::state_p147);
  EXPECT_EQ(kind_of("DRAC Occitanie"), FunderKind::state_common_law);
  EXPECT_EQ(kind_of("État, droit commun"), FunderKind::state_common_law);
  EXPECT_EQ(kind_of("État"), FunderKind::state);
  EXPECT_EQ(kind_of("Préfecture du Gard"), FunderKind::state);
  for (const char* name :
       {"DSIL", "DETR 2024", "Dotation politique de la ville", "ANRU", "NPNRU"}) {
    EXPECT_EQ(kind_of(name), FunderKind::state_investment) << name;
  }
  EXPECT_EQ(kind_of("ARS Occitanie"), FunderKind::agency);
  EXPECT_EQ(kind_of("Agence de l'eau"), FunderKind::agency);
  EXPECT_EQ(kind_of("Banque des Territoires"), FunderKind::public_bank);
  EXPECT_EQ(kind_of("France Travail"), FunderKind::public_operator);
  EXPECT_EQ(kind_of("Conseil départemental du Gard"), FunderKind::department);
  EXPECT_EQ(kind_of("CG"), FunderKind::department);
  EXPECT_EQ(kind_of("Région Occitanie"), FunderKind::region);
  EXPECT_EQ(kind_of("Alès Agglomération"), FunderKind::intercommunality);
  EXPECT_EQ(kind_of("Communauté de communes De Cèze Cévennes"), FunderKind::intercommunality);
  EXPECT_EQ(kind_of("Ville d'Alès"), FunderKind::commune);
  EXPECT_EQ(kind_of("Communes"), FunderKind::commune);
  EXPECT_EQ(kind_of("CAF du Gard"), FunderKind::family_fund);
  EXPECT_EQ(kind_of("Bailleur social"), FunderKind::landlord);
  EXPECT_EQ(kind_of("CDC Habitat"), FunderKind::landlord);
  EXPECT_EQ(kind_of("FSE+"), FunderKind::europe);
}

TEST(UsualFunders, AreNotMistakenForPartsOfWords) {
  EXPECT_EQ(kind_of("Fondation de Mars"), FunderKind::other);
  EXPECT_EQ(kind_of("Les Villeurbannais"), FunderKind::other);
}

TEST(UsualFunders, SayTheirCreditAndSection) {
  EXPECT_EQ(usual_funders().describe("P147").credit, CreditKind::specific);
  EXPECT_EQ(usual_funders().describe("DRAC").credit, CreditKind::common_law);
  EXPECT_EQ(usual_funders().describe("État").credit, CreditKind::unknown);
  EXPECT_EQ(usual_funders().describe("DSIL").section, BudgetSection::investment);
  EXPECT_EQ(usual_funders().scheme_names("Atelier santé ville").size(), 3U);
}

TEST(ReadFunders, EntriesOfTheUserComeFirst) {
  const TempFolder folder;
  const FunderDirectory directory = read_funders(folder.write(
      "f.toml",
      "[[funder]]\nname = \"Ville de Montélimar\"\nkind = \"commune\"\naliases = [\"Ville\"]\n"
      "credit = \"common_law\"\nsection = \"operating\"\ncovers = [\"commune\"]\n"
      "[[scheme]]\ncode = \"TZCLD\"\nnames = [\"Territoire zéro chômeur\"]\n"));
  EXPECT_EQ(directory.describe("ville").name, "Ville de Montélimar");
  EXPECT_EQ(directory.describe("ville").credit, CreditKind::common_law);
  EXPECT_EQ(directory.describe("ville").section, BudgetSection::operating);
  EXPECT_EQ(directory.describe("CAF").kind, FunderKind::family_fund);
  EXPECT_EQ(directory.scheme_names("tzcld").size(), 2U);
}

TEST(ReadFunders, EachFaultHasItsCode) {
  const TempFolder folder;
  testing::expect_faults(
      {{"[[funder]]\nname = \"A\"\nkind = \"comune\"\n",
        "f.toml:3: kind",
        {"funder_value", "shown_text", "is_meant"}},
       {"[[funder]]\nname = \"A\"\nkind = \"other\"\naliases = \"B\"\n",
        "f.toml:4: aliases",
        {"texts_expected", "shown_text", "add_line"}},
       {"[[funder]]\nname = \"A\"\nkind = \"other\"\ncovers = \"commune\"\n",
        "f.toml:4: covers",
        {"texts_expected", "shown_text", "add_line"}},
       {"[[funder]]\nname = \"A\"\nkind = \"other\"\n[[funder]]\nname = \"B\"\nkind = \"other\"\n"
        "aliases = [\"a\"]\n",
        "f.toml:4: funder",
        {"funder_name_twice", "one_funder_a_name"}},
       {"funder = 3\n", "f.toml:1: funder", {"sections_expected", "value_itself"}}},
      [&](const std::string& text) { (void)read_funders(folder.write("f.toml", text)); });
}

}  // namespace
}  // namespace carreau::inputs
