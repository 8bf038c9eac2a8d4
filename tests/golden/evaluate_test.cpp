// SPDX-License-Identifier: Apache-2.0
/// `carreau evaluate`: figures that can be counted by hand, and inputs that are none.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

class Evaluate : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_EQ(delineate(folder_, World()).exit_code, 0);
    // The two western columns of the perimeter, 4 cells of 100 people, and a zone without cells.
    (void)folder_.write(
        "official.geojson",
        geojson(
            {{R"("code_qp":"W","nom_qp":"West")", box(3842800, 2346400, 3843200, 2347000)},
             {R"("code_qp":"E","nom_qp":"Elsewhere")", box(3850000, 2346400, 3850200, 2347000)}},
            3035));
  }
  ProgramResult evaluate(const std::string& reference, const std::vector<std::string>& more = {}) {
    std::vector<std::string> words{"evaluate", "out.gpkg", reference, "grid.csv"};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  TempFolder folder_;
};

TEST_F(Evaluate, CountsPeopleByTheShareOfEachCell) {
  // In the box: columns 2 and 3, rows 1 to 3 from the south: 5 cells P and 1 cell R of 50.5.
  const auto json = nlohmann::json::parse(evaluate("official.geojson", {"--json"}).out);
  EXPECT_EQ(json.at("people_proposed"), 1300.0);
  EXPECT_EQ(json.at("people_reference"), 550.5);
  EXPECT_EQ(json.at("people_both"), 500.0);
  EXPECT_NEAR(json.at("precision").get<double>(), 500.0 / 1300.0, 1e-4);
  EXPECT_NEAR(json.at("recall").get<double>(), 500.0 / 550.5, 1e-4);
  EXPECT_NEAR(json.at("f1").get<double>(), 1000.0 / 1850.5, 1e-4);
  EXPECT_EQ(json.at("reference").at(0).at("found"), "found");
  EXPECT_EQ(json.at("reference").at(1).at("people"), 0.0);
}

/// The box cuts a cell in half: by people three quarters of it are inside, by area a half.
TEST_F(Evaluate, GivesBothMeasures) {
  (void)folder_.write("cut.geojson", geojson({{R"("code_qp":"QP030001","nom_qp":"Coupé")",
                                               box(3842800, 2346600, 3843100, 2346800)}},
                                             3035));
  const auto json = nlohmann::json::parse(evaluate("cut.geojson", {"--json"}).out);
  EXPECT_EQ(json.at("people_reference"), 150.0);
  EXPECT_EQ(json.at("by_people").at("people_reference"), 175.0);
  EXPECT_EQ(json.at("reference").at(0).at("people"), 175.0);
  const auto neutral =
      nlohmann::json::parse(evaluate("cut.geojson", {"--json", "--limits", "neutral"}).out);
  EXPECT_EQ(neutral.at("by_people"), neutral.at("by_people"));
  EXPECT_EQ(neutral.at("by_people").at("people_reference"), 150.0);
}

TEST_F(Evaluate, TakesSeveralTowns) {
  (void)folder_.write("cases.toml",
                      "[[case]]\nkey = \"own\"\nresult = \"out.gpkg\"\nreference = "
                      "\"out.gpkg\"\ngrid = \"grid.csv\"\n"
                      "[[case]]\nkey = \"west\"\ntitle = \"L'ouest\"\nresult = \"out.gpkg\"\n"
                      "reference = \"official.geojson\"\ngrid = \"grid.csv\"\n");
  const ProgramResult result =
      carreau(folder_, {"evaluate", "--cases", "cases.toml", "-o", "towns.csv", "--json"});
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const auto cases = nlohmann::json::parse(result.out).at("cases");
  EXPECT_EQ(cases.at(0).at("f1_by_area"), 1.0);
  EXPECT_NEAR(cases.at(1).at("f1_by_area").get<double>(), 1000.0 / 1850.5, 1e-4);
  EXPECT_EQ(cases.at(1).at("title"), "L'ouest");
  EXPECT_THAT(folder_.read("towns.csv"), HasSubstr("west,L'ouest,"));
  const ProgramResult both =
      carreau(folder_, {"evaluate", "out.gpkg", "out.gpkg", "grid.csv", "--cases", "cases.toml"});
  EXPECT_EQ(both.exit_code, 2);
  EXPECT_THAT(both.err, HasSubstr("--cases takes the place of OUT, REFERENCE and GRID"));
  EXPECT_EQ(carreau(folder_, {"evaluate", "out.gpkg"}).exit_code, 2);
}

