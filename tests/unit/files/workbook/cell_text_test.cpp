// SPDX-License-Identifier: Apache-2.0
/// Numbers, percentages and dates as texts.
#include "files/workbook/cell_text.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>
#include <string>

namespace carreau::files {
namespace {

std::string dated(double value, DateEpoch epoch = DateEpoch::year_1900) {
  const CellText cell = styled_number(value, NumberStyle::date, epoch);
  return (cell.type == CellType::date ? "date " : "number ") + cell.text;
}

TEST(CellTexts, ANumberReadsBackAsItself) {
  EXPECT_EQ(number_text(15.375), "15.375");
  EXPECT_EQ(number_text(1e6), "1000000");
  EXPECT_EQ(number_text(0.1), "0.1");
  EXPECT_EQ(number_text(-0.0), "0");
  EXPECT_EQ(number_text(1e-7), "0.0000001");
  EXPECT_EQ(number_text(1e22), "10000000000000000000000");
  for (const double value : {1.0 / 3, 0.1 + 0.2, -12345678.9, std::nextafter(1.0, 2.0),
                             std::numeric_limits<double>::max(), 4.9e-324}) {
    EXPECT_EQ(std::strtod(number_text(value).c_str(), nullptr), value);
  }
  EXPECT_EQ(number_text(std::numeric_limits<double>::infinity()), "");
}

TEST(CellTexts, APercentageIsShiftedExactly) {
  EXPECT_EQ(percentage_text(0.125), "12.5 %");
  EXPECT_EQ(percentage_text(0.07), "7 %");
  EXPECT_EQ(percentage_text(1), "100 %");
  EXPECT_EQ(percentage_text(0), "0 %");
  EXPECT_EQ(percentage_text(12.5), "1250 %");
  EXPECT_EQ(percentage_text(0.005), "0.5 %");
  EXPECT_EQ(percentage_text(-0.333), "-33.3 %");
  EXPECT_EQ(percentage_text(0.00011), "0.011 %");
}

TEST(CellTexts, DaysCountFromBothEpochs) {
  EXPECT_EQ(dated(45'366), "date 2024-03-15");
  EXPECT_EQ(dated(43'904, DateEpoch::year_1904), "date 2024-03-15");
  EXPECT_EQ(dated(1), "date 1900-01-01");
  EXPECT_EQ(dated(59), "date 1900-02-28");
  EXPECT_EQ(dated(61), "date 1900-03-01");
  EXPECT_EQ(dated(0, DateEpoch::year_1904), "date 1904-01-01");
  EXPECT_EQ(dated(2'958'465), "date 9999-12-31");
}

TEST(CellTexts, TimesAreRoundedToSeconds) {
  EXPECT_EQ(dated(45'366.604166666664), "date 2024-03-15 14:30:00");
  EXPECT_EQ(dated(45'366.9999999), "date 2024-03-16");
  const CellText time = styled_number(1.5, NumberStyle::time, DateEpoch::year_1900);
  EXPECT_EQ(time.type, CellType::text);
  EXPECT_EQ(time.text, "36:00:00");
}

TEST(CellTexts, WhatIsNoDayIsANumber) {
  EXPECT_EQ(dated(0), "number 0");
  EXPECT_EQ(dated(-3), "number -3");
  EXPECT_EQ(dated(1e9), "number 1000000000");
}

TEST(CellTexts, IsoDatesLoseAMidnight) {
  EXPECT_EQ(iso_date_text("2024-03-15"), "2024-03-15");
  EXPECT_EQ(iso_date_text("2024-03-15T00:00:00"), "2024-03-15");
  EXPECT_EQ(iso_date_text("2024-03-15T14:30:00.000Z"), "2024-03-15 14:30:00");
  for (const char* text : {"", "15/03/2024", "2024-3-15", "2024"}) {
    EXPECT_EQ(iso_date_text(text), std::nullopt) << text;
  }
}

TEST(CellTexts, AFormatSaysWhatANumberIs) {
  for (const char* code : {"dd/mm/yyyy", "d mmmm yyyy", "[$-40C]d\\-mmm\\-yy;@", "mmm-yy",
                           "jj/mm/aaaa", "yyyy\\-mm\\-dd hh:mm:ss", "\"le \"dd/mm"}) {
    EXPECT_EQ(style_of_format(code), NumberStyle::date) << code;
  }
  for (const char* code : {"h:mm", "[h]:mm:ss", "mm:ss.0", "hh:mm AM/PM"}) {
    EXPECT_EQ(style_of_format(code), NumberStyle::time) << code;
  }
  for (const char* code : {"0%", "0.00%", "#,##0.0\\ %"}) {
    EXPECT_EQ(style_of_format(code), NumberStyle::percentage) << code;
  }
  for (const char* code :
       {"General", "Standard", "@", "0.00", "#,##0.00\\ \"€\"", "#,##0\\ [$€-40C];[Red]\\-#,##0",
        "0.00E+00", "0\" jours\"", "_-* #,##0.00_-", "[Magenta]0", "\"100%\" 0"}) {
    EXPECT_EQ(style_of_format(code), NumberStyle::plain) << code;
  }
}

TEST(CellTexts, FormatsKnownByTheirNumber) {
  EXPECT_EQ(style_of_builtin_format(0), NumberStyle::plain);
  EXPECT_EQ(style_of_builtin_format(4), NumberStyle::plain);
  EXPECT_EQ(style_of_builtin_format(9), NumberStyle::percentage);
  EXPECT_EQ(style_of_builtin_format(14), NumberStyle::date);
  EXPECT_EQ(style_of_builtin_format(20), NumberStyle::time);
  EXPECT_EQ(style_of_builtin_format(22), NumberStyle::date);
  EXPECT_EQ(style_of_builtin_format(44), NumberStyle::plain);
}

}  // namespace
}  // namespace carreau::files
