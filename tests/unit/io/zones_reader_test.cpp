// SPDX-License-Identifier: Apache-2.0
/// Zonings as polygons: codes, names, CRS, and shapes that cross themselves.
#include "io/zones_reader.hpp"

#include "base/error.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::io {
namespace {

using carreau::testing::box;
using carreau::testing::geojson;
using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using ::testing::HasSubstr;

/// Crosses itself in the middle; its two lobes are triangles of 1 km × 2 km.
const std::vector<std::pair<double, double>> kBowTie = {{3842000, 2346000},
                                                        {3844000, 2348000},
                                                        {3844000, 2346000},
                                                        {3842000, 2348000},
                                                        {3842000, 2346000}};

class Zones : public ::testing::Test {
 protected:
  ZoneLayer read(const std::string& text, const std::string& name = "zones.geojson") {
    return read_zones(folder_.write(name, text), findings_);
  }
  std::string error(const std::string& text) {
    try {
      (void)read(text);
    } catch (const Error& e) {
      return e.what();
    }
    return "no error";
  }
  TempFolder folder_;
  Findings findings_;
};

TEST_F(Zones, OfficialNamesOfColumns) {
  const ZoneLayer zones =
      read(geojson({{R"("CODE_QP":"QP030001","NOM_QP":"Près Saint Jean","COMMUNE_QP":"Alès")",
                     box(4.06, 44.11, 4.09, 44.14)}},
                   0));
  EXPECT_THAT(zones.codes, ElementsAre("QP030001"));
  EXPECT_THAT(zones.names, ElementsAre("Près Saint Jean"));
  EXPECT_EQ(zones.polygons.crs().epsg_code(), 4326);
  EXPECT_TRUE(findings_.list().empty());
}

TEST_F(Zones, PolygonsThatCrossThemselvesAreRepairedAndCounted) {
  const ZoneLayer zones = read(geojson(
      {{R"("code":"a")", box(3842000, 2346000, 3842200, 2346200)}, {R"("code":"b")", kBowTie}},
      3035));
  ASSERT_EQ(zones.polygons.size(), 2U);
  ASSERT_TRUE(findings_.has("polygon_repaired"));
  EXPECT_EQ(findings_.list().front().count, 1);
  EXPECT_EQ(findings_.list().front().first.row, 2) << "features are counted from 1";
  EXPECT_EQ(zones.polygons.polygons(1).size(), 2U) << "a bow tie is two triangles";
}

TEST_F(Zones, AGeoPackageOfSeveralLayersGivesTheOneWithCodes) {
  (void)folder_.write("a.geojson",
                      geojson({{R"("x":1)", box(3842000, 2346000, 3842200, 2346200)}}, 3035));
  (void)folder_.write(
      "b.geojson", geojson({{R"("code_qp":"q")", box(3842000, 2346000, 3842200, 2346200)}}, 3035));
  const std::string path = folder_ / "all.gpkg";
  carreau::testing::convert(folder_ / "a.geojson", path, {"-f", "GPKG", "-nln", "first"});
  carreau::testing::convert(folder_ / "b.geojson", path, {"-update", "-nln", "second"});
  EXPECT_THAT(read_zones(path, findings_).codes, ElementsAre("q"));
}

TEST_F(Zones, FeaturesWithoutAPolygonAreLeftOutAndCounted) {
  const std::string text =
      carreau::testing::geojson({{R"("code":"a")", box(3842000, 2346000, 3842200, 2346200)}}, 3035);
  const std::string point = R"({"type":"Feature","properties":{"code":"p"},"geometry":)"
                            R"({"type":"Point","coordinates":[3842000,2346000]}},)";
  const std::size_t at = text.find("[\n") + 2;
  const ZoneLayer zones = read(text.substr(0, at) + point + text.substr(at));
  EXPECT_THAT(zones.codes, ElementsAre("a"));
  EXPECT_TRUE(findings_.has("feature_without_polygon"));
}

TEST_F(Zones, APlaceOutsideFranceIsAWrongCrs) {
  EXPECT_THAT(error(geojson({{R"("code":"a")", box(3842000, 2346000, 3842200, 2346200)}}, 0)),
              HasSubstr("the layer declares a wrong CRS"));
  EXPECT_THAT(error(geojson({{R"("code":"a")", box(13.3, 59.5, 13.4, 59.6)}}, 0)),
              HasSubstr("expected a place in France"));
}

TEST_F(Zones, OverseasIsFrance) {
  for (const auto& corner : std::vector<std::pair<double, double>>{
           {-61.0, 14.6}, {55.5, -21.1}, {-52.3, 4.9}, {45.2, -12.8}, {-149.5, -17.5}}) {
    const auto [x, y] = corner;
    EXPECT_EQ(error(geojson({{R"("code":"a")", box(x, y, x + 0.01, y + 0.01)}}, 0)), "no error");
  }
}

TEST_F(Zones, ALayerWithoutCrsIsRefused) {
  (void)folder_.write("z.geojson",
                      geojson({{R"("code":"a")", box(3842000, 2346000, 3842200, 2346200)}}, 3035));
  carreau::testing::convert(folder_ / "z.geojson", folder_ / "z.shp", {"-f", "ESRI Shapefile"});
  std::filesystem::remove(folder_ / "z.prj");
  try {
    (void)read_zones(folder_ / "z.shp", findings_);
    FAIL() << "a layer without CRS was read";
  } catch (const DataError& e) {
    EXPECT_THAT(e.what(), HasSubstr("z.shp: the layer has no coordinate reference system"));
  }
}

TEST_F(Zones, AGeoPackageOfUndefinedCrsHasNone) {
  (void)folder_.write("z.geojson",
                      geojson({{R"("code":"a")", box(3842000, 2346000, 3842200, 2346200)}}, 3035));
  carreau::testing::convert(folder_ / "z.geojson", folder_ / "z.shp", {"-f", "ESRI Shapefile"});
  std::filesystem::remove(folder_ / "z.prj");
  carreau::testing::convert(folder_ / "z.shp", folder_ / "z.gpkg", {"-f", "GPKG"});
  try {
    (void)read_zones(folder_ / "z.gpkg", findings_);
    FAIL() << "a layer of undefined CRS was read";
  } catch (const DataError& e) {
    EXPECT_THAT(e.what(), HasSubstr("z.gpkg: the layer has no coordinate reference system"));
  }
}

TEST_F(Zones, ATableIsNoLayerOfZones) {
  (void)folder_.write("z.csv", "code,name\n1,a\n");
  EXPECT_THROW((void)read_zones(folder_ / "z.csv", findings_), DataError);
}

}  // namespace
}  // namespace carreau::io
