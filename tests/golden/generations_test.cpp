// SPDX-License-Identifier: Apache-2.0
/// `carreau compare`: figures that can be counted by hand on a drawn country, pockets of a result,
/// scenarios, and requests that make no sense.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

class Generations : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(delineate(folder_, World()).exit_code, 0);
    (void)folder_.write(
        "old.geojson",
        geojson({{R"("code":"W","name":"West")", box(3842800, 2346400, 3843200, 2347000)},
                 {R"("code":"L")", box(3843200, 2346400, 3843400, 2346600)}},
                3035));
    (void)folder_.write(
        "new.geojson",
        geojson({{R"("code":"QN30901I","name":"Half")", box(3842800, 2346400, 3843000, 2347000)}},
                3035));
  }
  ProgramResult compare(const std::string& before, const std::string& after,
                        const std::vector<std::string>& more = {}) const {
    std::vector<std::string> words{"compare", before, after, "grid.csv"};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  nlohmann::json json(const std::string& before, const std::string& after,
                      std::vector<std::string> more = {}) const {
    more.emplace_back("--json");
    const ProgramResult result = compare(before, after, more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(result.out);
  }
  const std::vector<std::string> rule_ = {"--urban-units", "units.csv",       "--communes",
                                          "communes.csv",  "--urban-incomes", "incomes.csv",
                                          "--rule",        "metropole-2023"};
  TempFolder folder_;
};

TEST_F(Generations, CountsWhatBecameOfEachZoneAndWhoMoved) {
  const auto summary = json("old.geojson", "new.geojson", {"--matrix", "moved.json"});
  EXPECT_EQ(summary.at("redrawn"), 1);
  EXPECT_EQ(summary.at("left"), 1);
  EXPECT_EQ(summary.at("unchanged"), 0);
  EXPECT_EQ(summary.at("before").at("area_m2"), 280'000);
  std::map<std::pair<std::string, std::string>, double> moved;
  double total = 0.0;
  for (const auto& row : nlohmann::json::parse(folder_.read("moved.json"))) {
    if (row.at("entry") == "total") total = row.at("people");
    if (row.at("entry") != "part") continue;
    const auto code = [&](const char* side) {
      return row.at(side).is_null() ? std::string() : row.at(side).get<std::string>();
    };
    moved[{code("before"), code("after")}] = row.at("people");
  }
  EXPECT_EQ((moved[{"W", "QN30901I"}] + moved[{"W", ""}]), 550.5);
  EXPECT_FALSE(moved.contains({"", "QN30901I"}));
  double sum = 0.0;
  for (const auto& [codes, people] : moved) sum += people;
  EXPECT_DOUBLE_EQ(sum, total);
}

TEST_F(Generations, SaysItInFrenchAndEnglish) {
  EXPECT_THAT(compare("old.geojson", "new.geojson", {"--lang", "fr"}).out,
              HasSubstr("inchangé 0, redessiné 1, scindé 0, fusionné 0, entré 0, sorti 1"));
  const ProgramResult english = compare("old.geojson", "new.geojson", {"--lang", "en"});
  EXPECT_THAT(english.out, HasSubstr("Unchanged: to within 2.0% of people and of ground."));
  EXPECT_THAT(english.out, HasSubstr("the code QN30901I says I (I unchanged, M modified, N new), "
                                     "the comparison finds: redrawn"));
}

TEST_F(Generations, TellsTheCriteriaThatARedrawingLost) {
  auto more = rule_;
  more.insert(more.end(), {"-o", "out.json", "--quiet"});
  ASSERT_EQ(compare("out.gpkg", "old.geojson", more).exit_code, 0);
  std::map<std::string, nlohmann::json> rows;
  for (auto& row : nlohmann::json::parse(folder_.read("out.json"))) rows[row.at("code")] = row;
  EXPECT_EQ(rows.at("30901-01").at("verdict"), "meets");
  EXPECT_EQ(rows.at("30901-01").at("criteria_lost"), "population");
  EXPECT_TRUE(rows.at("30901-01").at("criteria_gained").is_null());
  EXPECT_EQ(rows.at("W").at("failed_criteria"), "population");
}

TEST_F(Generations, OwnExactCountsAreNotTellingOfFewHouseholds) {
  // A strip of 20 m through one cell: a tenth of its households.
  (void)folder_.write("strip.geojson",
                      geojson({{R"("code":"S")", box(3842800, 2346400, 3842820, 2346600)}}, 3035));
  const World world;
  std::string brackets = "cell,-10000,10000-20000,20000-\n";
  for (const auto& row : world.rows) {
    brackets += row[0] + (row[3] == "100" ? ",100,0,0\n" : ",0,0,50\n");
  }
  (void)folder_.write("counts.csv", brackets);
  const auto row_of = [&](std::vector<std::string> more) {
    more.insert(more.end(), rule_.begin(), rule_.end());
    more.insert(more.end(), {"-o", "out.json", "--quiet", "--overwrite"});
    const ProgramResult result = compare("strip.geojson", "strip.geojson", more);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    return nlohmann::json::parse(folder_.read("out.json")).at(0);
  };
  EXPECT_FALSE(row_of({}).at("failed_criteria").is_null());
  const auto secret = row_of({"--brackets", "counts.csv"});
  EXPECT_TRUE(secret.at("failed_criteria").is_null());
  EXPECT_TRUE(secret.at("criteria_gained").is_null());
  for (const auto& [name, value] : secret.items()) {
    EXPECT_FALSE(name.starts_with("median") && !value.is_null()) << name;
  }
}

TEST_F(Generations, FollowsThePocketsOfAResult) {
  World world;
  world.arguments.output = "strict.gpkg";
  world.arguments.more = {"--set", "minimum_zone_population=1400"};
  ASSERT_EQ(carreau(folder_, world.arguments.words()).exit_code, 0);
  EXPECT_EQ(carreau(folder_, {"delineate", "--scenario", "strict.gpkg", "--save-scenario",
                              "strict.toml", "--quiet"})
                .exit_code,
            0);
  // A quartier of 1,300 people leaves when 1,400 are asked for, and is a pocket from then on.
  (void)folder_.write("none.geojson",
                      geojson({{R"("code":"N")", box(3850000, 2346400, 3850200, 2347000)}}, 3035));
  for (const auto& more : {std::vector<std::string>{"--pockets-after", "pockets.toml:strict"}}) {
    (void)folder_.write("pockets.toml",
                        "[[zoning]]\nkey = \"strict\"\nfile = \"strict.gpkg\"\nlayer = "
                        "\"near_misses\"\n");
    const auto summary = json("out.gpkg", "none.geojson", more);
    EXPECT_EQ(summary.at("left"), 1);
    EXPECT_EQ(summary.at("pockets").at("became_pocket"), 1);
  }
  const auto by_scenario = json("out.gpkg", "strict.toml");
  EXPECT_EQ(by_scenario.at("left"), 1);
  EXPECT_EQ(by_scenario.at("pockets").at("became_pocket"), 1);
}

TEST_F(Generations, ZonesThatOverlapAreRefusedOrShared) {
  (void)folder_.write("twice.geojson",
                      geojson({{R"("code":"a")", box(3842800, 2346400, 3843200, 2347000)},
                               {R"("code":"b")", box(3842800, 2346400, 3843000, 2347000)}},
                              3035));
  const ProgramResult refused = compare("twice.geojson", "new.geojson");
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("twice: expected zones that do not overlap, found a and b ("));
  const auto summary = json("twice.geojson", "new.geojson", {"--repair"});
  EXPECT_EQ(summary.at("before").at("people"), 550.5);
}

TEST_F(Generations, WritesATableOfOutlines) {
  ASSERT_EQ(compare("old.geojson", "new.geojson", {"-o", "changes.gpkg", "--quiet"}).exit_code, 0);
  const auto rows = layer_rows(folder_ / "changes.gpkg", "comparison");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].at("side"), "before");
  EXPECT_EQ(rows[0].at("linked"), "QN30901I");
  EXPECT_EQ(rows[1].at("change"), "left");
}

TEST_F(Generations, WordsThatMakeNoSense) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--tolerance", "much"}, "--tolerance: expected a share from 0% to 100%"},
      {{"--link", "120%"}, "--link: expected a share from 0% to 100%"},
      {{"--matrix", "m.gpkg"}, "--matrix: a matrix has no outlines"},
      {{"--matrix", "m.csv", "-o", "m.csv"}, "--matrix: m.csv is the table of -o"},
      {{"--urban-units", "units.csv"}, "--rule is required"},
      {{"-o", "old.geojson", "--format", "csv"}, "old.geojson is also an input"},
  };
  for (const auto& [more, message] : cases) {
    const ProgramResult result = compare("old.geojson", "new.geojson", more);
    EXPECT_EQ(result.exit_code, 2) << message;
    EXPECT_THAT(result.err, HasSubstr(message));
  }
}

}  // namespace
}  // namespace carreau::testing
