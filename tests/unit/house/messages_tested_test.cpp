// SPDX-License-Identifier: Apache-2.0
/// Every message of data/messages is produced by a test, or messages_without_test.toml says why it
/// cannot be.
#include "base/message.hpp"
#include "base/message_catalogue.hpp"
#include "cli/commands.hpp"
#include "cli/option_list.hpp"
#include "source_files.hpp"
#include "tested_messages.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::house {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;
using ::testing::UnorderedElementsAre;

/// The codes of one catalogue: of requests, findings and errors in "en.toml".
std::set<std::string> codes_of(const std::string& catalogue) {
  const std::string text = read(fs::path(CARREAU_SOURCE_DIR) / "data/messages" / catalogue);
  std::set<std::string> codes;
  for (const auto& entry : message_catalogue()) {
    if (text.find("\n" + std::string(entry.code) + " = ") != std::string::npos)
      codes.emplace(entry.code);
  }
  return codes;
}

/// The codes whose words are for readers of reports and of the command line.
std::set<std::string> label_codes() {
  std::set<std::string> codes = codes_of("report_en.toml");
  codes.merge(codes_of("command_line_en.toml"));
  return codes;
}

/// Inserts the code of the word that stands for a value in the help, where the catalogue has one.
void add_word(const std::string& word, std::set<std::string>& codes) {
  for (const auto& entry : message_catalogue()) {
    if (cli::word_in_capitals(word) == DetailValue(Message{std::string(entry.code)}))
      codes.emplace(entry.code);
  }
}

/// What golden/help_test compares with the catalogue, for every verb and in both languages: the
/// summary, the examples, and each option with its description, its name and the word for its
/// value.
std::set<std::string> codes_of_help() {
  std::set<std::string> codes;
  for (const auto& command : cli::all_commands()) {
    cli::OptionList options(Language::french);
    command->setup(options);
    codes.insert("help_summary_" + std::string(command->name()));
    codes.insert("help_example_" + std::string(command->name()));
    for (const cli::Option& option : options.options()) {
      codes.insert(option.help().code);
      add_word(option.is_positional() ? option.name() : option.placeholder(), codes);
    }
  }
  return codes;
}

/// A sentence whose "{number|cell|cells}" read one of their two forms.
std::string in_form(std::string_view sentence, bool is_plural) {
  static const std::regex forms(R"(\{\w+\|([^|}]*)\|([^|}]*)\})");
  return std::regex_replace(std::string(sentence), forms, is_plural ? "$2" : "$1");
}

std::vector<MessageWords> sentences_of(const std::set<std::string>& codes) {
  std::vector<MessageWords> words;
  for (const std::string& code : codes) {
    const MessageTexts* const entry = find_message(code);
    words.push_back({code, in_form(entry->english, true), in_form(entry->french, true)});
    // A message that counts nothing has no other form.
    const std::string singular = in_form(entry->french, false);
    if (singular != words.back().french) {
      words.push_back({code, in_form(entry->english, false), singular});
    }
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
  const std::vector<std::string> texts = texts_of_tests();
  std::set<std::string> codes = codes_of("en.toml");
  std::set<std::string> produced = codes_produced(sentences_of(codes), texts);
  const std::set<std::string> labels = label_codes();
  produced.merge(codes_shown(sentences_of(labels), texts));
  produced.merge(codes_of_help());
  codes.insert(labels.begin(), labels.end());
  for (const std::string& fault : check_tested(codes, produced, reasons())) ADD_FAILURE() << fault;
}

TEST(MessagesTested, TheListHoldsNoMoreThanATenth) {
  EXPECT_GT(codes_of("en.toml").size(), 500U);
  EXPECT_GT(label_codes().size(), 600U);
  EXPECT_LE(reasons().size() * 10, codes_of("en.toml").size());
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

TEST(MessagesTestedRule, LabelsAreProducedByAllTheirWords) {
  const std::vector<MessageWords> labels = {
      {"title_of_years", "Years", "Années"},
      {"years_sheet", "Years", "Par an"},
      {"share", "{part} of what is granted", "{part} du tout"}};
  const auto shown_by = [&](const std::string& text) { return codes_shown(labels, {text}); };
  EXPECT_THAT(shown_by("<h2>Years</h2>"), ElementsAre("title_of_years", "years_sheet"));
  EXPECT_THAT(shown_by("Années"), ElementsAre("title_of_years"));
  EXPECT_THAT(shown_by("Yearso"), IsEmpty());
  EXPECT_THAT(shown_by("éYears"), IsEmpty());
  EXPECT_THAT(shown_by("Year"), IsEmpty());
  EXPECT_THAT(shown_by("0% of what is gr"), ElementsAre("share"));
  EXPECT_THAT(shown_by("of what is"), IsEmpty());
}

TEST(MessagesTestedRule, ShortPatternsAreProducedByAllTheirParts) {
  const std::vector<MessageWords> patterns = {{"row", "row {a}", "ligne {a}"},
                                              {"fails", "fails: {a}", "non : {a}"},
                                              {"fails_too", "fails: {a}", "non : {a}"},
                                              {"list", "{a}, {b}", "{a}, {b}"}};
  const auto shown_by = [&](const std::string& text) { return codes_shown(patterns, {text}); };
  EXPECT_THAT(shown_by("row 3"), ElementsAre("row"));
  EXPECT_THAT(shown_by("row "), IsEmpty()) << "a detail is not empty";
  EXPECT_THAT(shown_by("non : a"), ElementsAre("fails", "fails_too"));
  EXPECT_THAT(shown_by("a, b"), IsEmpty()) << "too little to recognise it";
  EXPECT_THAT(shown_by("text_of(list)"), IsEmpty());
  EXPECT_THAT(shown_by("list"), ElementsAre("list"));
}

TEST(MessagesTestedRule, TextsAreJoinedAndCommentsLeftOut) {
  EXPECT_THAT(quoted_texts("f(\"a \"\n  \"b\", 'c', 1'000, \"\\\"d\\n\"); // \"e\"\n/* \"g\" */",
                           Quotes::cpp),
              ElementsAre("a b", "\"d\n"));
  EXPECT_THAT(quoted_texts(R"("5\u00A0\u20AC")", Quotes::cpp), ElementsAre("5\u00A0\u20AC"));
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
