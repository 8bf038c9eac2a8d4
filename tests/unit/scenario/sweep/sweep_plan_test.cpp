// SPDX-License-Identifier: Apache-2.0
/// Which scenarios a sweep has, in which order, and which lie on a line.
#include "scenario/sweep/sweep_plan.hpp"

#include "base/error.hpp"
#include "inputs/rule_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <set>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using Values = std::vector<std::string>;

SweepPlan plan_of(const SweepChoices& choices) {
  return {inputs::read_scenario("metropole-2023", 2019), choices};
}

std::string plan_error(const SweepChoices& choices) {
  try {
    (void)plan_of(choices);
  } catch (const ArgumentError& error) {
    return error.what();
  }
  return "no error";
}

TEST(SweepPlan, HasEveryCombinationOnce) {
  const SweepPlan plan = plan_of({{"contiguity=4,8", "poverty_ratio=0.59:0.61:3"}});
  EXPECT_EQ(plan.designed(), 6);
  EXPECT_EQ(plan.size(), 6) << "the combinations hold the base and both lines";
  std::set<Values> seen;
  for (std::int64_t s = 0; s < plan.size(); ++s) {
    EXPECT_TRUE(seen.insert(plan.values(s)).second);
    EXPECT_EQ(plan.purpose(s), SweepPurpose::combination);
    const Scenario made = plan.scenario(s);
    EXPECT_EQ(find_parameter("contiguity")->get(made), plan.values(s)[0]);
    EXPECT_EQ(find_parameter("poverty_ratio")->get(made), plan.values(s)[1]);
  }
}

TEST(SweepPlan, WhatCostsLittleVariesFastest) {
  // Clusters are labelled anew for another contiguity; a minimum only repeats decisions.
  const SweepPlan plan = plan_of({{"minimum_zone_population=900,1000", "contiguity=4,8"}});
  EXPECT_THAT(plan.values(0), ElementsAre("900", "4"));
  EXPECT_THAT(plan.values(1), ElementsAre("1000", "4"));
  EXPECT_THAT(plan.values(2), ElementsAre("900", "8"));
}

TEST(SweepPlan, AddsTheBaseAndItsLinesWhereTheyAreMissing) {
  // 8 is the base's contiguity, 0.6 its ratio, which is not varied to.
  const SweepPlan plan = plan_of({{"poverty_ratio=0.5,0.7", "contiguity=4,8"}});
  EXPECT_EQ(plan.designed(), 4);
  EXPECT_EQ(plan.purpose(plan.base_scenario()), SweepPurpose::base);
  EXPECT_THAT(plan.values(plan.base_scenario()), ElementsAre("0.6", "8"));
  // The line of the ratio is there (contiguity 8); that of contiguity lacks the ratio 0.6.
  EXPECT_EQ(plan.size(), 6);
  EXPECT_EQ(plan.on_line(1, 1), plan.base_scenario());
  EXPECT_THAT(plan.values(plan.on_line(1, 0)), ElementsAre("0.6", "4"));
  EXPECT_EQ(plan.purpose(plan.on_line(1, 0)), SweepPurpose::line);
  EXPECT_THAT(plan.values(plan.on_line(0, 1)), ElementsAre("0.7", "8"));
  EXPECT_LT(plan.on_line(0, 1), plan.designed());
}

TEST(SweepPlan, EveryScenarioKnowsItsLines) {
  const SweepPlan plan = plan_of({{"poverty_ratio=0.5,0.6,0.7", "contiguity=4,8"}});
  for (std::size_t v = 0; v < 2; ++v) {
    for (std::uint32_t value = 0; value < plan.variations()[v].values.size(); ++value) {
      EXPECT_EQ(plan.lines(plan.on_line(v, value))[v], value);
    }
  }
  std::size_t on_lines = 0;
  for (std::int64_t s = 0; s < plan.size(); ++s) {
    for (const auto& line : plan.lines(s)) on_lines += line ? 1 : 0;
  }
  EXPECT_EQ(on_lines, 5U) << "three values and two, the base on both";
}

TEST(SweepPlan, BlocksCoverEveryScenarioOnce) {
  const SweepPlan plan = plan_of({{"poverty_ratio=0.4:0.7:301", "contiguity=4,8"}});
  std::int64_t at = 0;
  for (const SweepBlock& block : plan.blocks()) {
    EXPECT_EQ(block.first, at);
    EXPECT_GT(block.end, block.first);
    at = block.end;
  }
  EXPECT_EQ(at, plan.size());
}

TEST(SweepPlan, ASampleDrawsWithinTheRange) {
  const SweepPlan plan =
      plan_of({{"poverty_ratio=0.55:0.65:3", "minimum_zone_population=900:1000:2"}, 500, 7});
  EXPECT_EQ(plan.designed(), 500);
  std::set<std::string> ratios;
  std::map<std::string, int> contiguities;
  for (std::int64_t s = 0; s < 500; ++s) {
    const Values values = plan.values(s);
    const double ratio = std::stod(values[0]);
    EXPECT_GE(ratio, 0.55);
    EXPECT_LE(ratio, 0.65);
    EXPECT_TRUE(plan.variations()[0].parameter->shape.accepts(values[0]));
    EXPECT_TRUE(plan.variations()[1].parameter->shape.accepts(values[1])) << values[1];
    EXPECT_LT(plan.class_of(0, s), plan.classes(0));
    ratios.insert(values[0]);
    ++contiguities[values[2]];
  }
  EXPECT_GT(ratios.size(), 250U);
  EXPECT_NEAR(contiguities["4"], 250, 60);
}

TEST(SweepPlan, ASampleDependsOnItsSeedAlone) {
  const SweepChoices choices{{"poverty_ratio=0.55:0.65:3"}, 20, 7};
  SweepChoices other = choices;
  other.seed = 8;
  EXPECT_EQ(plan_of(choices).values(11), plan_of(choices).values(11));
  EXPECT_NE(plan_of(choices).values(11), plan_of(other).values(11));
  EXPECT_NE(plan_of(choices).text(), plan_of(other).text());
}

TEST(SweepPlan, NamesItsPurposes) {
  EXPECT_EQ(to_text(SweepPurpose::combination), "combination");
  EXPECT_EQ(to_text(SweepPurpose::draw), "draw");
  EXPECT_EQ(to_text(SweepPurpose::line), "line");
  EXPECT_EQ(to_text(SweepPurpose::base), "base");
}

TEST(SweepPlan, RefusesWhatMakesNoPlan) {
  EXPECT_THAT(plan_error({}), HasSubstr("nothing to vary")) << "sweep_nothing_varied";
  EXPECT_THAT(plan_error({{"contiguity=4,8", "contiguity=4"}}),
              HasSubstr("contiguity is varied twice"));
  EXPECT_THAT(plan_error({{}, 0}), HasSubstr("from 1 to 10,000,000 draws, found 0"))
      << "sweep_sample_size";
}

TEST(SweepPlan, TooManyCombinationsAskForASample) {
  const std::string error =
      plan_error({{"poverty_ratio=0.0001:0.9999:9999", "national_weight=0.0001:0.9999:9999"}});
  EXPECT_THAT(error, HasSubstr("99980001 combinations are too many: at most 10,000,000"));
  EXPECT_THAT(error, HasSubstr("--sample N")) << "sweep_take_sample";
}

}  // namespace
}  // namespace carreau
