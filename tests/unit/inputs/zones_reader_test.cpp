// SPDX-License-Identifier: Apache-2.0
/// Zonings as polygons: codes, names, CRS, and shapes that cross themselves.
#include "inputs/zones_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
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
  Zoning read(const std::string& text, const ZonesReadOptions& how = {},
              const std::string& name = "zones.geojson") {
    return read_zones(folder_.write(name, text), how, findings_);
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
  const Zoning zones =
      read(geojson({{R"("CODE_QP":"QP030001","NOM_QP":"Près Saint Jean","COMMUNE_QP":"Alès")",
                     box(4.06, 44.11, 4.09, 44.14)}},
                   0));
  EXPECT_THAT(zones.codes, ElementsAre("QP030001"));
  EXPECT_THAT(zones.names, ElementsAre("Près Saint Jean"));
  EXPECT_EQ(zones.polygons.crs().epsg_code(), 4326);
  EXPECT_TRUE(findings_.list().empty());
}

TEST_F(Zones, PolygonsThatCrossThemselvesAreNamed) {
  const std::string text = geojson({{R"("code":"a")", box(3842000, 2346000, 3842200, 2346200)},
                                    {R"("code":"b")", kBowTie},
                                    {R"("code":"c")", kBowTie}},
                                   3035);
  EXPECT_EQ(error(text),
            "zones.geojson:2: geometry: expected a valid polygon for b, found Self-intersection at "
            "3843000.000000, 2347000.000000; 2 are invalid: b, c (repair it (ogr2ogr -makevalid), "
            "or have it done with --repair)");
}

TEST_F(Zones, PolygonsThatCrossThemselvesAreRepairedOnDemand) {
  const Zoning zones = read(geojson({{R"("code":"a")", box(3842000, 2346000, 3842200, 2346200)},
                                     {R"("code":"b")", kBowTie}},
                                    3035),
                            {files::InvalidPolygons::repair, RepeatedCodes::refuse, {}});
  ASSERT_EQ(zones.polygons.size(), 2U);
  ASSERT_TRUE(findings_.has("polygon_repaired"));
  EXPECT_EQ(findings_.list().front().details.front(), (Detail{"zone", "b"}));
  EXPECT_EQ(findings_.list().front().first.row, 2) << "features are counted from 1";
  EXPECT_EQ(zones.polygons.polygons(1).size(), 2U) << "a bow tie is two triangles";
}

