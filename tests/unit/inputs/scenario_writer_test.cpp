// SPDX-License-Identifier: Apache-2.0
/// Scenarios written: the same bytes for the same record, and nothing that TOML would misread.
#include "inputs/scenario_writer.hpp"

#include "inputs/scenario_reader.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

ScenarioRecord a_record() {
  ScenarioRecord record;
  record.version = "0.1.0";
  record.rule.name = "metropole-2023";
  record.vintage = {2019, true, {"c0", ""}};
  record.inputs = {{InputRole::grid, {"data/a.csv", "data/b.zip/b.csv"}, {"a0", "b0"}},
                   {InputRole::communes, {"data/communes.csv"}, {}},
                   {InputRole::brackets, {"/data/counts.csv"}, {}}};
  record.settings = {{"method", "compact"}};
  record.defaults = {{"poverty_ratio", "0.6"}, {"listed_derogation", "true"}};
  record.crs = "EPSG:2154";
  return record;
}

TEST(ScenarioWriter, WritesWhatADiffCanRead) {
  EXPECT_EQ(
      scenario_text(a_record()),
      "# Scénario de Carreau : tout ce qui décide du résultat.\n"
      "# Le format est décrit dans docs/scenario.md ; les commentaires sont libres.\n"
      "format = 1\n"
      "version = \"0.1.0\"\n"
      "rule = \"metropole-2023\"\n"
      "vintage = 2019\n"
      "vintage_assumed = true\n"
      "vintage_sha256 = \"c0\"\n"
      "\n"
      "[inputs.grid]\n"
      "paths = [\"data/a.csv\", \"data/b.zip/b.csv\"]\n"
      "sha256 = \"a0\"\n"
      "replaces = \"b0\"\n"
      "\n"
      "[[inputs.communes]]\n"
      "path = \"data/communes.csv\"\n"
      "\n"
      "[inputs.brackets]\n"
      "path = \"/data/counts.csv\"\n"
      "incomes = \"declared\"\n"
      "\n"
      "[parameters]\n"
      "# Ce qui a été choisi.\n"
      "method = \"compact\"\n"
      "\n"
      "[defaults]\n"
      "# Le reste, tel que la règle et cette version le donnent : ces valeurs tiennent, même\n"
      "# si une version suivante en a d'autres. Pour en changer, écrire sous [parameters].\n"
      "poverty_ratio = 0.6\n"
      "listed_derogation = true\n"
      "\n"
      "[output]\n"
      "cells = \"candidates\"\n"
      "crs = \"EPSG:2154\"\n");
}

TEST(ScenarioWriter, ResultsTellNoFolder) {
  EXPECT_THAT(without_folders(a_record()).paths(),
              ElementsAre("a.csv", "b.zip/b.csv", "communes.csv", "counts.csv"));
  EXPECT_EQ(input_name("/data/UU.ZIP/in/units.csv"), "UU.ZIP/in/units.csv");
}

TEST(ScenarioWriter, FilesNamePathsFromTheirFolder) {
  const TempFolder folder;
  std::filesystem::create_directory(folder / "scenarios");
  ScenarioRecord record;
  record.inputs = {{InputRole::grid, {folder / "data/a.csv", folder / "scenarios/b.csv"}, {}}};
  write_scenario_file(record, folder / "scenarios/s.toml", false);
  EXPECT_THAT(folder.read("scenarios/s.toml"), HasSubstr("paths = [\"../data/a.csv\", \"b.csv\"]"));
  EXPECT_EQ(read_scenario_file(folder / "scenarios/s.toml"), record);
}

TEST(ScenarioWriter, ANameThatIsNoUtf8IsStillToml) {
  ScenarioRecord record;
  record.inputs = {{InputRole::listed, {"pr\xE9vu.gpkg"}, {}}};
  EXPECT_THAT(parse_scenario(scenario_text(record), "s.toml", "").paths(),
              ElementsAre("prévu.gpkg"));
}

TEST(ScenarioWriter, TheRuleOfAFileStandsAsItIsWritten) {
  ScenarioRecord record;
  const std::string text =
      "# L'essai \"1\".\r\nname = \"ours\"\ntitle = '''\"\"\"\\d'''\nsource = \"-\"\t\n"
      "urban_territory = \"commune\" # \"\"\"\"\"";
  record.rule = {"own.toml", text};
  EXPECT_EQ(parse_scenario(scenario_text(record), "s.toml", "").rule.text, text);
}

}  // namespace
}  // namespace carreau::inputs
