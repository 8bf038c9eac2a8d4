// SPDX-License-Identifier: Apache-2.0
/// Numbers as French and English readers write them.
#include "report/words.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

namespace carreau::report {
namespace {

const Words kFrench(Language::french);
const Words kEnglish(Language::english);

TEST(Words, CountsGroupByThree) {
  EXPECT_EQ(kFrench.count(0), "0");
  EXPECT_EQ(kFrench.count(999), "999");
  EXPECT_EQ(kFrench.count(1000), "1\u202F000");
  EXPECT_EQ(kEnglish.count(1234567.6), "1,234,568");
  EXPECT_EQ(kEnglish.count(-1234), "−1,234");
}

TEST(Words, DecimalsTakeTheirMark) {
  EXPECT_EQ(kFrench.decimal(12345.678, 1), "12\u202F345,7");
  EXPECT_EQ(kEnglish.decimal(12345.678, 2), "12,345.68");
  EXPECT_EQ(kFrench.decimal(0.5, 2), "0,50");
}

TEST(Words, NothingIsNegativeZero) {
  EXPECT_EQ(kFrench.count(-0.2), "0");
  EXPECT_EQ(kEnglish.decimal(-0.004, 2), "0.00");
  EXPECT_EQ(kEnglish.euros(-0.2), "€0");
}

TEST(Words, EurosAndPercent) {
  EXPECT_EQ(kFrench.euros(15400), "15\u202F400\u00A0€");
  EXPECT_EQ(kEnglish.euros(-15400), "−€15,400");
  EXPECT_EQ(kFrench.percent(0.6251, 1), "62,5\u00A0%");
  EXPECT_EQ(kEnglish.percent(0.6251), "63%");
}

TEST(Words, ChoosesTheWording) {
  EXPECT_EQ(kFrench("oui", "yes"), "oui");
  EXPECT_EQ(kEnglish("oui", "yes"), "yes");
  EXPECT_EQ(parse_language("fr"), Language::french);
  EXPECT_EQ(parse_language("en"), Language::english);
  EXPECT_THROW((void)parse_language("de"), ArgumentError);
}

}  // namespace
}  // namespace carreau::report