TEST_F(Evaluate, OfItselfIsPerfect) {
  const ProgramResult result = evaluate("out.gpkg", {"--lang", "en"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("Precision 1.000, recall 1.000, F1 1.000, Jaccard 1.000"));
}

TEST_F(Evaluate, SaysHowManyZonesHoldNoCell) {
  EXPECT_THAT(evaluate("official.geojson", {"--lang", "en"}).out,
              HasSubstr("1 zone of the reference holds no cell of the grid."));
}

TEST_F(Evaluate, SaysWhyPeopleAreLeftOut) {
  (void)folder_.write(
      "rich.geojson",
      geojson({{R"("code_qp":"R")", box(3842400, 2346200, 3842800, 2346600)}}, 3035));
  const auto json = nlohmann::json::parse(evaluate("rich.geojson", {"--json"}).out);
  EXPECT_EQ(json.at("reference").at(0).at("found"), "missed");
  EXPECT_EQ(json.at("reference").at(0).at("main_reason"), "above_threshold");
}

TEST_F(Evaluate, TellsHowHighWholeCellsReach) {
  // The western box holds whole cells: a set of cells can match it in full.
  const auto whole = nlohmann::json::parse(evaluate("official.geojson", {"--json"}).out);
  EXPECT_EQ(whole.at("ceiling"), 1.0);
  // Half of two cells of 100: taking both gives 2·100 / (200 + 100).
  (void)folder_.write(
      "half.geojson",
      geojson({{R"("code_qp":"X")", box(3843000, 2346700, 3843400, 2346800)}}, 3035));
  const auto half = nlohmann::json::parse(evaluate("half.geojson", {"--json"}).out);
  EXPECT_NEAR(half.at("ceiling").get<double>(), 2.0 / 3.0, 1e-4);
}

TEST_F(Evaluate, OverlapWithinACellIsThatOfTheOutlines) {
  // Two halves of the same cell that do not touch: nobody is in both.
  (void)folder_.write(
      "a.geojson", geojson({{R"("code_qp":"L")", box(3843000, 2346600, 3843100, 2346800)}}, 3035));
  (void)folder_.write(
      "b.geojson", geojson({{R"("code_qp":"R")", box(3843100, 2346600, 3843200, 2346800)}}, 3035));
  const auto json = nlohmann::json::parse(
      carreau(folder_, {"evaluate", "a.geojson", "b.geojson", "grid.csv", "--json"}).out);
  EXPECT_EQ(json.at("people_proposed"), 50.0);
  EXPECT_EQ(json.at("people_both"), 0.0);
}

TEST_F(Evaluate, WritesARowForEachZoneOfBothSides) {
  const ProgramResult result = evaluate("official.geojson", {"-o", "rows.csv", "--quiet"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  const std::string rows = folder_.read("rows.csv");
  EXPECT_THAT(rows, HasSubstr("side,code,name,people,people_shared,share,found,"));
  EXPECT_THAT(rows, HasSubstr("reference,W,West,550.5,500,0.9083,found,"));
  EXPECT_THAT(rows, HasSubstr("reference,E,Elsewhere,,,,no_data,,,,"));
  EXPECT_THAT(rows, HasSubstr("proposed,30901-01,"));
}

TEST_F(Evaluate, ReferenceZonesThatOverlapCountOnceAndAreFound) {
  (void)folder_.write("twice.geojson",
                      geojson({{R"("code_qp":"A")", box(3842800, 2346400, 3843200, 2347000)},
                               {R"("code_qp":"B")", box(3842800, 2346400, 3843200, 2347000)}},
                              3035));
  const ProgramResult result = evaluate("twice.geojson", {"--lang", "en"});
  EXPECT_THAT(result.err, HasSubstr("zones A and B overlap: 550 people are in both"));
  EXPECT_THAT(result.out, HasSubstr("551 in the reference"));
}

TEST_F(Evaluate, AResultThatProposesNothingHasARecallOfZero) {
  World world;
  world.arguments.output = "none.gpkg";
  world.arguments.more = {"--set", "poverty_ratio=0.2"};
  ASSERT_EQ(delineate(folder_, world).exit_code, 0);
  const ProgramResult result = carreau(folder_, {"evaluate", "none.gpkg", "official.geojson",
                                                 "grid.csv", "-o", "rows.csv", "--lang", "fr"});
  EXPECT_EQ(result.exit_code, 0) << result.err;
  EXPECT_THAT(result.out, HasSubstr("Précision –, rappel 0,000, F1 0,000, Jaccard 0,000"));
  EXPECT_THAT(folder_.read("rows.csv"), HasSubstr("reference,W,West,550.5,0,0,missed,"));
  const auto json = nlohmann::json::parse(
      carreau(folder_, {"evaluate", "none.gpkg", "official.geojson", "grid.csv", "--json"}).out);
  EXPECT_TRUE(json.at("precision").is_null());
  EXPECT_EQ(json.at("recall"), 0.0);
  EXPECT_TRUE(json.at("proposed").empty());
}

TEST_F(Evaluate, WhatIsNoZoningIsRefused) {
  for (const auto& [name, message] : std::vector<std::pair<std::string, std::string>>{
           {"communes.csv",
            "communes.csv: expected polygons, or a column of communes (insee_com…) or of cells "
            "(idcar_200m…), "
            "found the columns code, nom, population_totale (rename the column meant, or name it "
            "in a catalogue)"},
           {"none.geojson", "none.geojson: no such file (check the path)"}}) {
    const ProgramResult result = evaluate(name);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "carreau evaluate: " + message + "\n");
  }
}

}  // namespace
}  // namespace carreau::testing
