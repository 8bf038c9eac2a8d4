// SPDX-License-Identifier: Apache-2.0
/// Sections and lists of texts in TOML.
#include "inputs/toml_sections.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(TomlSections, AreVisitedInOrder) {
  const auto table = files::parse_toml("[[a]]\nn = \"1\"\n[[a]]\nn = \"2\"\n", "t.toml");
  std::vector<std::string> seen;
  for_each_toml_section(table, "a", "t.toml", [&](const toml::table& part) {
    seen.push_back(files::required_text(part, "n", "t.toml"));
  });
  for_each_toml_section(table, "b", "t.toml", [](const toml::table&) { FAIL(); });
  EXPECT_THAT(seen, ElementsAre("1", "2"));
}

TEST(TomlSections, ListsHoldTexts) {
  const auto table = files::parse_toml("a = [\"x\", \"y\"]\nb = [1]\n", "t.toml");
  EXPECT_THAT(texts_under(table, "a", "t.toml"), ElementsAre("x", "y"));
  EXPECT_THAT(texts_under(table, "c", "t.toml"), IsEmpty());
  EXPECT_THROW((void)texts_under(table, "b", "t.toml"), DataError);
}

TEST(TomlSections, ANearNameIsProposed) {
  const std::vector<std::string> names = {"commune", "region"};
  EXPECT_EQ(near_remedy("comune", names), (Message{"is_meant", {{"name", "commune"}}}));
  EXPECT_EQ(near_remedy("xyz", names), Message{});
}

}  // namespace
}  // namespace carreau::inputs
