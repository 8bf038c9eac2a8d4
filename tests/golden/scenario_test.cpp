// SPDX-License-Identifier: Apache-2.0
/// Scenarios: a result replays to the same bytes, options change it, other content is refused.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <regex>

namespace carreau::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

const std::string kOwnRule =
    "# À nous.\nname = \"ours\"\ntitle = \"L'essai\"\nsource = \"aucune\"\n"
    "urban_territory = \"urban_unit\"\n[poverty_ratio]\nvalue = 0.65\narticle = \"art. 1\"\n"
    "[delineation.fill_gaps]\nvalue = 2\n";

class Scenarios : public ::testing::Test {
 protected:
  void SetUp() override { world_.write(folder_); }
  void run(const Words& words) {
    const ProgramResult result = carreau(folder_, words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
  }
  /// The world under these options, as `name`.
  void direct(const std::string& name, const Words& more = {}) {
    world_.arguments.output = name;
    world_.arguments.more = more;
    world_.arguments.more.emplace_back("--quiet");
    run(world_.arguments.words());
  }
  void replay(const std::string& scenario, const std::string& name, const Words& more = {}) {
    Words words{"delineate", "--scenario", scenario, "-o", name, "--quiet"};
    words.insert(words.end(), more.begin(), more.end());
    run(words);
  }
  void expect_same(const std::string& a, const std::string& b) {
    EXPECT_TRUE(folder_.read(a) == folder_.read(b)) << a << " and " << b;
  }
  void expect_refused(const Words& words, int exit_code, const std::string& message) {
    const auto before = folder_.content();
    const ProgramResult result = carreau(folder_, words);
    EXPECT_EQ(result.exit_code, exit_code);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "carreau delineate: " + message + "\n");
    EXPECT_TRUE(folder_.content() == before);
  }
  std::string scenario_of(const std::string& gpkg) {
    for (const auto& row : layer_rows(folder_ / gpkg, "run")) {
      if (row.at("section") == "scenario") return row.at("value");
    }
    return {};
  }
  bool has_finding(const std::string& gpkg, const std::string& code) {
    for (const auto& row : layer_rows(folder_ / gpkg, "findings")) {
      if (row.at("code") == code) return true;
    }
    return false;
  }
  TempFolder folder_;
  World world_;
};

struct Run {
  const char* name;
  Words options;
};
class Replay : public Scenarios, public ::testing::WithParamInterface<Run> {};

TEST_P(Replay, GivesTheSameBytesFromTheResultAndFromTheFile) {
  (void)folder_.write("own.toml", kOwnRule);
  (void)folder_.write("bridge.toml", "[bridge]\nexponent = 1.4\nresidual = 500\n");
  (void)folder_.write("bounds.csv", "departement,p05_eur,p95_eur\n30,8000,45000\n");
  (void)folder_.write("medians.csv", "CODGEO;Q217\n30001;14000\n");
  (void)folder_.write("listed.geojson",
                      geojson({{R"("code":"L")", box(3842800, 2346400, 3843200, 2347000)}}, 3035));
  std::string counts = "cell,-10000,10000-20000,20000-\n";
  for (const auto& row : world_.rows) {
    counts += row[0] + (row[3] == "100" ? ",100,0,0\n" : ",0,0,50\n");
  }
  (void)folder_.write("counts.csv", counts);
  Words options = GetParam().options;
  options.insert(options.end(), {"--save-scenario", "s.toml"});
  if (options.front() == "--rule") {
    world_.arguments.rule = options[1];
    options.erase(options.begin(), options.begin() + 2);
  }
  direct("first.gpkg", options);
  replay("first.gpkg", "again.gpkg");
  expect_same("first.gpkg", "again.gpkg");
  replay("s.toml", "from_file.gpkg");
  expect_same("first.gpkg", "from_file.gpkg");
}

INSTANTIATE_TEST_SUITE_P(
    Options, Replay,
    ::testing::Values(Run{"Plain", {"--cells", "candidates"}},
                      Run{"Settings",
                          {"--set", "poverty_ratio=0,55", "--set", "spread_mean=0.4", "--method",
                           "compact", "--set", "national_declared=22000"}},
                      Run{"OwnRule", {"--rule", "own.toml"}},
                      Run{"OtherModel", {"--model", "dagum", "--vintage", "2021"}},
                      Run{"WithoutHeadcount", {"--without-headcount"}},
                      Run{"OwnFigures",
                          {"--bridge", "bridge.toml", "--bounds", "bounds.csv", "--calibrate",
                           "medians.csv", "--set", "bridge_residual=600"}},
                      Run{"Brackets", {"--brackets", "counts.csv", "--brackets-of", "disposable"}},
                      Run{"DeclaredBrackets", {"--brackets", "counts.csv"}},
                      Run{"Listed", {"--listed", "listed.geojson"}},
                      Run{"Output", {"--cells", "all", "--crs", "EPSG:2154"}}),
    [](const auto& tested) { return std::string(tested.param.name); });

