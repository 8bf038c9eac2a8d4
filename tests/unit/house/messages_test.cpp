// SPDX-License-Identifier: Apache-2.0
/// Holds the codes of messages in the sources against the catalogues, each way, and looks for
/// English in the French one.
#include "base/message_catalogue.hpp"
#include "house_rules.hpp"
#include "message_uses.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

std::vector<SourceFile> sources_of(const std::vector<std::string>& folders) {
  const fs::path root = CARREAU_SOURCE_DIR;
  std::vector<SourceFile> files;
  for (const std::string& folder : folders) {
    for (const auto& entry : fs::recursive_directory_iterator(root / folder)) {
      const std::string extension = entry.path().extension().string();
      // Of Python, which names codes as literals too.
      if (extension != ".cpp" && extension != ".hpp" && extension != ".py") continue;
      std::ifstream stream(entry.path(), std::ios::binary);
      files.push_back({fs::relative(entry.path(), root).generic_string(),
                       {std::istreambuf_iterator<char>(stream), {}}});
    }
  }
  std::ranges::sort(files, {}, &SourceFile::path);
  return files;
}

/// What is wrong with one use; empty where nothing is.
std::string fault_of(const MessageUse& use) {
  const MessageTexts* const entry = find_message(use.code);
  if (entry == nullptr) return use.code + " is in no catalogue";
  if (use.details && *use.details != details_of(entry->english)) {
    return use.code + " is given other details than its texts name";
  }
  return {};
}

TEST(Messages, OfTheSourcesAreInTheCatalogueWithTheirDetails) {
  std::vector<std::string> faults;
  for (const SourceFile& file : sources_of({"engine", "lab", "cli", "python"})) {
    for (const MessageUse& use : message_uses(file.text)) {
      const std::string fault = fault_of(use);
      if (!fault.empty())
        faults.push_back(file.path + ":" + std::to_string(use.line) + ": " + fault);
    }
  }
  EXPECT_THAT(faults, IsEmpty());
}

TEST(Messages, OfTheCatalogueAreUsed) {
  std::set<std::string> used;
  for (const SourceFile& file : sources_of({"engine", "lab", "cli", "python"}))
    used.merge(possible_codes(file.text));
  std::vector<std::string> idle;
  for (const MessageTexts& entry : message_catalogue()) {
    // Those of help are made of the names of verbs and values; catalogue_test looks at the others.
    const bool is_of_help = entry.code.starts_with("help_") || entry.code.starts_with("word_");
    if (is_of_help || entry.code.starts_with("report_")) continue;
    if (!used.contains(std::string(entry.code))) idle.emplace_back(entry.code);
  }
  EXPECT_THAT(idle, IsEmpty());
}

/// Words as people read them: what stands in `code`, an option or a path is no word of a language.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : std::string(text) + " ") {
    const bool is_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool is_joined = c == '_' || c == '-' || c == '.' || c == '/' || c == '=' || c == '{';
    if (is_letter || is_joined || c == '}' || static_cast<unsigned char>(c) >= 0x80) {
      word += c;
      continue;
    }
    words.insert(word);
    word.clear();
  }
  return words;
}

std::vector<std::string> entries_with(const std::set<std::string>& foreign,
                                      std::string_view MessageTexts::*text) {
  std::vector<std::string> found;
  for (const MessageTexts& entry : message_catalogue()) {
    for (const std::string& word : words_of(entry.*text)) {
      if (foreign.contains(word)) found.push_back(std::string(entry.code) + ": " + word);
    }
  }
  return found;
}

TEST(Messages, AreEachInOneLanguage) {
  const std::set<std::string> english{"expected", "found", "cannot", "must", "such",  "the",
                                      "is",       "are",   "with",   "of",   "which", "and"};
  const std::set<std::string> french{"il",   "fallait", "des",  "une", "est",
                                     "sont", "les",     "avec", "pas", "dans"};
  EXPECT_THAT(entries_with(english, &MessageTexts::french), IsEmpty());
  EXPECT_THAT(entries_with(french, &MessageTexts::english), IsEmpty());
}

// The reading of sources itself.

std::vector<std::string> codes_in(std::string_view source) {
  std::vector<std::string> codes;
  for (const MessageUse& use : message_uses(source)) codes.push_back(use.code);
  return codes;
}

TEST(MessageUses, AreFoundWithTheirDetails) {
  const auto uses = message_uses(
      "throw DataError(place, Message{\"unit_twice\", {{\"unit\", f(\"x\")}, {\"n\", 1}}},\n"
      "                Message{\"leave_out\"});\n");
  ASSERT_EQ(uses.size(), 2U);
  EXPECT_EQ(uses[0].code, "unit_twice");
  EXPECT_THAT(*uses[0].details, UnorderedElementsAre("unit", "n"));
  EXPECT_EQ(uses[1].line, 2);
  EXPECT_THAT(*uses[1].details, IsEmpty());
}

TEST(MessageUses, OfFindingsAndRefusals) {
  EXPECT_THAT(codes_in("f.notice(\"a\"); f.warn(\"b\", {{\"x\", y}}, place); throw "
                       "RowRefused{{\"c\", {}}, column}; throw CellRefused{\"d\", {}};"),
              ElementsAre("a", "b", "c", "d"));
}

TEST(MessageUses, OfConditionsAreBoth) {
  const auto uses = message_uses("Message{is_x ? \"a\" : \"b\", {{\"n\", 1}}}");
  ASSERT_EQ(uses.size(), 2U);
  EXPECT_THAT(*uses[0].details, ElementsAre("n"));
  EXPECT_THAT(*uses[1].details, ElementsAre("n"));
}

TEST(MessageUses, AreNotInCommentsNorInOtherCalls) {
  EXPECT_THAT(codes_in("// Message{\"a\"}\nf(\"b\"); x = {\"c\", 1};"), IsEmpty());
}

TEST(MessageUses, OfWrongCodesAndDetailsAreRefused) {
  EXPECT_EQ(fault_of({"no_such_code", 1, {}}), "no_such_code is in no catalogue");
  EXPECT_EQ(fault_of({"unit_twice", 1, std::set<std::string>{"name"}}),
            "unit_twice is given other details than its texts name");
  EXPECT_EQ(fault_of({"unit_twice", 1, std::set<std::string>{"unit"}}), "");
  EXPECT_EQ(fault_of({"unit_twice", 1, std::nullopt}), "");
}

}  // namespace
}  // namespace carreau::house
