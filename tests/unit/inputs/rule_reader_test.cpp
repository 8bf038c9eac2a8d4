// SPDX-License-Identifier: Apache-2.0
/// Rule sets and vintages built in, and rule files of the user's own.
#include "inputs/rule_reader.hpp"

#include "base/error.hpp"
#include "inputs/vintage_reader.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::AllOf;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

const std::string kOwnRule =
    "name = \"ours\"\n"
    "title = \"A trial\"\n"
    "source = \"no text\"\n"
    "urban_territory = \"commune\"\n"
    "\n"
    "[minimum_zone_population]\n"
    "value = 500\n"
    "article = \"art. 1\"\n"
    "text = \"Five hundred.\"\n"
    "\n"
    "[poverty_ratio]\n"
    "value = 0.55\n"
    "\n"
    "[delineation.contiguity]\n"
    "value = 4\n";

Scenario read_text(const std::string& text) {
  const TempFolder folder;
  return read_scenario(folder.write("own.toml", text), 2019);
}

std::string rule_error_of(const std::string& text) {
  try {
    (void)read_text(text);
  } catch (const DataError& error) {
    return error.what();
  }
  return "no DataError";
}

TEST(RuleReader, HoldsTheThreeDecrees) {
  EXPECT_THAT(rule_names(),
              ElementsAre("martinique-reunion-2014", "metropole-2014", "metropole-2023"));
  EXPECT_THAT(vintage_years(), ElementsAre(2010, 2011, 2015, 2017, 2019, 2021));
}

