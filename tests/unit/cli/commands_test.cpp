// SPDX-License-Identifier: Apache-2.0
/// Arguments are parsed without opening a file: every path here leads nowhere.
#include "cli/commands.hpp"

#include "base/error.hpp"
#include "base/message_catalogue.hpp"
#include "cli/command_assign.hpp"
#include "cli/option_list.hpp"
#include "cli/option_parser.hpp"
#include "cli/run_options.hpp"
#include "study/loaded_run.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::cli {
namespace {

using ::testing::ElementsAre;

/// Parses words with the options shared by the verbs.
RunOptions parse(const std::vector<std::string>& words) {
  RunOptions options;
  OptionList list(Language::english);
  options.add_to(list);
  parse_words(list, words);
  return options;
}

TEST(Commands, AreNamedOnceAndSayWhatTheyDo) {
  std::vector<std::string> names;
  for (const auto& command : all_commands()) {
    names.emplace_back(command->name());
    EXPECT_NE(find_message("help_summary_" + names.back()), nullptr) << names.back();
    const MessageTexts* const examples = find_message("help_example_" + names.back());
    ASSERT_NE(examples, nullptr) << names.back();
    for (const std::string_view text : {examples->french, examples->english}) {
      EXPECT_NE(text.find("carreau " + names.back()), std::string_view::npos);
    }
  }
  EXPECT_THAT(names, ElementsAre("delineate", "explain", "check", "evaluate", "compare", "sweep",
                                 "revise", "portrait", "crosswalk", "assign", "actions",
                                 "reconcile", "serve", "rules", "sample"));
}

TEST(RunOptions, SeveralGridsAndRepeatedOptions) {
  const RunOptions options =
      parse({"a.csv", "b.csv", "--rule", "metropole-2014", "--communes", "c.csv", "--communes",
             "d.geojson", "--set", "poverty_ratio=0.5", "--set", "contiguity=4", "--vintage",
             "2017", "--without-headcount"});
  EXPECT_THAT(options.grids, ElementsAre("a.csv", "b.csv"));
  EXPECT_THAT(options.communes, ElementsAre("c.csv", "d.geojson"));
  EXPECT_THAT(options.settings, ElementsAre("poverty_ratio=0.5", "contiguity=4"));
  EXPECT_EQ(options.vintage, 2017);
  EXPECT_TRUE(options.without_headcount);
}

TEST(RunOptions, ARepeatedOptionDoesNotSwallowTheGridBehindIt) {
  const RunOptions options = parse({"--communes", "c.csv", "--rule", "r", "grid.csv"});
  EXPECT_THAT(options.communes, ElementsAre("c.csv"));
  EXPECT_THAT(options.grids, ElementsAre("grid.csv"));
  const RunOptions next =
      parse({"--rule", "r", "--communes", "c.csv", "--set", "contiguity=4", "a.csv", "b.csv"});
  EXPECT_THAT(next.settings, ElementsAre("contiguity=4"));
  EXPECT_THAT(next.grids, ElementsAre("a.csv", "b.csv"));
}

TEST(RunOptions, DefaultsLeaveEverythingToTheRule) {
  const RunOptions options = parse({"grid.csv", "--rule", "metropole-2014"});
  EXPECT_FALSE(options.vintage.has_value());
  EXPECT_FALSE(options.without_headcount);
  EXPECT_EQ(options.threads, 0U);
}

TEST(RunOptions, WhatCannotBeIsRefused) {
  EXPECT_THROW((void)parse({"--rule", "metropole-2014"}), ArgumentError);
  EXPECT_THROW((void)parse({"grid.csv"}), ArgumentError);
  EXPECT_THROW((void)parse({"grid.csv", "--rule", "r", "--threads", "-1"}), ArgumentError);
  EXPECT_THROW((void)parse({"grid.csv", "--rule", "r", "--vintage", "new"}), ArgumentError);
  EXPECT_THROW((void)parse({"grid.csv", "--rule", "r", "--thread", "2"}), ArgumentError);
}

TEST(Assign, ZoningsAreNamedAfterTheirFilesUnlessTold) {
  const auto zonings =
      parse_zonings({"data/qpv-2024.v2.gpkg", "old=data/qpv2015.geojson", "=x.shp"});
  ASSERT_EQ(zonings.size(), 3U);
  EXPECT_EQ(zonings[0].name, "qpv_2024");
  EXPECT_EQ(zonings[0].path, "data/qpv-2024.v2.gpkg");
  EXPECT_EQ(zonings[1].name, "old");
  EXPECT_EQ(zonings[1].path, "data/qpv2015.geojson");
  EXPECT_EQ(zonings[2].path, "=x.shp") << "no name before the sign";
  EXPECT_EQ(parse_zonings({"a=b/c.gpkg"}).at(0).path, "b/c.gpkg");
  EXPECT_EQ(parse_zonings({"dir/a=b.gpkg"}).at(0).path, "dir/a=b.gpkg") << "a path, not a name";
  EXPECT_THROW((void)parse_zonings({"a/qpv.gpkg", "b/QPV.shp"}), ArgumentError);
}

TEST(Assign, DistancesInMetresAscending) {
  EXPECT_THAT(parse_bands({"500m", "300", "0.3km", "1,5 km", "20 M"}),
              ElementsAre(20.0, 300.0, 500.0, 1500.0));
  for (const char* const word : {"", "m", "near", "0", "-1m", "300 ft", "1e9", "nan"}) {
    EXPECT_THROW((void)parse_bands({word}), ArgumentError) << word;
  }
}

TEST(RunOptions, TheRecordOpensNoInput) {
  RunOptions options = parse({"/no/such/grid.csv", "--rule", "metropole-2014", "--communes",
                              "/no/a.csv", "--communes", "/no/b.csv", "--set", "smoothing=0"});
  const ScenarioRecord record = options.record();
  EXPECT_THAT(record.paths(), ElementsAre("/no/such/grid.csv", "/no/a.csv", "/no/b.csv"));
  EXPECT_EQ(record.settings, (std::vector<ParameterValue>{{"smoothing", "0"}}));
  options.rule = "metropole-2013";
  EXPECT_THROW((void)options.record(), ArgumentError);
}

TEST(RunOptions, LoadingOpensNothingBeforeTheRuleAllowsIt) {
  const RunOptions options = parse({"/no/such/grid.csv", "--rule", "metropole-2014"});
  EXPECT_THROW((void)study::load_run(options.record(), ChangedContent::refuse), ArgumentError);
}

TEST(RunOptions, AScenarioMayGiveGridAndRule) {
  EXPECT_EQ(parse({"--scenario", "s.toml", "--inputs", "a", "--inputs", "b"}).input_folders.size(),
            2U);
  EXPECT_THROW((void)parse({"grid.csv", "--rule", "r", "--inputs", "a"}), ArgumentError);
}

}  // namespace
}  // namespace carreau::cli
