// SPDX-License-Identifier: Apache-2.0
/// Amounts as French and English tables write them, and the notation that a column decides.
#include "base/amount_text.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

namespace carreau {
namespace {

using Mark = AmountNotation::Mark;

struct Written {
  const char* text;
  std::int64_t hundredths;
};
void PrintTo(const Written& written, std::ostream* out) { *out << written.text; }

class Amounts : public ::testing::TestWithParam<Written> {};

TEST_P(Amounts, AreExact) {
  const AmountText amount = parse_amount(GetParam().text);
  ASSERT_TRUE(amount.is_amount());
  EXPECT_EQ(amount.hundredths, GetParam().hundredths);
  EXPECT_FALSE(amount.is_guess);
}

INSTANTIATE_TEST_SUITE_P(
    Spellings, Amounts,
    ::testing::Values(Written{"195", 19'500}, Written{"1,234.50", 123'450},
                      Written{"1.234,50", 123'450}, Written{"1 028 246", 102'824'600},
                      Written{"1\u202F028\u00A0246,50 €", 102'824'650},
                      Written{"1\u2009028,5\u2009€", 102'850}, Written{"1\u2007028", 102'800},
                      Written{"1’028’246.50", 102'824'650}, Written{"€ 12.30", 1'230},
                      Written{"EUR 12.30", 1'230}, Written{"(1 200) €", -120'000},
                      Written{"(1,200.00)", -120'000}, Written{"1.200,00-", -120'000},
                      Written{"\u22123 €", -300}, Written{"+ 12", 1'200},
                      Written{"12,5 k€", 1'250'000}, Written{"2 M€", 200'000'000},
                      Written{"12 %", 1'200}, Written{"=\"1 200\"", 120'000},
                      Written{"0.30000000000000004", 30}));

TEST(AmountText, TheUnitOfTheCellIsGiven) {
  EXPECT_EQ(parse_amount("12 €").unit, AmountUnit::euro);
  EXPECT_EQ(parse_amount("12 K€").unit, AmountUnit::euro);
  EXPECT_EQ(parse_amount("12,5 %").unit, AmountUnit::percent);
  EXPECT_EQ(parse_amount("12").unit, AmountUnit::none);
}

TEST(AmountText, UnknownIsSaidInWordsAndDashes) {
  for (const char* text : {"-", "—", "- €", "---", "…", "///", "?", "nc", "N.C.", "n.d.", "N/A",
                           "ns", "s", "NR", "non renseigné", "Non communiquée"}) {
    EXPECT_EQ(parse_amount(text).kind, AmountKind::unknown) << text;
  }
  for (const char* text : {"", "  ", "\u202F", "\u2009"}) {
    EXPECT_EQ(parse_amount(text).kind, AmountKind::empty) << text;
  }
}

TEST(AmountText, AnythingElseIsUnreadable) {
  for (const char* text :
       {"3 + FPH", "env. 12", "12 / 13", "--5", "- -5", "+-5", "€", "%", "()", "nan", "1e3",
        "99999999999999999999", "12 kg", "1,028,50", "0 125", "12,", "5.", "1 200 300,4,5"}) {
    EXPECT_EQ(parse_amount(text).kind, AmountKind::unreadable) << text;
  }
}

TEST(AmountText, ATypedNumberIsNeverInterpreted) {
  EXPECT_EQ(typed_amount("33.333").hundredths, 3'333);
  EXPECT_FALSE(typed_amount("33.333").is_guess);
  EXPECT_EQ(typed_amount("15.375").hundredths, 1'538);
  EXPECT_EQ(typed_amount("-1234567.5").hundredths, -123'456'750);
  EXPECT_EQ(typed_amount("2.5e-05").hundredths, 0);
  EXPECT_EQ(typed_amount("1.5e+06").hundredths, 150'000'000);
  EXPECT_EQ(typed_amount("1.5e+15").kind, AmountKind::unreadable) << "too large to be added up";
  EXPECT_EQ(typed_amount("15.375", true).hundredths, 1'537'500);
}

Mark decided(const std::vector<std::string_view>& texts, Mark known = Mark::either) {
  return notation_of(texts, {false, known}).mark;
}

TEST(AmountText, TheColumnDecidesTheDecimalMark) {
  EXPECT_EQ(decided({"1,234", "12.50"}), Mark::point);
  EXPECT_EQ(decided({"1,234", "1,234,567"}), Mark::point);
  EXPECT_EQ(decided({"1,234", "1,234.5 €"}), Mark::point);
  EXPECT_EQ(decided({"1.234", "12,5"}), Mark::comma);
  EXPECT_EQ(decided({"1.234", "1.234.567"}), Mark::comma);
  EXPECT_EQ(decided({"1.234", "0,125", "nc", ""}), Mark::comma);
  EXPECT_EQ(decided({"1,234", "2,000", "12"}), Mark::either) << "nothing decides";
  EXPECT_EQ(decided({"12,5", "12.5"}), Mark::either) << "a contradiction decides nothing";
  EXPECT_EQ(decided({"v1.2", "3, 4 et 5"}), Mark::either) << "only amounts decide";
  EXPECT_EQ(decided({"12,5"}, Mark::point), Mark::point) << "what is known stays";
}

TEST(AmountText, ADecidedMarkLeavesNoGuess) {
  const AmountNotation point{false, Mark::point};
  EXPECT_EQ(parse_amount("1,234", point).hundredths, 123'400);
  EXPECT_FALSE(parse_amount("1,234", point).is_guess);
  EXPECT_EQ(parse_amount("0,125", point).kind, AmountKind::unreadable)
      << "no thousands begin with a zero";
  EXPECT_TRUE(parse_amount("1,234").is_guess);
}

}  // namespace
}  // namespace carreau
