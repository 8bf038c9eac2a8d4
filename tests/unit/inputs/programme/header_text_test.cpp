// SPDX-License-Identifier: Apache-2.0
/// Headers taken apart: two spellings of one name are equal, two names are not.
#include "inputs/programme/header_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

std::string header_key(const std::string& header) { return header_text(header).key; }

TEST(HeaderText, SpellingsOfOneNameAreEqual) {
  for (const char* const header : {"Montant accordé",
                                   "MONTANT ACCORDE",
                                   "Montants accordés",
                                   "montant_accorde",
                                   "Montant accordé*",
                                   "Montant accordé (€)",
                                   "Montant accordé (en €)",
                                   "Montant accordé (TTC)",
                                   "Montant accordé en euros",
                                   "Montant\naccordé",
                                   "Montant(s) accordé(s)",
                                   "Montant accordé.e.s",
                                   "Montant accordé·e·s",
                                   "Mt accordé",
                                   "Montant accordée",
                                   "montantAccorde",
                                   "Accordé : montant",
                                   "Montant accordé (1)",
                                   "Montant accordé (obligatoire)",
                                   "Montant\u00A0accordé €"}) {
    EXPECT_EQ(header_key(header), "accorde montant") << header;
  }
  for (const char* const header : {"N° de dossier", "No dossier", "n° dossier", "Nº dossier",
                                   "Numéro du dossier", "Num dossier", "NUMERO DOSSIER"}) {
    EXPECT_EQ(header_key(header), "dossier numero") << header;
  }
  EXPECT_EQ(header_key("Opératrice"), header_key("Opérateurs"));
  EXPECT_EQ(header_key("Orientations régionales"), header_key("Orientation régionale"));
  EXPECT_EQ(header_key("Crédits communaux"), header_key("Crédit communal"));
}

TEST(HeaderText, OtherNamesStayOthers) {
  EXPECT_NE(header_key("Nombre de bénéficiaires"), header_key("Bénéficiaire"));
  EXPECT_NE(header_key("N° action"), header_key("Action"));
  EXPECT_NE(header_key("Montant (M€)"), header_key("Montant"));
  EXPECT_NE(header_key("Montant ($)"), header_key("Montant"));
  EXPECT_NE(header_key("% accordé"), header_key("Accordé"));
  EXPECT_NE(header_key("Accordé (CAF)"), header_key("Accordé"));
  EXPECT_NE(header_key("Pays"), header_key("Payé"));
}

TEST(HeaderText, ThousandsAreSaid) {
  for (const char* const header : {"Montant (k€)", "Montant en k€", "Montant (en milliers d'euros)",
                                   "Montant K€", "Montant en keuros", "Montant (k€ TTC)"}) {
    EXPECT_TRUE(header_text(header).in_thousands) << header;
    EXPECT_EQ(header_key(header), "montant") << header;
  }
  for (const char* const header : {"Montant (€)", "Stock", "Montant"}) {
    EXPECT_FALSE(header_text(header).in_thousands) << header;
  }
}

TEST(HeaderText, YearsAreSetAside) {
  EXPECT_THAT(header_text("Accordé 2024").years, ElementsAre(2024));
  EXPECT_EQ(header_key("Année 2024 Accordé"), "accorde");
  EXPECT_EQ(header_key("Accordé (2024)"), "accorde");
  EXPECT_THAT(header_text("Accordé 2023-2024").years, ElementsAre(2023, 2024));
  EXPECT_THAT(header_text("Accordé").years, IsEmpty());
  for (const char* const header : {"Accordé N-1", "Accordé n - 1", "Accordé année précédente",
                                   "Accordé (N-1)", "Accordé N–1"}) {
    EXPECT_TRUE(header_text(header).names_other_year) << header;
  }
  EXPECT_FALSE(header_text("N° 1").names_other_year);
}

TEST(HeaderText, WhatStandsInBracketsMayBeLeftOut) {
  EXPECT_EQ(header_text("Quartier (code QPV)").key_before_brackets, "quartier");
  EXPECT_EQ(header_key("Coût (Total des Charges)"), header_key("Coût total des charges"));
  EXPECT_THAT(header_text("Quartier").key_before_brackets, IsEmpty());
}

TEST(HeaderText, ATextOfAThousandBytesAndMoreIsNoName) {
  const std::string name = "Montant accordé " + std::string(982, ' ');
  EXPECT_EQ(name.size(), 999U);
  EXPECT_EQ(header_key(name), header_key("Montant accordé"));
  EXPECT_EQ(header_key(name + " "), header_key("Montant accordé"));
  EXPECT_THAT(header_text(name + "  ").words, IsEmpty());
}

TEST(HeaderText, SignsAreReplacedWhereverTheyStand) {
  EXPECT_EQ(header_key("%%part%"), "part pourcent");
  EXPECT_EQ(header_key("k€ accordés k€"), header_key("accordés (k€)"));
}

TEST(HeaderText, StemsLoseRegularEndings) {
  EXPECT_EQ(word_stem("octroyees"), "octroye");
  EXPECT_EQ(word_stem("prevues"), "prevu");
  for (const auto& [masculine, feminine] : {std::pair{"Attribué", "Attribuées"},
                                            {"Sollicité", "Sollicitée"},
                                            {"Réalisés", "Réalisée"},
                                            {"Obtenu", "Obtenues"},
                                            {"Inscrit", "Inscrites"},
                                            {"Porteur", "Porteuse"}}) {
    EXPECT_EQ(stems_of(masculine), stems_of(feminine)) << masculine;
  }
  EXPECT_EQ(word_stem("totaux"), "total");
  EXPECT_EQ(word_stem("bas"), "bas");
  EXPECT_EQ(stems_of("Crédits spécifiques"), "credit specifique");
}

}  // namespace
}  // namespace carreau::inputs
