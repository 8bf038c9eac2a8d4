// SPDX-License-Identifier: Apache-2.0
/// Scenario files read: what each key means, and what is said of each mistake.
#include "inputs/scenario_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>

namespace carreau::inputs {
namespace {

using carreau::testing::replaced;
using carreau::testing::TempFolder;
using ::testing::ElementsAre;

const std::string kDigest(64, 'a');

const std::string kScenario =
    "# Une trame plus fine.\n"
    "format = 1\n"
    "version = \"0.1.0\"\n"
    "rule = \"metropole-2014\"\n"
    "vintage = 2017\n"
    "[inputs]\n"
    "grid = [\"a.csv\", \"b.csv\"]\n"
    "communes = [\"communes.csv\", { path = \"bounds.geojson\" }]\n"
    "[inputs.urban_units]\n"
    "path = \"units.csv\"  # INSEE\n"
    "sha256 = \"" +
    kDigest +
    "\"\n"
    "[parameters]\n"
    "smoothing = 0\n"
    "method = \"compact\"\n"
    "listed_derogation = true\n"
    "[output]\n"
    "cells = \"all\"\n";

std::string scenario_error(const std::string& text) {
  try {
    (void)parse_scenario(text, "s.toml", "");
  } catch (const DataError& error) {
    return error.what();
  }
  return "no DataError";
}

TEST(ScenarioReader, ReadsEveryPart) {
  const ScenarioRecord record = parse_scenario(kScenario, "s.toml", "");
  EXPECT_EQ(record.version, "0.1.0");
  EXPECT_EQ(record.rule, (RuleChoice{"metropole-2014", ""}));
  EXPECT_EQ(record.vintage.year, 2017);
  EXPECT_FALSE(record.vintage.is_assumed);
  EXPECT_THAT(record.paths(),
              ElementsAre("a.csv", "b.csv", "units.csv", "communes.csv", "bounds.geojson"));
  EXPECT_EQ(record.find(InputRole::urban_units)->content.digest, kDigest);
  EXPECT_EQ(record.find(InputRole::grid)->paths.size(), 2U);
  EXPECT_THAT(record.settings,
              ElementsAre(ParameterValue{"listed_derogation", "true"},
                          ParameterValue{"method", "compact"}, ParameterValue{"smoothing", "0"}));
  EXPECT_EQ(record.cells, CellChoice::all);
}

TEST(ScenarioReader, PathsAreThoseOfItsFolder) {
  const TempFolder folder;
  const std::string path = folder.write(
      "scenarios/s.toml",
      "format = 1\nrule = \"../own.toml\"\n[inputs]\ngrid = \"../data/a.csv\"\nlisted = "
      "\"/elsewhere/z.gpkg\"\n");
  const ScenarioRecord record = read_scenario_file(path);
  EXPECT_THAT(record.paths(), ElementsAre(folder / "data/a.csv", "/elsewhere/z.gpkg"));
  EXPECT_EQ(record.rule.name, folder / "own.toml");
}

TEST(ScenarioReader, AScenarioMayLeaveOutWhatOptionsGive) {
  const ScenarioRecord record = parse_scenario("format = 1\n", "s.toml", "");
  EXPECT_EQ(record, ScenarioRecord());
}

struct Mistake {
  const char* name;
  const char* from;
  const char* to;
  const char* message;
};
void PrintTo(const Mistake& mistake, std::ostream* out) { *out << mistake.name; }

class ScenarioMistake : public ::testing::TestWithParam<Mistake> {};

TEST_P(ScenarioMistake, IsToldWithItsLine) {
  EXPECT_EQ(scenario_error(replaced(kScenario, GetParam().from, GetParam().to)),
            GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    All, ScenarioMistake,
    ::testing::Values(
        Mistake{"NoFormat", "format = 1\n", "",
                "s.toml: format: expected the number of the format, found none (add a line: format "
                "= 1)"},
        Mistake{"LaterFormat", "format = 1", "format = 2",
                "s.toml:2: format: expected 1, found 2 (a later version of carreau wrote it: use "
                "that version)"},
        Mistake{"FormatAsText", "format = 1", "format = \"1\"",
                "s.toml:2: format: expected 1, found \"1\""},
        Mistake{"UnknownKey", "vintage = 2017", "vintge = 2017",
                "s.toml:5: vintge: expected one of format, version, rule, rule_text, vintage, "
                "vintage_assumed, vintage_sha256, vintage_replaces, fewest_households, inputs, "
                "parameters, defaults, names, edits, output, lab, found \"vintge\" (is \"vintage\" "
                "meant?)"},
        Mistake{"ParameterOutside", "vintage = 2017", "smoothing = 200",
                "s.toml:5: smoothing: expected under [parameters], found outside it (move the line "
                "below [parameters])"},
        Mistake{
            "UnknownInput", "[inputs.urban_units]", "[inputs.urban_unit]",
            "s.toml:9: urban_unit: expected one of grid, columns, urban_units, communes, "
            "urban_incomes, listed, calibrate, bridge, bounds, brackets, found \"urban_unit\" (is "
            "\"urban_units\" meant?)"},
        Mistake{"UnknownKeyOfAnInput", "sha256", "sha265",
                "s.toml:11: sha265: expected one of path, sha256, replaces, found \"sha265\" (is "
                "\"sha256\" meant?)"},
        Mistake{"InputWithoutPath", "path = \"units.csv\"", "",
                "s.toml:9: urban_units: expected a file, found no `path` (add a line: path = …)"},
        Mistake{"PathOfNoText", "\"units.csv\"", "12",
                "s.toml:10: urban_units: expected a text, found 12"},
        Mistake{"NoGrid", "[\"a.csv\", \"b.csv\"]", "[]",
                "s.toml:7: grid: expected a file or more, found a list"},
        Mistake{"ShortDigest", "sha256 = \"aa", "sha256 = \"",
                "s.toml:11: urban_units: expected a SHA-256 of 64 hexadecimal digits, found "
                "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\" (leave the "
                "line out to take the content as it is)"},
        Mistake{
            "UnknownRule", "metropole-2014", "metropole-2015",
            "s.toml:4: rule: unknown rule \"metropole-2015\": expected "
            "martinique-reunion-2014, metropole-2014, metropole-2023, or the path of a .toml file "
            "(is \"metropole-2014\" meant?)"},
        Mistake{
            "UnknownYear", "2017", "2018",
            "s.toml:5: vintage: expected one of 2010, 2011, 2015, 2017, 2019, 2021, found 2018"},
        Mistake{"YearAsText", "2017", "\"2017\"",
                "s.toml:5: vintage: expected one of 2010, 2011, 2015, 2017, 2019, 2021, found "
                "\"2017\""},
        Mistake{"UnknownCells", "\"all\"", "\"some\"",
                "s.toml:17: cells: expected candidates, all or none, found \"some\""},
        Mistake{"NoSection", "vintage = 2017", "defaults = 3",
                "s.toml:5: defaults: expected a section [defaults], found 3"},
        Mistake{"RepeatedKey", "smoothing = 0\n", "smoothing = 0\nsmoothing = 1\n",
                "s.toml:14: Error while parsing key-value pair: cannot redefine existing integer "
                "'smoothing' (the file is TOML, see docs/formats.md)"}),
    [](const auto& tested) { return std::string(tested.param.name); });

INSTANTIATE_TEST_SUITE_P(
    OfParameters, ScenarioMistake,
    ::testing::Values(
        Mistake{
            "UnknownParameter", "smoothing = 0", "smothing = 0",
            "s.toml:13: smothing: expected one of minimum_unit_population, "
            "unit_population_rounding, minimum_zone_population, minimum_zone_density, "
            "minimum_cell_density, poverty_ratio, national_weight, large_unit_population, "
            "threshold_rounding, "
            "listed_derogation, national_declared, national_disposable, bridge_exponent, "
            "bridge_residual, spread_mean, spread_deviation, poor_people_ratio, "
            "level_deviation, model, method, smoothing, compact_share, compactness, contiguity, "
            "cell_share, minimum_cell_population, fill_gaps, fill_doubtful_gaps, bridge_empty, "
            "listed_cell_share, near_miss_population, near_miss_income, "
            "revision_listed_share, extension_share, extension_people, found \"smothing\" (is "
            "\"smoothing\" meant?)"},
        Mistake{"OutOfRange", "smoothing = 0", "smoothing = 2000",
                "s.toml:13: smoothing: expected a whole number from 0 to 1000, "
                "found 2000"},
        Mistake{
            "NotANumber", "smoothing = 0", "poverty_ratio = nan",
            "s.toml:13: poverty_ratio: expected a number from 0.0001 to 1, at most four decimals, "
            "found nan"},
        Mistake{"Infinite", "smoothing = 0", "national_declared = inf",
                "s.toml:13: national_declared: expected an amount in euros from 0.01 to 10000000, "
                "found inf"},
        Mistake{"AList", "smoothing = 0", "smoothing = [0]",
                "s.toml:13: smoothing: expected a whole number from 0 to 1000, "
                "found a list"},
        Mistake{"ANumberInQuotes", "smoothing = 0", "smoothing = \"0\"",
                "s.toml:13: smoothing: expected a whole number from 0 to 1000, "
                "found \"0\" (write it without quotes)"},
        Mistake{"UnderTheRange", "smoothing = 0", "unit_population_rounding = 0",
                "s.toml:13: unit_population_rounding: expected a whole number from 1 to "
                "100000000, found 0"},
        Mistake{"AFigureAmongDefaults", "[parameters]\nsmoothing = 0",
                "[defaults]\nspread_mean = 0.4\n[parameters]",
                "s.toml:13: spread_mean: expected no figure of the vintage under [defaults], found "
                "0.4 (move the line below [parameters])"}),
    [](const auto& tested) { return std::string(tested.param.name); });

TEST(ScenarioReader, AnOwnRuleMayStandInTheScenario) {
  const std::string rule =
      "name = \"ours\"\ntitle = \"A trial\"\nsource = \"none\"\n"
      "urban_territory = \"urban_unit\"\n[poverty_ratio]\nvalue = 0.5\n";
  const std::string head = "format = 1\nrule = \"own.toml\"\nrule_text = '''\n";
  const ScenarioRecord record = parse_scenario(head + rule + "'''\n", "s.toml", "elsewhere");
  EXPECT_EQ(record.rule, (RuleChoice{"own.toml", rule}));
  EXPECT_EQ(scenario_error(head + replaced(rule, "0.5", "5") + "'''\n"),
            "s.toml:3: rule_text: own.toml:6: poverty_ratio: poverty_ratio: expected a number from "
            "0.0001 to 1, at most four decimals, found \"5\"");
  EXPECT_EQ(scenario_error(replaced(head, "own.toml", "metropole-2014") + rule + "'''\n"),
            "s.toml:3: rule_text: expected beside the name of a .toml file in `rule`, found "
            "without one (write its name: rule = \"own.toml\")");
}

TEST(ScenarioReader, EachFaultHasItsCode) {
  const std::string head = "format = 1\n";
  testing::expect_faults({{"", "s.toml: format", {"format_missing", "add_line"}},
                          {"idcar_200m,ind\n",
                           "s.toml",
                           {"expected_found", "content_toml", "content_table", "scenario_or_rule"}},
                          {"format = 2\n",
                           "s.toml:1: format",
                           {"expected_found", "value_itself", "value_itself", "later_version"}},
                          {head + "vintage = 2018\n",
                           "s.toml:2: vintage",
                           {"expected_found", "one_of", "value_itself"}},
                          {head + "vintage = \"2017\"\n",
                           "s.toml:2: vintage",
                           {"expected_found", "one_of", "shown_text"}},
                          {head + "fewest_households = 10\n",
                           "s.toml:2: fewest_households",
                           {"fewest_households_range", "value_itself"}},
                          {head + "fewest_households = \"50\"\n",
                           "s.toml:2: fewest_households",
                           {"fewest_households_range", "shown_text"}},
                          {head + "version = 2026-11-27\n",
                           "s.toml:2: version",
                           {"expected_found", "a_text", "a_date_or_time"}},
                          {head + "[parameters]\nmethod = \"wide\"\n",
                           "s.toml:3: method",
                           {"expected_found", "one_or_other", "shown_text"}},
                          {head + "[parameters]\nlisted_derogation = 2\n",
                           "s.toml:3: listed_derogation",
                           {"expected_found", "true_or_false", "value_itself"}},
                          {head + "inputs = [1]\n",
                           "s.toml:2: inputs",
                           {"expected_found", "a_section_named", "a_list"}},
                          {head + "[inputs]\ngrid = []\n",
                           "s.toml:3: grid",
                           {"expected_found", "a_file_or_more", "a_list"}},
                          {head + "[inputs]\ncommunes = [{}]\n",
                           "s.toml:3: communes",
                           {"input_without_path", "add_line"}},
                          {head + "[inputs.brackets]\npath = \"b.csv\"\nincomes = \"gross\"\n",
                           "s.toml:4: incomes",
                           {"expected_found", "declared_or_disposable", "shown_text"}}},
                         [](const std::string& text) { (void)parse_scenario(text, "s.toml", ""); });
}

}  // namespace
}  // namespace carreau::inputs
