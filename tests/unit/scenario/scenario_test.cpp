// SPDX-License-Identifier: Apache-2.0
/// Parameters by name: each can be read, written back unchanged, and refused.
#include "scenario/scenario.hpp"

#include "base/error.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace carreau {
namespace {

using ::testing::HasSubstr;

std::string error_of(Scenario& scenario, const std::string& setting) {
  try {
    apply_setting(scenario, parse_setting(setting), Origin::setting);
  } catch (const ArgumentError& error) {
    return error.what();
  }
  return "no error";
}

Scenario a_scenario() {
  Scenario scenario;
  scenario.rule.name = "ours";
  scenario.vintage.national_declared = Euros::from_value(21'940.0);
  scenario.vintage.national_disposable = Euros::from_value(21'930.0);
  scenario.vintage.bridge.exponent = 1.5;
  scenario.vintage.bridge.residual = 700.0;
  return scenario;
}

TEST(Parameters, EachIsReadBackAsItWasWritten) {
  Scenario scenario = a_scenario();
  for (const Parameter& parameter : parameters()) {
    const std::string value = parameter.get(scenario);
    EXPECT_TRUE(parameter.set(scenario, value)) << parameter.name << " = " << value;
    EXPECT_EQ(parameter.get(scenario), value) << parameter.name;
  }
}

TEST(Parameters, EachHasOneNameAndAMeaningInBothLanguages) {
  std::set<std::string_view> names;
  for (const Parameter& parameter : parameters()) {
    EXPECT_TRUE(names.insert(parameter.name).second) << parameter.name;
    EXPECT_EQ(find_parameter(parameter.name), &parameter);
    EXPECT_FALSE(parameter.meaning_fr.empty()) << parameter.name;
    EXPECT_FALSE(parameter.meaning_en.empty()) << parameter.name;
    EXPECT_FALSE(text_of(parameter.shape.expected(), Language::french).empty()) << parameter.name;
  }
  EXPECT_EQ(find_parameter("no_such"), nullptr);
}

TEST(Parameters, NoneTakesNonsense) {
  for (const Parameter& parameter : parameters()) {
    for (const char* text : {"", "much", "-1", "nan", "1e999", "0.123456"}) {
      Scenario scenario = a_scenario();
      const std::string before = parameter.get(scenario);
      if (parameter.set(scenario, text)) {
        EXPECT_STREQ(text, "0.123456") << parameter.name;  // a plain number may have six decimals
      } else {
        EXPECT_EQ(parameter.get(scenario), before) << parameter.name << " = " << text;
      }
    }
  }
}

bool is_set(const Parameter& parameter, const std::string& text) {
  Scenario scenario = a_scenario();
  // What is not about incomes is about densities.
  if (!applies(parameter, scenario)) scenario.rule.selects = Selection::density;
  return error_of(scenario, std::string(parameter.name) + "=" + text) == "no error";
}

TEST(Parameters, EachTakesItsRangeToTheEndsAndNothingBeyond) {
  for (const Parameter& parameter : parameters()) {
    const ParameterShape& shape = parameter.shape;
    if (shape.kind != ParameterKind::integer && shape.kind != ParameterKind::decimal) continue;
    const double beyond = shape.kind == ParameterKind::integer ? 1.0 : 1e-4;
    EXPECT_LT(shape.low, shape.high) << parameter.name;
    EXPECT_GT(shape.step, 0.0) << parameter.name;
    EXPECT_TRUE(is_set(parameter, fmt::format("{}", shape.low))) << parameter.name;
    EXPECT_TRUE(is_set(parameter, fmt::format("{}", shape.high))) << parameter.name;
    EXPECT_FALSE(is_set(parameter, fmt::format("{}", shape.low - beyond))) << parameter.name;
    EXPECT_FALSE(is_set(parameter, fmt::format("{}", shape.high + beyond))) << parameter.name;
  }
}

TEST(Parameters, EachTakesItsChoicesAndNoOther) {
  for (const Parameter& parameter : parameters()) {
    const ParameterShape& shape = parameter.shape;
    EXPECT_EQ(shape.choices.empty(), shape.kind != ParameterKind::choice) << parameter.name;
    for (const std::string_view choice : shape.choices) {
      Scenario scenario = a_scenario();
      EXPECT_TRUE(parameter.set(scenario, choice)) << parameter.name;
      EXPECT_EQ(parameter.get(scenario), choice) << parameter.name;
    }
    if (shape.kind == ParameterKind::choice || shape.kind == ParameterKind::flag) {
      EXPECT_FALSE(is_set(parameter, "other")) << parameter.name;
    }
  }
}

TEST(Parameters, ARefusedValueLeavesNoTrace) {
  Scenario scenario = a_scenario();
  scenario.vintage.source_declared = "published";
  EXPECT_FALSE(find_parameter("national_declared")->set(scenario, "0"));
  EXPECT_EQ(scenario.vintage.source_declared, "published");
}

TEST(Parameters, SayWhatTheyExpect) {
  const auto expected = [](std::string_view name) {
    return text_of(find_parameter(name)->shape.expected(), Language::english);
  };
  EXPECT_EQ(expected("bridge_empty"), "a whole number from 0 to 10");
  EXPECT_EQ(expected("cell_share"), "a number from 0 to 1, at most four decimals");
  EXPECT_EQ(expected("national_declared"), "an amount in euros from 0.01 to 10000000");
  EXPECT_EQ(expected("contiguity"), "4 or 8");
  EXPECT_EQ(expected("model"), "lognormal, dagum, means, headcount or scaled-mean");
  EXPECT_EQ(expected("listed_derogation"), "true or false");
}

TEST(Settings, ChangeOneParameter) {
  Scenario scenario = a_scenario();
  apply_setting(scenario, parse_setting("poverty_ratio=0.55"), Origin::setting);
  apply_setting(scenario, parse_setting(" contiguity = 4"), Origin::setting);
  apply_setting(scenario, parse_setting("listed_derogation=true"), Origin::setting);
  EXPECT_EQ(scenario.rule.poverty_ratio.points(), 5'500);
  EXPECT_EQ(scenario.delineation.contiguity, Contiguity::four);
  EXPECT_TRUE(scenario.rule.has_listed_derogation);
}

TEST(Settings, TakeTheParameterOutOfTheDecree) {
  Scenario scenario = a_scenario();
  scenario.rule.clauses["poverty_ratio"] = {{"art. 4"}, "Soixante pour cent."};
  apply_setting(scenario, parse_setting("poverty_ratio=0.55"), Origin::setting);
  EXPECT_EQ(citation_of(scenario.rule, "poverty_ratio"), (Citation{{}, Origin::setting}));
}

TEST(Settings, NationalMediansMoveTheBridge) {
  Scenario scenario = a_scenario();
  scenario.vintage.source_declared = "published";
  apply_setting(scenario, parse_setting("national_declared=22000"), Origin::setting);
  apply_setting(scenario, parse_setting("national_disposable=23000,5"), Origin::setting);
  EXPECT_EQ(scenario.vintage.bridge.anchor_declared, 22'000.0);
  EXPECT_EQ(scenario.vintage.bridge.anchor_disposable, 23'000.5);
  EXPECT_EQ(scenario.vintage.source_declared, "");
}

/// Overseas, and where the user gave a bridge, one serves both uses.
TEST(Settings, OfTheBridgeMoveBothUsesWhereTheyShareIt) {
  Scenario metropole = a_scenario();
  metropole.vintage.perimeter_bridge.exponent = 1.5;
  apply_setting(metropole, parse_setting("bridge_exponent=1.9"), Origin::setting);
  EXPECT_EQ(metropole.vintage.bridge.exponent, 1.9);
  EXPECT_EQ(metropole.vintage.perimeter_bridge.exponent, 1.5);
  Scenario overseas = a_scenario();
  overseas.vintage.perimeter_bridge = overseas.vintage.bridge;
  apply_setting(overseas, parse_setting("bridge_exponent=1.9"), Origin::setting);
  apply_setting(overseas, parse_setting("bridge_residual=300"), Origin::setting);
  EXPECT_EQ(overseas.vintage.perimeter_bridge, overseas.vintage.bridge);
  EXPECT_EQ(overseas.vintage.perimeter_bridge.exponent, 1.9);
}

TEST(Settings, SayWhatIsWrong) {
  Scenario scenario = a_scenario();
  EXPECT_THAT(error_of(scenario, "povrty_ratio=0.5"), HasSubstr("is \"poverty_ratio\" meant?"));
  EXPECT_THAT(error_of(scenario, "poverty_ratio"), HasSubstr("expected NAME=VALUE"));
  EXPECT_THAT(error_of(scenario, "poverty_ratio=1.2"), HasSubstr("a number from 0.0001 to 1"));
  EXPECT_THAT(error_of(scenario, "poverty_ratio=0.55555"), HasSubstr("at most four decimals"));
  EXPECT_THAT(error_of(scenario, "minimum_zone_population=-5"),
              HasSubstr("a whole number from 1 to 100000000"));
  EXPECT_THAT(error_of(scenario, "threshold_rounding=0"), HasSubstr("threshold_rounding"));
}

}  // namespace
}  // namespace carreau
