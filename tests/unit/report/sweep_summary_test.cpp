// SPDX-License-Identifier: Apache-2.0
/// A sweep in words and as JSON.
#include "report/sweep_summary.hpp"

#include "support/swept_output.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using carreau::testing::SweptResult;
using ::testing::AllOf;
using ::testing::HasSubstr;

TEST(SweepSummary, TellsWhatMovesWhat) {
  const SweptResult swept;
  const std::string text = sweep_text(swept.output, Language::english);
  EXPECT_THAT(text,
              AllOf(HasSubstr("15 scenarios, every combination of the values; 0 more"),
                    HasSubstr("zones of the base stand in every scenario"),
                    HasSubstr("Share of the variance that each factor explains alone"),
                    HasSubstr("factor"), HasSubstr("of zones"), HasSubstr("of people in zones"),
                    HasSubstr("poverty_ratio"), HasSubstr("unexplained"),
                    HasSubstr("Zones that do not stand everywhere"), HasSubstr("%): ")))
      << "report_sweep_zone";
}

TEST(SweepSummary, SpeaksFrench) {
  const SweptResult swept;
  EXPECT_THAT(
      sweep_text(swept.output, Language::french),
      AllOf(HasSubstr("15 scénarios, toutes les combinaisons"), HasSubstr("Part de la variance")));
}

TEST(SweepSummary, OfASampleTellsDrawsAndErrors) {
  const SweptResult swept({{"poverty_ratio=0.56:0.64:3"}, 40});
  const std::string text = sweep_text(swept.output, Language::english);
  EXPECT_THAT(text, AllOf(HasSubstr("40 draws from the doubt of incomes"), HasSubstr(" ± "),
                          HasSubstr("income_level"), HasSubstr("threshold")))
      << "report_sweep_draws";
  const auto json = nlohmann::json::parse(sweep_json(swept.output));
  EXPECT_EQ(json.at("design"), "sample");
  EXPECT_EQ(json.at("seed"), 1);
}

TEST(SweepSummary, JsonHasTheTables) {
  const SweptResult swept;
  const auto json = nlohmann::json::parse(sweep_json(swept.output));
  EXPECT_EQ(json.at("scenarios"), 15);
  EXPECT_EQ(json.at("curves").size(), 8U);
  EXPECT_EQ(json.at("zones").size(), swept.stability.zones.size());
  EXPECT_LE(json.at("steady").get<int>(), json.at("perimeters").get<int>());
}

TEST(SweepSummary, AScreenHoldsTwentyFiveZones) {
  SweptResult swept;
  const SweptZone zone = swept.stability.zones.front();
  for (int i = 0; i < 40; ++i) {
    swept.stability.zones.push_back(zone);
    swept.stability.zones.back().scenarios = 1;
  }
  EXPECT_THAT(sweep_text(swept.output, Language::english),
              HasSubstr(" more, in the table of zones\n"));
}

}  // namespace
}  // namespace carreau::report
