// SPDX-License-Identifier: Apache-2.0
/// Themes of several years reported under the themes of one list.
#include "actions/reported_themes.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau {
namespace {

std::vector<Nomenclature> two_lists() {
  Nomenclature old;
  old.key = "old";
  old.first_year = 2020;
  old.last_year = 2023;
  old.themes = {{"1", "Éducation", ""}, {"2", "Santé", ""}, {"3", "Divers", ""}};
  old.next = "new";
  old.passages = {{"1", {"2", "1"}}, {"2", {"3"}}};
  Nomenclature now;
  now.key = "new";
  now.title = "2024";
  now.first_year = 2024;
  now.themes = {{"1", "Réussite", ""}, {"2", "Scolarité", ""}, {"3", "Soins", ""}};
  return {old, now};
}

TEST(ReportedThemes, BringsOldCodesForwardAndKeepsTheRest) {
  const auto lists = two_lists();
  Programme programme;
  programme.themes = {{"new", "1", "Réussite"},
                      {"old", "1", "Éducation"},
                      {"old", "2", "Santé"},
                      {"old", "3", "Divers"},
                      {"", "", "Fêtes"}};
  Findings findings;
  const ReportedThemes reported = reported_themes(programme, lists, lists[1], findings);
  ASSERT_EQ(reported.themes.size(), 5U);
  ASSERT_EQ(reported.of.size(), 5U);
  EXPECT_EQ(reported.of[0], ThemeIndex(0));
  EXPECT_EQ(reported.of[1], ThemeIndex(1));
  EXPECT_EQ(reported.of[2], ThemeIndex(2));
  EXPECT_EQ(reported.themes[reported.of[3].position()].label, "Divers");
  EXPECT_EQ(reported.themes[reported.of[3].position()].nomenclature, "old");
  EXPECT_EQ(reported.themes[reported.of[4].position()].label, "Fêtes");
  EXPECT_TRUE(findings.has("theme_split"));
  EXPECT_TRUE(findings.has("theme_without_passage"));
}

}  // namespace
}  // namespace carreau
