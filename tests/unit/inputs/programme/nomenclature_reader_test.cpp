// SPDX-License-Identifier: Apache-2.0
/// The lists of themes that are built in, and lists of the user's own.
#include "inputs/programme/nomenclature_reader.hpp"

#include "base/error.hpp"
#include "sample/action_texts.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kList =
    "key = \"ours\"\ntitle = \"T\"\nsource = \"S\"\nfirst_year = 2031\n"
    "[[theme]]\ncode = \"1\"\nlabel = \"Un\"\n"
    "[[theme]]\ncode = \"1.1\"\nlabel = \"Un un\"\nparent = \"1\"\n";

std::string error(const std::string& text) {
  try {
    (void)parse_nomenclature(text, "own.toml");
  } catch (const DataError& e) {
    return e.what();
  }
  return "no error";
}

TEST(NomenclatureReader, BuiltInListsFollowEachOther) {
  const auto lists = read_nomenclatures();
  ASSERT_EQ(lists.size(), 2U);
  EXPECT_EQ(lists[0].key, "p147-2020");
  EXPECT_EQ(lists[1].key, "p147-2024");
  EXPECT_EQ(nomenclature_of(lists, 2023), &lists[0]);
  EXPECT_EQ(nomenclature_of(lists, 2031), &lists[1]);
  EXPECT_EQ(nomenclature_of(lists, 2019), nullptr);
  EXPECT_EQ(lists[0].find("1.2")->label, "Santé");
  EXPECT_EQ(lists[1].find("1.2")->label, "Soutien à la scolarité") << "codes collide";
}

TEST(NomenclatureReader, EveryThemeOfTheOlderListLeadsToTheNewer) {
  const auto lists = read_nomenclatures();
  for (const NomenclatureTheme& theme : lists[0].themes) {
    ASSERT_NE(lists[0].passage(theme.code), nullptr) << theme.code;
    EXPECT_NE(lists[1].find(translate(lists, lists[0], theme.code, lists[1]).code), nullptr);
  }
  EXPECT_EQ(translate(lists, lists[0], "1.2", lists[1]).code, "2.1");
  EXPECT_TRUE(translate(lists, lists[0], "1.1", lists[1]).is_split);
}

TEST(NomenclatureReader, TheSampleSpeaksTheListOf2024) {
  const auto lists = read_nomenclatures();
  for (const ActionText& text : action_texts()) {
    const auto* const theme = lists[1].find(text.theme);
    ASSERT_NE(theme, nullptr) << text.theme;
    EXPECT_EQ(theme->label, text.label);
  }
}

TEST(NomenclatureReader, AListOfOnesOwnJoinsTheOthersOrTakesTheirPlace) {
  const TempFolder folder;
  const std::vector<std::string> paths = {folder.write("own.toml", kList)};
  try {
    (void)read_nomenclatures(paths);
    FAIL() << "two lists of one year were taken";
  } catch (const DataError& e) {
    EXPECT_THAT(e.what(), HasSubstr("p147-2024 and ours are both in force in 2031"));
  }
  std::string instead = kList;
  instead.replace(instead.find("ours"), 4, "p147-2024");
  const std::vector<std::string> replaced = {folder.write("instead.toml", instead)};
  try {
    (void)read_nomenclatures(replaced);
    FAIL() << "passages to codes that are gone were taken";
  } catch (const DataError& e) {
    EXPECT_THAT(e.what(), HasSubstr("p147-2020.toml: targets: passage of"));
  }
}

TEST(NomenclatureReader, WhatCannotBeUsedIsToldWithItsPlace) {
  EXPECT_EQ(error(kList), "no error");
  EXPECT_THAT(error("kay = \"x\"\n" + kList), HasSubstr("is \"key\" meant?"));
  EXPECT_THAT(error(kList + "[[theme]]\ncode = \"1.1\"\nlabel = \"x\"\n"),
              HasSubstr("own.toml:12: code: expected a code that no other theme has"));
  EXPECT_THAT(error(kList + "[[theme]]\ncode = \"2.1\"\nlabel = \"x\"\nparent = \"2\"\n"),
              HasSubstr("expected the code of a theme above this one, found \"2\""));
  EXPECT_THAT(error(kList + "[[passage]]\ncode = \"1.1\"\ntargets = [\"x\"]\n"),
              HasSubstr("expected the key of the list that passages lead to"));
  EXPECT_THAT(error(kList + "[[passage]]\ncode = \"1.9\"\ntargets = [\"x\"]\n"),
              HasSubstr("(is \"1.1\" meant?)"));
  EXPECT_THAT(error("key = \"k\"\ntitle = \"T\"\nsource = \"S\"\nfirst_year = \"x\"\n"),
              HasSubstr("own.toml:4: first_year: expected a year, found \"x\""));
  EXPECT_THAT(error("last_year = 2030\n" + kList), HasSubstr("expected a year from 2031 on"));
  EXPECT_THAT(error("key = \"k\"\ntitle = \"T\"\nsource = \"S\"\nfirst_year = 2031\n"),
              HasSubstr("expected themes, found none"));
}

TEST(NomenclatureReader, EachFaultHasItsCode) {
  const std::string head = "key = \"ours\"\ntitle = \"T\"\nsource = \"S\"\n";
  const std::string passage = "[[passage]]\ncode = \"1\"\ntargets = [\"x\"]\n";
  const std::string next = "next = \"theirs\"\n" + kList;
  testing::expect_faults(
      {{head, "own.toml: first_year", {"year_missing", "add_line"}},
       {head + "first_year = 12\n", "own.toml:4: first_year", {"year_found", "value_itself"}},
       {"last_year = 2030\n" + kList, "own.toml:1: last_year", {"year_before"}},
       {head + "first_year = 2031\n", "own.toml: theme", {"themes_missing", "add_sections"}},
       {head + "first_year = 2031\ntheme = 3\n",
        "own.toml:5: theme",
        {"sections_expected", "value_itself"}},
       {"next = 5\n" + kList,
        "own.toml:1: next",
        {"expected_found", "a_text", "value_itself", "write_in_quotes"}},
       {kList + passage, "own.toml: next", {"next_missing", "add_line"}},
       {next + passage + passage,
        "own.toml:16: code",
        {"expected_text_found", "one_passage_a_code"}},
       {next + "[[passage]]\ncode = \"sport\"\ntargets = [\"x\"]\n",
        "own.toml:13: code",
        {"expected_text_found", "code_of_this_list"}},
       {next + "[[passage]]\ncode = \"1\"\n",
        "own.toml:13: targets",
        {"codes_missing", "add_line"}}},
      [](const std::string& text) { (void)parse_nomenclature(text, "own.toml"); });
}

TEST(NomenclatureReader, ListsMustLeadToEachOther) {
  const TempFolder folder;
  const std::string early = testing::replaced(kList, "2031", "1990");
  testing::expect_faults({{"next = \"theirs\"\nlast_year = 1999\n" + early,
                           "own.toml: next",
                           {"next_list_unknown", "give_that_list"}},
                          {"next = \"p147-2020x\"\nlast_year = 1999\n" + early,
                           "own.toml: next",
                           {"next_list_unknown", "is_meant"}},
                          {kList, "own.toml: first_year", {"lists_overlap", "end_list_before"}}},
                         [&](const std::string& text) {
                           const std::vector<std::string> paths = {folder.write("own.toml", text)};
                           (void)read_nomenclatures(paths);
                         });
}

}  // namespace
}  // namespace carreau::inputs
