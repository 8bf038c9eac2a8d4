// SPDX-License-Identifier: Apache-2.0
/// What makes no sense under a rule that selects by density: verbs, settings and inputs about
/// incomes, and faults in the file of the rule.
#include "support/density_study.hpp"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace carreau::testing {
namespace {

class BadDensity : public Density {};

TEST_F(BadDensity, VerbsThatAskForIncomesSayWhy) {
  (void)folder_.write("zones.geojson",
                      geojson({{R"("code":"A")", box(4338000, 2691000, 4341000, 2694000)}}, 3035));
  for (const char* const verb : {"check", "revise", "compare"}) {
    const std::string output = std::string(verb) == "revise" ? "no.gpkg" : "no.csv";
    expect_refused(verb, {"-o", output}, 2, "figures of incomes are what is asked for here",
                   "ce sont des chiffres de revenus qui sont demandés ici");
  }
  expect_refused("portrait", {"-o", "no.csv"}, 2, "give a rule with selects = \"income\"",
                 "donner une règle avec selects = \"income\"");
  expect_refused("serve", {"--port", "0"}, 2, "compares no incomes", "ne compare aucun revenu");
}

TEST_F(BadDensity, SettingsOfIncomesAreRefused) {
  for (const char* const setting :
       {"poverty_ratio=0.5", "smoothing=0", "method=compact", "national_declared=20000",
        "model=means", "extension_share=0.3", "near_miss_income=0.1"}) {
    expect_refused("delineate", {"-o", "no.gpkg", "--set", setting}, 2,
                   "the rule dense-clusters selects cells by density and compares no incomes",
                   "la règle dense-clusters choisit les carreaux par leur densité");
  }
  expect_refused("delineate", {"-o", "no.gpkg", "--set", "minimum_unit_population=5"}, 2,
                 "applies everywhere and tests no urban unit",
                 "vaut partout et n'examine ni unité");
  expect_refused("delineate", {"-o", "no.gpkg", "--set", "minimum_cell_density=-5"}, 2,
                 "minimum_cell_density: expected a whole number from 0 to 1000000, found \"-5\"",
                 "minimum_cell_density");
  expect_refused("delineate", {"-o", "no.gpkg", "--set", "minimum_cell_density=300.5"}, 2,
                 "found \"300.5\"", "300.5");
}

TEST_F(BadDensity, InputsThatWouldNotBeUsedAreRefused) {
  (void)folder_.write("incomes.csv", "code,median\n30901,20000\n");
  expect_refused("delineate", {"-o", "no.gpkg", "--urban-incomes", "incomes.csv"}, 2,
                 "compares no incomes: the input urban_incomes would not be used (leave it out)",
                 "l'entrée urban_incomes ne servirait pas");
  expect_refused("delineate", {"-o", "no.gpkg", "--urban-units", "incomes.csv"}, 2,
                 "tests no territory: the input urban_units would not be used",
                 "l'entrée urban_units ne servirait pas");
}

/// A fault in a rule file.
struct WrongRule {
  const char* name;
  const char* from;
  const char* to;
  const char* english;
  const char* french;
};
void PrintTo(const WrongRule& wrong, std::ostream* out) { *out << wrong.name; }

struct WrongRuleName {
  std::string operator()(const ::testing::TestParamInfo<WrongRule>& tested) const {
    return tested.param.name;
  }
};

class WrongDensityRule : public BadDensity, public ::testing::WithParamInterface<WrongRule> {};

TEST_P(WrongDensityRule, IsRefusedWithItsLine) {
  const WrongRule& wrong = GetParam();
  const std::string text = example("dense-clusters.toml");
  ASSERT_NE(text.find(wrong.from), std::string::npos);
  (void)folder_.write("own.toml", replaced(text, wrong.from, wrong.to));
  expect_refused("delineate", {"-o", "no.gpkg"}, 1, wrong.english, wrong.french, "own.toml");
}

INSTANTIATE_TEST_SUITE_P(
    Rules, WrongDensityRule,
    ::testing::Values(
        WrongRule{"UnknownSelection", "selects = \"density\"", "selects = \"densité\"",
                  "own.toml:11: selects: expected \"income\" or \"density\", found \"densité\"",
                  "« income » ou « density »"},
        WrongRule{"SelectionOfAnotherType", "selects = \"density\"", "selects = 3", "selects",
                  "selects"},
        WrongRule{"UnknownTerritory", "\"everywhere\"", "\"anywhere\"",
                  "expected \"urban_unit\", \"commune\" or \"everywhere\", found \"anywhere\"",
                  "« everywhere »"},
        WrongRule{
            "NoDensity", "[minimum_cell_density]\nvalue = 300\n",
            "[near_miss_population]\nvalue = 0.5\n",
            "expected the density that a rule with selects = \"density\" asks of a cell, found "
            "none (write the section [minimum_cell_density]",
            "écrire la section [minimum_cell_density]"},
        WrongRule{"NegativeDensity", "value = 300\n", "value = -300\n",
                  "minimum_cell_density: expected a whole number", "-300"},
        WrongRule{"FractionalDensity", "value = 300\n", "value = 300.5\n", "found \"300.5\"",
                  "300.5"},
        WrongRule{"DensityInText", "value = 300\n", "value = \"many\"\n", "found \"many\"", "many"},
        WrongRule{"AThreshold", "[minimum_zone_density]\nvalue = 0", "[poverty_ratio]\nvalue = 0.6",
                  "selects cells by density and compares no incomes", "ne compare aucun revenu"},
        WrongRule{"AnIncomeParameter", "[minimum_zone_density]\nvalue = 0",
                  "[delineation.smoothing]\nvalue = 0",
                  "compares no incomes, so this has nothing to change: leave it out, or use a rule "
                  "with selects = "
                  "\"income\"",
                  "il n'y a donc rien à changer"},
        WrongRule{"AMinimumOfUnits", "[minimum_zone_density]\nvalue = 0",
                  "[minimum_unit_population]\nvalue = 10000", "applies everywhere", "vaut partout"},
        WrongRule{"DensityUnderIncomes", "selects = \"density\"", "selects = \"income\"",
                  "minimum_cell_density: the rule dense-clusters selects cells by their incomes",
                  "choisit les carreaux par leurs revenus"},
        WrongRule{"SelectionAsAClause", "selects = \"density\"", "selcts = \"density\"", "selects",
                  "selects"}),
    WrongRuleName{});

}  // namespace
}  // namespace carreau::testing
