// SPDX-License-Identifier: Apache-2.0
/// Text as French statistical files hold it: numbers, spaces, encodings, slips
/// of the pen.
#include "base/text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace carreau {
namespace {

using ::testing::ElementsAre;

TEST(Capitalised, GivesTheFirstLetterAlone) {
  EXPECT_EQ(capitalised("médiane Déclarée"), "Médiane Déclarée");
  EXPECT_EQ(capitalised("état"), "État");
  EXPECT_EQ(capitalised("< 18 ans"), "< 18 ans");
  EXPECT_EQ(capitalised(""), "");
  EXPECT_EQ(capitalised("\xE9tat"), "\xE9tat") << "no UTF-8";
}

TEST(PlainWords, TakesCaseAccentsAndPunctuationOff) {
  EXPECT_EQ(plain_words("  Cadre-de-vie / ÉTAT"), "cadre de vie etat");
  EXPECT_EQ(plain_words("Œuvres du Cœur, Ægidius"), "oeuvres du coeur aegidius");
  EXPECT_EQ(plain_words("L’Haÿ-les-Roses"), "l hay les roses");
  EXPECT_EQ(plain_words("l'Île\xC2\xA0: 12\xE2\x80\xAF%"), "l ile 12");
  EXPECT_EQ(plain_words("« – »"), "");
}

TEST(PlainWords, AccentsMayStandApartFromTheirLetters) {
  EXPECT_EQ(plain_words("E\xCC\x81tat et A\xCC\x8Angstro\xCC\x88m"), "etat et angstrom");
}

TEST(PlainWords, OtherWritingsOfALetterAreThatLetter) {
  EXPECT_EQ(plain_words("Straße, ﬁnancement, 1ᵉʳ, m², Ĳssel"), "strasse financement 1er m2 ijssel");
  EXPECT_EQ(plain_words("Đorđe Łódź Øyvind"), "dorde lodz oyvind");
  EXPECT_EQ(plain_words("Sau\xC2\xADmur"), "saumur") << "a soft hyphen shows at the end of a line";
}

TEST(PlainWords, TheSignOfNumbersIsNoLetter) {
  EXPECT_EQ(plain_words("N° 5"), "n 5");
  EXPECT_EQ(plain_words("Nº 5"), "n 5");
}

TEST(PlainWords, LettersOfOtherAlphabetsStay) {
  EXPECT_EQ(plain_words("ΑΘΉΝΑ, Москва"), "αθηνα москва");
}

TEST(PlainWords, BytesThatAreNoTextPartWords) {
  EXPECT_EQ(plain_words("caf\xE9 noir\xFF"), "caf noir");
  EXPECT_EQ(plain_words("\xE2\x80"), "");
}

TEST(ParseNumber, ReadsPointAndComma) {
  const auto point = parse_number("12.5");
  ASSERT_TRUE(point);
  EXPECT_EQ(point->value, 12.5);
  EXPECT_EQ(point->mark, DecimalMark::point);
  const auto comma = parse_number("12,5");
  ASSERT_TRUE(comma);
  EXPECT_EQ(comma->value, 12.5);
  EXPECT_EQ(comma->mark, DecimalMark::comma);
  EXPECT_EQ(parse_number("12")->mark, DecimalMark::point);
}

struct Reading {
  std::string field;
  double value;
};

TEST(ParseNumber, ReadsWhatSpreadsheetsWrite) {
  const std::vector<Reading> readings = {
      {"0", 0.0},
      {"-3", -3.0},
      {"+7", 7.0},
      {" 42 ", 42.0},
      {"\t42\r", 42.0},
      {"1 234,5", 1234.5},
      {"1\xC2\xA0"
       "234,5",
       1234.5},
      {"1\xE2\x80\xAF"
       "234\xE2\x80\xAF"
       "567,25",
       1'234'567.25},
      {"\xE2\x80\xAF"
       "12\xC2\xA0",
       12.0},
      {"1e3", 1000.0},
      {"346.2312434210526", 346.2312434210526},
      {"2313783", 2'313'783.0},
  };
  for (const Reading& r : readings) {
    const auto number = parse_number(r.field);
    ASSERT_TRUE(number) << r.field;
    EXPECT_EQ(number->value, r.value) << r.field;
  }
}

TEST(ParseNumber, RefusesWhatIsNoNumber) {
  for (const std::string_view field : {"",
                                       " ",
                                       "\xE2\x80\xAF",
                                       "n/a",
                                       "s",
                                       "12 personnes",
                                       "12abc",
                                       "abc12",
                                       "1,2,3",
                                       "1.2.3",
                                       "1,2.3",
                                       "1.234,5",
                                       "nan",
                                       "NaN",
                                       "inf",
                                       "-inf",
                                       "infinity",
                                       "1e999",
                                       "0x10",
                                       "--1",
                                       "+",
                                       "-",
                                       ",",
                                       ".",
                                       "12%",
                                       "12 \xE2\x82\xAC",
                                       "1;2",
                                       "1e",
                                       "1_000",
                                       "\xFF"}) {
    EXPECT_FALSE(parse_number(field)) << '"' << field << '"';
  }
}

TEST(ParseNumber, RefusesSpacesThatDivideNoThousands) {
  for (const std::string_view field : {"12 5", "59350 59009", "1  234", "1 23", "1 2345", "- 5",
                                       "5 ,5", "1,5 000", "1 e5", "1 234 5"}) {
    EXPECT_FALSE(parse_number(field)) << '"' << field << '"';
  }
}

TEST(ParseNumber, DoesNotReadPastAZeroByte) {
  EXPECT_FALSE(parse_number(std::string_view("12\0", 3)));
  EXPECT_FALSE(parse_number(std::string_view("1\0002", 3)));
}

TEST(Trimmed, TakesEverySpaceFromBothEnds) {
  EXPECT_EQ(trimmed(" \t\r\n a b \v\f "), "a b");
  EXPECT_EQ(trimmed("\xC2\xA0\xE2\x80\xAF"
                    "é\xE2\x80\xAF \xC2\xA0"),
            "é");
  EXPECT_EQ(trimmed(" \xC2\xA0 "), "");
  EXPECT_EQ(trimmed("à") /* C3 A0: ends as a no-break space does */, "à");
}

TEST(Utf8, ValidTextIsAccepted) {
  for (const std::string_view text :
       {"", "ascii", "é", "€", "\xF0\x9F\x97\xBA", "Saint-Étienne – œuvre"}) {
    EXPECT_TRUE(is_valid_utf8(text)) << text;
  }
  EXPECT_TRUE(is_valid_utf8("\xF4\x8F\xBF\xBF")) << "U+10FFFF, the last code point";
}

TEST(Utf8, BrokenTextIsRefused) {
  for (const std::string_view text :
       {"\x80", "\xE9t\xE9", "\xC3", "\xE2\x82", "\xF0\x9F\x97", "a\xC3", "\xC3\x28", "\xFF",
        "\xC0\x80", "\xC1\xBF", "\xF5\x80\x80\x80"}) {
    EXPECT_FALSE(is_valid_utf8(text));
  }
}

TEST(Utf8, WhatLooksLikeACodePointAndIsNoneIsRefused) {
  EXPECT_FALSE(is_valid_utf8("\xE0\x80\xAF")) << "overlong";
  EXPECT_FALSE(is_valid_utf8("\xF0\x8F\xBF\xBF")) << "overlong";
  EXPECT_FALSE(is_valid_utf8("\xED\xA0\x80")) << "half of a surrogate pair";
  EXPECT_FALSE(is_valid_utf8("\xF4\x90\x80\x80")) << "beyond U+10FFFF";
  EXPECT_TRUE(is_valid_utf8("\xE0\xA0\x80\xED\x9F\xBF\xEE\x80\x80\xF0\x90\x80\x80"));
}

TEST(Latin1, EveryByteBecomesItsCodePointOrTheSignOfWindows) {
  for (int byte = 0; byte < 256; ++byte) {
    const std::string utf8 = latin1_to_utf8(std::string(1, static_cast<char>(byte)));
    ASSERT_TRUE(is_valid_utf8(utf8)) << byte;
    if (byte >= 0x80 && byte < 0xA0) continue;
    int code = static_cast<unsigned char>(utf8[0]);
    if (utf8.size() == 2) code = (code & 0x1F) << 6 | (static_cast<unsigned char>(utf8[1]) & 0x3F);
    EXPECT_EQ(code, byte);
  }
  EXPECT_EQ(latin1_to_utf8("Orl\xE9"
                           "ans"),
            "Orléans");
  EXPECT_EQ(latin1_to_utf8("1 500 \x80 \x96 c\x9Cur d\x92\x8Ele \x81"),
            "1 500 € – cœur d’Žle \u0081");
}

TEST(NearestName, ForgivesASlipOfThePen) {
  const std::vector<std::string> names = {"metropole-2014", "metropole-2024", "reunion-2014"};
  EXPECT_EQ(nearest_name("metropole-2041", names), "metropole-2014");
  EXPECT_EQ(nearest_name("Metropole-2024", names), "metropole-2024");
  EXPECT_EQ(nearest_name("metropole-2042", names), "metropole-2024") << "two digits swapped";
  EXPECT_EQ(nearest_name("reunion2014", names), "reunion-2014");
  EXPECT_EQ(nearest_name("guadeloupe", names), std::nullopt);
  EXPECT_EQ(nearest_name("metropole-2014", {}), std::nullopt);
}

TEST(NearestName, TakesTheNearestAndThenTheFirst) {
  const std::vector<std::string> names = {"abcx", "abcd", "abce"};
  EXPECT_EQ(nearest_name("abcd", names), "abcd");
  EXPECT_EQ(nearest_name("abcf", names), "abcx");
}

TEST(NearestName, IsNotAnotherShortWord) {
  const std::vector<std::string> names = {"a", "code", "ind"};
  EXPECT_EQ(nearest_name("x", names), std::nullopt);
  EXPECT_EQ(nearest_name("zone", names), std::nullopt) << "half of its letters differ";
  EXPECT_EQ(nearest_name("kode", names), "code");
  EXPECT_EQ(nearest_name("in", names), "ind");
}

TEST(Join, PutsASeparatorBetweenParts) {
  EXPECT_EQ(join(std::vector<std::string>{"a", "b", "c"}, ", "), "a, b, c");
  EXPECT_EQ(join(std::vector<std::string>{"a"}, ", "), "a");
  EXPECT_EQ(join({}, ", "), "");
  EXPECT_EQ(join(std::vector<std::string>{"", "a", ""}, ","), ",a,") << "split gives them back";
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_THAT(split("a;b;;c", ';'), ElementsAre("a", "b", "", "c"));
  EXPECT_THAT(split(";", ';'), ElementsAre("", ""));
  EXPECT_THAT(split("", ';'), ElementsAre(""));
}

TEST(ToLower, LeavesAccentsAlone) { EXPECT_EQ(to_lower("ÉTÉ Ind_SNV"), "ÉtÉ ind_snv"); }

TEST(PlainDecimal, IsExactInTheDecimalsAskedFor) {
  EXPECT_EQ(parse_plain_decimal("12.5", 1), 125);
  EXPECT_EQ(parse_plain_decimal("12.5", 2), 1250);
  EXPECT_EQ(parse_plain_decimal("0.05", 2), 5);
  EXPECT_EQ(parse_plain_decimal("7", 1), 70);
  EXPECT_EQ(parse_plain_decimal("007", 0), 7);
  EXPECT_EQ(parse_plain_decimal("999999999.99", 2), 99'999'999'999);
}

TEST(PlainDecimal, OfEveryLengthWithThePointAtEveryPlace) {
  const std::string digits = "987654321";
  for (std::size_t size = 1; size <= digits.size(); ++size) {
    const std::string whole = digits.substr(0, size);
    EXPECT_EQ(parse_plain_decimal(whole, 0), std::stoll(whole));
    for (std::size_t point = 1; point < size; ++point) {
      const std::string text = whole.substr(0, point) + "." + whole.substr(point);
      EXPECT_EQ(parse_plain_decimal(text, static_cast<int>(size - point)), std::stoll(whole));
      EXPECT_EQ(parse_plain_decimal(text, static_cast<int>(size - point) - 1), std::nullopt);
      for (const char odd : {'/', ':', '.', '-', ' ', '\0', '\x80', '\xFF'}) {
        std::string other = text;
        other[point == 1 ? size : 1] = odd;
        EXPECT_EQ(parse_plain_decimal(other, 9), std::nullopt) << other;
      }
    }
  }
}

TEST(PlainDecimal, LeavesAllOtherTextsToTheGeneralReader) {
  for (const char* text : {"", ".", ".5", "5.", "12.55", "1e3", "-1", "+1", " 1", "1 ", "1,5",
                           "1 234", "1234567890", "0.1234567890", "1.2.3", "nan", "12.5x"}) {
    EXPECT_EQ(parse_plain_decimal(text, 1), std::nullopt) << text;
  }
}

TEST(PlainDecimal, AgreesWithTheGeneralReaderOnEveryTenth) {
  for (int tenths = 0; tenths < 20'000; ++tenths) {
    const std::string text = std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
    EXPECT_EQ(parse_plain_decimal(text, 1), tenths);
    EXPECT_EQ(std::llround(parse_number(text)->value * 10.0), tenths);
  }
}

TEST(Printable, IsValidAndHoldsNothingThatATerminalObeys) {
  EXPECT_EQ(printable("Été, 1 €\n\tdeux"), "Été, 1 €\n\tdeux");
  EXPECT_EQ(printable("\x1B[31mrouge\x07"), "\uFFFD[31mrouge\uFFFD");
  EXPECT_EQ(printable("a\x7F\xC2\x9B"
                      "b"),
            "a\uFFFD\uFFFDb")
      << "DEL, and the CSI of C1";
  EXPECT_EQ(printable("caf\xE9"), "café");
  EXPECT_EQ(printable("\xC2"), "Â") << "half a character";
  EXPECT_EQ(printable(std::string_view("a\0b", 3)), "a\uFFFDb");
  EXPECT_EQ(printable(""), "");
}

TEST(Printable, CutsBetweenCharacters) {
  EXPECT_EQ(printable("abcdef", 6), "abcdef");
  EXPECT_EQ(printable("abcdefg", 6), "abcdef…");
  EXPECT_EQ(printable("ééé", 3), "é…");
  EXPECT_EQ(printable("ééé", 4), "éé…");
}

}  // namespace
}  // namespace carreau
