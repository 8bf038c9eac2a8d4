// SPDX-License-Identifier: Apache-2.0
/// Decimals as published, to the last digit.
#include "base/decimal.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

std::string read(std::string_view field) {
  const auto decimal = parse_decimal(field);
  return decimal ? decimal_text(decimal->units, decimal->decimals) : "none";
}

TEST(Decimal, ReadsWhatFrenchTablesWrite) {
  EXPECT_EQ(read("319"), "319");
  EXPECT_EQ(read("10029,70"), "10029.70");
  EXPECT_EQ(read("0.05"), "0.05");
  EXPECT_EQ(read("-13,6"), "-13.6");
  EXPECT_EQ(read("-0,5"), "-0.5");
  EXPECT_EQ(read("+12"), "12");
  EXPECT_EQ(read("1\u202F311\u202F700"), "1311700");
  EXPECT_EQ(read("1\u00A0311,5"), "1311.5");
  EXPECT_EQ(read("0001"), "1");
}

TEST(Decimal, RefusesWhatHasNoLastDigit) {
  for (const char* field : {"", "s", "1e3", "12a", "--1", "1,2,3", "nan"}) {
    EXPECT_EQ(read(field), "none") << field;
  }
}

TEST(Decimal, HasUpTo14Digits) {
  EXPECT_EQ(read("12345678901234"), "12345678901234");
  EXPECT_EQ(read("123456789012345"), "none");
  EXPECT_EQ(read("0,00000000000001"), "0.00000000000001");
  EXPECT_EQ(with_decimals({123, 1}, 3), 12'300);
  EXPECT_EQ(with_decimals({0, 0}, 14), 0);
  EXPECT_EQ(with_decimals({99'999'999'999'999, 0}, 0), 99'999'999'999'999);
  EXPECT_FALSE(with_decimals({99'999'999'999'999, 0}, 1));
  EXPECT_FALSE(with_decimals({-1, 0}, 15));
}

TEST(Decimal, PrintsAsADoubleAsItWasWritten) {
  EXPECT_EQ(decimal_value(464'303'3, 1), 464303.3);
  EXPECT_EQ(decimal_value(-5, 1), -0.5);
}

}  // namespace
}  // namespace carreau
