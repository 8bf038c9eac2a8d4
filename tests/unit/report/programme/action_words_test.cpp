// SPDX-License-Identifier: Apache-2.0
#include "report/programme/action_words.hpp"

#include <gtest/gtest.h>

namespace carreau::report {
namespace {

const Words kFrenchLabels(Language::french);
const Words kEnglishLabels(Language::english);

TEST(ActionWords, KindsHaveALabelInBothLanguages) {
  EXPECT_EQ(measure_label(Measure::granted, kFrenchLabels), "Accordé");
  EXPECT_EQ(measure_label(Measure::granted, kEnglishLabels), "Granted");
  EXPECT_EQ(status_label(ActionStatus::refused, kFrenchLabels), "Refusée");
  EXPECT_EQ(status_label(ActionStatus::refused, kEnglishLabels), "Refused");
  EXPECT_EQ(funder_kind_label(FunderKind::state_p147, kFrenchLabels), "État, crédits P147");
  EXPECT_EQ(funder_kind_label(FunderKind::state_p147, kEnglishLabels), "State, P147 credits");
  EXPECT_EQ(credit_label(CreditKind::common_law, kFrenchLabels), "Droit commun");
  EXPECT_EQ(credit_label(CreditKind::common_law, kEnglishLabels), "Common law");
  EXPECT_EQ(method_label(AttributionMethod::stated, kFrenchLabels),
            "Quartiers nommés par le fichier");
  EXPECT_EQ(shared_by_label(SharedBy::people, kFrenchLabels), "habitants");
}

TEST(ActionWords, AQuartierThatEnteredOrLeftIsCalledSo) {
  EXPECT_EQ(target_kind_label(TargetKind::quartier, false, kFrenchLabels), "Quartier");
  EXPECT_EQ(target_kind_label(TargetKind::quartier, true, kFrenchLabels), "Quartier entré");
  EXPECT_EQ(target_kind_label(TargetKind::former_quartier, false, kFrenchLabels), "Quartier sorti");
  EXPECT_EQ(target_kind_label(TargetKind::unattributed, false, kEnglishLabels), "Unattributed");
}

TEST(ActionWords, ATargetHasItsNameOrElseItsCodeOrElseItsKind) {
  EXPECT_EQ(target_label({TargetKind::quartier, "QN03001M", "Tamaris"}, kFrenchLabels), "Tamaris");
  EXPECT_EQ(target_label({TargetKind::quartier, "QN03001M", ""}, kFrenchLabels), "QN03001M");
  EXPECT_EQ(target_label({TargetKind::unattributed, "", ""}, kFrenchLabels), "Non attribué");
  EXPECT_EQ(target_label({TargetKind::ambiguous, "", ""}, kFrenchLabels), "À préciser");
  EXPECT_EQ(target_label({TargetKind::outside, "", ""}, kFrenchLabels), "Hors quartiers");
  EXPECT_EQ(target_label({TargetKind::outside, "30037", "Bessèges"}, kFrenchLabels),
            "Hors quartiers : Bessèges");
  EXPECT_EQ(target_label({TargetKind::outside, "30037", ""}, kEnglishLabels),
            "Outside the quartiers: 30037");
}

TEST(ActionWords, AThemeHasItsCodeAndItsLabelAsFarAsTheyAreKnown) {
  EXPECT_EQ(theme_label({"p147-2024", "1.2", "Scolarité"}), "1.2 Scolarité");
  EXPECT_EQ(theme_label({"", "", "Scolarité"}), "Scolarité");
  EXPECT_EQ(theme_label({"p147-2024", "1.2", ""}), "1.2");
  EXPECT_EQ(no_theme_label(kFrenchLabels), "Sans thème");
  EXPECT_EQ(no_theme_label(kEnglishLabels), "No theme");
}

}  // namespace
}  // namespace carreau::report
