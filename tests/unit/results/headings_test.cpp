// SPDX-License-Identifier: Apache-2.0
/// What columns are called, and what they count.
#include "results/headings.hpp"

#include "results/heading_list.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using ::testing::ElementsAre;

TEST(Headings, SayEveryUnitInBothLanguages) {
  for (int k = 0; k <= static_cast<int>(ColumnUnit::varies); ++k) {
    const auto unit = static_cast<ColumnUnit>(k);
    const bool has_words = unit != ColumnUnit::none && unit != ColumnUnit::varies;
    EXPECT_EQ(!unit_text(unit, Language::french).empty(), has_words) << k;
    EXPECT_EQ(!unit_text(unit, Language::english).empty(), has_words) << k;
  }
  EXPECT_EQ(unit_text(ColumnUnit::places, Language::french), "lieux");
  EXPECT_EQ(unit_text(ColumnUnit::per_km2, Language::english), "people per km²");
}

TEST(Headings, GiveTheTitlesOfATableInTheirOrder) {
  EXPECT_THAT(titles({headings::kPeople, headings::kCode}, Language::french),
              ElementsAre("habitants", "code"));
  EXPECT_THAT(titles({headings::kCode, headings::kPeople}, Language::english),
              ElementsAre("code", "people"));
}

TEST(Headings, MarkAnEstimateByItsInterval) {
  EXPECT_EQ(interval_title(headings::kMedianDisposable, Language::french),
            "médiane disponible [90\u00A0%]");
  EXPECT_EQ(interval_title(headings::kMedianDisposable, Language::english),
            "disposable median [90%]");
}

}  // namespace
}  // namespace carreau::results
