// SPDX-License-Identifier: Apache-2.0
/// What names of rows and columns say, and what they only seem to say.
#include "reconciliation/line_names.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

TEST(LineNames, TotalsByRank) {
  for (const char* name : {"TOTAL", "Financement Total", "Totaux", "Coût total (€)", "Total Ville",
                           "Ensemble", "Ensemble des communes", "somme des financeurs", "Cumul"}) {
    EXPECT_EQ(total_rank(name), TotalRank::total) << name;
  }
  for (const char* name : {"Sous-total", "SOUS TOTAL Alès", "sous-totaux", "Subtotal"}) {
    EXPECT_EQ(total_rank(name), TotalRank::subtotal) << name;
  }
  for (const char* name : {"Total général", "TOTAL GENERAL", "Grand total"}) {
    EXPECT_EQ(total_rank(name), TotalRank::grand_total) << name;
  }
}

TEST(LineNames, WhatIsNoTotal) {
  for (const char* name : {"", "Ville", "Somme", "Ensemble pour l'emploi", "Totalement autre",
                           "Sous-préfecture", "Grand'Combe", "Cumul des mandats"}) {
    EXPECT_FALSE(total_rank(name).has_value()) << name;
  }
}

TEST(LineNames, Memos) {
  EXPECT_TRUE(is_memo("dont QPV"));
  EXPECT_TRUE(is_memo("Dont : crédits spécifiques"));
  EXPECT_FALSE(is_memo("Dontreix"));
}

TEST(LineNames, Counts) {
  EXPECT_EQ(stated_unit("Actions"), (SumUnit{FigureKind::count, "action"}));
  EXPECT_EQ(stated_unit("Nombre d'actions"), (SumUnit{FigureKind::count, "action"}));
  EXPECT_EQ(stated_unit("Nb total de projets"), (SumUnit{FigureKind::count, "projet"}));
  EXPECT_EQ(stated_unit("Total des actions"), (SumUnit{FigureKind::count, "action"}));
  EXPECT_EQ(stated_unit("Nombre"), (SumUnit{FigureKind::count, ""}));
}

TEST(LineNames, Money) {
  for (const char* name : {"financement_eur", "Financement Total", "Montant accordé", "Coût",
                           "Ville (€)", "Subventions demandées", "Etat, en k€"}) {
    EXPECT_EQ(stated_unit(name), (SumUnit{FigureKind::money, ""})) << name;
  }
}

TEST(LineNames, SharesRatesAndCodes) {
  EXPECT_EQ(stated_unit("Part (%)"), (SumUnit{FigureKind::share, ""}));
  EXPECT_EQ(stated_unit("Pourcentage du total"), (SumUnit{FigureKind::share, ""}));
  for (const char* name : {"Taux d'emploi", "Coût moyen", "Montant par habitant", "Année", "N°",
                           "Code INSEE", "Évolution (%)"}) {
    EXPECT_EQ(stated_unit(name), (SumUnit{FigureKind::not_summed, ""})) << name;
  }
}

TEST(LineNames, MostNamesStateNoUnit) {
  for (const char* name : {"Ville", "Actions éducatives", "Emploi / Insertion", "TOTAL", "",
                           "Animation contrat de ville", "Part Ville"}) {
    EXPECT_FALSE(stated_unit(name).has_value()) << name;
  }
}

TEST(LineNames, Identifiers) {
  EXPECT_TRUE(is_identifier("code_insee"));
  EXPECT_TRUE(is_identifier("N°"));
  EXPECT_FALSE(is_identifier("Nord"));
  EXPECT_FALSE(is_identifier("n")) << "how many";
  EXPECT_FALSE(is_identifier("Référence commune"));
  EXPECT_TRUE(is_identifier("N° de dossier"));
  EXPECT_TRUE(is_identifier("N° SIREN"));
  EXPECT_TRUE(is_identifier("Numéro de dossier"));
  EXPECT_TRUE(is_identifier("SIRET du porteur"));
  EXPECT_FALSE(is_identifier("N° 1 Sport")) << "the name of a row";
  EXPECT_FALSE(is_identifier("Exercice 2024")) << "amounts of a year";
}

TEST(LineNames, Measures) {
  const auto stage = [](const char* name) { return measure_of(name).stage; };
  for (const char* name : {"Demandé", "Ville demandée", "Montant demandé 2024", "Sollicité"}) {
    EXPECT_EQ(stage(name), AmountStage::requested) << name;
  }
  for (const char* name : {"Accordé", "Subventions accordées", "Attribué", "Votée", "Obtenu"}) {
    EXPECT_EQ(stage(name), AmountStage::granted) << name;
  }
  EXPECT_EQ(stage("Solde versé"), AmountStage::paid);
  EXPECT_EQ(stage("Budget prévisionnel"), AmountStage::planned);
  EXPECT_EQ(stage("Dépenses réalisées"), AmountStage::spent);
  EXPECT_EQ(stage("Coût prévisionnel"), AmountStage::cost);
  for (const char* name : {"Ville", "CA Alès Agglo", "Pays cévenol", "Budget", "Total"}) {
    EXPECT_EQ(stage(name), AmountStage::none) << name;
  }
  EXPECT_EQ(measure_of("Ville 2024").year, "2024");
  EXPECT_EQ(measure_of("Total 2022-2024").year, "2022 2024");
  EXPECT_EQ(measure_of("2024, exercice 2024").year, "2024");
  EXPECT_EQ(measure_of("Ville").year, "");
}

TEST(LineNames, Sections) {
  EXPECT_TRUE(is_section("Axe 1 : cohésion", "Sport"));
  EXPECT_TRUE(is_section("1. Culture", "1.1 Livre"));
  EXPECT_TRUE(is_section("1.1 Livre", "1.1.1 Album"));
  EXPECT_FALSE(is_section("1. Culture", "2. Sport"));
  EXPECT_FALSE(is_section("1. Culture", "11. Sport"));
  EXPECT_FALSE(is_section("Alès", "Bagard"));
}

TEST(LineNames, WithinAndCarried) {
  for (const char* name :
       {"dont QPV", "Y compris l'État", "of which QPV", "À reporter", "Report"}) {
    EXPECT_TRUE(is_memo(name)) << name;
  }
  for (const char* name : {"Report des crédits", "Ville (dont CCAS)", "Yoga"}) {
    EXPECT_FALSE(is_memo(name)) << name;
  }
}

TEST(LineNames, PeopleCountedByKind) {
  EXPECT_EQ(stated_unit("Bénéficiaires femmes"), (SumUnit{FigureKind::count, "beneficiaire"}));
  EXPECT_EQ(stated_unit("ETP médiateurs"), (SumUnit{FigureKind::count, "etp"}));
}

}  // namespace
}  // namespace carreau