TEST(RuleReader, EveryRuleReadsUnderEveryVintage) {
  for (const std::string& rule : rule_names()) {
    for (const int year : vintage_years()) {
      const Scenario scenario = read_scenario(rule, year);
      EXPECT_EQ(scenario.rule.name, rule);
      EXPECT_EQ(scenario.vintage.year, year);
      EXPECT_GT(scenario.vintage.national_median().value(), 15'000.0);
      EXPECT_LT(scenario.vintage.national_bounds.low, scenario.vintage.national_bounds.high);
      EXPECT_EQ(scenario.vintage.source_bridge.empty(), scenario.vintage.is_declared());
    }
  }
}

TEST(RuleReader, ClausesCiteTheirArticles) {
  for (const std::string& rule : rule_names()) {
    const Scenario scenario = read_scenario(rule, 2019);
    for (const auto& [name, clause] : scenario.rule.clauses) {
      EXPECT_FALSE(clause.citation.article.empty()) << rule << ' ' << name;
      EXPECT_FALSE(clause.text.empty()) << rule << ' ' << name;
    }
  }
}

TEST(RuleReader, TheLawsFigures) {
  const RuleSet mainland = read_scenario("metropole-2014", 2017).rule;
  EXPECT_EQ(mainland.urban_territory, UrbanTerritory::urban_unit);
  EXPECT_EQ(mainland.minimum_unit_population, 10'000);
  EXPECT_EQ(mainland.national_weight.points(), 7'000);
  EXPECT_FALSE(mainland.has_listed_derogation);
  EXPECT_EQ(incomes_year(choose_rule("metropole-2014")), 2011);
  EXPECT_EQ(incomes_year(choose_rule("metropole-2023")), std::nullopt);
  EXPECT_TRUE(read_scenario("metropole-2023", 2019).rule.has_listed_derogation);
  const RuleSet islands = read_scenario("martinique-reunion-2014", 2017).rule;
  EXPECT_EQ(islands.urban_territory, UrbanTerritory::commune);
  EXPECT_EQ(islands.minimum_unit_population, 15'000);
  EXPECT_EQ(islands.unit_population_rounding, 1);
  EXPECT_EQ(islands.minimum_zone_density, 2'000);
  EXPECT_EQ(islands.national_weight.points(), 3'000);
  // The density is asked of the quartier: no cell needs it by itself.
  EXPECT_EQ(read_scenario("martinique-reunion-2014", 2017).delineation.minimum_cell_population, 0);
}

TEST(RuleReader, AnOwnRuleSetsParametersOfRuleAndDelineation) {
  const Scenario scenario = read_text(kOwnRule);
  EXPECT_EQ(scenario.rule.name, "ours");
  EXPECT_EQ(scenario.rule.urban_territory, UrbanTerritory::commune);
  EXPECT_EQ(scenario.rule.minimum_zone_population, 500);
  EXPECT_EQ(scenario.rule.poverty_ratio.points(), 5'500);
  EXPECT_EQ(scenario.rule.clauses.at("minimum_zone_population").citation.article, "art. 1");
  EXPECT_EQ(scenario.delineation.contiguity, Contiguity::four);
}

TEST(RuleReader, AnUnknownKeyIsNamedWithItsLineAndItsNearest) {
  const std::string text =
      carreau::testing::replaced(kOwnRule, "[poverty_ratio]", "[povrty_ratio]");
  EXPECT_THAT(rule_error_of(text), AllOf(HasSubstr("own.toml:12: povrty_ratio"),
                                         HasSubstr("is \"poverty_ratio\" meant?")));
}

TEST(RuleReader, AnUnknownTopLevelKeyIsNotPassedOver) {
  EXPECT_THAT(rule_error_of("unknwon = 800\n" + kOwnRule), HasSubstr("own.toml:1: unknwon"));
  EXPECT_THAT(rule_error_of("titel = \"x\"\n" + kOwnRule), HasSubstr("is \"title\" meant?"));
  EXPECT_THAT(rule_error_of("national_weight = 0.5\n" + kOwnRule),
              HasSubstr("write the section [national_weight] and in it: value = …"));
  EXPECT_THAT(rule_error_of(kOwnRule + "[delineation]\nfill_gaps = 2\n"),
              HasSubstr("write the section [delineation.fill_gaps]"));
}

TEST(RuleReader, AValueThatDoesNotFitIsNamedWithItsLine) {
  const std::string text = carreau::testing::replaced(kOwnRule, "0.55", "\"much\"");
  EXPECT_THAT(rule_error_of(text),
              AllOf(HasSubstr("own.toml:12: poverty_ratio"),
                    HasSubstr("expected a number from 0.0001 to 1"), HasSubstr("found \"much\"")));
}

TEST(RuleReader, MissingPartsAreNamed) {
  EXPECT_THAT(rule_error_of(carreau::testing::replaced(kOwnRule, "title = \"A trial\"\n", "")),
              HasSubstr("own.toml: title"));
  EXPECT_THAT(rule_error_of(carreau::testing::replaced(kOwnRule, "\"commune\"", "\"canton\"")),
              AllOf(HasSubstr("own.toml:4: urban_territory"), HasSubstr("found \"canton\"")));
  EXPECT_THAT(rule_error_of(carreau::testing::replaced(kOwnRule, "value = 500\n", "")),
              HasSubstr("own.toml:6: minimum_zone_population"));
}

TEST(RuleReader, TextThatIsNoTomlIsNamedWithItsLine) {
  EXPECT_THAT(rule_error_of("name = \"ours\"\ntitle = = \"x\"\n"), HasSubstr("own.toml:2"));
}

TEST(RuleReader, UnknownNamesAndYearsAreArguments) {
  EXPECT_THROW((void)read_scenario("metropole-2013", 2019), ArgumentError);
  EXPECT_THROW((void)read_scenario("metropole-2014", 2018), ArgumentError);
  EXPECT_THROW((void)read_scenario("/no/such/rule.toml", 2019), IoError);
}

TEST(RuleReader, EachFaultHasItsCode) {
  testing::expect_faults(
      {{"title = \"T\"\n", "own.toml: name", {"text_missing", "add_line"}},
       {testing::replaced(kOwnRule, "\"commune\"", "\"canton\""),
        "own.toml:4: urban_territory",
        {"urban_territory"}},
       {testing::replaced(kOwnRule, "value = 500\n", ""),
        "own.toml:6: minimum_zone_population",
        {"value_missing", "add_line"}},
       {testing::replaced(kOwnRule, "\"art. 1\"", "1"),
        "own.toml:8: article",
        {"expected_found", "a_text", "value_itself", "write_in_quotes"}},
       {testing::replaced(kOwnRule, "\"Five hundred.\"", "[]"),
        "own.toml:9: text",
        {"expected_found", "a_text", "a_list", "write_in_quotes"}},
       {"smoothing = 1\n" + kOwnRule,
        "own.toml:1: smoothing",
        {"section_not_value", "write_section"}},
       {"incomes_of = \"2011\"\n" + kOwnRule,
        "own.toml:1: incomes_of",
        {"rule_year", "shown_text"}},
       {"tittle = 1\n" + kOwnRule, "own.toml:1: tittle", {"section_not_value", "is_meant"}},
       {"[[\n", "own.toml:1", {"toml_error", "file_is_toml"}}},
      [](const std::string& text) { (void)read_text(text); });
}

}  // namespace
}  // namespace carreau::inputs