class ReplayOfAFormat : public Scenarios, public ::testing::WithParamInterface<const char*> {};

TEST_P(ReplayOfAFormat, GivesTheSameBytesAnywhere) {
  const std::string extension = GetParam();
  direct("first." + extension, {"--set", "smoothing=0"});
  fs::create_directories(folder_ / "data");
  fs::create_directories(folder_ / "elsewhere");
  for (const char* input : {"grid.csv", "units.csv", "communes.csv"}) {
    fs::rename(folder_ / input, folder_ / (std::string("data/") + input));
  }
  replay("first." + extension, "elsewhere/again." + extension, {"--inputs", "data"});
  expect_same("first." + extension, "elsewhere/again." + extension);
}

INSTANTIATE_TEST_SUITE_P(Formats, ReplayOfAFormat, ::testing::Values("gpkg", "geojson", "fgb"),
                         [](const auto& tested) { return std::string(tested.param); });

TEST_F(Scenarios, AResultOnStdoutCarriesItsScenario) {
  direct("first.geojson");
  world_.arguments.output = "-";
  (void)folder_.write("piped.geojson", carreau(folder_, world_.arguments.words()).out);
  replay("piped.geojson", "again.geojson");
  expect_same("first.geojson", "again.geojson");
}

TEST_F(Scenarios, NoFolderOfTheMachineIsTold) {
  world_.arguments.grids = {folder_ / "grid.csv"};
  world_.arguments.communes = {folder_ / "communes.csv"};
  direct("out.gpkg");
  EXPECT_THAT(folder_.read("out.gpkg"), Not(HasSubstr(folder_.path())));
  EXPECT_THAT(scenario_of("out.gpkg"), HasSubstr("paths = [\"grid.csv\"]"));
}

TEST_F(Scenarios, OptionsGoOnTop) {
  direct("base.gpkg", {"--set", "smoothing=0", "--set", "cell_share=0.4"});
  replay(
      "base.gpkg", "changed.gpkg",
      {"--set", "smoothing=250", "--set", "contiguity=4", "--method", "compact", "--cells", "all"});
  direct("direct.gpkg", {"--set", "smoothing=250", "--set", "contiguity=4", "--set",
                         "cell_share=0.4", "--method", "compact", "--cells", "all"});
  expect_same("changed.gpkg", "direct.gpkg");
  EXPECT_THAT(scenario_of("changed.gpkg"), HasSubstr("\nsmoothing = 250\n"));
}

TEST_F(Scenarios, AnotherRuleOrYearBringsItsOwnDefaults) {
  direct("base.gpkg");
  replay("base.gpkg", "other.gpkg", {"--rule", "metropole-2014", "--vintage", "2017"});
  world_.arguments.rule = "metropole-2014";
  direct("direct.gpkg", {"--vintage", "2017"});
  expect_same("other.gpkg", "direct.gpkg");
}

TEST_F(Scenarios, OtherInputsTakeTheirPlace) {
  (void)folder_.write("more.csv", replaced(world_.files["communes.csv"], "12000", "9000"));
  direct("base.gpkg");
  fs::remove(folder_ / "communes.csv");
  replay("base.gpkg", "other.gpkg", {"--communes", "more.csv"});
  world_.arguments.communes = {"more.csv"};
  direct("direct.gpkg");
  expect_same("other.gpkg", "direct.gpkg");
  replay("base.gpkg", "grid.gpkg", {"grid.csv", "--communes", "more.csv"});
  expect_same("other.gpkg", "grid.gpkg");
}

TEST_F(Scenarios, AFileMayGiveHalfAndOptionsTheRest) {
  (void)folder_.write("s.toml",
                      "format = 1\n[inputs]\nurban_units = \"units.csv\"\ncommunes = "
                      "\"communes.csv\"\nurban_incomes = \"incomes.csv\"\n[parameters]\n"
                      "smoothing = 0\n");
  replay("s.toml", "half.gpkg", {"grid.csv", "--rule", "metropole-2023"});
  direct("direct.gpkg", {"--set", "smoothing=0"});
  expect_same("half.gpkg", "direct.gpkg");
  const Words alone{"delineate", "--scenario", "s.toml", "-o", "x.gpkg"};
  expect_refused(alone, 2, "the scenario s.toml names no grid: give one as GRID");
  Words with_grid = alone;
  with_grid.emplace_back("grid.csv");
  expect_refused(with_grid, 2, "the scenario s.toml names no rule: give one with --rule NAME");
}

