// SPDX-License-Identifier: Apache-2.0
/// How figures of indicators are combined.
#include "actions/indicators.hpp"

#include <gtest/gtest.h>

namespace carreau {
namespace {

Indicator figure(std::size_t action, const char* name, const char* unit,
                 std::optional<double> forecast, std::optional<double> actual) {
  return {ActionIndex(action), name, unit, forecast, actual};
}

Programme two_actions() {
  Programme programme;
  programme.actions.resize(2);
  programme.actions[0].year = 2023;
  programme.actions[1].year = 2024;
  return programme;
}

TEST(Indicators, OfOneNameAndUnitAreSummed) {
  Programme programme = two_actions();
  programme.indicators = {figure(0, "Emplois", "ETP", 2.0, {}),
                          figure(1, "EMPLOIS", "etp", 4.0, 3.0)};
  const auto all = indicator_summaries(programme, programme.indicators, false);
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0].actions, 2);
  EXPECT_EQ(all[0].forecast, 6.0);
  EXPECT_EQ(all[0].rate(), 0.75);
  const auto years = indicator_summaries(programme, programme.indicators, true);
  ASSERT_EQ(years.size(), 2U);
  EXPECT_EQ(years[0].year, 2023);
  EXPECT_EQ(years[0].actual, std::nullopt);
  EXPECT_EQ(years[1].actual, 3.0);
}

TEST(Indicators, PercentagesAreNeverSummed) {
  Programme programme = two_actions();
  for (const auto& [name, unit] :
       {std::pair{"Réussite", "%"}, std::pair{"Réussite", "Taux"},
        std::pair{"Taux de réussite", ""}, std::pair{"Femmes (%)", ""}}) {
    programme.indicators = {figure(0, name, unit, 40.0, 50.0), figure(1, name, unit, 60.0, 70.0)};
    for (const IndicatorAdding adding : {IndicatorAdding::unknown, IndicatorAdding::sum}) {
      programme.indicators[0].adding = adding;
      const auto all = indicator_summaries(programme, programme.indicators, false);
      EXPECT_EQ(all[0].adding, IndicatorAdding::none) << name << unit;
      EXPECT_EQ(all[0].actual, std::nullopt);
      EXPECT_EQ(all[0].rate(), std::nullopt);
      EXPECT_EQ(all[0].with_both, 2);
    }
  }
  EXPECT_FALSE(is_percent_unit("participants"));
  EXPECT_FALSE(is_percent_unit(""));
}

TEST(Indicators, AWeightedMeanLeavesOutWhatHasNoWeight) {
  Programme programme = two_actions();
  programme.indicators = {figure(0, "Réussite", "%", 50.0, 40.0),
                          figure(1, "Réussite", "%", 80.0, 80.0),
                          figure(1, "Réussite", "%", 0.0, 0.0)};
  for (Indicator& one : programme.indicators) one.adding = IndicatorAdding::weighted_mean;
  programme.indicators[0].weight = 30.0;
  programme.indicators[1].weight = 10.0;
  const auto all = indicator_summaries(programme, programme.indicators, false);
  EXPECT_DOUBLE_EQ(*all[0].forecast, 57.5);
  EXPECT_DOUBLE_EQ(*all[0].actual, 50.0);
  EXPECT_EQ(all[0].without_weight, 1);
}

TEST(Indicators, WhatFilesContradictIsNotCombined) {
  Programme programme = two_actions();
  programme.indicators = {figure(0, "Ateliers", "", 1.0, 1.0), figure(1, "Ateliers", "", 1.0, 1.0)};
  programme.indicators[0].adding = IndicatorAdding::sum;
  programme.indicators[1].adding = IndicatorAdding::weighted_mean;
  programme.indicators[0].direction = IndicatorDirection::up;
  programme.indicators[0].baseline = 5.0;
  programme.indicators[1].baseline = 6.0;
  const auto all = indicator_summaries(programme, programme.indicators, false);
  EXPECT_EQ(all[0].adding, IndicatorAdding::none);
  EXPECT_EQ(all[0].direction, IndicatorDirection::up);
  EXPECT_EQ(all[0].baseline, std::nullopt);
}

TEST(Indicators, TheYearOfATargetIsItsOwn) {
  Programme programme = two_actions();
  programme.indicators = {figure(0, "Ateliers", "", 1.0, {}), figure(0, "Ateliers", "", 2.0, {})};
  programme.indicators[1].year = 2026;
  const auto years = indicator_summaries(programme, programme.indicators, true);
  ASSERT_EQ(years.size(), 2U);
  EXPECT_EQ(years[1].year, 2026);
}

TEST(Indicators, TheAudienceComesFirst) {
  Programme programme = two_actions();
  programme.actions[1].audience_forecast = 40;
  programme.indicators = {figure(0, "Ateliers", "", 1.0, {})};
  const auto figures = figures_with_audience(programme);
  ASSERT_EQ(figures.size(), 2U);
  EXPECT_EQ(figures[0].name, "");
  EXPECT_EQ(figures[0].forecast, 40.0);
  EXPECT_EQ(figures[0].actual, std::nullopt);
}

}  // namespace
}  // namespace carreau
