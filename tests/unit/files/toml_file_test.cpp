// SPDX-License-Identifier: Apache-2.0
/// TOML that would end the program: nested without end, or without end at all.
#include "files/toml_file.hpp"

#include "support/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace carreau::files {
namespace {

using testing::codes_thrown_by;
using ::testing::ElementsAre;

std::string repeated(const std::string& part, std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += part;
  return text;
}

std::vector<std::string> codes_of_text(const std::string& text) {
  return codes_thrown_by([&] { (void)parse_toml(text, "d.toml"); });
}

TEST(Toml, NestedTooDeepIsRefusedBeforeItIsParsed) {
  constexpr std::size_t kDeep = 100'000;
  for (const std::string& text :
       {"a" + repeated(".a", kDeep) + " = 1", "a" + repeated(" . a", kDeep) + " = 1",
        "\"a\"" + repeated(".\"a\"", kDeep) + " = 1", "[a" + repeated(".a", kDeep) + "]",
        "[[a" + repeated(".'a'", kDeep) + "]]", "a = " + repeated("[", kDeep),
        "a = " + repeated("{a = ", kDeep)}) {
    EXPECT_THAT(codes_of_text("# a line before\n" + text),
                ElementsAre("toml_too_deep", "file_is_toml"))
        << text.substr(0, 20);
  }
}

TEST(Toml, TheLineOfTheDepthIsNamed) {
  testing::expect_faults(
      {{"a = 1\n\nb" + repeated(".b", 65) + " = 1", "d.toml:3", {"toml_too_deep", "file_is_toml"}}},
      [](const std::string& text) { (void)parse_toml(text, "d.toml"); });
}

TEST(Toml, DotsAndBracketsOfTextsAndCommentsDoNotCount) {
  const std::string dots(500, '.');
  const std::string brackets(500, '[');
  const std::string text = "# " + dots + brackets + "\n" +            //
                           "a = \"\\\"" + dots + brackets + "\"\n" +  //
                           "b = '\\" + dots + brackets + "'\n" +      //
                           "c = \"\"\"\n\"" + dots + "\n" + brackets + "\"\"\"\n" + "d = '''\n'" +
                           dots + brackets + "'''\n" +  //
                           "e = [" + repeated("[1.5, 2.5], ", 500) + "]\n";
  const toml::table table = parse_toml(text, "d.toml");
  EXPECT_EQ(table.size(), 5U);
  EXPECT_EQ(table["e"].as_array()->size(), 500U);
}

TEST(Toml, WhatStandsUnderAKeyIsReadOrToldWithItsLine) {
  const toml::table table = parse_toml("t = \"a\"\nn = 5\nd = 0.5\n[s]\n", "d.toml");
  EXPECT_EQ(required_text(table, "t", "d.toml"), "a");
  EXPECT_EQ(optional_text(table, "t", "d.toml"), "a");
  EXPECT_EQ(optional_text(table, "none", "d.toml"), "");
  EXPECT_EQ(required_number(table, "n", "d.toml"), 5.0);
  EXPECT_EQ(required_number(table, "d", "d.toml"), 0.5);
  EXPECT_TRUE(required_section(table, "s", "d.toml").empty());
}

TEST(Toml, AValueOfAnotherKindIsNotTakenForNone) {
  const auto fault_of = [](const auto& ask) {
    return [ask](const std::string& text) { ask(parse_toml(text, "d.toml")); };
  };
  testing::expect_faults(
      {{"\na = 5", "d.toml:2: a", {"expected_found", "a_text", "value_itself", "write_in_quotes"}}},
      fault_of([](const toml::table& table) { (void)optional_text(table, "a", "d.toml"); }));
  testing::expect_faults(
      {{"a = [\"b\"]", "d.toml:1: a", {"expected_found", "a_text", "a_list", "write_in_quotes"}}},
      fault_of([](const toml::table& table) { (void)required_text(table, "a", "d.toml"); }));
  testing::expect_faults(
      {{"a = \"5\"", "d.toml:1: a", {"expected_found", "a_number", "shown_text"}},
       {"a = inf", "d.toml:1: a", {"expected_found", "a_number", "value_itself"}},
       {"a = nan", "d.toml:1: a", {"expected_found", "a_number", "value_itself"}},
       {"a = true", "d.toml:1: a", {"expected_found", "a_number", "value_itself"}}},
      fault_of([](const toml::table& table) { (void)required_number(table, "a", "d.toml"); }));
  testing::expect_faults(
      {{"a = 5", "d.toml:1: a", {"expected_found", "a_section", "value_itself"}}},
      fault_of([](const toml::table& table) { (void)required_section(table, "a", "d.toml"); }));
}

TEST(Toml, AStringWithoutEndIsLeftToTheParser) {
  EXPECT_THAT(codes_of_text("a = \"open\nb.c = 1"), ElementsAre("toml_error", "file_is_toml"));
  EXPECT_THAT(codes_of_text("a = '''open"), ElementsAre("toml_error", "file_is_toml"));
}

TEST(Toml, AHugeFileIsNotParsed) {
  const std::string huge(std::size_t{65} << 20U, '\n');
  EXPECT_THAT(codes_of_text(huge), ElementsAre("toml_too_large", "file_is_toml"));
}

TEST(Toml, WhatIsNoneIsNamed) {
  using namespace std::string_literals;
  const std::vector<std::pair<std::string, std::string>> kinds = {
      {"\n idcar,ind\n1,2\n", "content_table"},
      {"\xEF\xBB\xBF"
       "CODGEO;LIBGEO\n",
       "content_table"},
      {"SQLite format 3\0"s, "content_geopackage"},
      {"PK\x03\x04", "content_workbook"},
      {"\xD0\xCF\x11\xE0", "content_old_workbook"},
      {"fgb\x03"
       "fgb",
       "content_flatgeobuf"},
      {" {\"type\": \"FeatureCollection\"}", "content_json"},
      {"[\n {\"a\": 1}]", "content_json"},
      {"<html>", "content_markup"},
      {"\x01\0\x02"s, "content_binary"}};
  for (const auto& [text, kind] : kinds) {
    EXPECT_THAT(codes_of_text(text),
                ElementsAre("expected_found", "content_toml", kind, "file_is_toml"));
  }
  EXPECT_THAT(codes_thrown_by([] { (void)parse_toml("a,b\n", "d.toml", Message{"leave_out"}); }),
              ElementsAre("expected_found", "content_toml", "content_table", "leave_out"));
}

TEST(Toml, WithAFaultStaysToml) {
  for (const char* const text : {"# a, b\na = ", "[a\n", "[a, b]\n", "a = 1, b\n", "word\n"}) {
    EXPECT_THAT(codes_of_text(text), ElementsAre("toml_error", "file_is_toml")) << text;
  }
}

}  // namespace
}  // namespace carreau::files
