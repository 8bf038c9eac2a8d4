// SPDX-License-Identifier: Apache-2.0
/// Indicators, their figures and their territories in both languages.
#include "report/indicator_words.hpp"

#include <gtest/gtest.h>

namespace carreau::report {
namespace {

const PortraitIndicator& indicator_named(std::string_view column) {
  return indicators()[indicator_at(column)];
}

class IndicatorWords : public ::testing::Test {
 protected:
  const Words french_{Language::french};
  const Words english_{Language::english};
};

TEST_F(IndicatorWords, HaveALabelForEachIndicator) {
  EXPECT_EQ(indicator_label(indicator_named("men_fmp"), french_), "Familles monoparentales");
  EXPECT_EQ(indicator_label(indicator_named("men_fmp"), english_), "Single-parent families");
  for (const PortraitIndicator& indicator : indicators()) {
    EXPECT_FALSE(indicator_label(indicator, french_).empty()) << indicator.column;
    EXPECT_FALSE(indicator_label(indicator, english_).empty()) << indicator.column;
  }
}

TEST_F(IndicatorWords, NameTheThemes) {
  EXPECT_EQ(theme_label(IndicatorTheme::ages, french_), "Âges (part des habitants)");
  EXPECT_EQ(theme_label(IndicatorTheme::families, french_), "Ménages (part des ménages)");
  EXPECT_EQ(theme_label(IndicatorTheme::housing, english_), "Housing (share of households)");
  EXPECT_EQ(theme_label(IndicatorTheme::poverty, english_), "Incomes per consumption unit");
}

TEST_F(IndicatorWords, AShareIsAPercentageAndAMeanASurface) {
  EXPECT_EQ(rate_text(indicator_named("men_fmp"), 0.1234, french_), "12,3\u00A0%");
  EXPECT_EQ(rate_text(indicator_named("men_fmp"), 0.1234, english_), "12.3%");
  EXPECT_EQ(rate_text(indicator_named("men_surf"), 70.6, french_), "71\u00A0m²");
}

TEST_F(IndicatorWords, BoundsAreShownWhereTheyDiffer) {
  EXPECT_EQ(rate_bounds(indicator_named("men_fmp"), {0.12, 0.11, 0.1361}, french_),
            "[11,0 ; 13,6]");
  EXPECT_EQ(rate_bounds(indicator_named("men_fmp"), {0.12, 0.11, 0.1361}, english_),
            "[11.0 ; 13.6]");
  EXPECT_EQ(rate_bounds(indicator_named("men_surf"), {70.0, 65.2, 1'075.0}, english_),
            "[65 ; 1,075]");
  EXPECT_EQ(rate_bounds(indicator_named("men_fmp"), {0.12, 0.12001, 0.12002}, french_), "");
  EXPECT_EQ(income_bounds({13'000.0, 12'900.0, 13'600.0}, french_), "[12\u202F900 ; 13\u202F600]");
}

TEST_F(IndicatorWords, TerritoriesHaveTheirNameOrTheirCode) {
  PortraitTerritory territory;
  territory.level = PortraitLevel::commune;
  territory.code = "59350";
  EXPECT_EQ(territory_label(territory, french_), "59350");
  territory.name = "Lille";
  EXPECT_EQ(territory_label(territory, french_), "Lille");
  territory.level = PortraitLevel::urban_unit;
  EXPECT_EQ(territory_label(territory, french_), "UU Lille");
  EXPECT_EQ(territory_label(territory, english_), "Urban unit Lille");
  territory.name.clear();
  EXPECT_EQ(territory_label(territory, french_), "UU 59350");
  territory.level = PortraitLevel::department;
  EXPECT_EQ(territory_label(territory, french_), "Département 59350");
  territory.level = PortraitLevel::grid;
  EXPECT_EQ(territory_label(territory, french_), "Grille fournie");
  EXPECT_EQ(territory_label(territory, english_), "Grid given");
}

TEST_F(IndicatorWords, SayWhyFiguresAreWithheld) {
  EXPECT_NE(withheld_text(Withheld::no_data, french_),
            withheld_text(Withheld::few_households, french_));
  EXPECT_NE(withheld_text(Withheld::few_households, french_),
            withheld_text(Withheld::few_households, english_));
  EXPECT_FALSE(withheld_text(Withheld::few_households, french_).empty());
}

}  // namespace
}  // namespace carreau::report