TEST_F(Scenarios, CheckTakesThemToo) {
  direct("out.gpkg", {"--set", "poverty_ratio=0.5"});
  const Words scenario{"check", "out.gpkg", "--scenario", "out.gpkg", "-o", "-", "--quiet"};
  const Words direct{"check",
                     "out.gpkg",
                     "grid.csv",
                     "--urban-units",
                     "units.csv",
                     "--communes",
                     "communes.csv",
                     "--urban-incomes",
                     "incomes.csv",
                     "--rule",
                     "metropole-2023",
                     "--set",
                     "poverty_ratio=0.5",
                     "-o",
                     "-",
                     "--quiet"};
  const ProgramResult result = carreau(folder_, scenario);
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_EQ(result.out, carreau(folder_, direct).out);
}

TEST_F(Scenarios, AreSavedWithoutARun) {
  const Words save{"delineate",       "grid.csv",       "--urban-units",   "units.csv",
                   "--communes",      "communes.csv",   "--urban-incomes", "incomes.csv",
                   "--rule",          "metropole-2023", "--set",           "smoothing=0",
                   "--save-scenario", "saved.toml",     "--quiet"};
  run(save);
  direct("out.gpkg", {"--set", "smoothing=0"});
  EXPECT_EQ(folder_.read("saved.toml"), scenario_of("out.gpkg"));
  // A result contains its scenario, which can be read although its inputs no longer exist.
  for (const char* input : {"grid.csv", "units.csv", "communes.csv"}) fs::remove(folder_ / input);
  run({"delineate", "--scenario", "out.gpkg", "--save-scenario", "given_back.toml", "--quiet"});
  expect_same("given_back.toml", "saved.toml");
  expect_refused({"delineate", "--scenario", "out.gpkg", "--save-scenario", "saved.toml"}, 1,
                 "saved.toml: exists already (choose another name, or replace it with "
                 "--overwrite)");
  expect_refused(
      {"delineate", "--scenario", "saved.toml", "--save-scenario", "./saved.toml", "--overwrite"},
      2, "the output ./saved.toml is also an input: choose another name");
}

TEST_F(Scenarios, NothingThatIsReadIsOverwritten) {
  (void)folder_.write("own.toml", kOwnRule);
  world_.arguments.rule = "own.toml";
  world_.arguments.more = {"--overwrite", "--save-scenario", "own.toml"};
  expect_refused(world_.arguments.words(), 2,
                 "the output own.toml is also an input: choose another name");
  world_.arguments.output = "out.fgb";
  world_.arguments.more = {"--save-scenario", "./out.scenario.toml"};
  expect_refused(world_.arguments.words(), 2,
                 "--save-scenario: ./out.scenario.toml is where a result in FlatGeobuf has its "
                 "scenario: choose another name");
  direct("out.gpkg", {"--save-scenario", "out.scenario.toml"});
  expect_refused({"delineate", "--scenario", "out.gpkg", "-o", "out.gpkg", "--overwrite"}, 2,
                 "the output out.gpkg is also an input: choose another name");
}

TEST_F(Scenarios, OtherContentIsRefusedUnlessAcceptedAndThenFound) {
  direct("base.gpkg");
  (void)folder_.write("communes.csv", replaced(world_.files["communes.csv"], "12000", "12001"));
  const std::string told =
      carreau(folder_, {"delineate", "--scenario", "base.gpkg", "-o", "x.gpkg"}).err;
  EXPECT_TRUE(std::regex_match(
      told, std::regex("carreau delineate: communes.csv: expected content with SHA-256 "
                       "[0-9a-f]{64}, found [0-9a-f]{64} \\(it is not the file that the scenario "
                       "base.gpkg was made with: name the folder of that one with --inputs DIR, or "
                       "take this one with --accept-changed-inputs\\)\n")))
      << told;
  EXPECT_FALSE(fs::exists(folder_ / "x.gpkg"));
  replay("base.gpkg", "taken.gpkg", {"--accept-changed-inputs"});
  EXPECT_TRUE(has_finding("taken.gpkg", "input_changed"));
  replay("taken.gpkg", "again.gpkg");
  expect_same("taken.gpkg", "again.gpkg");
}