TEST_F(Zones, ARepeatedCodeIsRefusedUnlessItsPartsAreMerged) {
  const std::string text =
      geojson({{R"("code":"a","name":"West")", box(3842000, 2346000, 3842200, 2346200)},
               {R"("code":"b")", box(3843000, 2346000, 3843200, 2346200)},
               {R"("code":"a","name":"East")", box(3842200, 2346000, 3842400, 2346200)}},
              3035);
  EXPECT_THAT(error(text), HasSubstr("zones.geojson:3: code: the code \"a\" is already in row 1"));
  const Zoning zones = read(text, {files::InvalidPolygons::refuse, RepeatedCodes::merge, {}});
  EXPECT_THAT(zones.codes, ElementsAre("a", "b"));
  EXPECT_THAT(zones.names, ElementsAre("West", ""));
  ASSERT_EQ(zones.polygons.size(), 2U);
  EXPECT_EQ(zones.polygons.polygons(0).size(), 1U) << "they share a side";
  EXPECT_DOUBLE_EQ(area(zones.polygons, 0), 80'000.0);
  EXPECT_TRUE(findings_.has("parts_merged"));
}

TEST_F(Zones, QuartiersOfATownAreNotToBeMerged) {
  const auto faults = [&](const std::string& first, const std::string& second) {
    return testing::codes_thrown_by([&] {
      (void)read(geojson({{first, box(3842000, 2346000, 3842200, 2346200)},
                          {second, box(3842200, 2346000, 3842400, 2346200)}},
                         3035));
    });
  };
  const auto code = [](const char* column, const char* name) {
    return std::string("\"") + column + R"(":"36010","nom_qp":")" + name + '"';
  };
  EXPECT_THAT(faults(code("code_insee", "A"), code("code_insee", "A")),
              ElementsAre("zone_code_twice", "own_code_of_zone"))
      << "the code is that of a commune";
  EXPECT_THAT(faults(code("code_qp", "A"), code("code_qp", "B")),
              ElementsAre("zone_code_twice", "own_code_of_zone"))
      << "they have names of their own";
  EXPECT_THAT(faults(code("code_qp", "A"), code("code_qp", "A")),
              ElementsAre("zone_code_twice", "own_code_or_merge"));
}

TEST_F(Zones, TheCodeIsTheZonesOwn) {
  const Zoning zones = read(geojson(
      {{R"("code_insee":"36010","nom":"Vervenoux","code_quartier":"QN03601M","nom_qp":"La Fontaine")",
        box(3842000, 2346000, 3842200, 2346200)},
       {R"("code_insee":"36010","nom":"Vervenoux","code_quartier":"QN03602M","nom_qp":"Les Prés")",
        box(3842200, 2346000, 3842400, 2346200)}},
      3035));
  EXPECT_THAT(zones.codes, ElementsAre("QN03601M", "QN03602M"));
  EXPECT_THAT(zones.names, ElementsAre("La Fontaine", "Les Prés"));
}

TEST_F(Zones, AZoneNeedsACode) {
  EXPECT_THAT(error(geojson({{R"("code":"")", box(3842000, 2346000, 3842200, 2346200)}}, 3035)),
              HasSubstr("zones.geojson:1: code: expected the code of a zone, found nothing"));
}

TEST_F(Zones, AListOfCommunes) {
  const Zoning zones =
      read("\xEF\xBB\xBFinsee_com;nom\n1053;Bourg\n=\"60057\";Beauvais\n", {}, "list.csv");
  EXPECT_EQ(zones.kind, ZoningKind::communes);
  EXPECT_EQ(zones.key, "list");
  EXPECT_THAT(zones.codes, ElementsAre("01053", "60057"));
  EXPECT_THAT(zones.names, ElementsAre("Bourg", "Beauvais"));
  EXPECT_THAT(zones.communes, ElementsAre(ElementsAre("01053"), ElementsAre("60057")));
  EXPECT_TRUE(findings_.has("leading_zero"));
}

TEST_F(Zones, ZonesOfSeveralCommunes) {
  const Zoning zones = read(
      "code_qp,lib_qp,insee_com\nQN1,Un,\"60057;1053\"\n,Hors,60058\nQN2,Deux,60059\n"
      "QN1,Un,60060\nQN3,Sans,\n",
      {}, "list.csv");
  EXPECT_THAT(zones.codes, ElementsAre("QN1", "QN2"));
  EXPECT_THAT(zones.communes,
              ElementsAre(ElementsAre("01053", "60057", "60060"), ElementsAre("60059")));
  EXPECT_TRUE(findings_.has("row_without_member"));
}

TEST_F(Zones, ListsThatCannotBeUsed) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"insee_com\n60057\n60058\n60057\n",
       "list.csv:4: insee_com: the commune 60057 is already in row 2"},
      {"zone,insee_com\nz,60057\nz,60057\n",
       "list.csv:3: insee_com: 60057 of the zone \"z\" is already in row 2"},
      {"insee_com\n\"60057;60058\"\n",
       "list.csv:2: insee_com: expected one commune, which is the zone, found 2"},
      {"insee_com\nbourg\n",
       "list.csv:2: insee_com: expected a commune code of 5 characters, found \"bourg\""},
      {"insee_com\n", "list.csv: expected zones, found none"},
      {"cell_id,zone\nx,z\n", "list.csv:2: cell_id: expected the id of a cell"},
      {"cell_id,zone\nCRS3035RES200mN2346200E3842400,z\nCRS5490RES200mN2346200E3842400,z\n",
       "list.csv:3: cell_id: expected cells of one grid, found one of EPSG:5490"},
      {"cell_id\nCRS3035RES200mN2346200E3842400\n", "list.csv: expected a column \"code_qp\""},
  };
  for (const auto& [text, expected] : cases) {
    try {
      (void)read(text, {}, "list.csv");
      ADD_FAILURE() << text;
    } catch (const DataError& e) {
      EXPECT_THAT(e.what(), HasSubstr(expected));
    }
  }
}

