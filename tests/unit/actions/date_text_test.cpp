// SPDX-License-Identifier: Apache-2.0
/// Years of dates, in the spellings that tables hold.
#include "actions/date_text.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

TEST(DateText, TheYearOfEverySpelling) {
  for (const char* text :
       {"2024", "2024.0", "2024-03-01", "2024-03-01T00:00:00Z", "2024-03-01 12:30", "2024/03/01",
        "01/03/2024", "1-3-2024", "01.03.2024", "1/3/24", "1er mars 2024", "le 1er Mars 2024",
        "29 février 2024", "mars 2024", "févr. 2024", "03/2024", "2024-03", "20240301", "45352"}) {
    EXPECT_EQ(parse_year(text).year, 2024) << text;
    EXPECT_FALSE(parse_year(text).is_span) << text;
  }
}

TEST(DateText, OfASpanTheFirst) {
  for (const char* text : {"2023-2024", "2023/2024", "2023-24", "2023 - 2026",
                           "2023-09-01_2024-06-30", "2023-09-01/2024-06-30"}) {
    EXPECT_EQ(parse_year(text).year, 2023) << text;
    EXPECT_TRUE(parse_year(text).is_span) << text;
  }
  EXPECT_FALSE(parse_year("2024-01-01_2024-12-31").is_span);
}

TEST(DateText, SpreadsheetsCountDays) {
  // 31 December 2023 and 1 January 2024, as LibreOffice and Excel number them.
  EXPECT_EQ(parse_year("45291").year, 2023);
  EXPECT_EQ(parse_year("45292").year, 2024);
}

TEST(DateText, WhatIsNoDateHasNoYear) {
  for (const char* text : {"", "abc", "31/02/2024", "29/02/2023", "12/31/2024", "13/2024",
                           "32/01/24", "24", "1524", "2500", "2024-13-01", "3 + FPH", "1 ju 2024",
                           "99999", "2024-2023", "2024-03-01-05", "20241301"}) {
    EXPECT_FALSE(parse_year(text).year) << text;
  }
}

}  // namespace
}  // namespace carreau