TEST_F(Scenarios, AnotherGridIsKnownByItsCells) {
  direct("base.gpkg");
  std::reverse(world_.rows.begin(), world_.rows.end());
  (void)folder_.write("grid.csv", world_.grid_csv());
  replay("base.gpkg", "reversed.gpkg");
  expect_same("base.gpkg", "reversed.gpkg");
  world_.at(0, "ind") = "51";
  (void)folder_.write("grid.csv", world_.grid_csv());
  const ProgramResult other =
      carreau(folder_, {"delineate", "--scenario", "base.gpkg", "-o", "x.gpkg"});
  EXPECT_EQ(other.exit_code, 1);
  EXPECT_THAT(other.err, StartsWith("carreau delineate: grid.csv: expected content with SHA-256 "));
  EXPECT_THAT(other.err, HasSubstr("it is not the grid that the scenario was made with"));
  replay("base.gpkg", "taken.gpkg", {"--accept-changed-inputs"});
  EXPECT_TRUE(has_finding("taken.gpkg", "input_changed"));
}

TEST_F(Scenarios, FiguresOfAnotherVersionAreToldAndDefaultsHold) {
  direct("base.gpkg", {"--save-scenario", "s.toml"});
  std::string text = folder_.read("s.toml");
  text = std::regex_replace(text, std::regex("vintage_sha256 = \"[0-9a-f]*\""),
                            "vintage_sha256 = \"" + std::string(64, '0') + "\"");
  text = replaced(text, "version = \"0.1.0\"", "version = \"0.0.9\"");
  (void)folder_.write("s.toml", replaced(text, "smoothing = 300", "smoothing = 0"));
  const ProgramResult result =
      carreau(folder_, {"delineate", "--scenario", "s.toml", "-o", "x.gpkg"});
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_THAT(result.err, StartsWith("carreau delineate: figures of 2019: expected content with "
                                     "SHA-256 0000"));
  EXPECT_THAT(result.err, HasSubstr("the scenario was made with those of version 0.0.9: use that "
                                    "version, or take those of this one with "
                                    "--accept-changed-inputs"));
  replay("s.toml", "taken.gpkg", {"--accept-changed-inputs"});
  EXPECT_TRUE(has_finding("taken.gpkg", "figures_changed"));
  EXPECT_TRUE(has_finding("taken.gpkg", "default_kept"));
  replay("taken.gpkg", "again.gpkg");
  expect_same("taken.gpkg", "again.gpkg");
}

TEST_F(Scenarios, WhatCannotBeReplayedIsToldInOneLine) {
  const Words words{"delineate", "--scenario", "s.toml", "-o", "x.gpkg"};
  expect_refused(words, 1, "s.toml: no such file (check the path)");
  (void)folder_.write("s.toml", "format = 1\nrule = \"metropole-2023\"\nset = 1\n");
  expect_refused(words, 1,
                 "s.toml:3: set: expected one of format, version, rule, rule_text, vintage, "
                 "vintage_assumed, vintage_sha256, vintage_replaces, fewest_households, inputs, "
                 "parameters, defaults, "
                 "names, edits, output, lab, found \"set\" (leave it out)");
  (void)folder_.write("s.toml",
                      "format = 1\nrule = \"metropole-2023\"\n[inputs]\ngrid = \"gone.csv\"\n"
                      "urban_units = \"units.csv\"\n");
  expect_refused(words, 1,
                 "gone.csv: no such file, which the scenario s.toml names (name the folder that "
                 "holds it with --inputs DIR)");
  (void)folder_.write("s.toml",
                      "format = 1\nrule = \"metropole-2023\"\n[inputs]\ngrid = \"grid.csv\"\n"
                      "[output]\ncrs = \"EPSG:99999\"\n");
  expect_refused(words, 2,
                 "--crs: unknown coordinate reference system \"EPSG:99999\": expected a code such "
                 "as EPSG:2154");
  (void)folder_.write("old.geojson", R"({"type":"FeatureCollection","features":[]})");
  expect_refused({"delineate", "--scenario", "old.geojson", "-o", "x.gpkg"}, 1,
                 "old.geojson: expected a result that carries its scenario, found none (was it "
                 "written by carreau delineate, and by a version that does so?)");
}

/// The first block of TOML in the page.
std::string example_in_the_docs() {
  const std::string page = read_file(std::string(CARREAU_SOURCE_DIR) + "/docs/scenario.md");
  const std::size_t begin = page.find("```toml\n") + 8;
  return page.substr(begin, page.find("```", begin) - begin);
}

TEST_F(Scenarios, TheExampleInTheDocsRuns) {
  const fs::path sample = fs::path(CARREAU_SOURCE_DIR) / "data/sample";
  fs::copy(sample, folder_ / "data");
  (void)folder_.write("maille-fine.toml", example_in_the_docs());
  replay("maille-fine.toml", "out.gpkg");
  EXPECT_THAT(scenario_of("out.gpkg"), HasSubstr("\n[parameters]\n"));
}

}  // namespace
}  // namespace carreau::testing
