// SPDX-License-Identifier: Apache-2.0
/// Themes found by year, code and label, and brought from one list to the next.
#include "actions/nomenclature.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace carreau {
namespace {

std::vector<Nomenclature> three_lists() {
  Nomenclature a;
  a.key = "a";
  a.first_year = 2015;
  a.last_year = 2019;
  a.themes = {{"1", "Cohésion sociale", ""},
              {"1.1", "Éducation", "1"},
              {"1.2", "Santé", "1"},
              {"1.3", "Divers", "1"},
              {"1.4", "Divers", "1"}};
  a.next = "b";
  a.passages = {{"1.1", {"1.2", "1.3"}}, {"1.2", {"2.1"}}};
  Nomenclature b;
  b.key = "b";
  b.first_year = 2020;
  b.last_year = 2023;
  b.themes = {{"1.2", "École", ""}, {"1.3", "Collège", ""}, {"2.1", "Soins", ""}};
  b.next = "c";
  b.passages = {{"1.2", {"X"}}, {"2.1", {"Y"}}};
  Nomenclature c;
  c.key = "c";
  c.first_year = 2024;
  c.themes = {{"X", "X", ""}, {"Y", "Y", ""}};
  return {a, b, c};
}

TEST(Nomenclature, IsFoundByYear) {
  const auto lists = three_lists();
  EXPECT_EQ(nomenclature_of(lists, 2014), nullptr);
  EXPECT_EQ(nomenclature_of(lists, 2019)->key, "a");
  EXPECT_EQ(nomenclature_of(lists, 2020)->key, "b");
  EXPECT_EQ(nomenclature_of(lists, 2031)->key, "c");
}

TEST(Nomenclature, LabelsAreComparedInPlainWordsAndNeverGuessed) {
  const auto lists = three_lists();
  EXPECT_EQ(lists[0].find_label(" EDUCATION ")->code, "1.1");
  EXPECT_EQ(lists[0].find_label("Divers"), nullptr);
  EXPECT_EQ(lists[0].find_label("Sports"), nullptr);
}

TEST(Nomenclature, SameCodeMeansAnotherThingInTheNextList) {
  const auto lists = three_lists();
  EXPECT_EQ(translate(lists, lists[0], "1.2", lists[1]).code, "2.1");
  EXPECT_EQ(translate(lists, lists[0], "1.2", lists[2]).code, "Y");
  EXPECT_EQ(translate(lists, lists[1], "1.2", lists[2]).code, "X");
  EXPECT_EQ(translate(lists, lists[1], "1.2", lists[1]).code, "1.2");
}

TEST(Nomenclature, SplitThemeSaysSo) {
  const auto lists = three_lists();
  const TranslatedTheme theme = translate(lists, lists[0], "1.1", lists[2]);
  EXPECT_EQ(theme.code, "X");
  EXPECT_TRUE(theme.is_split);
  EXPECT_FALSE(translate(lists, lists[0], "1.2", lists[2]).is_split);
}

TEST(Nomenclature, ThemeWithoutPassageHasNoCode) {
  const auto lists = three_lists();
  EXPECT_EQ(translate(lists, lists[0], "1.3", lists[1]).code, "");
}

TEST(Nomenclature, GoesForwardOnly) {
  auto lists = three_lists();
  EXPECT_THROW((void)translate(lists, lists[1], "1.2", lists[0]), ArgumentError);
  lists[2].next = "b";  // a circle ends too
  EXPECT_THROW((void)translate(lists, lists[1], "2.1", lists[0]), ArgumentError);
}

TEST(Nomenclature, ThatDoesNotFollowIsToldWithWhatToDo) {
  const auto lists = three_lists();
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)translate(lists, lists[1], "1.2", lists[0]); }),
              ::testing::ElementsAre("nomenclature_not_following", "choose_later_nomenclature"));
}

}  // namespace
}  // namespace carreau