TEST_F(Zones, CellsMakeAnOutline) {
  const Zoning zones = read(
      "cell_id,zone\nCRS3035RES200mN2346200E3842400,z\nCRS3035RES200mN2346200E3842600,z\n"
      "CRS3035RES200mN2346200E3842800,\n",
      {}, "cells.csv");
  EXPECT_EQ(zones.kind, ZoningKind::cells);
  EXPECT_THAT(zones.codes, ElementsAre("z"));
  EXPECT_DOUBLE_EQ(area(zones.polygons, 0), 80'000.0);
  EXPECT_EQ(zones.polygons.crs().epsg_code(), 3035);
}

TEST_F(Zones, ACatalogueNamesColumnsAndKinds) {
  (void)folder_.write("lists/old.csv", "priority,town,label\nP1,60057,Un\n");
  const std::string catalogue = folder_.write(
      "zonings.toml",
      "[[zoning]]\nkey = \"cucs\"\ntitle = \"CUCS\"\nfile = \"lists/old.csv\"\n"
      "kind = \"communes\"\ndate = 2007-01-01\ncode = \"priority\"\nname = \"label\"\n"
      "members = \"town\"\n");
  const Zoning named = read_zones(catalogue + ":cucs", {}, findings_);
  EXPECT_EQ(named.title, "CUCS");
  EXPECT_EQ(named.date, "2007-01-01");
  EXPECT_THAT(named.codes, ElementsAre("P1"));
  EXPECT_THAT(named.names, ElementsAre("Un"));
  EXPECT_EQ(read_zones("cucs", {{}, {}, catalogue}, findings_).codes, named.codes);
  EXPECT_THROW((void)read_zones(catalogue + ":zus", {}, findings_), ArgumentError);
}

TEST_F(Zones, ASheetOfACatalogueMayBeTheSecondOne) {
  const std::string book = folder_ / "lists.xlsx";
  carreau::testing::convert(folder_.write("n.csv", "note,by\nx,y\n"), book,
                            {"-f", "XLSX", "-nln", "Notes"});
  carreau::testing::convert(folder_.write("c.csv", "insee_com,zone\n01053,P1\n01004,P1\n"), book,
                            {"-update", "-nln", "Sites"});
  const std::string catalogue =
      folder_.write("zonings.toml",
                    "[[zoning]]\nkey = \"cucs\"\ntitle = \"CUCS\"\nfile = \"lists.xlsx\"\nkind = "
                    "\"communes\"\nlayer = \"Sites\"\ncode = \"zone\"\nmembers = \"insee_com\"\n");
  const Zoning named = read_zones(catalogue + ":cucs", {}, findings_);
  EXPECT_THAT(named.codes, ElementsAre("P1"));
}

TEST_F(Zones, AGeoPackageOfSeveralLayersGivesTheOneWithCodes) {
  (void)folder_.write("a.geojson",
                      geojson({{R"("x":1)", box(3842000, 2346000, 3842200, 2346200)}}, 3035));
  (void)folder_.write(
      "b.geojson", geojson({{R"("code_qp":"q")", box(3842000, 2346000, 3842200, 2346200)}}, 3035));
  const std::string path = folder_ / "all.gpkg";
  carreau::testing::convert(folder_ / "a.geojson", path, {"-f", "GPKG", "-nln", "first"});
  carreau::testing::convert(folder_ / "b.geojson", path, {"-update", "-nln", "second"});
  EXPECT_THAT(read_zones(path, {}, findings_).codes, ElementsAre("q"));
}

TEST_F(Zones, FeaturesWithoutAPolygonAreLeftOutAndCounted) {
  const std::string text =
      carreau::testing::geojson({{R"("code":"a")", box(3842000, 2346000, 3842200, 2346200)}}, 3035);
  const std::string point = R"({"type":"Feature","properties":{"code":"p"},"geometry":)"
                            R"({"type":"Point","coordinates":[3842000,2346000]}},)";
  const std::size_t at = text.find("[\n") + 2;
  const Zoning zones = read(text.substr(0, at) + point + text.substr(at));
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
    (void)read_zones(folder_ / "z.shp", {}, findings_);
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
    (void)read_zones(folder_ / "z.gpkg", {}, findings_);
    FAIL() << "a layer of undefined CRS was read";
  } catch (const DataError& e) {
    EXPECT_THAT(e.what(), HasSubstr("z.gpkg: the layer has no coordinate reference system"));
  }
}

