// SPDX-License-Identifier: Apache-2.0
/// Places from tables and layers: which columns are coordinates, in which system, how precise.
#include "inputs/place_source.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

using carreau::testing::box;
using carreau::testing::convert;
using carreau::testing::geojson;
using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

class Places : public ::testing::Test {
 protected:
  PlaceSource open(const std::string& text, const std::string& name = "points.csv") {
    return {folder_.write(name, text), options_, findings_};
  }
  PlaceBlock read(const std::string& text, const std::string& name = "points.csv") {
    PlaceSource source = open(text, name);
    PlaceBlock block;
    EXPECT_TRUE(source.next(block));
    crs_ = source.crs();
    PlaceBlock rest;
    EXPECT_FALSE(source.next(rest));
    return block;
  }
  std::string error(const std::string& text, const std::string& name = "points.csv") {
    try {
      (void)open(text, name);
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }
  std::string point_layer(const std::string& crs) const {
    return R"({"type":"FeatureCollection",)" + crs +
           R"("features":[{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point",)"
           R"("coordinates":[2.5,48.9]}},{"type":"Feature","properties":{"a":2},"geometry":null}]})";
  }
  TempFolder folder_;
  PlaceOptions options_;
  Findings findings_;
  Crs crs_;
};

TEST_F(Places, LongitudeAndLatitudeByTheirNames) {
  for (const char* const header : {"id,longitude,latitude", "id,lon,lat", "id,LNG,LAT",
                                   "id,X_WGS84,Y_WGS84", "id,result_longitude,result_latitude"}) {
    const PlaceBlock block = read(std::string(header) + "\nA,2.5,48.9\n");
    EXPECT_EQ(block.points.at(0), (Point{2.5, 48.9})) << header;
    EXPECT_EQ(crs_.epsg_code(), 4326) << header;
  }
}

TEST_F(Places, TheSystemMayBeThatOfEachRow) {
  const PlaceBlock block = read(
      "siret,x,y,epsg\n1,685973.57,6737579.69,2154\n2,340000,7680000,2975\n3,1,2,\n4,1,2,12\n"
      "5,,,2154\n");
  EXPECT_EQ(crs_.epsg_code(), 4326);
  ASSERT_EQ(block.rows(), 5U);
  EXPECT_NEAR(block.points[0].x, 2.81285, 1e-5);
  EXPECT_NEAR(block.points[0].y, 47.73846, 1e-5);
  EXPECT_NEAR(block.points[1].x, 55.45, 0.02);
  EXPECT_NEAR(block.points[1].y, -20.97, 0.02);
  for (const std::size_t i : {2U, 3U, 4U}) EXPECT_TRUE(std::isnan(block.points[i].x)) << i;
  EXPECT_THAT(block.is_unreadable, ElementsAre(false, false, true, true, false));
  EXPECT_TRUE(findings_.has("row_without_epsg"));
}

