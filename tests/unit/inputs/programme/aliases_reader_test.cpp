// SPDX-License-Identifier: Apache-2.0
/// The table of what texts about quartiers mean, written and read back.
#include "inputs/programme/aliases_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class AliasesTest : public ::testing::Test {
 protected:
  std::vector<std::string> faults(const char* name, const std::string& text) {
    const std::string path = folder_.write(name, text);
    return testing::codes_thrown_by([&] { (void)read_aliases(path, findings_); });
  }
  TempFolder folder_;
  Findings findings_;
};

TEST_F(AliasesTest, FromATableAndFromToml) {
  const auto table = read_aliases(
      folder_.write("a.csv", "texte;quartier\nLe bas;QN03601M\nrien;\nAilleurs;hors QPV\n"),
      findings_);
  ASSERT_EQ(table.list.size(), 2U) << "a row without a meaning waits to be filled";
  EXPECT_EQ(table.list[0].text, "Le bas");
  EXPECT_EQ(table.list[1].meaning, "hors QPV");
  EXPECT_EQ(table.places[1].row, 4);
  const auto toml =
      read_aliases(folder_.write("a.toml", "[aliases]\n\"Le bas\" = \"QN03601M\"\n"), findings_);
  ASSERT_EQ(toml.list.size(), 1U);
  EXPECT_EQ(toml.list[0].meaning, "QN03601M");
}

TEST_F(AliasesTest, FaultsSayWhatWasExpected) {
  EXPECT_THAT(faults("a.csv", "texte;quartier\nLe bas;Q1\nle BAS;Q2\n"),
              ElementsAre("alias_twice", "leave_one_out"));
  EXPECT_THAT(faults("a.toml", "[alias]\n"), ElementsAre("aliases_missing", "aliases_shape"));
  EXPECT_THAT(faults("b.toml", "[aliases]\na = 1\n"),
              ElementsAre("aliases_value", "aliases_shape"));
  const auto text = faults("c.csv", "mot;quartier\na;b\n");
  EXPECT_THAT(text, ::testing::Contains("column_alias_text"));
  EXPECT_THAT(faults("d.csv", "texte;sens\na;b\n"), ::testing::Contains("column_alias_meaning"));
}

TEST_F(AliasesTest, WhatIsWrittenIsReadBack) {
  const std::vector<TextReading> readings = {
      {"=La \"Fontaine\"", NamedKind::quartier, NameDoubt::none, {"QN03601M"}, 3},
      {"La Fontane", NamedKind::unknown, NameDoubt::none, {"QN03601M"}, 1},
      {"xyzzy", NamedKind::unknown, NameDoubt::none, {}, 1},
      {"Centre", NamedKind::ambiguous, NameDoubt::several, {"Q1", "Q2"}, 2},
      {"QN03014M", NamedKind::ambiguous, NameDoubt::other_list, {"QP030014"}, 1},
      {"QN1 - Sud", NamedKind::ambiguous, NameDoubt::two_quartiers, {"Q1", "Q2"}, 1},
      {"QX - Sud", NamedKind::quartier, NameDoubt::unknown_code, {"Q2"}, 1},
      {"tous", NamedKind::all, NameDoubt::none, {}, 1},
      {"hors (30037)", NamedKind::outside, NameDoubt::none, {"30037"}, 1},
      {"intercommunal", NamedKind::transterritorial, NameDoubt::none, {}, 1}};
  const std::string text = aliases_text(readings, Language::french);
  EXPECT_THAT(text, HasSubstr("\"xyzzy\";\"\";inconnu;"));
  EXPECT_THAT(text, HasSubstr("\"La Fontane\";\"QN03601M\";proposé;"));
  EXPECT_THAT(aliases_text(readings, Language::english),
              HasSubstr("\"Centre\";\"\";several quartiers;"));
  const auto back = read_aliases(folder_.write("back.csv", text), findings_);
  std::vector<std::string> meanings;
  for (const QuartierAlias& alias : back.list) meanings.push_back(alias.meaning);
  EXPECT_THAT(meanings, ElementsAre("QN03601M", "QN03601M", "QP030014", "Q2", "tous les QPV",
                                    "hors QPV, 30037", "transterritorial"));
  EXPECT_EQ(back.list.front().text, "=La \"Fontaine\"");
}

}  // namespace
}  // namespace carreau::inputs
