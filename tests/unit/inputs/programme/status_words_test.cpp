// SPDX-License-Identifier: Apache-2.0
/// Words of status in their forms, in part, denied, and unknown.
#include "inputs/programme/status_words.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

std::optional<ActionStatus> status(const char* text, const StatusWords& own = {}) {
  return status_of_words(text, own);
}

TEST(StatusWordsTest, GenderNumberAndAccentsDoNotMatter) {
  for (const char* const text : {"Attribué", "ATTRIBUÉE", "attribues", "Attribuées", "attribue",
                                 "Engagé", "Retenues", "Favorables", "Notifié", "conventionné"}) {
    EXPECT_EQ(status(text), ActionStatus::granted) << text;
  }
  for (const char* const text : {"Versé", "versée", "VERSES", "Liquidé", "Clos", "Soldés"}) {
    EXPECT_EQ(status(text), ActionStatus::paid) << text;
  }
  EXPECT_EQ(status("Rejetés"), ActionStatus::refused);
  EXPECT_EQ(status("Ajournés"), ActionStatus::adjourned);
  EXPECT_EQ(status("Annulés"), ActionStatus::cancelled);
}

TEST(StatusWordsTest, WordsAroundLeaveTheStageAsItIs) {
  for (const char* const text :
       {"Accordé partiellement", "Favorable sous réserve", "Avis favorable avec réserves",
        "Dossier validé", "Accordée en partie", "Validé le 12/03/2024", "Attribué (comité du 3/4)",
        "Bilan attendu", "Partiellement accordée"}) {
    EXPECT_EQ(status(text), ActionStatus::granted) << text;
  }
  EXPECT_EQ(status("partiellement versé"), ActionStatus::paid);
  EXPECT_EQ(status("Acompte versé"), ActionStatus::paid);
  EXPECT_EQ(status("Dossier refusé"), ActionStatus::refused);
  EXPECT_EQ(status("Refusé en partie"), std::nullopt) << "the other part may be granted";
}

TEST(StatusWordsTest, WhatIsDeniedIsNotGranted) {
  EXPECT_EQ(status("Non accordé"), ActionStatus::refused);
  EXPECT_EQ(status("Non attribuée"), ActionStatus::refused);
  EXPECT_EQ(status("Pas retenu"), ActionStatus::refused);
  EXPECT_EQ(status("Non versé"), std::nullopt) << "it may be granted all the same";
  EXPECT_EQ(status("peut-être"), std::nullopt);
  EXPECT_EQ(status("Dossier"), std::nullopt);
}

TEST(StatusWordsTest, WordsOfTheMappingGoFirst) {
  const StatusWords own{{"accorde partiellement", ActionStatus::adjourned},
                        {"signee", ActionStatus::paid}};
  EXPECT_EQ(status("Accordé partiellement", own), ActionStatus::adjourned);
  EXPECT_EQ(status("Signés", own), ActionStatus::paid);
  EXPECT_EQ(status("Accordé", own), ActionStatus::granted);
}

}  // namespace
}  // namespace carreau::inputs
