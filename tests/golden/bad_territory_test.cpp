// SPDX-License-Identifier: Apache-2.0
/// Communes, units and zones that cannot be used: exit code 1, the exact message, nothing written.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace carreau::testing {
namespace {

class BadTerritory : public ::testing::TestWithParam<SpoiltWorld> {};

TEST_P(BadTerritory, IsRefusedWithoutATrace) { expect_refused_without_a_trace(GetParam()); }

using W = World&;
using F = const TempFolder&;

const SpoiltWorld kTables[] = {
    {"CommunesWithoutCode",
     [](W w, F) { w.files["communes.csv"] = replaced(w.files["communes.csv"], "code", "kode"); },
     "communes.csv: expected a column \"codgeo\" (code of the commune), found the columns kode, "
     "nom, population_totale (add it or rename the one meant)"},
    {"LetterInACode",
     [](W w, F) { w.files["communes.csv"] = replaced(w.files["communes.csv"], "30001", "3O001"); },
     "communes.csv:2: code: expected a commune code of 5 characters, found \"3O001\" (codes are "
     "INSEE's, not postal codes)"},
    {"HalfAPerson",
     [](W w, F) { w.files["communes.csv"] = replaced(w.files["communes.csv"], "4000", "4000.5"); },
     "communes.csv:3: population_totale: expected a whole number of people, found \"4000.5\" "
     "(correct the value, or leave it empty)"},
    {"OpenQuote",
     [](W w, F) { w.files["communes.csv"] = replaced(w.files["communes.csv"], "Aval", "\"Aval"); },
     "communes.csv:3: a quotation mark opens here and never closes (is the file cut short?)"},
    {"UnitsWithoutUnit",
     [](W w, F) { w.files["units.csv"] = replaced(w.files["units.csv"], "UU2020", "UX"); },
     "units.csv: expected a column \"uu2020\" (code of the urban unit), found the columns CODGEO, "
     "LIBGEO, UX, LIBUU2020 (add it or rename the one meant)"},
    {"CommuneInTwoUnits", [](W w, F) { w.files["units.csv"] += "30001,Amont,30902,Autre\n"; },
     "units.csv:5: CODGEO: commune 30001 is in two urban units, 30901 and 30902 (keep one of the "
     "rows)"},
    {"UnitWithoutPopulation",
     [](W w, F) { w.files["communes.csv"] = "code,nom\n30001,Amont\n30002,Aval\n"; },
     "unit 30901 (Amont-Aval) has no population, and the rule tests it (give a table of communes "
     "with their populations: --communes FILE)"},
    {"WorkbookCutShort",
     [](W w, F f) {
       convert(f.write("units.csv", w.files["units.csv"]), f / "units.xlsx", {"-f", "XLSX"});
       const std::string whole = f.read("units.xlsx");
       (void)f.write("units.xlsx", whole.substr(0, whole.size() / 2));
       w.arguments.urban_units = "units.xlsx";
     },
     "units.xlsx: the workbook is damaged or cut short: its list of parts cannot be read (download "
     "it again, or open it and save it again)"},
};
INSTANTIATE_TEST_SUITE_P(Tables, BadTerritory, ::testing::ValuesIn(kTables), name_of);

constexpr double kWest = 3'842'000;
constexpr double kSouth = 2'346'000;
constexpr double kEast = 3'844'400;
constexpr double kNorth = 2'347'800;

/// One unit around every cell, as `units.geojson`.
void with_boundary(World& world, const std::string& properties,
                   const std::vector<std::pair<double, double>>& ring, int crs) {
  world.files["units.geojson"] = geojson({{properties, ring}}, crs);
  world.arguments.urban_units = "units.geojson";
}

const std::string kUnit = R"("code_uu":"30901","nom_uu":"Amont-Aval","population":16000)";

const SpoiltWorld kBoundaries[] = {
    {"DeclaredInDegrees",
     [](W w, F) { with_boundary(w, kUnit, box(kWest, kSouth, kEast, kNorth), 0); },
     "units.geojson:1: geometry: expected a place in France, found 3.8432e+06, 2.3469e+06, which "
     "its CRS (EPSG:4326) puts at longitude 3843200.000, latitude 2346900.000 (the layer declares "
     "a "
     "wrong CRS: set the right one (ogr2ogr -a_srs EPSG:n))"},
    {"DeclaredInLambert",
     [](W w, F) { with_boundary(w, kUnit, box(kWest, kSouth, kEast, kNorth), 2154); },
     "units.geojson:1: geometry: expected a place in France, found 3.8432e+06, 2.3469e+06, which "
     "its CRS (EPSG:2154) puts at longitude 26.369, latitude 6.882 (the layer declares a wrong "
     "CRS: "
     "set the right one (ogr2ogr -a_srs EPSG:n))"},
    {"CrossesItself",
     [](W w, F) {
       with_boundary(
           w, kUnit,
           {{kWest, kSouth}, {kEast, kNorth}, {kEast, kSouth}, {kWest, kNorth}, {kWest, kSouth}},
           3035);
     },
     "units.geojson:1: geometry: expected a valid polygon, found Self-intersection at "
     "3843200.000000, 2346900.000000 (repair it (ogr2ogr -makevalid))"},
    {"WithoutCrs",
     [](W w, F f) {
       (void)f.write("u.geojson", geojson({{kUnit, box(kWest, kSouth, kEast, kNorth)}}, 3035));
       convert(f / "u.geojson", f / "units.shp", {"-f", "ESRI Shapefile"});
       std::filesystem::remove(f / "units.prj");
       w.arguments.urban_units = "units.shp";
     },
     "units.shp: the layer has no coordinate reference system: its places are not known (set it "
     "(ogr2ogr -a_srs EPSG:2154, if that is what it is))"},
    {"WithoutPopulation",
     [](W w, F) {
       with_boundary(w, R"("code_uu":"30901","nom_uu":"Amont-Aval")",
                     box(kWest, kSouth, kEast, kNorth), 3035);
       w.arguments.communes.clear();
     },
     "unit 30901 (Amont-Aval) has no population, and the rule tests it (give a table of communes "
     "with their populations: --communes FILE)"},
    {"ShapefileWithoutIndex",
     [](W w, F f) {
       (void)f.write("u.geojson", geojson({{kUnit, box(kWest, kSouth, kEast, kNorth)}}, 3035));
       convert(f / "u.geojson", f / "units.shp", {"-f", "ESRI Shapefile"});
       std::filesystem::remove(f / "units.shx");
       w.arguments.urban_units = "units.shp";
     },
     "units.shp: there is no units.shx beside it (a shapefile is several files: keep .shp, .shx, "
     ".dbf and .prj together)"},
    {"ListedWithoutCode",
     [](W w, F) {
       w.files["listed.geojson"] = geojson({{R"("label":"x")", box(4.06, 44.1, 4.1, 44.14)}}, 0);
       w.arguments.more = {"--listed", "listed.geojson"};
     },
     "listed.geojson: expected a column \"code_qp\" (code of the zone), found the columns label "
     "(add it or rename the one meant)"},
};
INSTANTIATE_TEST_SUITE_P(Boundaries, BadTerritory, ::testing::ValuesIn(kBoundaries), name_of);

}  // namespace
}  // namespace carreau::testing
