// SPDX-License-Identifier: Apache-2.0
/// Messages: details in words, by language; a code that no catalogue holds still says what it has.
#include "base/message.hpp"

#include "base/message_catalogue.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::EndsWith;

std::string french(const DetailValue& value) { return value.text(Language::french); }
std::string english(const DetailValue& value) { return value.text(Language::english); }

TEST(Details, AreWrittenAsTheLanguageDoes) {
  EXPECT_EQ(french(Count{10658}), "10\u202F658");
  EXPECT_EQ(english(Count{10658}), "10,658");
  EXPECT_EQ(english(Count{-1234567}), "-1,234,567");
  EXPECT_EQ(english(Count{999}), "999");
  EXPECT_EQ(french(0.55), "0,55");
  EXPECT_EQ(english(0.55), "0.55");
  EXPECT_EQ(french(Fixed{2.0, 3}), "2,000");
  EXPECT_EQ(english(Fixed{10657.5, 1}), "10657.5");
  EXPECT_EQ(french(2021), "2021") << "a year is no count";
  EXPECT_EQ(french(std::vector<std::string>{"a", "b"}), "a, b");
}

TEST(Details, OfTextAreKeptAsTheyAre) {
  EXPECT_EQ(french("0.55"), "0.55");
  EXPECT_EQ(french(std::string("10658")), "10658");
  EXPECT_EQ(english(std::string_view("{name}")), "{name}");
}

TEST(Details, MayBeMessages) {
  EXPECT_EQ(french(Message{"a_list"}), "une liste");
  EXPECT_EQ(english(std::vector<Message>{{"a_list"}, {"a_text"}}), "a list, a text");
}

TEST(Messages, FillInTheirDetails) {
  const Message message{"expected_text_found",
                        {{"found", "abc"}, {"expected", Message{"true_or_false"}}}};
  EXPECT_EQ(text_of(message, Language::english), "expected true or false, found \"abc\"");
  EXPECT_EQ(text_of(message, Language::french), "il fallait true ou false, trouvé « abc »");
}

TEST(Messages, FillInADetailAsOftenAsItIsNamed) {
  const Message message{"merged_cells", {{"field", "theme"}}};
  EXPECT_THAT(text_of(message, Language::english), ::testing::HasSubstr("(theme)"));
  EXPECT_THAT(text_of(message, Language::english), ::testing::HasSubstr("[\"theme\"]"));
}

TEST(Messages, TakeTheFormOfTheirNumbers) {
  const auto pieces = [](Count count, Language language) {
    return text_of(Message{"revision_lock_extended", {{"cells", count}}}, language);
  };
  using ::testing::EndsWith;
  EXPECT_THAT(pieces({0}, Language::french), EndsWith(" 0 carreau"));
  EXPECT_THAT(pieces({1}, Language::french), EndsWith(" 1 carreau"));
  EXPECT_THAT(pieces({2}, Language::french), EndsWith(" 2 carreaux"));
  EXPECT_THAT(pieces({1000}, Language::french), EndsWith(" 1\u202F000 carreaux"));
  EXPECT_THAT(pieces({0}, Language::english), EndsWith(" 0 cells"));
  EXPECT_THAT(pieces({1}, Language::english), EndsWith(" 1 cell"));
  EXPECT_THAT(pieces({1000}, Language::english), EndsWith(" 1,000 cells"));
}

TEST(Messages, OfAnUnknownCodeSayWhatTheyHave) {
  EXPECT_EQ(text_of(Message{"no_such_code", {{"a", "x"}, {"b", 2}}}, Language::french),
            "no_such_code x, 2");
}

TEST(Messages, QuoteWithoutControlCharacters) {
  EXPECT_EQ(text_of(Message{"no_such_code", {{"a", "\x1B[2J"}}}, Language::french),
            "no_such_code \uFFFD[2J");
  EXPECT_EQ(text_of(Message{"no_such_code", {{"a", std::vector<std::string>{"\x07", "caf\xE9"}}}},
                    Language::french),
            "no_such_code \uFFFD, café");
}

TEST(Messages, AreCutWhereTheyQuoteMuch) {
  const std::string much(1'000'000, 'a');
  const std::vector<std::string> many(100'000, "column");
  const Message shown = showable(
      {"no_such_code",
       {{"text", much}, {"list", many}, {"number", 7}, {"nested", Message{"b", {{"c", much}}}}}});
  EXPECT_THAT(english(shown.details[0].value), ::testing::EndsWith("aaa…"));
  EXPECT_LT(english(shown.details[0].value).size(), 5'000U);
  EXPECT_THAT(english(shown.details[1].value), ::testing::EndsWith("column, …"));
  EXPECT_LT(english(shown.details[1].value).size(), 10'000U);
  EXPECT_EQ(shown.details[2], (Detail{"number", 7}));
  EXPECT_LT(english(shown.details[3].value).size(), 5'000U);
  const Message plain{"a", {{"text", "é"}, {"list", std::vector<std::string>{"b", "c"}}}};
  EXPECT_EQ(showable(plain), plain);
}

TEST(Messages, AreEqualWhereAllIsEqual) {
  EXPECT_EQ((Message{"a", {{"n", 1}}}), (Message{"a", {{"n", 1}}}));
  EXPECT_NE((Message{"a", {{"n", 1}}}), (Message{"a", {{"n", Count{1}}}}));
  EXPECT_NE((Message{"a", {{"n", 1}}}), (Message{"a", {{"m", 1}}}));
}

TEST(Catalogue, IsSortedAndWhole) {
  const auto catalogue = message_catalogue();
  EXPECT_GT(catalogue.size(), 300U);
  EXPECT_TRUE(std::ranges::is_sorted(catalogue, {}, &MessageTexts::code));
  for (const MessageTexts& entry : catalogue) {
    EXPECT_EQ(find_message(entry.code), &entry) << entry.code;
    EXPECT_FALSE(entry.french.empty() || entry.english.empty()) << entry.code;
  }
  EXPECT_EQ(find_message("no_such_code"), nullptr);
  EXPECT_EQ(find_message(""), nullptr);
}

}  // namespace
}  // namespace carreau