TEST_F(Zones, ATableIsNoLayerOfZones) {
  (void)folder_.write("z.csv", "code,name\n1,a\n");
  EXPECT_THROW((void)read_zones(folder_ / "z.csv", {}, findings_), DataError);
}

TEST_F(Zones, EachFaultOfATableIsToldWithItsPlace) {
  testing::expect_faults(
      {{"code_qp;idcar_200m\n", "list.csv", {"no_zones", "is_it_the_layer"}},
       {"nom;age\na;3\n", "list.csv", {"zone_columns", "rename_or_catalogue"}},
       {"insee_com,nom\n01053;01054,x\n",
        "list.csv:2: insee_com",
        {"one_commune", "add_zone_column"}},
       {"insee_com\n01053\n01053\n",
        "list.csv:3: insee_com",
        {"zone_commune_twice", "leave_one_out"}},
       {"zone;insee_com\nA;01053\nA;01053\n",
        "list.csv:3: insee_com",
        {"zone_member_twice", "leave_one_out"}},
       {"zone;cell\nA;N1E1\n", "list.csv:2: cell", {"zone_cell_id", "correct_id_or_leave_row_out"}},
       {"zone;cell\nA;CRS3035RES200mN2346200E3842400\nA;CRS5490RES200mN1592600E728800\n",
        "list.csv:3: cell",
        {"cells_of_two_grids", "one_grid_a_file"}}},
      [&](const std::string& text) { (void)read(text, {}, "list.csv"); });
}

TEST_F(Zones, EachFaultOfALayerIsToldWithItsPlace) {
  const auto square = box(3842000, 2346000, 3842200, 2346200);
  const auto layer = [](const std::vector<testing::GeoJsonRing>& rings) {
    return geojson(rings, 3035);
  };
  testing::expect_faults(
      {{layer({{R"("label":"x")", square}}),
        "zones.geojson",
        {"column_missing", "column_zone_code", "add_or_rename"}},
       {layer({{R"("code":"")", square}}),
        "zones.geojson:1: code",
        {"zone_without_code", "give_or_leave_out"}},
       {layer({{R"("code":"a")", square}, {R"("code":"a")", square}}),
        "zones.geojson:2: code",
        {"zone_code_twice", "own_code_or_merge"}},
       {layer({{R"("code":"a")", kBowTie}}),
        "zones.geojson:1: geometry",
        {"zone_polygon_invalid", "geometry_fault_at", "geometry_crosses_itself",
         "repair_polygon_or_let"}},
       {layer({{R"("code":"a")", {{3842000, 2346000}, {3842200, 2346200}, {3842000, 2346000}}}}),
        "zones.geojson:1: geometry",
        {"ring_short", "repair_polygon"}},
       {geojson({{R"("code":"a")", box(1e300, 1e300, 2e300, 2e300)}}, 3035),
        "zones.geojson:1: geometry",
        {"place_not_on_earth", "set_right_crs"}}},
      [&](const std::string& text) { (void)read(text); });
}

TEST_F(Zones, WhatTheCatalogueAsksForMustBeInTheFile) {
  (void)folder_.write("list.csv", "code;label\na;x\n");
  testing::convert(folder_ / "list.csv", folder_ / "list.gpkg", {"-f", "GPKG"});
  testing::expect_faults(
      {{"file = \"list.csv\"\nkind = \"polygons\"\n",
        "list.csv",
        {"layer_not_table", "is_it_the_layer"}},
       {"file = \"list.gpkg\"\nkind = \"polygons\"\n",
        "list.gpkg",
        {"layer_not_table", "is_it_the_layer"}},
       {"file = \"list.csv\"\nkind = \"cells\"\n",
        "list.csv",
        {"column_missing", "column_zone_cell", "add_or_rename"}},
       {"file = \"list.csv\"\nkind = \"communes\"\ncode = \"quartier\"\nmembers = \"label\"\n",
        "list.csv",
        {"column_missing", "column_of_catalogue", "add_or_rename"}}},
      [&](const std::string& entry) {
        const std::string catalogue =
            folder_.write("zonings.toml", "[[zoning]]\nkey = \"k\"\n" + entry);
        (void)read_zones(catalogue + ":k", {}, findings_);
      });
}

}  // namespace
}  // namespace carreau::inputs
