// SPDX-License-Identifier: Apache-2.0
/// Every message of data/messages is produced by a test, or messages_without_test.toml says why it
/// cannot be.
#include "base/message_catalogue.hpp"
#include "source_files.hpp"
#include "tested_messages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace carreau::house {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

/// The codes of requests, findings and errors. Words of reports and of help have tests of their
/// own.
std::set<std::string> told_codes() {
  const std::string text = read(fs::path(CARREAU_SOURCE_DIR) / "data/messages/en.toml");
  std::set<std::string> codes;
  for (const auto& entry : message_catalogue()) {
    if (text.find("\n" + std::string(entry.code) + " = ") != std::string::npos)
      codes.emplace(entry.code);
  }
  return codes;
}

std::vector<MessageWords> sentences_of(const std::set<std::string>& codes) {
  std::vector<MessageWords> words;
  for (const std::string& code : codes) {
    const MessageTexts* const entry = find_message(code);
    words.push_back({code, std::string(entry->english), std::string(entry->french)});
  }
  return words;
}

/// Of all tests but those of this folder, whose messages are examples.
std::vector<std::string> texts_of_tests() {
  std::vector<std::string> texts;
  for (const SourceFile& file : files_in("tests", {".cpp", ".js"})) {
    if (file.path.starts_with("tests/unit/house/")) continue;
    const Quotes quotes = file.path.ends_with(".js") ? Quotes::script : Quotes::cpp;
    std::ranges::move(quoted_texts(file.text, quotes), std::back_inserter(texts));
  }
  return texts;
}

std::map<std::string, std::string> reasons() {
  return reasons_in(
      read(fs::path(CARREAU_SOURCE_DIR) / "tests/unit/house/messages_without_test.toml"));
}

TEST(MessagesTested, EachIsProducedByATestOrListedWithAReason) {
  const std::set<std::string> codes = told_codes();
  EXPECT_THAT(check_tested(codes, codes_produced(sentences_of(codes), texts_of_tests()), reasons()),
              IsEmpty());
}

TEST(MessagesTested, TheListHoldsNoMoreThanATenth) {
  EXPECT_GT(told_codes().size(), 500U);
  EXPECT_LE(reasons().size() * 10, told_codes().size());
}

// The rule itself.

const std::vector<MessageWords> kMessages = {
    {"zone_missing", "expected a zone, found none", "il fallait une zone, aucune trouvée"},
    {"found", "expected {a}, found {b}", "il fallait {a}, trouvé {b}"},
    {"part", "the part {a} is above the whole of which it is a part", "la partie {a}"},
};

std::set<std::string> produced_by(const std::string& text) {
  return codes_produced(kMessages, {text});
}

TEST(MessagesTestedRule, ACodeIsNamedAloneOrAsAWordOfSeveral) {
  EXPECT_THAT(produced_by("zone_missing"), ElementsAre("zone_missing"));
  EXPECT_THAT(produced_by("4 Réf: zone_missing"), ElementsAre("zone_missing"));
  EXPECT_THAT(produced_by("zone_missing_too"), IsEmpty());
  EXPECT_THAT(produced_by("part"), ElementsAre("part"));
  EXPECT_THAT(produced_by("a part of it"), IsEmpty()) << "one word may be a word of any text";
}

TEST(MessagesTestedRule, AFragmentOfASentenceIsLongAndItsAlone) {
  EXPECT_THAT(produced_by("t.csv:3: … is above the whole …"), ElementsAre("part"));
  EXPECT_THAT(produced_by("above the whole"), IsEmpty());
  EXPECT_THAT(produced_by("une zone, aucune trouvée"), ElementsAre("zone_missing"));
}

TEST(MessagesTestedRule, ASentenceInFullIsTheLongestThatBeginsThere) {
  EXPECT_THAT(produced_by("z.csv: expected a zone, found none"), ElementsAre("zone_missing"));
  EXPECT_THAT(produced_by("z.csv: expected a ring, found 3"), ElementsAre("found"));
  EXPECT_THAT(produced_by("expected a ring"), IsEmpty());
}

TEST(MessagesTestedRule, TextsAreJoinedAndCommentsLeftOut) {
  EXPECT_THAT(quoted_texts("f(\"a \"\n  \"b\", 'c', 1'000, \"\\\"d\\n\"); // \"e\"\n/* \"g\" */",
                           Quotes::cpp),
              ElementsAre("a b", "\"d\n"));
  EXPECT_THAT(quoted_texts("R\"x(a \"b\" c)x\" \"d\"", Quotes::cpp), ElementsAre("a \"b\" cd"));
  EXPECT_THAT(quoted_texts("f('a', `b\nc`, /l'eau/, \"d\")", Quotes::script),
              ElementsAre("a", "b\nc", "d"));
}

TEST(MessagesTestedRule, TheListIsHeldAgainstTheTests) {
  const auto list = reasons_in("# why\n\na_b = \"the disk is full\"\nc = \"\"\nnonsense\n");
  EXPECT_THAT(list, UnorderedElementsAre(Pair("a_b", "the disk is full"), Pair("c", ""),
                                         Pair("nonsense", "")));
  EXPECT_THAT(check_tested({"a_b", "c", "d", "e"}, {"e"}, list),
              ElementsAre("d: no test produces it", "c: listed without a reason",
                          "nonsense: listed, but in no catalogue"));
  EXPECT_THAT(check_tested({"a_b"}, {"a_b"}, {{"a_b", "the disk is full"}}),
              ElementsAre("a_b: listed, but a test produces it"));
}

}  // namespace
}  // namespace carreau::house
