// SPDX-License-Identifier: Apache-2.0
/// Words that the program does not understand: exit code 2, and the word that was meant.
#include "base/message.hpp"
#include "support/carreau_program.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

class Arguments : public ::testing::Test {
 protected:
  /// Runs without any file: words are judged before files are opened.
  void expect_usage(const std::vector<std::string>& words, const std::string& message) {
    const ProgramResult result = carreau(folder_, words);
    EXPECT_EQ(result.exit_code, 2);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, message + "\n");
    EXPECT_THAT(folder_.content(), IsEmpty());
  }
  static std::vector<std::string> delineate_with(const std::vector<std::string>& more) {
    DelineateArguments arguments;
    arguments.more = more;
    return arguments.words();
  }
  TempFolder folder_;
};

TEST_F(Arguments, Verbs) {
  const std::string known =
      "expected one of delineate, explain, check, evaluate, compare, sweep, revise, portrait, "
      "crosswalk, "
      "assign, "
      "actions, reconcile, serve, rules, sample\nRun `carreau --help` for more.";
  expect_usage({}, "carreau: " + known);
  expect_usage({"delineat", "grid.csv"},
               "carreau: unknown verb delineat (is delineate meant?): " + known);
  expect_usage({"zzzzzz"}, "carreau: unknown verb zzzzzz: " + known);
}

TEST_F(Arguments, AnUnknownVerbInFrench) {
  const std::string err = carreau(folder_, {"--lang", "fr", "zzzzzz"}).err;
  EXPECT_THAT(err, HasSubstr("verbe inconnu : zzzzzz ; verbe attendu, l'un de delineate, explain"));
  EXPECT_EQ(err.substr(0, err.find(", check")),
            text_of({"said_by",
                     {{"speaker", "carreau"},
                      {"text",
                       "verbe inconnu : zzzzzz ; verbe attendu, l'un de delineate, "
                       "explain"}}},
                    Language::french));
}

TEST_F(Arguments, Options) {
  expect_usage(delineate_with({"--overwite"}),
               "carreau delineate: unknown option --overwite (is --overwrite meant?)\nRun `carreau "
               "delineate --help` for more.");
  expect_usage({"delineate", "grid.csv", "-o", "out.gpkg"},
               "carreau delineate: --rule is required\nRun `carreau delineate --help` for more.");
  expect_usage({"delineate", "grid.csv", "--rule", "metropole-2023"},
               "carreau delineate: --output is required\nRun `carreau delineate --help` for more.");
  expect_usage({"explain", "out.gpkg"},
               "carreau explain: CELL|ZONE is required\nRun `carreau explain --help` for more.");
  expect_usage(delineate_with({"--lang", "de"}),
               "carreau delineate: --lang: expected one of fr, en, found \"de\"\nRun `carreau "
               "delineate --help` for "
               "more.");
}

TEST_F(Arguments, Threads) {
  for (const char* threads : {"-1", "many", "100000"}) {
    const ProgramResult result = carreau(folder_, delineate_with({"--threads", threads}));
    EXPECT_EQ(result.exit_code, 2) << threads;
    EXPECT_THAT(result.err, HasSubstr("--threads")) << threads;
  }
}

TEST_F(Arguments, Rules) {
  const std::string known =
      "expected martinique-reunion-2014, metropole-2014, metropole-2023, or the path of a .toml "
      "file";
  DelineateArguments arguments;
  arguments.rule = "metropole-2024";
  const ProgramResult result = carreau(folder_, arguments.words());
  EXPECT_EQ(result.exit_code, 2);
  EXPECT_THAT(result.err,
              HasSubstr("unknown rule \"metropole-2024\": " + known + " (is \"metropole-20"));
  expect_usage({"rules", "zzz"}, "carreau rules: unknown rule \"zzz\": " + known);
}

TEST_F(Arguments, Settings) {
  expect_usage(delineate_with({"--set", "poverty_ration=0.5"}),
               "carreau delineate: unknown parameter \"poverty_ration\"; `carreau rules "
               "metropole-2023` lists them (is \"poverty_ratio\" meant?)");
  expect_usage(delineate_with({"--set", "poverty_ratio"}),
               "carreau delineate: expected NAME=VALUE, such as poverty_ratio=0.55, found "
               "\"poverty_ratio\"");
  expect_usage(delineate_with({"--set", "poverty_ratio=55"}),
               "carreau delineate: poverty_ratio: expected a number from 0.0001 to 1, at most four "
               "decimals, found \"55\"");
  expect_usage(delineate_with({"--set", "unit_population_rounding=0"}),
               "carreau delineate: unit_population_rounding: expected a whole number from 1 to "
               "100000000, found \"0\"");
  expect_usage(delineate_with({"--set", "contiguity=6"}),
               "carreau delineate: contiguity: expected 4 or 8, found \"6\"");
}

TEST_F(Arguments, Vintages) {
  expect_usage(
      delineate_with({"--vintage", "2018"}),
      "carreau delineate: no figures for incomes of 2018: expected one of 2010, 2011, 2015, 2017, "
      "2019, 2021");
  expect_usage({"rules", "metropole-2014", "--vintage", "1999"},
               "carreau rules: no figures for incomes of 1999: expected one of 2010, 2011, 2015, "
               "2017, 2019, "
               "2021");
}

TEST_F(Arguments, ARuleAsksForItsTerritories) {
  DelineateArguments arguments;
  arguments.urban_units = "";
  expect_usage(arguments.words(),
               "carreau delineate: the rule metropole-2023 tests the population of urban units: "
               "give INSEE's composition file or a layer of boundaries with --urban-units FILE");
  arguments.rule = "martinique-reunion-2014";
  arguments.communes.clear();
  expect_usage(arguments.words(),
               "carreau delineate: the rule martinique-reunion-2014 tests the population of "
               "communes: give a table of them with --communes FILE");
  arguments.communes = {"communes.csv"};
  arguments.urban_units = "units.csv";
  expect_usage(arguments.words(),
               "carreau delineate: the rule martinique-reunion-2014 speaks of communes and knows "
               "no urban unit: leave --urban-units out");
}

}  // namespace
}  // namespace carreau::testing
