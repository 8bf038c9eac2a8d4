// SPDX-License-Identifier: Apache-2.0
/// The values of a varied parameter, and every way in which they are refused.
#include "scenario/sweep/variation.hpp"

#include "base/error.hpp"
#include "inputs/rule_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

const Scenario& varied_base() {
  static const Scenario scenario = inputs::read_scenario("metropole-2023", 2019);
  return scenario;
}

std::vector<std::string> values_of(const std::string& text) {
  return parse_variation(text, varied_base()).values;
}

std::string variation_error(const std::string& text) {
  try {
    (void)parse_variation(text, varied_base());
  } catch (const ArgumentError& error) {
    return error.what();
  }
  return "no error";
}

TEST(Variation, RangesHaveBothBounds) {
  EXPECT_THAT(values_of("poverty_ratio=0.58:0.62:5"),
              ElementsAre("0.58", "0.59", "0.6", "0.61", "0.62"));
  EXPECT_THAT(values_of("minimum_zone_population = 1200 : 800 : 3"),
              ElementsAre("1200", "1000", "800"));
  EXPECT_THAT(values_of("poverty_ratio=0.6:0.6:1"), ElementsAre("0.6"));
}

TEST(Variation, ListsKeepTheirOrder) {
  EXPECT_THAT(values_of("contiguity=8,4"), ElementsAre("8", "4"));
  EXPECT_THAT(values_of("listed_derogation=true, false"), ElementsAre("true", "false"));
  EXPECT_THAT(values_of("smoothing=300,0"), ElementsAre("300", "0"));
}

TEST(Variation, KnowsWhereTheBaseIs) {
  EXPECT_EQ(parse_variation("poverty_ratio=0.59:0.61:3", varied_base()).position_in(varied_base()),
            1U);
  EXPECT_EQ(parse_variation("poverty_ratio=0.5,0.7", varied_base()).position_in(varied_base()),
            std::nullopt);
}

TEST(Variation, AValueThatReplacesTablesIsNotTheBase) {
  // The vintage has a prior for each département; setting the mean drops them all.
  Scenario with_tables = varied_base();
  with_tables.vintage.department_spread["36"] = 0.4;
  const std::string mean = find_parameter("spread_mean")->get(with_tables);
  EXPECT_EQ(parse_variation("spread_mean=" + mean, with_tables).position_in(with_tables),
            std::nullopt);
}

TEST(Variation, UnknownNamesAreRefusedWithTheNearest) {
  EXPECT_THAT(variation_error("povrty_ratio=0.5:0.6:2"), HasSubstr("poverty_ratio"));
}

TEST(Variation, ValuesOutsideOfTheShapeAreRefused) {
  EXPECT_THAT(variation_error("poverty_ratio=0.5:1.5:3"), HasSubstr("found \"1.5\""));
  EXPECT_THAT(variation_error("contiguity=4,6"), HasSubstr("found \"6\""));
  EXPECT_THAT(variation_error("minimum_zone_population=1.5,2"), HasSubstr("found \"1.5\""));
}

TEST(Variation, ValuesMustFallOnWholeNumbers) {
  const std::string error = variation_error("minimum_zone_population=800:1000:4");
  EXPECT_THAT(error, HasSubstr("866.666666667 would be among them"));
  EXPECT_THAT(error, HasSubstr("choose bounds and a number of values that meet them"));
  EXPECT_THAT(variation_error("poverty_ratio=0.5:0.6:3000"), HasSubstr("would be among them"));
}

TEST(Variation, EmptyAndOddRangesAreRefused) {
  EXPECT_THAT(variation_error("poverty_ratio=0.6:0.6:2"),
              HasSubstr("expected two different bounds"));
  EXPECT_THAT(variation_error("poverty_ratio=0.5:0.6:1"), HasSubstr("at least 2 values"));
  EXPECT_THAT(variation_error("poverty_ratio=0.5:0.6:0"), HasSubstr("from 1 to 10000, found \"0\""))
      << "sweep_value_count";
  EXPECT_THAT(variation_error("poverty_ratio=0.5:0.6:ten"), HasSubstr("found \"ten\""));
  EXPECT_THAT(variation_error("contiguity=4:8:2"), HasSubstr("only numbers have ranges"));
  EXPECT_THAT(variation_error("poverty_ratio=0.5:0.6"), HasSubstr("NAME=A:B:N"));
  EXPECT_THAT(variation_error("poverty_ratio"), HasSubstr("NAME=A:B:N")) << "sweep_shape";
  EXPECT_THAT(variation_error("poverty_ratio="), HasSubstr("NAME=A:B:N"));
}

TEST(Variation, AValueIsGivenOnce) {
  EXPECT_THAT(variation_error("contiguity=4,8,4"), HasSubstr("the value 4 is given twice"))
      << "sweep_value_twice";
  EXPECT_THAT(variation_error("poverty_ratio=0.6,0.60"), HasSubstr("the value 0.6 is given twice"));
}

TEST(Variation, WhatChangesNothingIsRefused) {
  EXPECT_THAT(variation_error("extension_share=0.4,0.5"),
              HasSubstr("changes nothing in a delineation"));
}

TEST(HiddenChoices, LeaveOutWhatIsVaried) {
  const std::vector<Variation> varied{parse_variation("smoothing=0,300", varied_base())};
  for (const Variation& v : hidden_choices(varied)) {
    EXPECT_NE(v.name(), "smoothing");
    EXPECT_TRUE(v.is_hidden);
    // What they name are values that the parameter takes.
    for (const std::string& value : v.values) EXPECT_TRUE(v.parameter->shape.accepts(value));
    EXPECT_TRUE(v.position_in(varied_base()).has_value()) << v.name();
  }
  EXPECT_EQ(hidden_choices(varied).size(), 3U);
}

}  // namespace
}  // namespace carreau
