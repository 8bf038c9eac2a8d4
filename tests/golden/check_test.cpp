// SPDX-License-Identifier: Apache-2.0
/// `carreau check`: figures that can be counted by hand on a drawn country, and inputs that are
/// none.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <sstream>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;

using Record = std::map<std::string, std::string>;

/// Rows of a CSV without quotes.
std::vector<Record> csv_rows(const std::string& text) {
  const auto fields = [](const std::string& line) {
    std::vector<std::string> list;
    std::stringstream in(line + ",");
    for (std::string field; std::getline(in, field, ',');) list.push_back(field);
    return list;
  };
  std::stringstream in(text);
  std::string line;
  std::getline(in, line);
  const auto names = fields(line);
  std::vector<Record> rows;
  while (std::getline(in, line)) {
    const auto values = fields(line);
    EXPECT_EQ(values.size(), names.size()) << line;
    Record row;
    for (std::size_t i = 0; i < names.size(); ++i) row[names[i]] = values.at(i);
    rows.push_back(row);
  }
  return rows;
}

class Check : public ::testing::Test {
 protected:
  void SetUp() override {
    World().write(folder_);
    // Columns 2 and 3, rows 1 to 3 (five P, one R); half of one P; nowhere; all of the poor.
    (void)folder_.write(
        "zones.geojson",
        geojson({{R"("code":"W","name":"West")", box(3842800, 2346400, 3843200, 2347000)},
                 {R"("code":"H","name":"Half")", box(3843000, 2346800, 3843200, 2346900)},
                 {R"("code":"N","name":"Nowhere")", box(3850000, 2346400, 3850200, 2347000)},
                 {R"("code":"A","name":"All")", box(3842800, 2346400, 3843600, 2347200)}},
                3035));
  }
  ProgramResult check(std::vector<std::string> more = {},
                      const std::string& zones = "zones.geojson") {
    std::vector<std::string> words{"check",       zones,        "grid.csv",      "--urban-units",
                                   "units.csv",   "--communes", "communes.csv",  "--urban-incomes",
                                   "incomes.csv", "--rule",     "metropole-2023"};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  std::map<std::string, Record> by_code(const std::vector<std::string>& more = {}) {
    auto words = more;
    words.insert(words.end(), {"-o", "-", "--quiet"});
    const ProgramResult result = check(words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    std::map<std::string, Record> rows;
    for (const Record& row : csv_rows(result.out)) rows[row.at("code")] = row;
    return rows;
  }
  TempFolder folder_;
};

TEST_F(Check, SharesPeopleByArea) {
  auto rows = by_code();
  EXPECT_EQ(rows["W"]["people"], "550.5");
  EXPECT_EQ(rows["W"]["households"], "220.2");
  EXPECT_EQ(rows["W"]["share_straddling"], "0");
  EXPECT_EQ(rows["H"]["people"], "50");
  EXPECT_EQ(rows["H"]["share_straddling"], "1");
  EXPECT_EQ(rows["H"]["cells"], "1");
  EXPECT_EQ(rows["W"]["urban_unit"], "30901");
  EXPECT_EQ(rows["W"]["area_m2"], "240000");
}

/// One and a half cells of 100 people: by the codes a quartier, drawn around dwellings.
class CheckDrawn : public Check {
 protected:
  void SetUp() override {
    Check::SetUp();
    (void)folder_.write("zones.geojson",
                        geojson({{R"("code":"QP030001","name":"Coupé")", kCut}}, 3035));
  }
  Record row(const std::vector<std::string>& more = {}) { return by_code(more)["QP030001"]; }
  std::string told(std::vector<std::string> more) {
    more.insert(more.end(), {"--lang", "en"});
    return check(more).out;
  }
  const std::vector<std::pair<double, double>> kCut = box(3842800, 2346600, 3843100, 2346800);
};

TEST_F(CheckDrawn, LimitsAroundDwellingsHoldMorePeopleThanTheirShareOfTheArea) {
  Record drawn = row();
  EXPECT_EQ(drawn["people"], "175");
  EXPECT_EQ(drawn["limits"], "drawn");
  EXPECT_EQ(drawn["density_ratio"], "3");
  EXPECT_LT(std::stod(drawn["people_low"]), 175.0);
  EXPECT_GT(std::stod(drawn["people_high"]), 175.0);
  EXPECT_EQ(row({"--limits", "neutral"})["people"], "150");
  EXPECT_EQ(row({"--limits", "drawn:1"})["people"], "150");
  // The inside is poorer than the cell, and the neutral limit says nothing of it.
  EXPECT_LT(std::stod(drawn["median_disposable"]),
            std::stod(row({"--limits", "neutral"})["median_disposable"]));
  EXPECT_THAT(told({}), HasSubstr("zones: limits drawn around dwellings"));
  EXPECT_THAT(told({"--limits", "neutral"}), HasSubstr("zones: neutral limits"));
  EXPECT_EQ(check({"--limits", "round"}).exit_code, 2);
  EXPECT_THAT(check({"--limits", "round"}).err, HasSubstr("--limits"));
}

TEST_F(CheckDrawn, PublishedPopulationsDecideWhereACellIsCut) {
  (void)folder_.write("pop.csv", "qp;population_municipale_2013\nQP030001;160\n");
  Record published = row({"--populations", "pop.csv"});
  EXPECT_EQ(published["people"], "160");
  EXPECT_EQ(published["people_low"], "160");
  EXPECT_EQ(published["people_high"], "160");
  EXPECT_EQ(published["density_ratio"], "1.5");
  EXPECT_EQ(published["p_population"], "") << "not in doubt";
  EXPECT_EQ(published["verdict"], "fails");
  (void)folder_.write("pop.csv", "qp;population_municipale_2013\nQP030001;60\n");
  EXPECT_THAT(told({"--populations", "pop.csv"}),
              HasSubstr("QP030001: the published population, 60, is below the 100 people of its "
                        "whole cells alone"));
  (void)folder_.write("pop.csv", "qp;population_municipale_2013\nQP030001;300\n");
  EXPECT_THAT(told({"--populations", "pop.csv"}), HasSubstr("exceeds the 200 people of all cells"));
}

TEST_F(CheckDrawn, PublishedPopulationsAreAnInputThatNothingReplaces) {
  const std::string published = "qp;population_municipale_2013\nQP030001;160\n";
  (void)folder_.write("pop.csv", published);
  const ProgramResult result = check({"--populations", "pop.csv", "-o", "pop.csv", "--overwrite"});
  EXPECT_EQ(result.exit_code, 2) << result.err;
  EXPECT_EQ(folder_.read("pop.csv"), published);
}

TEST_F(CheckDrawn, APopulationNearItsMinimumIsUndecided) {
  const std::vector<std::string> near = {"--set", "minimum_zone_population=185"};
  Record undecided = row(near);
  EXPECT_EQ(undecided["verdict"], "undecided");
  EXPECT_EQ(undecided["undecided_criteria"], "population");
  EXPECT_EQ(undecided["failed_criteria"], "");
  EXPECT_EQ(undecided["meets_population"], "") << "neither met nor not met";
  EXPECT_GT(std::stod(undecided["p_population"]), 0.05);
  EXPECT_THAT(told(near), HasSubstr("undecided: population"));
  EXPECT_EQ(row({"--set", "minimum_zone_population=500"})["verdict"], "fails");
  EXPECT_EQ(row({"--set", "minimum_zone_population=100"})["verdict"], "meets");
}

TEST_F(CheckDrawn, KindsOfLimitsInOneFileAreReported) {
  (void)folder_.write(
      "zones.geojson",
      geojson({{R"("code":"QP030001","name":"Coupé")", kCut},
               {R"("code":"secteur","name":"Autre")", box(3842850, 2346850, 3843100, 2347000)}},
              3035));
  EXPECT_THAT(told({}), HasSubstr("1 limits drawn around dwellings and 1 neutral ones"));
}

TEST_F(Check, SaysWhichCriteriaFail) {
  auto rows = by_code();
  EXPECT_EQ(rows["W"]["verdict"], "fails");
  EXPECT_EQ(rows["W"]["failed_criteria"], "population");
  EXPECT_EQ(rows["W"]["meets_income"], "1");
  EXPECT_EQ(rows["A"]["verdict"], "meets");
  EXPECT_EQ(rows["A"]["failed_criteria"], "");
  // The unit has 16,000 people.
  auto strict = by_code({"--set", "minimum_unit_population=20000"});
  EXPECT_EQ(strict["A"]["failed_criteria"], "territory");
  EXPECT_EQ(strict["A"]["territory_basis"], "none");
}

TEST_F(Check, NoCellIsNoDataAndNeverZero) {
  auto rows = by_code();
  EXPECT_EQ(rows["N"]["verdict"], "no_data");
  for (const char* column : {"people", "median_disposable", "p_criterion", "meets_population"}) {
    EXPECT_EQ(rows["N"][column], "") << column;
  }
  EXPECT_THAT(check({"--lang", "en"}).out, HasSubstr("zone N holds nobody of the grid: no data"));
}

TEST_F(Check, AgreesWithDelineateOnItsOwnPerimeters) {
  ASSERT_EQ(delineate(folder_, World()).exit_code, 0);
  const auto perimeter = layer_rows(folder_ / "out.gpkg", "perimeters").at(0);
  const ProgramResult result = check({"-o", "-", "--quiet"}, "out.gpkg");
  ASSERT_EQ(result.exit_code, 0) << result.err;
  const Record own = csv_rows(result.out).at(0);
  for (const char* column :
       {"people", "households", "people_low_income", "share_low_income", "median_disposable",
        "median_disposable_low", "median_disposable_high", "median_declared", "threshold_declared",
        "threshold_disposable", "p_criterion", "margin"}) {
    EXPECT_NEAR(std::stod(own.at(column)), std::stod(perimeter.at(column)), 1e-9) << column;
  }
}

TEST_F(Check, QuartilesRiseAndIntervalsHoldThem) {
  auto rows = by_code();
  Record& a = rows["A"];
  EXPECT_LT(std::stod(a["q1_disposable"]), std::stod(a["median_disposable"]));
  EXPECT_LT(std::stod(a["median_disposable"]), std::stod(a["q3_disposable"]));
  for (const std::string name :
       {"q1_disposable", "median_disposable", "q3_disposable", "median_declared"}) {
    EXPECT_LT(std::stod(a[name + "_low"]), std::stod(a[name])) << name;
    EXPECT_GT(std::stod(a[name + "_high"]), std::stod(a[name])) << name;
  }
}

TEST_F(Check, OverlapsAreFound) {
  const ProgramResult result = check({"--lang", "en"});
  EXPECT_THAT(result.out, HasSubstr("zones W and A overlap: 550 people are in both"));
  EXPECT_THAT(result.out, HasSubstr("zones W and H overlap: 50 people are in both"));
}

TEST_F(Check, WritesALayerAndJson) {
  ASSERT_EQ(check({"-o", "check.gpkg", "--quiet"}).exit_code, 0);
  EXPECT_EQ(layer_rows(folder_ / "check.gpkg", "check").size(), 4U);
  ASSERT_EQ(check({"-o", "check.json", "--quiet"}).exit_code, 0);
  const auto json = nlohmann::json::parse(folder_.read("check.json"));
  ASSERT_EQ(json.size(), 4U);
  EXPECT_TRUE(json.at(2).at("people").is_null());
  const auto summary = nlohmann::json::parse(check({"--json"}).out);
  EXPECT_EQ(summary.at("no_data"), 1);
  EXPECT_EQ(summary.at("meets"), 1);
}

TEST_F(Check, ZonesInAnyCrs) {
  // The same square as a longitude and latitude ring, as GDAL transforms it.
  (void)folder_.write("wgs.geojson", geojson({{R"("code":"W")", box(3.9, 43.9, 4.3, 44.3)}}, 4326));
  const ProgramResult result = check({"-o", "-", "--quiet"}, "wgs.geojson");
  EXPECT_EQ(result.exit_code, 0) << result.err;
}

TEST_F(Check, WrongInputsAreRefusedInOneLine) {
  const auto expect = [&](const ProgramResult& result, int code, const std::string& message) {
    EXPECT_EQ(result.exit_code, code) << message;
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "carreau check: " + message + "\n");
  };
  expect(check({}, "none.geojson"), 1, "none.geojson: no such file (check the path)");
  expect(check({}, "communes.csv"), 1,
         "communes.csv: expected polygons, or a column of communes (insee_com…) or of cells "
         "(idcar_200m…), "
         "found the columns code, nom, population_totale (rename the column meant, or name it in a "
         "catalogue)");
  expect(
      check({"-o", "check.txt"}), 2,
      "check.txt: expected a name ending in .csv, .json or .gpkg, or --format csv, json or gpkg");
  expect(check({"-o", "grid.csv", "--overwrite"}), 2,
         "the output grid.csv is also an input: choose another name");
  expect(check({"-o", "-", "--json"}), 2, "-o - and --json both write to stdout: keep one");
  expect(check({"--format", "csv"}), 2, "--format speaks of the table of -o: name one");
  expect(check({"-o", "-", "--format", "gpkg"}), 2,
         "-o - writes CSV or JSON: name a file to have a GeoPackage");
  (void)folder_.write("there.csv", "mine");
  EXPECT_EQ(check({"-o", "there.csv"}).exit_code, 1);
  EXPECT_EQ(folder_.read("there.csv"), "mine");
}

}  // namespace
}  // namespace carreau::testing
