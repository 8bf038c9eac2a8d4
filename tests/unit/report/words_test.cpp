// SPDX-License-Identifier: Apache-2.0
/// Numbers as French and English readers write them.
#include "report/words.hpp"

#include "base/error.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>

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

TEST(Words, ATieGoesAwayFromZero) {
  EXPECT_EQ(kFrench.count(31816.5), "31\u202F817");
  EXPECT_EQ(kEnglish.count(-2.5), "−3");
  EXPECT_EQ(kEnglish.decimal(0.125, 2), "0.13");
  EXPECT_EQ(kEnglish.decimal(1.005, 2), "1.00") << "under the tie in its last bits";
}

TEST(Words, AValueBesideItsBoundTakesTheDigitsOfTheComparison) {
  EXPECT_EQ(kFrench.decimal_apart(10'657.5, 10'658.0), "10\u202F657,5");
  EXPECT_EQ(kFrench.decimal_apart(10'658.0, 10'658.0), "10\u202F658");
  EXPECT_EQ(kEnglish.decimal_apart(999.96, 1'000.0), "999.96") << "one digit would be 1,000.0";
  EXPECT_EQ(kFrench.percent_apart(0.50004, 0.5, 1), "50,004\u00A0%");
  EXPECT_EQ(kFrench.percent_apart(0.5, 0.5, 1), "50,0\u00A0%");
  EXPECT_EQ(kFrench.percent_apart(0.6234, 0.5, 1), "62,3\u00A0%");
  EXPECT_EQ(kFrench.euros_apart(11'300.02, 11'300.0), "11\u202F300,02\u00A0€");
}

TEST(Words, TwoAmountsSideBySideShowTheirOrder) {
  using Pair = std::pair<std::string, std::string>;
  EXPECT_EQ(kEnglish.euros_beside(15'339.2, 15'339.4), Pair("€15,339.2", "€15,339.4"));
  EXPECT_EQ(kEnglish.euros_beside(15'338.4, 15'339.4), Pair("€15,338", "€15,339"));
  EXPECT_EQ(kEnglish.euros_beside(-0.4, 0.4), Pair("−€0.4", "€0.4"));
}

TEST(Words, AParameterHasAllItsDigits) {
  EXPECT_EQ(kFrench.percent_exact(0.555), "55,5\u00A0%");
  EXPECT_EQ(kFrench.percent_exact(0.4746), "47,46\u00A0%");
  EXPECT_EQ(kFrench.percent_exact(0.6), "60\u00A0%");
  EXPECT_EQ(kEnglish.euros_exact(21'120.0), "€21,120");
  EXPECT_EQ(kEnglish.euros_exact(21'120.5), "€21,120.50");
}

TEST(Words, ChoosesTheWording) {
  EXPECT_EQ(kFrench("report_language_code"), "fr");
  EXPECT_EQ(kEnglish("report_language_code"), "en");
  EXPECT_EQ(parse_language("fr"), Language::french);
  EXPECT_EQ(parse_language("en"), Language::english);
  EXPECT_THROW((void)parse_language("de"), ArgumentError);
}

}  // namespace
}  // namespace carreau::report
