// SPDX-License-Identifier: Apache-2.0
/// Words typed reach their targets; errors are reported by code, details and name.
#include "cli/option_parser.hpp"

#include "base/error.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::cli {
namespace {

using ::testing::ElementsAre;

/// One of each kind.
struct Targets {
  std::string zones;
  std::vector<std::string> grids;
  std::string output;
  std::vector<std::string> communes;
  std::vector<std::string> keep;
  std::string cells = "candidates";
  bool json = false;
  int port = 8610;
  std::uint64_t seed = 1;
  std::optional<int> vintage;
  std::optional<double> precision;
  double tolerance = 0.01;
};

void declare(OptionList& options, Targets& t) {
  options.text("ZONES", t.zones, "help_check_zones").required();
  options.texts("GRID", t.grids, "help_run_grid");
  options.text("-o,--output FILE", t.output, "help_table_output");
  options.texts("--communes FILE", t.communes, "help_run_communes");
  options.lists("--keep COLUMNS", t.keep, "help_assign_keep");
  options.text("--cells CHOICE", t.cells, "help_delineate_cells").one_of({"all", "none"});
  options.flag("--json", t.json, "help_json");
  options.whole("--port NUMBER", t.port, {0, 65535}, "help_serve_port");
  options.whole("--seed NUMBER", t.seed, {0, 9}, "help_sample_seed");
  options.whole("--vintage YEAR", t.vintage, kYears, "help_run_vintage");
  options.decimal("--precision METRES", t.precision, {0.0, 100.0}, "help_assign_precision");
  options.decimal("--tolerance SHARE", t.tolerance, {0.0, 1.0}, "help_crosswalk_tolerance");
}

Targets parsed(const std::vector<std::string>& words) {
  Targets targets;
  OptionList options(Language::french);
  declare(options, targets);
  parse_words(options, words);
  return targets;
}

/// "place: code" of the error that the words lead to.
std::string error_of(const std::vector<std::string>& words) {
  try {
    (void)parsed(words);
  } catch (const ArgumentError& error) {
    const std::string place = error.place().text();
    return place.empty() ? error.message().code : place + ": " + error.message().code;
  }
  return "none";
}

TEST(OptionParser, EveryKindReachesItsTarget) {
  const Targets t =
      parsed({"z.gpkg",           "a.csv",  "b.csv",       "-o",     "-", "--communes", "c.csv",
              "--communes=d.csv", "--keep", "id,name",     "--keep", "x", "--cells",    "all",
              "--json",           "--port", "0",           "--seed", "7", "--vintage",  "2021",
              "--precision",      "2,5",    "--tolerance", "0.5"});
  EXPECT_EQ(t.zones, "z.gpkg");
  EXPECT_THAT(t.grids, ElementsAre("a.csv", "b.csv"));
  EXPECT_EQ(t.output, "-");
  EXPECT_THAT(t.communes, ElementsAre("c.csv", "d.csv"));
  EXPECT_THAT(t.keep, ElementsAre("id", "name", "x"));
  EXPECT_EQ(t.cells, "all");
  EXPECT_TRUE(t.json);
  EXPECT_EQ(t.port, 0);
  EXPECT_EQ(t.seed, 7U);
  EXPECT_EQ(t.vintage, 2021);
  EXPECT_EQ(t.precision, 2.5);
  EXPECT_EQ(t.tolerance, 0.5);
}

TEST(OptionParser, WhatIsNotTypedLeavesItsTargetAlone) {
  const Targets t = parsed({"z.gpkg"});
  EXPECT_THAT(t.grids, ElementsAre());
  EXPECT_EQ(t.cells, "candidates");
  EXPECT_FALSE(t.json);
  EXPECT_EQ(t.port, 8610);
  EXPECT_FALSE(t.vintage.has_value());
}

TEST(OptionParser, ARepeatedOptionDoesNotSwallowThePositionalWordsBehindIt) {
  const Targets t = parsed({"--communes", "c.csv", "z.gpkg", "a.csv"});
  EXPECT_THAT(t.communes, ElementsAre("c.csv"));
  EXPECT_EQ(t.zones, "z.gpkg");
  EXPECT_EQ(parsed({"--", "--json"}).zones, "--json");
}

TEST(OptionParser, WhatIsWrongIsToldByCode) {
  EXPECT_EQ(error_of({"z", "--outputs", "a"}), "usage_unknown_option_near");
  EXPECT_EQ(error_of({"z", "--quite-another=3"}), "usage_unknown_option");
  EXPECT_EQ(error_of({"z", "-q"}), "usage_unknown_option");
  EXPECT_EQ(error_of({"z", "--port"}), "--port: usage_value_missing");
  EXPECT_EQ(error_of({"z", "-o", "--json"}), "--output: usage_value_missing");
  EXPECT_EQ(error_of({"z", "-o", "--port=8"}), "--output: usage_value_missing");
  EXPECT_EQ(error_of({"z", "-o", "a", "--output", "b"}), "--output: usage_given_twice");
  EXPECT_EQ(error_of({"z", "--json=yes"}), "--json: usage_flag_value");
  EXPECT_EQ(error_of({"--json"}), "usage_required");
  EXPECT_EQ(error_of({"z", "--cells", "some"}), "--cells: usage_choice");
}

TEST(OptionParser, NumbersAreReadWholeAndWithinTheirRange) {
  for (const char* const word : {"many", "", "65536", "-1", "8 0", "80x", "8.5", "1e3", "0x10"}) {
    EXPECT_EQ(error_of({"z", "--port", word}), "--port: usage_whole_number") << word;
  }
  for (const char* const word : {"near", "", "-0.5", "100.1", "nan", "1m"}) {
    EXPECT_EQ(error_of({"z", "--precision", word}), "--precision: usage_number") << word;
  }
}

TEST(OptionParser, AValueMayBeginWithADashThatNamesNoOption) {
  EXPECT_EQ(parsed({"z", "-o", "--other"}).output, "--other");
  EXPECT_EQ(parsed({"z", "--output=a=b"}).output, "a=b");
}

TEST(OptionParser, AWordTooMany) {
  OptionList options(Language::french);
  std::string only;
  options.text("DIR", only, "help_sample_dir").required();
  try {
    parse_words(options, {"a", "b"});
    FAIL();
  } catch (const ArgumentError& error) {
    EXPECT_EQ(error.message(), (Message{"usage_word_too_many", {{"word", "b"}}}));
  }
}

TEST(OptionParser, ChecksRunInOrderOnceEverythingIsThere) {
  OptionList options(Language::french);
  std::string text;
  std::string seen;
  options.text("--title TEXT", text, "help_actions_title");
  options.check([&] { seen += "first " + text; });
  options.check([&] { throw missing_option("--zones"); });
  options.check([&] { seen += " never"; });
  EXPECT_THROW(parse_words(options, {"--title", "t"}), ArgumentError);
  EXPECT_EQ(seen, "first t");
}

}  // namespace
}  // namespace carreau::cli
