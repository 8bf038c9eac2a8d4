// SPDX-License-Identifier: Apache-2.0
/// What rows say beside money and places.
#include "inputs/programme/action_details.hpp"

#include "inputs/programme/action_reader.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

class ActionDetails : public ::testing::Test {
 protected:
  ActionImport read(const std::string& text, const std::string& indicators = "") {
    std::vector<std::string> paths{folder_.write("t.csv", text)};
    if (!indicators.empty()) paths.push_back(folder_.write("i.csv", indicators));
    return read_actions(paths, {}, findings_);
  }
  testing::TempFolder folder_;
  Findings findings_;
};

TEST_F(ActionDetails, TheTreeTheSchemeAndTheCost) {
  const ActionImport import = read(
      "Réf;Année;Intitulé;Thématique;Priorité;Objectif stratégique;Dispositif;Section;Coût total "
      "(k€);Statut;Accordé\n"
      "1;2024;a;Ma santé;Grandir;Réussir;PRE;Fonctionnement;12,5;Validée;5\n"
      "2;2024;b;;;;;;;;6\n");
  EXPECT_THAT(import.refused, IsEmpty());
  const Action& action = import.programme.actions.at(0);
  EXPECT_EQ(action.priority, "Grandir");
  EXPECT_EQ(action.strategic_objective, "Réussir");
  EXPECT_EQ(action.theme_written, "Ma santé");
  EXPECT_EQ(action.scheme, "PRE");
  EXPECT_EQ(action.section, BudgetSection::operating);
  EXPECT_EQ(action.total_cost, Euros::whole(12'500));
  EXPECT_EQ(action.status_written, "Validée");
  const Action& silent = import.programme.actions.at(1);
  EXPECT_EQ(silent.section, BudgetSection::unknown);
  EXPECT_FALSE(silent.total_cost);
  EXPECT_THAT(silent.status_written, IsEmpty());
}

TEST_F(ActionDetails, TheYearsOfAnAgreement) {
  const ActionImport import = read(
      "Réf;Année;Intitulé;Convention pluriannuelle\n1;2024;a;CPO 2024-2026\n2;2024;b;n° "
      "2024-031\n");
  EXPECT_EQ(import.programme.actions.at(0).first_year, 2024);
  EXPECT_EQ(import.programme.actions.at(0).last_year, 2026);
  EXPECT_FALSE(import.programme.actions.at(1).first_year);
  EXPECT_TRUE(findings_.has("detail_not_understood"));
  const ActionImport columns =
      read("Réf;Année;Intitulé;Exercice Debut;Exercice Fin\n1;2024;a;2022;2024\n");
  EXPECT_EQ(columns.programme.actions.at(0).first_year, 2022);
  EXPECT_EQ(columns.programme.actions.at(0).last_year, 2024);
}

TEST_F(ActionDetails, AgreementTexts) {
  EXPECT_EQ(parse_agreement("2024/26").last, 2026);
  EXPECT_EQ(parse_agreement("2024").last, 2024);
  EXPECT_EQ(parse_agreement("de 2024 à 2026").first, 2024);
  EXPECT_FALSE(parse_agreement("2026-2024").first);
  EXPECT_FALSE(parse_agreement("Oui").first);
  EXPECT_FALSE(parse_agreement("2023-2024-2025").first);
}

TEST_F(ActionDetails, GroupsOfTheAudience) {
  const ActionImport import = read(
      "Réf;Année;Intitulé;Public prévu;dont femmes;Femmes touchées;6-15 ans;65 et +\n"
      "1;2024;a;50;30;28;12;quelques\n");
  const auto& groups = import.programme.actions.at(0).audience_groups;
  ASSERT_THAT(groups, SizeIs(2U));
  EXPECT_EQ(groups[0].group, "women");
  EXPECT_EQ(groups[0].forecast, 30);
  EXPECT_EQ(groups[0].actual, 28);
  EXPECT_EQ(groups[1].group, "age_6_15");
  EXPECT_EQ(groups[1].forecast, 12);
  EXPECT_FALSE(groups[1].actual);
}

TEST_F(ActionDetails, IndicatorsSayHowTheyAreCombined) {
  const ActionImport import =
      read("Réf;Année;Intitulé\n1;2024;a\n",
           "Réf;Indicateur;Cible;Réalisé;Mode d'agrégation;Sens;Valeur initiale;Pondération;Année "
           "cible\n1;Assiduité;80;75;Moyenne pondérée;À la hausse;60;12;2026\n"
           "1;Inscrits;10;9;au doigt;;;;bientôt\n");
  const Indicator& first = import.programme.indicators.at(0);
  EXPECT_EQ(first.adding, IndicatorAdding::weighted_mean);
  EXPECT_EQ(first.direction, IndicatorDirection::up);
  EXPECT_EQ(first.baseline, 60.0);
  EXPECT_EQ(first.weight, 12.0);
  EXPECT_EQ(first.year, 2026);
  const Indicator& second = import.programme.indicators.at(1);
  EXPECT_EQ(second.adding, IndicatorAdding::unknown);
  EXPECT_FALSE(second.baseline);
  EXPECT_FALSE(second.year);
  EXPECT_TRUE(findings_.has("detail_not_understood"));
}

}  // namespace
}  // namespace carreau::inputs
