// SPDX-License-Identifier: Apache-2.0
/// Amounts in headers: whose, at which stage, and which of them count.
#include "inputs/programme/action_words.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::inputs {
namespace {

using Kind = AmountHeader::Kind;

AmountHeader amount_in(const std::string& header) {
  return amount_header(header_text(header), amount_words({}));
}

/// "CAF/granted", "own/paid/part", "none".
std::string amount_told(const std::string& header) {
  const AmountHeader found = amount_in(header);
  std::string text;
  switch (found.kind) {
    case Kind::none: return "none";
    case Kind::own: text = "own"; break;
    case Kind::funder: text = found.funder; break;
    case Kind::total: text = "total"; break;
    case Kind::within: text = "within"; break;
  }
  if (found.measure) text += "/" + std::string(carreau::to_text(*found.measure));
  if (found.is_part) text += "/part";
  if (found.in_thousands) text += "/k";
  return text;
}

TEST(ActionWords, AFunderAndAStage) {
  EXPECT_EQ(amount_told("Subvention demandée - CAF du Gard (k€)"), "CAF du Gard/requested/k");
  EXPECT_EQ(amount_told("Accordé - Conseil départemental"), "Conseil départemental/granted");
  EXPECT_EQ(amount_told("ACCORDEE CAF*"), "CAF/granted");
  EXPECT_EQ(amount_told("CAF : montants octroyés (en €)"), "CAF/granted");
  EXPECT_EQ(amount_told("Montant versé par la Ville d'Alès"), "Ville d'Alès/paid");
  EXPECT_EQ(amount_told("Accordé CD30"), "CD30/granted");
  EXPECT_EQ(amount_told("Accordé DDETSPP"), "DDETSPP/granted") << "no list need know the funder";
}

TEST(ActionWords, AFunderAloneWhereItIsKnown) {
  for (const char* const header : {"CAF", "Caf", "CAF (en €)", "Subvention CAF", "Montant CAF"}) {
    EXPECT_EQ(amount_in(header).kind, Kind::funder) << header;
    EXPECT_EQ(amount_in(header).measure, Measure::granted) << header;
  }
  EXPECT_EQ(amount_told("CAF du Gard"), "CAF du Gard/granted");
  EXPECT_EQ(amount_told("Région Occitanie"), "Région Occitanie/granted");
  EXPECT_EQ(amount_told("CD30"), "CD30/granted");
  EXPECT_EQ(amount_told("CAF Arbitrage"), "none");
  EXPECT_EQ(amount_told("Arbitrage CAF"), "none");
  EXPECT_EQ(amount_told("Participation Ville"), "Ville/granted");
  EXPECT_EQ(amount_told("Part Ville"), "none") << "granted, or hoped for?";
  EXPECT_EQ(amount_told("Bailleurs sociaux"), "Bailleurs sociaux/granted");
  EXPECT_EQ(amount_told("Humeur"), "none");
  EXPECT_EQ(amount_told("Commune de réalisation"), "none");
}

TEST(ActionWords, TheFunderOfTheRow) {
  EXPECT_EQ(amount_told("Montant de la subvention accordée"), "own/granted");
  EXPECT_EQ(amount_told("Demandé"), "own/requested");
  EXPECT_EQ(amount_told("Aide versée en €"), "own/paid");
}

TEST(ActionWords, PartsAreAdded) {
  for (const char* const header : {"Acompte versé CAF", "Solde versé CAF", "CAF : avance payée",
                                   "1er versement CAF", "2ème versement CAF"}) {
    EXPECT_EQ(amount_told(header), "CAF/paid/part") << header;
  }
  EXPECT_EQ(amount_told("Solde payé"), "own/paid/part");
  EXPECT_EQ(amount_told("Accordé en investissement"), "own/granted/part");
  EXPECT_EQ(amount_told("Montant de la subvention de fonctionnement"), "own/granted/part");
  EXPECT_EQ(amount_told("CAF investissement"), "CAF/granted/part");
}

TEST(ActionWords, TotalsAndWhatTheyInclude) {
  EXPECT_EQ(amount_told("Total accordé"), "total/granted");
  EXPECT_EQ(amount_told("Montant total demandé"), "total/requested");
  EXPECT_EQ(amount_told("Total tous financeurs"), "total");
  EXPECT_EQ(amount_told("dont accordé fonctionnement"), "within/granted");
  EXPECT_EQ(amount_told("of which investment"), "within");
  EXPECT_EQ(amount_told("dont charges de personnel"), "within");
  EXPECT_EQ(amount_told("Total accordé État"), "none") << "a sum over some of the funders";
}

TEST(ActionWords, NeverFunders) {
  for (const char* const header : {"Coût accordé",
                                   "Charges",
                                   "Budget CAF",
                                   "Accordé par habitant",
                                   "Accordé CAF N-1",
                                   "CAF N-1",
                                   "CAF année précédente",
                                   "Bénévolat valorisé",
                                   "Contributions en nature accordées",
                                   "Reste à verser CAF",
                                   "Reste à payer",
                                   "Solde à verser",
                                   "Taux accordé",
                                   "% CAF",
                                   "CAF (%)",
                                   "Pourcentage accordé",
                                   "Cumul accordé",
                                   "Date accordé CAF",
                                   "Acompte accordé",
                                   "Demandé accordé CAF",
                                   "Solde CAF",
                                   "Proposé CAF",
                                   "Accordé 12",
                                   "Montant déjà attribué"}) {
    EXPECT_EQ(amount_told(header), "none") << header;
  }
}

TEST(ActionWords, AnAmountThatIsNotUnderstoodMayBeMoney) {
  const AmountWords words = amount_words({});
  EXPECT_TRUE(may_be_money(header_text("Budget CAF"), words));
  EXPECT_TRUE(may_be_money(header_text("XYZ"), words));
  EXPECT_TRUE(may_be_money(header_text(""), words));
  EXPECT_FALSE(may_be_money(header_text("Nombre de séances"), words));
  EXPECT_FALSE(may_be_money(header_text("Téléphone"), words));
  EXPECT_FALSE(may_be_money(header_text("% CAF"), words));
}

TEST(ActionWords, ListsOfAMappingReplaceTheUsualOnes) {
  ActionMapping mapping;
  mapping.funder_words.measures[static_cast<std::size_t>(Measure::granted)] = {"arrete"};
  const AmountWords words = amount_words(mapping);
  EXPECT_EQ(amount_header(header_text("Arrêté CAF"), words).funder, "CAF");
  EXPECT_EQ(amount_header(header_text("Accordé CAF"), words).kind, Kind::none);
  EXPECT_EQ(amount_header(header_text("Demandé CAF"), words).funder, "CAF") << "a list of its own";
  EXPECT_TRUE(names_stage(header_text("Arrêté CAF"), words));
  EXPECT_FALSE(names_stage(header_text("CAF"), words));
}

}  // namespace
}  // namespace carreau::inputs
