// SPDX-License-Identifier: Apache-2.0
/// Amounts as French tables write them.
#include "actions/money_text.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace carreau {
namespace {

struct Written {
  const char* text;
  std::int64_t cents;
};
void PrintTo(const Written& written, std::ostream* out) { *out << written.text; }

class Money : public ::testing::TestWithParam<Written> {};

TEST_P(Money, IsExact) {
  const MoneyText money = parse_money(GetParam().text);
  ASSERT_TRUE(money.amount) << GetParam().text;
  EXPECT_EQ(money.amount->cents(), GetParam().cents);
  EXPECT_FALSE(money.is_unreadable);
  EXPECT_FALSE(money.is_guess);
}

INSTANTIATE_TEST_SUITE_P(
    Spellings, Money,
    ::testing::Values(
        Written{"0", 0}, Written{"12", 1'200}, Written{"12,5", 1'250}, Written{"12.50", 1'250},
        Written{"1 028 246,50 €", 102'824'650},
        Written{"1\u00A0028\u00A0246,50\u00A0€", 102'824'650},
        Written{"1\u202F028\u202F246,50 EUR", 102'824'650}, Written{"1'028'246.50", 102'824'650},
        Written{"1.028.246,50", 102'824'650}, Written{"1,028,246.50", 102'824'650},
        Written{"1028246.5", 102'824'650}, Written{"26 928", 2'692'800},
        Written{"  7 164 euros ", 716'400}, Written{"€ 7164", 716'400}, Written{"7164€", 716'400},
        Written{"-250", -25'000}, Written{"250-", -25'000}, Written{"(250,00)", -25'000},
        Written{"(250,00) €", -25'000}, Written{"\u2212250 €", -25'000}, Written{"- 250", -25'000},
        Written{"12 k€", 1'200'000}, Written{"1,25 K€", 125'000}, Written{"2,1 M€", 210'000'000},
        Written{"442 keuros", 44'200'000}, Written{"3 milliers d'euros", 300'000},
        Written{"1028,246", 102'825}, Written{"0,125", 13}, Written{"22810.61", 2'281'061},
        Written{".5", 50}, Written{"5950.0000000001", 595'000},
        Written{"999999999999.99", 99'999'999'999'999}));

TEST(MoneyText, WhatIsNoAmountIsRefusedWhole) {
  for (const char* text :
       {"3 + FPH", "abc", "12 34", "1 0282", "1.02.246", "1,028,50", "12..5", "12,", "--5", "1e5",
        "12 €€", "12 $", "1 028 24", "€", "()", "1.028,246,5", "1234567890123456"}) {
    const MoneyText money = parse_money(text);
    EXPECT_TRUE(money.is_unreadable) << text;
    EXPECT_FALSE(money.amount) << text;
  }
}

TEST(MoneyText, NothingIsUnknownAndNotZero) {
  EXPECT_FALSE(parse_money("").amount);
  EXPECT_FALSE(parse_money("  ").is_unreadable);
  EXPECT_FALSE(parse_money("").is_unknown);
  for (const char* word : {"-", "–", "NC", "n/a", "nd", "?"}) {
    EXPECT_TRUE(parse_money(word).is_unknown) << word;
    EXPECT_FALSE(parse_money(word).amount) << word;
  }
}

TEST(MoneyText, AMarkBeforeThreeDigitsIsTakenForThousandsAndSaid) {
  for (const char* text : {"1,028", "1.028"}) {
    const MoneyText money = parse_money(text);
    EXPECT_EQ(money.amount, Euros::whole(1'028)) << text;
    EXPECT_TRUE(money.is_guess) << text;
  }
  EXPECT_EQ(parse_money("1.028.246").amount, Euros::whole(1'028'246));
  EXPECT_TRUE(parse_money("1.028.246").is_guess);
  EXPECT_FALSE(parse_money("0.125").is_guess) << "no thousands begin with a zero";
}

TEST(MoneyText, TheMarkCanBeSaid) {
  const MoneyNotation point{false, MoneyNotation::Mark::point};
  EXPECT_EQ(parse_money("1.028", point).amount, Euros::from_cents(103));
  EXPECT_EQ(parse_money("1,028", point).amount, Euros::whole(1'028));
  EXPECT_FALSE(parse_money("1.028", point).is_guess);
  EXPECT_TRUE(parse_money("1.028.5", point).is_unreadable);
  const MoneyNotation comma{false, MoneyNotation::Mark::comma};
  EXPECT_EQ(parse_money("1,028", comma).amount, Euros::from_cents(103));
  EXPECT_EQ(parse_money("1.028", comma).amount, Euros::whole(1'028));
}

TEST(MoneyText, ThousandsAreThoseOfTheColumnUnlessTheCellHasAUnit) {
  const MoneyNotation thousands{true, MoneyNotation::Mark::either};
  EXPECT_EQ(parse_money("12,5", thousands).amount, Euros::whole(12'500));
  EXPECT_EQ(parse_money("12", thousands).amount, Euros::whole(12'000));
  EXPECT_EQ(parse_money("12 k€", thousands).amount, Euros::whole(12'000));
  EXPECT_EQ(parse_money("12 €", thousands).amount, Euros::whole(12));
}

TEST(MoneyText, MoreThanACentIsRoundedAndSaid) {
  const MoneyText half = parse_money("1028,2450");
  EXPECT_EQ(half.amount, Euros::from_cents(102'825));
  EXPECT_TRUE(half.is_rounded);
  EXPECT_EQ(parse_money("-0,005").amount, Euros::from_cents(-1)) << "away from zero";
  EXPECT_EQ(parse_money("0,004").amount, Euros::from_cents(0));
  EXPECT_FALSE(parse_money("1028,2400").is_rounded);
  EXPECT_FALSE(parse_money("9185.120000000001").is_rounded) << "noise of a spreadsheet";
  EXPECT_FALSE(parse_money("9185.1199999999999").is_rounded);
  EXPECT_EQ(parse_money("9185.1199999999999").amount, Euros::from_cents(918'512));
}

TEST(MoneyText, PercentagesAreNeverMoney) {
  EXPECT_TRUE(parse_money("12 %").is_unreadable);
  EXPECT_FALSE(parse_money("12 %").amount);
}

TEST(MoneyText, ATypedNumberIsThatNumber) {
  EXPECT_EQ(typed_money("15.375").amount, Euros::from_cents(1'538));
  EXPECT_FALSE(typed_money("15.375").is_guess);
  EXPECT_EQ(typed_money("15.375", {true, MoneyNotation::Mark::comma}).amount,
            Euros::from_cents(1'537'500));
}

TEST(MoneyText, IsWrittenSoThatItIsReadBack) {
  EXPECT_EQ(money_text(Euros::from_cents(-102'824'650)), "-1028246.50");
  EXPECT_EQ(money_text(Euros::from_cents(5)), "0.05");
}

}  // namespace
}  // namespace carreau
