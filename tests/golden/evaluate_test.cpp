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

TEST_F(Evaluate, OfItselfIsPerfect) {
  const ProgramResult result = evaluate("out.gpkg", {"--lang", "en"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("Precision 1.000, recall 1.000, F1 1.000, Jaccard 1.000"));
}

TEST_F(Evaluate, SaysHowManyZonesHoldNoCell) {
  EXPECT_THAT(evaluate("official.geojson", {"--lang", "en"}).out,
              HasSubstr("1 zones of the reference hold no cell of the grid."));
}

TEST_F(Evaluate, WhatIsNoZoningIsRefused) {
  for (const auto& [name, message] : std::vector<std::pair<std::string, std::string>>{
           {"communes.csv", "communes.csv: expected a layer of polygons, found a table"},
           {"none.geojson", "none.geojson: no such file (check the path)"}}) {
    const ProgramResult result = evaluate(name);
    EXPECT_EQ(result.exit_code, 1);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "carreau evaluate: " + message + "\n");
  }
}

}  // namespace
}  // namespace carreau::testing
