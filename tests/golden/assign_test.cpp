// SPDX-License-Identifier: Apache-2.0
/// `carreau assign`: places that can be found by hand, in every format, and inputs that are none.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>
#include <string>
#include <vector>

namespace carreau::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

/// Zone A, a square of 1 km on Lambert-93, and zone B, which overlaps its eastern 200 m.
const std::string kQuartiers =
    geojson({{R"("code_qp":"QP1","nom_qp":"Nord")", box(660000, 6860000, 661000, 6861000)},
             {R"("code_qp":"QP2","nom_qp":"Sud, à l'est")", box(660800, 6860000, 661800, 6861000)}},
            2154);

const std::string kPoints =
    "id,x,y\n"
    "a,660100,6860500\n"   // 100 m inside
    "b,660900,6860400\n"   // in both
    "c,662000,6860500\n"   // 200 m east of B
    "d,,\n"                //
    "e,660100,north\n"     //
    "f,2.5,48.9\n"         // degrees among metres
    "g,659995,6860500\n";  // 5 m west of A

class Assign : public ::testing::Test {
 protected:
  void SetUp() override {
    (void)folder_.write("qpv.geojson", kQuartiers);
    (void)folder_.write("points.csv", kPoints);
  }
  ProgramResult assign(const std::vector<std::string>& more = {},
                       const std::string& points = "points.csv") {
    std::vector<std::string> words{"assign", points, "qpv.geojson"};
    words.insert(words.end(), more.begin(), more.end());
    return carreau(folder_, words);
  }
  /// A table on stdout, line by line.
  std::vector<std::string> lines(std::vector<std::string> more,
                                 const std::string& points = "points.csv") {
    more.insert(more.end(), {"-o", "-", "--quiet"});
    const ProgramResult result = assign(more, points);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.err, "");
    std::stringstream in(result.out);
    std::vector<std::string> list;
    for (std::string line; std::getline(in, line);) list.push_back(line);
    return list;
  }
  void expect_refusal(const ProgramResult& result, int code, const std::string& message) {
    EXPECT_EQ(result.exit_code, code) << message;
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "carreau assign: " + message + "\n");
  }
  TempFolder folder_;
};

TEST_F(Assign, EveryRowInOrder) {
  EXPECT_EQ(
      lines({"--crs", "EPSG:2154", "--within", "300m", "--keep", "id"}),
      (std::vector<std::string>{
          "id,problem,code,name,also_in,distance,nearest_code,within_300m,ambiguous,ambiguity",
          "a,,QP1,Nord,,100,,yes,0,",
          "b,,QP1,Nord,QP2,100,,yes,0,",
          "c,,,,,200,QP2,yes,0,",
          "d,no_coordinates,,,,,,,,",
          "e,unreadable_coordinates,,,,,,,,",
          "f,outside_france,,,,,,,,",
          "g,,,,,5,QP1,yes,1,limit",
      }));
}