TEST_F(Places, AFileOfSireneIsReadInDegreesWithItsQuality) {
  const PlaceBlock block = read(
      "siret;x;y;qualite_xy;epsg;plg_qp24;y_latitude;x_longitude\n"
      "1;685973.57;6737579.69;11;2154;QN03601M;47.7384597;2.81285\n"
      "2;685973.57;6737579.69;33;2154;CSZ;47.7384597;2.81285\n");
  EXPECT_EQ(crs_.epsg_code(), 4326);
  EXPECT_EQ(block.points.at(0), (Point{2.81285, 47.7384597}));
  EXPECT_THAT(block.precision, ElementsAre(20.0, 3'000.0));
}

TEST_F(Places, XAndYNeedASystem) {
  EXPECT_EQ(error("id,x,y\nA,1,2\n"),
            "points.csv: x: expected to know the coordinate reference system of these coordinates "
            "(say which with --crs, such as --crs EPSG:2154)");
  options_.crs = "EPSG:2154";
  EXPECT_EQ(read("id,x,y\nA,1,2\n").points.at(0), (Point{1, 2}));
  EXPECT_EQ(crs_.epsg_code(), 2154);
  options_.crs.clear();
  (void)read("id,x_l93,y_l93\nA,1,2\n");
  EXPECT_EQ(crs_.epsg_code(), 2154) << "the name tells";
}

TEST_F(Places, OfBothPairsDegreesUnlessASystemIsGiven) {
  const std::string ban = "id,x,y,lon,lat\nA,660000,6860000,2.5,48.9\n";
  EXPECT_EQ(read(ban).points.at(0), (Point{2.5, 48.9}));
  options_.crs = "EPSG:2154";
  EXPECT_EQ(read(ban).points.at(0), (Point{660'000, 6'860'000}));
}

TEST_F(Places, ColumnsMayBeNamed) {
  options_.x = "Est";
  options_.y = "Nord";
  options_.crs = "EPSG:2154";
  EXPECT_EQ(read("Nord;Est\n6860000,5;660000\n").points.at(0), (Point{660'000, 6'860'000.5}));
  EXPECT_TRUE(findings_.has("decimal_comma"));
  options_.x = "Ouest";
  EXPECT_EQ(error("Nord;Est\n1;2\n"),
            "points.csv: expected a column \"Ouest\" (named by --x), found the columns Nord, Est "
            "(is \"Est\" meant?)");
}

TEST_F(Places, NoCoordinatesAtAll) {
  EXPECT_EQ(
      error("id,street\nA,rue\n"),
      "points.csv: expected a column \"longitude\" (with latitude; or x and y, with --crs; or "
      "others, with --x and --y), found the columns id, street (add it or rename the one "
      "meant)");
}

TEST_F(Places, RowsWithoutCoordinatesAndNumbersThatAreNone) {
  const PlaceBlock block = read("id,lon,lat\nA,2.5,48.9\nB,,\nC,2.5,north\nD,inf,48\nE,2.5,\n");
  ASSERT_EQ(block.rows(), 5U);
  EXPECT_FALSE(std::isnan(block.points[0].x));
  for (std::size_t i = 1; i < 5; ++i) {
    EXPECT_TRUE(std::isnan(block.points[i].x) || std::isnan(block.points[i].y)) << i;
  }
  EXPECT_THAT(block.is_unreadable, ElementsAre(false, false, true, true, false));
  ASSERT_TRUE(findings_.has("coordinate_unreadable"));
  EXPECT_EQ(findings_.list().at(0).first.text(), "points.csv:4: lat");
  EXPECT_EQ(findings_.list().at(0).count, 2);
}

TEST_F(Places, KeepsTheColumnsAskedFor) {
  const std::string text = ",lon,lat,street\nA,2.5,48.9,\"rue, droite\"\n";
  EXPECT_THAT(read(text).fields, ElementsAre("A", "2.5", "48.9", "rue, droite"));
  EXPECT_THAT(open(text).columns(), ElementsAre("column_1", "lon", "lat", "street"));
  options_.keep = {"Street"};
  EXPECT_THAT(read(text).fields, ElementsAre("rue, droite"));
  options_.keep.emplace();
  EXPECT_TRUE(read(text).fields.empty());
  options_.keep = {"stret"};
  EXPECT_THAT(error(text), HasSubstr("expected a column \"stret\" (to be kept by --keep)"));
}

TEST_F(Places, APointLayerInItsOwnSystem) {
  const PlaceBlock block = read(point_layer(""), "points.geojson");
  EXPECT_EQ(block.points.at(0), (Point{2.5, 48.9}));
  EXPECT_TRUE(std::isnan(block.points.at(1).x)) << "no geometry";
  EXPECT_EQ(crs_.epsg_code(), 4326);
  convert(folder_ / "points.geojson", folder_ / "points.gpkg", {"-t_srs", "EPSG:2154"});
  PlaceSource source(folder_ / "points.gpkg", options_, findings_);
  PlaceBlock moved;
  ASSERT_TRUE(source.next(moved));
  EXPECT_EQ(source.crs().epsg_code(), 2154);
  EXPECT_NEAR(moved.points.at(0).x, 663'349.0, 100.0);
  EXPECT_FALSE(source.has_footprints());
}

TEST_F(Places, PolygonsAreFootprints) {
  PlaceSource source =
      open(geojson({{R"("id":"a")", box(660000, 6860000, 660020, 6860030)}}, 2154), "b.geojson");
  EXPECT_TRUE(source.has_footprints());
  PlaceBlock block;
  ASSERT_TRUE(source.next(block));
  EXPECT_EQ(area(block.footprints, 0), 600.0);
  EXPECT_EQ(source.place_of(0).text(), "b.geojson:1: geometry");
}

TEST_F(Places, LinesAreNeither) {
  EXPECT_EQ(error(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},)"
                  R"("geometry":{"type":"LineString","coordinates":[[2,48],[3,49]]}}]})",
                  "roads.geojson"),
            "roads.geojson: geometry: expected points, or polygons as footprints, found neither "
            "(name the columns of the coordinates with --x and --y, if it has such)");
}

TEST_F(Places, BlocksFollowEachOther) {
  std::string text = "id,lon,lat\n";
  for (std::size_t i = 0; i < PlaceSource::kBlock + 5; ++i) {
    text += std::to_string(i) + ",2.5,48.9\n";
  }
  PlaceSource source = open(text);
  PlaceBlock block;
  ASSERT_TRUE(source.next(block));
  EXPECT_EQ(block.rows(), PlaceSource::kBlock);
  ASSERT_TRUE(source.next(block));
  EXPECT_EQ(block.rows(), 5U);
  EXPECT_EQ(block.fields.at(0), std::to_string(PlaceSource::kBlock));
  EXPECT_EQ(source.place_of(0).row, static_cast<std::int64_t>(PlaceSource::kBlock) + 2);
  EXPECT_FALSE(source.next(block));
}

TEST_F(Places, TheGeocoderSaysHowPreciseItIs) {
  const PlaceBlock block = read(
      "lon,lat,geo_type,geo_score\n2,48,housenumber,0.9\n2,48,street,0.8\n2,48,locality,0.8\n"
      "2,48,municipality,0.9\n2,48,housenumber,0.3\n2,48,elsewhere,\n");
  EXPECT_THAT(block.precision, ElementsAre(20.0, 200.0, 500.0, 1500.0, 1500.0, 20.0));
  EXPECT_THAT(read("lon,lat\n2,48\n").precision, ElementsAre(0.0));
  options_.precision = 7.0;
  EXPECT_THAT(read("lon,lat,geo_type\n2,48,street\n").precision, ElementsAre(7.0));
}

TEST_F(Places, EachFaultHasItsCode) {
  testing::expect_faults(
      {{"a,b\n1,2\n", "points.csv", {"column_missing", "column_longitude", "add_or_rename"}},
       {"longitude,b\n1,2\n",
        "points.csv",
        {"column_missing", "column_with_longitude", "add_or_rename"}},
       {"x,y\n1,2\n", "points.csv: x", {"coordinates_crs", "say_crs_such_as"}}},
      [&](const std::string& text) { (void)open(text); });
  options_.keep = std::vector<std::string>{"street"};
  testing::expect_faults(
      {{"lon,lat\n2,48\n", "points.csv", {"column_missing", "column_to_keep", "add_or_rename"}}},
      [&](const std::string& text) { (void)open(text); });
}

TEST_F(Places, ALayerNeedsACrs) {
  convert(folder_.write("points.geojson", point_layer("")), folder_ / "points.shp",
          {"-f", "ESRI Shapefile"});
  std::filesystem::remove(folder_ / "points.prj");
  testing::expect_faults(
      {{"points.shp", "points.shp", {"layer_without_crs", "say_crs"}}},
      [&](const std::string& name) { (void)PlaceSource(folder_ / name, options_, findings_); });
}

}  // namespace
}  // namespace carreau::inputs
