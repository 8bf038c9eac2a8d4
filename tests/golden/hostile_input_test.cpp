// SPDX-License-Identifier: Apache-2.0
/// Inputs that were made, or damaged, to hang the program, to fill its memory, or to write on the
/// terminal: each ends in an error that can be read.
#include "base/text.hpp"
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <algorithm>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

/// What every end of the program has in common.
void expect_readable(const ProgramResult& result, const std::string& what) {
  EXPECT_TRUE(result.exit_code == 1 || result.exit_code == 2) << what << ": " << result.exit_code;
  EXPECT_EQ(result.out, "") << what;
  EXPECT_TRUE(is_valid_utf8(result.err)) << what;
  EXPECT_EQ(result.err, printable(result.err)) << what << ": a control character";
  EXPECT_LT(result.err.size(), 12'000U) << what;
}

class HostileInput : public ::testing::Test {
 protected:
  void SetUp() override { World().write(folder_); }
  /// The words of `delineate` with one file in place of another.
  static Words with(const std::string& option, const std::string& file) {
    DelineateArguments arguments;
    if (option == "grid") arguments.grids = {file};
    if (option == "units") arguments.urban_units = file;
    if (option == "communes") arguments.communes = {file};
    if (option == "incomes") arguments.urban_incomes = file;
    if (option == "rule") arguments.rule = file;
    if (option == "output") arguments.output = file;
    if (option.starts_with("--")) arguments.more = {option, file};
    return arguments.words();
  }
  ProgramResult run(const Words& words) { return carreau(folder_, words); }
  TempFolder folder_;
};

TEST_F(HostileInput, PipesAndDevicesAreRefusedWhereverAFileIsRead) {
  for (const char* const name : {"pipe", "pipe.csv", "pipe.toml", "pipe.gpkg", "pipe.zip",
                                 "pipe.xlsx", "pipe.geojson", "pipe.json"}) {
    ASSERT_EQ(::mkfifo((folder_ / name).c_str(), 0600), 0);
  }
  const std::vector<Words> commands{with("grid", "pipe.csv"),
                                    with("grid", "pipe.zip"),
                                    with("grid", "/dev/zero"),
                                    with("units", "pipe.xlsx"),
                                    with("communes", "pipe"),
                                    with("incomes", "pipe.csv"),
                                    with("rule", "pipe.toml"),
                                    with("--brackets", "pipe.csv"),
                                    with("--bridge", "pipe.toml"),
                                    with("--columns", "pipe.toml"),
                                    with("--edits", "pipe.geojson"),
                                    {"delineate", "--scenario", "pipe.toml", "-o", "out.gpkg"},
                                    {"delineate", "--scenario", "pipe.gpkg", "-o", "out.gpkg"},
                                    {"delineate", "--scenario", "/dev/zero", "-o", "out.gpkg"},
                                    {"evaluate", "pipe.gpkg", "pipe.geojson", "grid.csv"},
                                    {"explain", "pipe.gpkg", "30901-01"},
                                    {"assign", "pipe.csv", "--zones", "pipe.geojson"},
                                    {"reconcile", "pipe.xlsx"},
                                    {"actions", "pipe.xlsx", "--zones", "pipe.geojson"},
                                    {"serve", "pipe.csv", "--rule", "metropole-2023",
                                     "--urban-units", "units.csv", "--communes", "communes.csv"}};
  for (const Words& words : commands) {
    const ProgramResult result = run(words);
    expect_readable(result, words[1] + " " + words.back());
  }
  EXPECT_EQ(
      run(with("grid", "pipe.csv")).err,
      "carreau delineate: pipe.csv: expected a file, found a pipe, a socket or a device (copy "
      "its content into a file first)\n");
}

TEST_F(HostileInput, WhatIsQuotedNeverReachesTheTerminalAsItIs) {
  const std::string escape = "\x1B[2J\x1B[31m\x07";
  (void)folder_.write("field.csv", "code,nom,population_totale\n" + escape + ",x,1\n");
  (void)folder_.write("header.csv", escape + ",nom,population_totale\na,x,1\n");
  (void)folder_.write("rule.toml", "name = \"a\"\n\"\\u001B[2J\" = 1\n");
  (void)folder_.write("scenario.toml", "format = 1\nrule = \"\\u001B[2J\\u009B31m\"\n");
  (void)folder_.write("zones.geojson", geojson({{R"("code":"\u001b[2J")", box(0, 0, 1, 1)},
                                                {R"("code":"\u001b[2J")", box(0, 0, 1, 1)}},
                                               3035));
  const std::vector<Words> commands{
      with("communes", "field.csv"),
      with("communes", "header.csv"),
      with("grid", "header.csv"),
      with("grid", escape + ".csv"),
      with("grid", "caf\xE9.csv"),
      with("rule", "rule.toml"),
      with("rule", escape),
      with("--set", escape + "=1"),
      with("--set", "caf\xE9=1"),
      with("output", escape),
      {"delineate", "--scenario", "scenario.toml", "-o", "out.gpkg"},
      {"check", "zones.geojson", "grid.csv", "--rule", "metropole-2023", "--urban-units",
       "units.csv", "--communes", "communes.csv"},
      {"delineate", "--" + escape},
      {escape},
      {"caf\xE9"},
      {"explain", "field.csv", escape}};
  for (const Words& words : commands) expect_readable(run(words), words.back());
  EXPECT_THAT(run(with("grid", "caf\xE9.csv")).err, HasSubstr("café.csv"));
}

TEST_F(HostileInput, MegabytesAreCut) {
  const std::string much(3'000'000, 'A');
  std::string columns;
  for (int k = 0; k < 30'000; ++k) columns += "cccccccccccccccccccccccccccccccccccc,";
  (void)folder_.write("field.csv", "code,nom,population_totale\n" + much + ",x,1\n");
  (void)folder_.write("header.csv", much + ",nom\na,x\n");
  (void)folder_.write("columns.csv", columns + "c\n");
  (void)folder_.write("rule.toml", "name = \"" + much + "\"\ntitle = \"" + much + "\"\n");
  (void)folder_.write("scenario.toml", "format = 1\nrule = \"" + much + "\"\n");
  for (const Words& words :
       std::vector<Words>{with("communes", "field.csv"),
                          with("communes", "header.csv"),
                          with("communes", "columns.csv"),
                          with("grid", "header.csv"),
                          with("grid", "columns.csv"),
                          with("rule", "rule.toml"),
                          with("--set", std::string(100'000, 'a') + "=1"),
                          with("grid", std::string(5'000, 'a')),
                          with("output", std::string(300, 'a') + ".gpkg"),
                          {"delineate", "--scenario", "scenario.toml", "-o", "out.gpkg"}}) {
    expect_readable(run(words), words.back().substr(0, 40));
  }
}

TEST_F(HostileInput, DeepDocumentsAreRefused) {
  const std::string open(70'000, '[');
  const std::string close(70'000, ']');
  std::string dots = "a";
  for (int k = 0; k < 40'000; ++k) dots += ".a";
  (void)folder_.write("deep.toml", "a = " + open + close + "\n");
  (void)folder_.write("dots.toml", dots + " = 1\n");
  (void)folder_.write("deep.json", R"({"features":)" + open + close + "}");
  (void)folder_.write("deep.geojson",
                      R"({"type":"FeatureCollection","features":[{"type":"Feature",)"
                      R"("properties":{"code":"a"},"geometry":{"type":"Polygon","coordinates":)" +
                          open + close + "}}]}");
  for (const std::string name : {"deep.toml", "dots.toml"}) {
    for (const Words& words :
         std::vector<Words>{with("rule", name),
                            with("--bridge", name),
                            with("--columns", name),
                            {"delineate", "--scenario", name, "-o", "out.gpkg"},
                            {"check", name + ":a", "grid.csv", "--rule", "metropole-2023"},
                            {"actions", "grid.csv", "--mapping", name}}) {
      expect_readable(run(words), words[1] + " " + words.back());
    }
  }
  for (const std::string name : {"deep.json", "deep.geojson"}) {
    for (const Words& words :
         std::vector<Words>{with("grid", name),
                            with("communes", name),
                            {"reconcile", name},
                            {"evaluate", name, name, "grid.csv"},
                            {"delineate", "--scenario", name, "-o", "out.gpkg"}}) {
      expect_readable(run(words), words[1] + " " + words.back());
    }
  }
}

}  // namespace
}  // namespace carreau::testing
