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
}

}  // namespace
}  // namespace carreau
