// SPDX-License-Identifier: Apache-2.0
/// JSON that would end the program: nested without end, or with bytes that are no text.
#include "files/json_text.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau::files {
namespace {

TEST(JsonText, IsNotParsedWhereItIsNestedTooDeep) {
  constexpr std::size_t kDeep = 1'000'000;
  for (const std::string level : {"[", "{\"a\":", "[{\"a\":"}) {
    std::string text;
    for (std::size_t i = 0; i < kDeep; ++i) text += level;
    EXPECT_TRUE(is_json_too_deep(text)) << level;
    EXPECT_TRUE(parse_json(text).is_discarded()) << level;
  }
  EXPECT_FALSE(is_json_too_deep(std::string(100, '[')));
  EXPECT_TRUE(is_json_too_deep(std::string(101, '[')));
}

TEST(JsonText, BracketsInStringsAndBesideEachOtherAreNotDeep) {
  const std::string text = R"({"a\"[": ")" + std::string(500, '[') + R"(\\", "b": 1})";
  EXPECT_EQ(parse_json(text)["b"], 1);
  std::string flat = "[";
  for (int i = 0; i < 500; ++i) flat += "[1],";
  EXPECT_EQ(parse_json(flat + "2]").size(), 501U);
}

TEST(JsonText, WhatIsNoJsonIsDiscarded) {
  EXPECT_TRUE(parse_json("{").is_discarded());
  EXPECT_TRUE(parse_json("").is_discarded());
  EXPECT_TRUE(parse_json("[1e999]").is_discarded());
}

TEST(JsonText, BytesThatAreNoTextAreReplacedInsteadOfThrowing) {
  const nlohmann::json json = {{"name", "Ch\xEAnaie"}};
  EXPECT_TRUE(is_valid_utf8(json_text(json)));
  EXPECT_EQ(json_text(json), "{\"name\":\"Ch\xEF\xBF\xBDnaie\"}");
  EXPECT_EQ(json_text(nlohmann::json{{"a", 1}}, 2), "{\n  \"a\": 1\n}");
}

}  // namespace
}  // namespace carreau::files
