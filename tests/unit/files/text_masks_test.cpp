// SPDX-License-Identifier: Apache-2.0
/// Marks found by blocks against marks found one by one.
#include "files/text_masks.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::files {
namespace {

std::vector<std::uint64_t> plain_mask(std::string_view text, char mark) {
  std::vector<std::uint64_t> words(text.size() / kMaskBytes);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == mark) words[i / kMaskBytes] |= std::uint64_t{1} << (i % kMaskBytes);
  }
  return words;
}

std::string drawn_text(std::size_t size, std::string_view letters) {
  std::mt19937_64 random(3);
  std::string text;
  while (text.size() < size) text.push_back(letters[random() % letters.size()]);
  return text;
}

TEST(TextMasks, AreThoseOfAPlainSearch) {
  for (const std::size_t words : {0U, 1U, 2U, 3U, 17U}) {
    // One byte more in front, so that nothing is aligned.
    const std::string drawn = drawn_text(words * kMaskBytes + 1, "ab;\n\",.\xC3\xA9\xBB ");
    const std::string_view text = std::string_view(drawn).substr(1);
    std::vector<std::uint64_t> separators(words);
    std::vector<std::uint64_t> feeds(words);
    std::vector<std::uint64_t> quotes(words);
    EXPECT_EQ(find_masks(text, ';', {separators.data(), feeds.data(), quotes.data()}), words > 0);
    EXPECT_EQ(separators, plain_mask(text, ';'));
    EXPECT_EQ(feeds, plain_mask(text, '\n'));
    EXPECT_EQ(quotes, plain_mask(text, '"'));
  }
}

TEST(TextMasks, EndsOfLinesCountTheSeparatorsBeforeThem) {
  const std::string text = drawn_text(10 * kMaskBytes, "ab;;\n");
  const auto separators = plain_mask(text, ';');
  const auto feeds = plain_mask(text, '\n');
  std::vector<LineEnd> ends(text.size());
  ends.resize(list_ends(separators, feeds, ends));
  ASSERT_EQ(ends.size(), static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
  std::size_t from = 0;
  for (const LineEnd& end : ends) {
    EXPECT_EQ(end.at, text.find('\n', from));
    EXPECT_EQ(end.separators, std::count(text.begin(), text.begin() + end.at, ';'));
    from = end.at + 1;
  }
}

TEST(Survey, CountsLinesAndTellsWhatElseThereIs) {
  for (const std::size_t before : {0U, 1U, 63U, 64U, 65U, 127U, 128U, 1000U}) {
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

TEST(Survey, SeesEachByteWhereverItStands) {
  for (std::size_t size = 1; size < 200; ++size) {
    for (std::size_t at = 0; at < size; ++at) {
      std::string text(size, 'x');
      text[at] = "\n\r\"\xFF"[at % 4];
      const TextSurvey seen = survey(text);
      EXPECT_EQ(seen.lines, at % 4 == 0 ? 1 : 0);
      EXPECT_EQ(seen.returns, at % 4 == 1 ? 1 : 0);
      EXPECT_EQ(seen.has_quotes, at % 4 == 2);
      EXPECT_EQ(seen.has_non_ascii, at % 4 == 3);
      EXPECT_FALSE(seen.has_zero_bytes);
      text[at] = '\0';
      EXPECT_TRUE(survey(text).has_zero_bytes) << at << " of " << size;
    }
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
