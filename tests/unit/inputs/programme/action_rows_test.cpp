// SPDX-License-Identifier: Apache-2.0
/// Rows of a table of actions kept in memory.
#include "inputs/programme/action_rows.hpp"

#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;

class ActionRows : public ::testing::Test {
 protected:
  SheetRows read(const std::string& text, const std::string& name = "t.csv",
                 const std::string& crs = "") {
    return read_file(folder_.write(name, text), crs);
  }
  SheetRows read_file(const std::string& path, const std::string& crs = "") {
    const auto table = files::open_table(
        path, [](const auto&) { return true; }, findings_);
    return {*table, crs, kept_, findings_};
  }

  testing::TempFolder folder_;
  files::KeptCells kept_;
  Findings findings_;
};

TEST_F(ActionRows, NoMoreCellsAreKeptThanFit) {
  kept_ = files::KeptCells(5);
  EXPECT_EQ(read("a,b\n1,x\n2,y\n").size(), 2U);
  // The second table of an import has what the first one left.
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)read("a,b\n,\n3,z\n"); }),
              ElementsAre("too_many_kept_cells", "clear_far_cells"));
}

TEST_F(ActionRows, BlankRowsAreLeftOutAndNumbersKept) {
  const SheetRows rows = read("a,b\n1,x\n,\n2,\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows.fields(0), ElementsAre("1", "x"));
  EXPECT_THAT(rows.fields(1), ElementsAre("2", ""));
  EXPECT_EQ(rows.number(0), 2);
  EXPECT_EQ(rows.number(1), 4);
  EXPECT_EQ(rows.place(1, "b").row, 4);
  EXPECT_EQ(rows.name(), "t.csv");
}

TEST_F(ActionRows, TypesOfCellsAreKept) {
  const SheetRows rows =
      read(R"([{"a":15.375,"b":"15.375","c":true,"d":null,"e":[1,2]}])", "typed.json");
  using files::CellType;
  EXPECT_EQ(rows.type(0, 0), CellType::number);
  EXPECT_EQ(rows.type(0, 1), CellType::text);
  EXPECT_EQ(rows.type(0, 2), CellType::boolean);
  EXPECT_EQ(rows.type(0, 3), CellType::text);
  EXPECT_EQ(rows.type(0, 4), CellType::text) << "a list is a text: " << rows.field(0, 4);
  EXPECT_EQ(read("a\n15.375\n").type(0, 0), CellType::text);
}

TEST_F(ActionRows, FieldsOfALayerAreNumbersOrDates) {
  const SheetRows rows =
      read(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)"
           R"({"amount":15.375,"day":"2024/03/15","large":1e16,"name":"x"},)"
           R"("geometry":{"type":"Point","coordinates":[2.5,48.9]}}]})",
           "typed.geojson");
  using files::CellType;
  EXPECT_EQ(rows.type(0, 0), CellType::number);
  EXPECT_EQ(rows.type(0, 1), CellType::date);
  EXPECT_EQ(rows.type(0, 2), CellType::number);
  EXPECT_EQ(rows.type(0, 3), CellType::text);
  EXPECT_THAT(rows.fields(0), ElementsAre("15.375", "2024-03-15", "10000000000000000", "x",
                                          "2.500000000", "48.900000000"));
}

TEST_F(ActionRows, TheGuardOfAFormulaIsTakenOff) {
  EXPECT_EQ(read("a,b\n'=1+1,'x\n").field(0, 0), "=1+1");
}

TEST_F(ActionRows, FillDownTakesTheTextAbove) {
  SheetRows rows = read("a,b\n,0\nx,1\n,2\n,3\ny,4\n");
  EXPECT_EQ(rows.fill_down(0), 2U);
  EXPECT_EQ(rows.field(0, 0), "") << "nothing is above";
  EXPECT_EQ(rows.field(2, 0), "x");
  EXPECT_EQ(rows.field(3, 0), "x");
  EXPECT_EQ(rows.field(4, 0), "y");
}

TEST_F(ActionRows, CoordinatesAndTheirPrecision) {
  const SheetRows rows =
      read("ref,lon,lat,result_type\nA,2.5,48.9,street\nB,2.6,48.8,municipality\n");
  ASSERT_TRUE(rows.coordinates());
  EXPECT_EQ(rows.coordinates()->x, 1U);
  EXPECT_EQ(rows.coordinates()->crs, Crs::epsg(4326));
  EXPECT_EQ(rows.precision(0), 200.0);
  EXPECT_EQ(rows.precision(1), 1'500.0);
  EXPECT_FALSE(read("ref,b\nA,1\n").coordinates());
}

TEST_F(ActionRows, PointsOfALayerBecomeColumns) {
  const SheetRows rows =
      read(R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ref":"A"},)"
           R"("geometry":{"type":"Point","coordinates":[2.5,48.9]}}]})",
           "points.geojson");
  EXPECT_THAT(rows.columns(), ElementsAre("ref", "longitude", "latitude"));
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_THAT(rows.fields(0), ElementsAre("A", "2.500000000", "48.900000000"));
}

TEST_F(ActionRows, ALayerOfOutlinesOrWithoutCrsPlacesNothing) {
  (void)read(testing::geojson({{R"("ref":"A")", testing::box(2.5, 48.8, 2.6, 48.9)}}, 0),
             "outlines.geojson");
  EXPECT_TRUE(findings_.has("actions_with_outlines"));
  const std::string point =
      R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"ref":"A"},)"
      R"("geometry":{"type":"Point","coordinates":[2.5,48.9]}}]})";
  testing::convert(folder_.write("points.geojson", point), folder_ / "points.shp",
                   {"-f", "ESRI Shapefile"});
  std::filesystem::remove(folder_ / "points.prj");
  (void)read_file(folder_ / "points.shp");
  EXPECT_TRUE(findings_.has("actions_without_crs"));
}

}  // namespace
}  // namespace carreau::inputs
