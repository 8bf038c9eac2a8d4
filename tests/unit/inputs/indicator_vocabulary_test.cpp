// SPDX-License-Identifier: Apache-2.0
/// Known names of published indicators, and what unknown names state.
#include "inputs/indicator_vocabulary.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

PublishedIndicator named(const char* column, const std::vector<std::string>& columns = {}) {
  return indicator_of(column, columns);
}

TEST(IndicatorVocabulary, KnowsThePublishedNames) {
  const PublishedIndicator rate = named("TP60");
  EXPECT_EQ(rate.name, "tp60");
  EXPECT_EQ(rate.kind, IndicatorKind::percentage);
  EXPECT_EQ(rate.french, "Taux de pauvreté à 60 %");
  EXPECT_EQ(named("TP6019").name, "tp60") << "of 2019";
  EXPECT_EQ(named("PACT17").name, "pact");
  EXPECT_EQ(named("ARSAS").name, "arsa");
  EXPECT_EQ(named("ABCDE").kind, IndicatorKind::count);
  EXPECT_EQ(named("DISP_D1").kind, IndicatorKind::euros);
  EXPECT_EQ(named("COLL").kind, IndicatorKind::index) << "near schools do not add up";
}

TEST(IndicatorVocabulary, AMedianIsOfDisposableIncomesOnlyBesideTransfers) {
  EXPECT_EQ(named("Q219", {"CODGEO", "Q219", "PPSOC19"}).name, "disp_q2");
  EXPECT_EQ(named("Q219", {"CODGEO", "Q219"}).name, "q219");
  EXPECT_EQ(named("Q219", {"CODGEO", "Q219"}).kind, IndicatorKind::unknown);
}

TEST(IndicatorVocabulary, UnknownNamesMayStateTheirKind) {
  EXPECT_EQ(named("Taux de chômage").kind, IndicatorKind::percentage);
  EXPECT_EQ(named("part_rsa").kind, IndicatorKind::percentage);
  EXPECT_EQ(named("Chômeurs (%)").kind, IndicatorKind::percentage);
  EXPECT_EQ(named("nb_allocataires").kind, IndicatorKind::count);
  EXPECT_EQ(named("Nombre d'élèves").kind, IndicatorKind::count);
  EXPECT_EQ(named("mystery").kind, IndicatorKind::unknown);
  EXPECT_EQ(named("Mystery").name, "mystery");
  EXPECT_EQ(named("Mystery").french, "Mystery");
}

TEST(IndicatorVocabulary, NamesAreFitForSpreadsheetsAndDatabases) {
  EXPECT_EQ(named("Taux de chômage (%)").name, "taux_de_chomage");
  EXPECT_EQ(named("Taux de chômage (%)").french, "Taux de chômage (%)");
  EXPECT_EQ(named("=HYPERLINK(\"x\")").name, "hyperlink_x");
  EXPECT_EQ(named("%").name, "indicator");
}

TEST(IndicatorVocabulary, IgnoresCodesAndMarks) {
  for (const char* const column : {"REG", "epci1", "NOTE_CNAF", "pop_com"}) {
    EXPECT_TRUE(is_ignored_indicator(column)) << column;
  }
  EXPECT_FALSE(is_ignored_indicator("TP60"));
}

}  // namespace
}  // namespace carreau::inputs
