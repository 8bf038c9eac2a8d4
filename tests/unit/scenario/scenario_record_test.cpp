// SPDX-License-Identifier: Apache-2.0
/// What a scenario file says, merged with options and completed by a run.
#include "scenario/scenario_record.hpp"

#include "base/error.hpp"
#include "base/findings.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

namespace carreau {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

TEST(ScenarioRecord, InputsTakeThePlaceOfThoseOfTheirRole) {
  ScenarioRecord record;
  replace_inputs(record, {{InputRole::listed, {"old.gpkg"}, {}},
                          {InputRole::communes, {"a.csv"}, {"00", ""}},
                          {InputRole::grid, {"grid.csv"}, {}}});
  EXPECT_THAT(record.paths(), ElementsAre("grid.csv", "a.csv", "old.gpkg"));
  replace_inputs(record,
                 {{InputRole::communes, {"b.csv"}, {}}, {InputRole::communes, {"c.geojson"}, {}}});
  EXPECT_THAT(record.paths(), ElementsAre("grid.csv", "b.csv", "c.geojson", "old.gpkg"));
  EXPECT_EQ(record.find(InputRole::communes)->content.digest, "");
  EXPECT_FALSE(record.has(InputRole::bridge));
}

TEST(ScenarioRecord, ASettingTakesThePlaceOfTheOneBefore) {
  ScenarioRecord record;
  record.rule.name = "ours";
  put_setting(record, {"poverty_ratio", "0,55"});
  put_setting(record, {"contiguity", "4"});
  put_setting(record, {"poverty_ratio", " 0.5 "});
  EXPECT_THAT(record.settings, ElementsAre(ParameterValue{"contiguity", "4"},
                                           ParameterValue{"poverty_ratio", "0.5"}));
  EXPECT_THROW(put_setting(record, {"poverty_ration", "0.5"}), ArgumentError);
}

TEST(ScenarioRecord, ADefaultOfItsTimeHoldsAndIsFound) {
  ScenarioRecord record;
  record.defaults = {{"smoothing", "200"}, {"contiguity", "8"}, {"fill_gaps", "9"}};
  record.settings = {{"fill_gaps", "3"}};
  Scenario scenario;
  scenario.rule.clauses["contiguity"] = {{"art. 1"}, ""};
  Findings findings;
  apply_choices(record, scenario, findings);
  EXPECT_EQ(scenario.delineation.smoothing, 200);
  EXPECT_EQ(scenario.delineation.fill_gaps, 3);
  EXPECT_EQ(citation_of(scenario.rule, "smoothing"), (Citation{{}, Origin::scenario}));
  EXPECT_EQ(citation_of(scenario.rule, "contiguity"), Citation{"art. 1"}) << "it is what it was";
  EXPECT_EQ(citation_of(scenario.rule, "fill_gaps"), (Citation{{}, Origin::setting}));
  ASSERT_EQ(findings.list().size(), 1U);
  EXPECT_EQ(finding_text(findings.list().front(), Language::english),
            "the scenario keeps smoothing = 200, where the rule and this version give 300");
}

TEST(ScenarioRecord, EveryParameterButFiguresIsNotedOnce) {
  ScenarioRecord record;
  record.settings = {{"spread_mean", "0.4"}, {"method", "compact"}};
  Scenario scenario;
  Findings findings;
  apply_choices(record, scenario, findings);
  note_choices(scenario, record);
  EXPECT_THAT(record.settings, ElementsAre(ParameterValue{"spread_mean", "0.4"},
                                           ParameterValue{"method", "compact"}));
  std::set<std::string> noted;
  for (const auto* list : {&record.settings, &record.defaults}) {
    for (const ParameterValue& value : *list) EXPECT_TRUE(noted.insert(value.name).second);
  }
  for (const Parameter& parameter : parameters()) {
    if (!applies(parameter, scenario)) continue;
    const std::string name(parameter.name);
    EXPECT_EQ(noted.contains(name), !is_figure(parameter) || name == "spread_mean") << name;
  }
}

TEST(ScenarioRecord, ContentIsHeldAgainstWhatIsAskedFor) {
  Fingerprint content;
  EXPECT_TRUE(settle(content, "aa", ChangedContent::refuse));
  EXPECT_EQ(content, (Fingerprint{"aa", ""})) << "an unknown one is filled in";
  EXPECT_TRUE(settle(content, "aa", ChangedContent::accept));
  EXPECT_EQ(content, (Fingerprint{"aa", ""}));
  EXPECT_FALSE(settle(content, "bb", ChangedContent::refuse)) << "another content is refused";
  EXPECT_EQ(content, (Fingerprint{"aa", ""}));
  EXPECT_TRUE(settle(content, "bb", ChangedContent::accept));
  EXPECT_EQ(content, (Fingerprint{"bb", "aa"}));
}

TEST(ScenarioRecord, WhatWasAcceptedIsFoundAgain) {
  ScenarioRecord record;
  record.vintage.year = 2019;
  record.inputs = {{InputRole::grid, {"grid.csv"}, {"bb", ""}}};
  Findings none;
  note_replaced(record, none);
  EXPECT_THAT(none.list(), IsEmpty());
  record.inputs.front().content.replaced = "aa";
  record.vintage.figures = {"dd", "cc"};
  Findings findings;
  note_replaced(record, findings);
  ASSERT_EQ(findings.list().size(), 2U);
  EXPECT_THAT(finding_text(findings.list()[0], Language::english),
              HasSubstr("the figures of 2019 are not those of the scenario (expected SHA-256 cc"));
  EXPECT_THAT(finding_text(findings.list()[1], Language::english),
              HasSubstr("the input grid has not the content"));
}

}  // namespace
}  // namespace carreau
