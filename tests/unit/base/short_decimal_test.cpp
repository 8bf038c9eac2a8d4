// SPDX-License-Identifier: Apache-2.0
/// Short decimals read at once, against reading them digit by digit.
#include "base/short_decimal.hpp"

#include "base/text.hpp"

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <string_view>

namespace carreau {
namespace {

/// Digits, then perhaps a point and some more, at most `decimals`.
std::optional<std::int64_t> digit_by_digit(std::string_view field, int decimals) {
  std::int64_t value = 0;
  int behind = -1;  // digits behind the point; -1 before there is one
  bool has_digit = false;
  for (const char c : field) {
    if (c == '.') {
      if (behind >= 0 || !has_digit) return std::nullopt;
      behind = 0;
      has_digit = false;
      continue;
    }
    if (!is_digit(c)) return std::nullopt;
    has_digit = true;
    value = 10 * value + (c - '0');
    if (behind >= 0) ++behind;
  }
  if (!has_digit || behind > decimals) return std::nullopt;
  for (int k = behind < 0 ? 0 : behind; k < decimals; ++k) value *= 10;
  return value;
}

TEST(ShortDecimal, AgreesWithReadingDigitByDigit) {
  // Digits and points often enough for numbers to be frequent.
  constexpr std::string_view kCharacters = "00123456789999...../:,-+ eE\"\r\x80\xFF";
  std::mt19937 random(5);
  int numbers = 0;
  for (int round = 0; round < 400'000; ++round) {
    const auto draw = [&](std::size_t most) {
      return kCharacters[random() % (most == 0 ? kCharacters.size() : most)];
    };
    // Most texts have digits and points alone.
    const std::size_t most = round % 3 == 0 ? 0 : round % 3 == 1 ? 19 : 15;
    std::string text;
    for (int k = 0; k < 9; ++k) text += draw(0);  // what stands in front of the field
    const std::size_t size = 1 + random() % 8;
    for (std::size_t k = 0; k < size; ++k) text += draw(most);
    const std::string_view field = std::string_view(text).substr(9);
    for (const int decimals : {0, 1, 2, 9}) {
      const auto expected = digit_by_digit(field, decimals);
      ASSERT_EQ(parse_short_decimal(field, decimals), expected) << field << ' ' << decimals;
      ASSERT_EQ(parse_short_decimal_before(text.data() + text.size(), size, decimals), expected)
          << text << ' ' << decimals;
      numbers += expected ? 1 : 0;
    }
  }
  EXPECT_GT(numbers, 100'000) << "the test is to see numbers";
}

}  // namespace
}  // namespace carreau
