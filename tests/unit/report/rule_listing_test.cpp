// SPDX-License-Identifier: Apache-2.0
/// Rule sets for the terminal and for scripts.
#include "report/rule_listing.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace carreau::report {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Scenario listed_scenario() {
  Scenario scenario;
  scenario.rule.name = "own-rule";
  scenario.rule.title = "Notre règle";
  scenario.rule.source = "décret";
  scenario.rule.clauses["poverty_ratio"] = {{"art. 2 I 1°"}, ""};
  scenario.vintage.year = 2019;
  scenario.vintage.source_declared = "source of the declared incomes";
  scenario.vintage.source_bounds = "source of the bounds";
  return scenario;
}

TEST(RuleListing, AListHasALineForTheTitleAndOneForTheSource) {
  RuleSet brief;
  brief.name = "a";
  brief.title = "A";
  brief.source = "loi";
  EXPECT_EQ(rule_list({brief, listed_scenario().rule}),
            "a         A\n          loi\nown-rule  Notre règle\n          décret\n");
  EXPECT_EQ(rule_list({}), "");
}

TEST(RuleListing, ASheetHasEveryParameterWithItsValueAndMeaning) {
  const Scenario scenario = listed_scenario();
  const std::string french = rule_sheet(scenario, Language::french);
  const std::string english = rule_sheet(scenario, Language::english);
  EXPECT_THAT(french, StartsWith("own-rule — Notre règle\ndécret\n\nRègle\n"));
  EXPECT_THAT(english, StartsWith("own-rule — Notre règle\ndécret\n\nRule\n"));
  for (const Parameter& parameter : parameters()) {
    if (!applies(parameter, scenario)) continue;
    EXPECT_THAT(french, HasSubstr(parameter.meaning_fr));
    EXPECT_THAT(english, HasSubstr(parameter.meaning_en));
    EXPECT_THAT(english, HasSubstr("\n  " + std::string(parameter.name) + " "));
    EXPECT_THAT(english, HasSubstr(" " + parameter.get(scenario)));
  }
}

TEST(RuleListing, ASheetNamesEachGroupOnce) {
  const std::string text = rule_sheet(listed_scenario(), Language::french);
  for (const char* const title : {"\nRègle\n", "\nMillésime des revenus\n",
                                  "\nEstimation des revenus\n", "\nDélimitation ("}) {
    const std::size_t first = text.find(title);
    EXPECT_NE(first, std::string::npos) << title;
    EXPECT_EQ(text.find(title, first + 1), std::string::npos) << title;
  }
}

TEST(RuleListing, ASheetCitesArticlesAndSources) {
  const std::string text = rule_sheet(listed_scenario(), Language::english);
  const std::size_t article = text.find("[art. 2 I 1°]");
  ASSERT_NE(article, std::string::npos);
  EXPECT_GT(article, text.find("  poverty_ratio"));
  EXPECT_EQ(text.find('[', article + 1), std::string::npos) << "no other article";
  EXPECT_THAT(text,
              HasSubstr("Sources of the incomes of 2019\n  source of the declared incomes\n"));
  EXPECT_THAT(text, HasSubstr("  source of the bounds\n\nAny parameter is changed by --set"));
}

TEST(RuleListing, ARuleWithoutIncomesShowsNothingAboutThem) {
  Scenario scenario;
  scenario.rule.name = "dense";
  scenario.rule.selects = Selection::density;
  scenario.rule.urban_territory = UrbanTerritory::everywhere;
  const std::string english = rule_sheet(scenario, Language::english);
  EXPECT_THAT(english, HasSubstr("\n  minimum_cell_density "));
  EXPECT_THAT(english, HasSubstr("The rule selects by density and compares no incomes."));
  EXPECT_THAT(english, HasSubstr("Any parameter is changed by --set NAME=VALUE."));
  for (const char* const name : {"poverty_ratio", "national_declared", "smoothing", "model",
                                 "minimum_unit_population", "extension_share", "€"}) {
    EXPECT_THAT(english, ::testing::Not(HasSubstr(name)));
  }
  const auto json = nlohmann::json::parse(rule_json(scenario));
  EXPECT_EQ(json.at("selects"), "density");
  EXPECT_FALSE(json.contains("vintage"));
}

TEST(RuleListing, JsonHasTheArticleOnlyWhereThereIsOne) {
  const auto json = nlohmann::json::parse(rule_json(listed_scenario()));
  EXPECT_EQ(json.at("name"), "own-rule");
  EXPECT_EQ(json.at("title"), "Notre règle");
  EXPECT_EQ(json.at("vintage"), 2019);
  EXPECT_EQ(json.at("parameters").size(), parameters().size() - 1);
  EXPECT_FALSE(json["parameters"].contains("minimum_cell_density")) << "which has no use here";
  const auto& ratio = json.at("parameters").at("poverty_ratio");
  EXPECT_EQ(ratio.at("article"), "art. 2 I 1°");
  EXPECT_EQ(ratio.at("value"), find_parameter("poverty_ratio")->get(listed_scenario()));
  EXPECT_FALSE(ratio.at("expected").get<std::string>().empty());
  EXPECT_FALSE(json["parameters"]["national_weight"].contains("article"));
}

}  // namespace
}  // namespace carreau::report
