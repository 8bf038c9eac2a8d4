// SPDX-License-Identifier: Apache-2.0
/// Marks found by blocks against marks found one by one, at every alignment.
#include "files/text_marks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

namespace carreau::files {
namespace {

std::vector<std::size_t> marks_of(std::string_view text, std::size_t from) {
  TextMarks marks(text, ';');
  marks.seek(from);
  std::vector<std::size_t> places;
  for (std::size_t at = marks.next(); at < text.size(); at = marks.next()) places.push_back(at);
  EXPECT_EQ(marks.next(), text.size()) << "the end stays the end";
  return places;
}

std::vector<std::size_t> plain_marks_of(std::string_view text, std::size_t from) {
  std::vector<std::size_t> places;
  for (std::size_t i = from; i < text.size(); ++i) {
    if (text[i] == ';' || text[i] == '\n' || text[i] == '"') places.push_back(i);
  }
  return places;
}

TEST(TextMarks, AreThoseOfAPlainSearchWhereverTheTextEnds) {
  std::mt19937_64 random(3);
  constexpr std::string_view kLetters = "abc;\n\",.\xC3\xA9 ";
  std::string text;
  for (std::size_t size = 0; size < 200; ++size) {
    for (const std::size_t from : {std::size_t{0}, size / 3, size}) {
      EXPECT_EQ(marks_of(text, from), plain_marks_of(text, from)) << size << " from " << from;
    }
    text.push_back(kLetters[random() % kLetters.size()]);
  }
}

TEST(TextMarks, BytesOutsideTheTextDoNotCount) {
  const std::string text = ";;\n\n\"\";;";
  EXPECT_EQ(marks_of(std::string_view(text).substr(0, 3), 0).size(), 3U);
}

TEST(Survey, CountsLinesAndTellsWhatElseThereIs) {
  for (const std::size_t before : {0, 1, 63, 64, 65, 127, 128, 1000}) {
    const std::string start(before, 'x');
    EXPECT_EQ(survey(start).lines, 0);
    EXPECT_EQ(survey(start + "\n").lines, 1);
    EXPECT_EQ(survey(start + "\n\n" + start + "\n").lines, 3);
    EXPECT_EQ(survey(start + "\r\n\r").returns, 2);
    EXPECT_FALSE(survey(start).has_quotes);
    EXPECT_TRUE(survey(start + "\"").has_quotes);
    EXPECT_FALSE(survey(start).has_non_ascii);
    EXPECT_TRUE(survey(start + "\xE9").has_non_ascii);
    EXPECT_FALSE(survey(start).has_zero_bytes);
    EXPECT_TRUE(survey(start + std::string(1, '\0')).has_zero_bytes);
  }
}

TEST(Survey, OfPartsAddsUp) {
  TextSurvey sum = survey("a\nb");
  sum += survey("\"\n");
  EXPECT_EQ(sum.lines, 2);
  EXPECT_TRUE(sum.has_quotes);
  EXPECT_FALSE(sum.has_non_ascii);
}

}  // namespace
}  // namespace carreau::files