TEST_F(Assign, SaysWhatItFoundOddWithItsPlace) {
  const ProgramResult result = assign({"--crs", "EPSG:2154", "--lang", "en"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err, "");
  EXPECT_THAT(result.out, HasSubstr("7 rows, of which 4 have a place in France\n"));
  EXPECT_THAT(result.out, HasSubstr("  ! rows without coordinates: without a place "
                                    "[points.csv:5: x]\n"));
  EXPECT_THAT(result.out, HasSubstr("  ! coordinates that are no numbers: without a place "
                                    "[points.csv:6: y]\n"));
  EXPECT_THAT(result.out,
              HasSubstr("  ! places outside France (EPSG:2154): longitude and latitude exchanged, "
                        "or another system (--crs)? [points.csv:7: x]\n"));
  EXPECT_THAT(assign({"--crs", "EPSG:2154", "--lang", "fr"}).out,
              HasSubstr("7 lignes, dont 4 avec une place"));
}

TEST_F(Assign, CountsAsJson) {
  const auto json = nlohmann::json::parse(
      assign({"--crs", "EPSG:2154", "--within", "500", "--within", "0.1km", "--json"}).out);
  EXPECT_EQ(json.at("rows"), 7);
  EXPECT_EQ(json.at("placed"), 4);
  EXPECT_EQ(json.at("no_coordinates"), 1);
  EXPECT_EQ(json.at("unreadable_coordinates"), 1);
  EXPECT_EQ(json.at("outside_france"), 1);
  const auto& zoning = json.at("zonings").at(0);
  EXPECT_EQ(zoning.at("name"), "qpv");
  EXPECT_EQ(zoning.at("zones"), 2);
  EXPECT_EQ(zoning.at("in"), 2);
  EXPECT_EQ(zoning.at("in_several"), 1);
  EXPECT_EQ(zoning.at("within_100m"), 3);
  EXPECT_EQ(zoning.at("within_500m"), 4);
  EXPECT_EQ(zoning.at("ambiguous"), 1);
  EXPECT_EQ(zoning.at("by_zone"), nlohmann::json::parse(R"({"QP1":2})"));
}

TEST_F(Assign, SeveralZoningsInOnePass) {
  (void)folder_.write(
      "communes.geojson",
      geojson({{R"("insee_com":"93010")", box(650000, 6850000, 670000, 6870000)}}, 2154));
  const auto rows = lines({"new=communes.geojson", "--crs", "EPSG:2154", "--keep", "id"});
  EXPECT_EQ(rows.at(0),
            "id,problem,code_qpv,name_qpv,also_in_qpv,distance_qpv,nearest_code_qpv,ambiguous_qpv,"
            "ambiguity_qpv,code_new,name_new,also_in_new,distance_new,nearest_code_new,"
            "ambiguous_new,ambiguity_new");
  EXPECT_EQ(rows.at(1), "a,,QP1,Nord,,100,,0,,93010,,,9500,,0,");
}

TEST_F(Assign, DegreesByTheirNamesAndDoubtByTheGeocoder) {
  // Converted by PROJ: c is at 2.4796, 48.8400; the street's position may be 200 m off.
  (void)folder_.write("addresses.csv",
                      "longitude;latitude;geo_type\n2,4802;48,8403;housenumber\n"
                      "2,4802;48,8403;street\n");
  const auto rows = lines({"--keep", "geo_type"}, "addresses.csv");
  EXPECT_THAT(rows.at(1), HasSubstr("housenumber,,,,,"));
  EXPECT_THAT(rows.at(1), HasSubstr(",QP2,0,"));
  EXPECT_THAT(rows.at(2), HasSubstr(",QP2,1,position"));
}

TEST_F(Assign, FootprintsGetTheConditionsOfTheReducedRate) {
  (void)folder_.write("buildings.geojson",
                      geojson({{R"("b":"in")", box(660100, 6860500, 660120, 6860520)},
                               {R"("b":"near")", box(662000, 6860500, 662020, 6860520)},
                               {R"("b":"renewal")", box(662090, 6860500, 662130, 6860520)},
                               {R"("b":"far")", box(662290, 6860500, 662310, 6860520)}},
                              2154));
  EXPECT_EQ(
      lines({}, "buildings.geojson"),
      (std::vector<std::string>{
          "b,problem,code,name,also_in,distance,nearest_code,farthest,within_300m,within_500m,"
          "vat_condition,ambiguous,ambiguity",
          "in,,QP1,Nord,,100,,0,entirely,entirely,in_zone,0,",
          "near,,,,,200,QP2,220,entirely,entirely,entirely_300m,0,",
          "renewal,,,,,290,QP2,330,partly,entirely,renewal_300m_500m,0,",
          "far,,,,,490,QP2,510,no,partly,,0,",
      }));
  EXPECT_THAT(assign({"--lang", "en"}, "buildings.geojson").out,
              HasSubstr("qpv: VAT of 5.5% (CGI, art. 278 sexies), by place: 1 building in the "
                        "quartier, 1 entirely within 300 m, 1 partly within 300 m"));
}

TEST_F(Assign, WritesEachFormat) {
  const std::vector<std::string> common{"--crs", "EPSG:2154", "--quiet", "-o"};
  for (const char* const name : {"out.csv", "out.json", "out.gpkg"}) {
    auto words = common;
    words.emplace_back(name);
    const ProgramResult result = assign(words);
    EXPECT_EQ(result.exit_code, 0) << result.err;
    EXPECT_EQ(result.out + result.err, "") << name;
  }
  const auto json = nlohmann::json::parse(folder_.read("out.json"));
  ASSERT_EQ(json.size(), 7U);
  EXPECT_EQ(json.at(1).at("also_in"), "QP2");
  EXPECT_TRUE(json.at(3).at("code").is_null());
  const auto rows = layer_rows(folder_ / "out.gpkg", "assignment");
  ASSERT_EQ(rows.size(), 7U);
  EXPECT_EQ(rows.at(0).at("code"), "QP1");
  EXPECT_EQ(rows.at(2).at("distance"), "200");
  EXPECT_THAT(folder_.read("out.csv"), HasSubstr("b,660900,6860400,,QP1,Nord,QP2,100,,0,\n"));
}

TEST_F(Assign, WritesTheSameBytesForAnyNumberOfThreads) {
  std::string points = "id,x,y\n";
  for (int i = 0; i < 40'000; ++i) {
    points += std::to_string(i) + "," + std::to_string(659'000 + i % 3'511) + "," +
              std::to_string(6'859'000 + i % 2'903) + "\n";
  }
  (void)folder_.write("many.csv", points);
  const auto one = lines({"--crs", "EPSG:2154", "--threads", "1"}, "many.csv");
  EXPECT_EQ(one.size(), 40'001U);
  EXPECT_EQ(one, lines({"--crs", "EPSG:2154", "--threads", "3"}, "many.csv"));
}

TEST_F(Assign, InvalidZonesAreRefusedOrRepairedAndSaid) {
  (void)folder_.write("qpv.geojson", geojson({{R"("code":"X")",
                                               {{660000, 6860000},
                                                {661000, 6861000},
                                                {661000, 6860000},
                                                {660000, 6861000},
                                                {660000, 6860000}}}},
                                             2154));
  const ProgramResult refused = assign({"--crs", "EPSG:2154"});
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("qpv.geojson:1: geometry: expected a valid polygon for X"));
  const ProgramResult result = assign({"--crs", "EPSG:2154", "--lang", "en", "--repair"});
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_THAT(result.out, HasSubstr("zone X: invalid polygon (Self-intersection at "));
  EXPECT_THAT(result.out, HasSubstr("repaired by --repair [qpv.geojson:1: geometry]"));
}

TEST_F(Assign, WordsThatMakeNoSense) {
  const std::vector<std::pair<std::vector<std::string>, std::string>> cases = {
      {{"--within", "near"},
       "--within: expected a distance above 0 and up to 100 km, such as 300m, found \"near\""},
      {{"--within", "-5m"},
       "--within: expected a distance above 0 and up to 100 km, such as 300m, found \"-5m\""},
      {{"--crs", "EPSG:99999"},
       "--crs: unknown coordinate reference system \"EPSG:99999\": expected a code such as "
       "EPSG:2154"},
      {{"--plane", "EPSG:4326"},
       "--plane: expected a projected system in metres, such as EPSG:2154, found \"EPSG:4326\""},
      {{"--x", "lon"}, "--x and --y name the two columns: give both"},
      {{"./qpv.geojson"},
       "two zonings are named \"qpv\": expected different names; give one as NAME=./qpv.geojson"},
      {{"-o", "points.csv", "--overwrite"},
       "the output points.csv is also an input: choose another name"},
      {{"-o", "-", "--json"}, "-o - and --json both write to stdout: keep one"},
      {{"-o", "out.xlsx"},
       "out.xlsx: expected a name ending in .csv, .json or .gpkg, or --format csv, json or gpkg"}};
  for (const auto& [words, message] : cases) expect_refusal(assign(words), 2, message);
}

TEST_F(Assign, FilesThatCannotBeUsed) {
  expect_refusal(assign({}, "none.csv"), 1, "none.csv: no such file (check the path)");
  expect_refusal(assign(), 1,
                 "points.csv: x: expected to know the coordinate reference system of these "
                 "coordinates (say which with --crs, such as --crs EPSG:2154)");
  expect_refusal(carreau(folder_, {"assign", "points.csv", "points.csv", "--crs", "EPSG:2154"}), 1,
                 "points.csv: expected polygons, or a column of communes (insee_com…) or of cells "
                 "(idcar_200m…), "
                 "found the columns id, x, y (rename the column meant, or name it in a catalogue)");
}

TEST_F(Assign, NothingIsLeftOfATableThatBreaksOff) {
  (void)folder_.write("points.csv", kPoints + "h,1\n");
  const auto before = folder_.content();
  expect_refusal(assign({"--crs", "EPSG:2154", "-o", "out.csv"}), 1,
                 "points.csv:9: expected 3 fields as in the header, found 2 (is the file cut "
                 "short?)");
  EXPECT_EQ(folder_.content(), before);
  (void)folder_.write("out.csv", "mine");
  expect_refusal(assign({"--crs", "EPSG:2154", "-o", "out.csv"}), 1,
                 "out.csv: exists already (choose another name, or replace it with --overwrite)");
  EXPECT_EQ(folder_.read("out.csv"), "mine");
}

}  // namespace
}  // namespace carreau::testing
