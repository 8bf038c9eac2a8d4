// SPDX-License-Identifier: Apache-2.0
/// The files that a delineation leaves: layers, columns, provenance, styles, CRS, other formats.
#include "support/carreau_program.hpp"
#include "support/gdal_files.hpp"

#include <cpl_minixml.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <ogrsf_frmts.h>

#include <regex>
#include <set>

namespace carreau::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsSupersetOf;
using ::testing::Not;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;
using ::testing::UnorderedElementsAreArray;

using NamedRows = std::vector<std::map<std::string, std::string>>;

class Outputs : public ::testing::Test {
 protected:
  void write(const std::string& name, const std::vector<std::string>& more = {}) {
    world_.arguments.output = name;
    world_.arguments.more = more;
    const ProgramResult result = delineate(folder_, world_);
    ASSERT_EQ(result.exit_code, 0) << result.err;
  }
  NamedRows rows(const std::string& layer) { return layer_rows(folder_ / "out.gpkg", layer); }
  /// The value of a key of the provenance.
  std::map<std::string, std::string> run_row(const std::string& key) {
    for (const auto& row : rows("run")) {
      if (row.at("key") == key) return row;
    }
    ADD_FAILURE() << "no provenance of " << key;
    return {};
  }
  TempFolder folder_;
  World world_;
};

TEST_F(Outputs, TheGeoPackageHoldsEveryLayer) {
  write("out.gpkg");
  EXPECT_THAT(layer_names(folder_ / "out.gpkg"),
              UnorderedElementsAre("perimeters", "near_misses", "cells", "urban_units", "findings",
                                   "run", "layer_styles"));
}

const std::vector<std::string> kPromised = {"zone_id",
                                            "name",
                                            "urban_unit",
                                            "urban_unit_name",
                                            "communes",
                                            "people",
                                            "households",
                                            "people_low_income",
                                            "share_low_income",
                                            "median_disposable",
                                            "median_disposable_low",
                                            "median_disposable_high",
                                            "median_declared",
                                            "threshold_declared",
                                            "threshold_disposable",
                                            "margin",
                                            "p_criterion",
                                            "share_imputed",
                                            "cells",
                                            "area_m2"};

TEST_F(Outputs, PerimetersHaveThePromisedColumns) {
  write("out.gpkg");
  std::vector<std::string> all = kPromised;
  all.insert(all.end(), {"median_declared_low", "median_declared_high", "p_member", "density",
                         "territory_basis"});
  std::vector<std::string> of_perimeters = all;
  of_perimeters.insert(of_perimeters.end(),
                       {"status", "failed_criteria", "pieces", "people_outside_unit"});
  EXPECT_THAT(column_names(folder_ / "out.gpkg", "perimeters"),
              UnorderedElementsAreArray(of_perimeters));
  all.insert(all.end(), {"failed_criterion", "extent"});
  EXPECT_THAT(column_names(folder_ / "out.gpkg", "near_misses"), UnorderedElementsAreArray(all));
}

TEST_F(Outputs, CellsAndUnitsHaveThePromisedColumns) {
  write("out.gpkg");
  EXPECT_THAT(column_names(folder_ / "out.gpkg", "cells"),
              IsSupersetOf({"cell_id", "people", "share_below", "decision", "reason", "zone_id"}));
  EXPECT_THAT(column_names(folder_ / "out.gpkg", "urban_units"),
              IsSupersetOf({"code", "name", "population", "population_rounded", "poverty_ratio",
                            "national_weight", "local_weight", "national_median_declared",
                            "local_median_declared", "local_median_source", "threshold_declared",
                            "threshold_disposable"}));
  EXPECT_THAT(column_names(folder_ / "out.gpkg", "findings"),
              IsSupersetOf({"severity", "code", "message", "place", "count"}));
}

TEST_F(Outputs, CellsOfAPerimeterAddUpToIt) {
  write("out.gpkg");
  const auto zone = rows("perimeters").at(0);
  double people = 0.0;
  double low = 0.0;
  int cells = 0;
  for (const auto& row : rows("cells")) {
    EXPECT_EQ(row.at("decision") == "in", row.at("zone_id") == zone.at("zone_id"));
    if (row.at("decision") != "in") continue;
    people += std::stod(row.at("people"));
    low += std::stod(row.at("people")) * std::stod(row.at("share_below"));
    ++cells;
  }
  EXPECT_EQ(cells, std::stoi(zone.at("cells")));
  EXPECT_DOUBLE_EQ(people, std::stod(zone.at("people")));
  EXPECT_NEAR(low, std::stod(zone.at("people_low_income")), 0.5);
  EXPECT_EQ(cells * 40'000, std::stoi(zone.at("area_m2")));
}

TEST_F(Outputs, WhichCellsAreWritten) {
  write("out.gpkg", {"--cells", "all"});
  EXPECT_THAT(rows("cells"), SizeIs(world_.rows.size()));
  write("out.gpkg", {"--overwrite", "--cells", "none"});
  EXPECT_THAT(layer_names(folder_ / "out.gpkg"), ::testing::Not(Contains("cells")));
}

TEST_F(Outputs, TheRunHoldsItsProvenance) {
  write("out.gpkg", {"--set", "poverty_ratio=0.55"});
  EXPECT_EQ(run_row("version").at("section"), "engine");
  EXPECT_EQ(run_row("name").at("value"), "metropole-2023");
  EXPECT_EQ(run_row("year").at("value"), "2019");
  EXPECT_EQ(run_row("poverty_ratio").at("value"), "0.55");
  EXPECT_EQ(run_row("minimum_unit_population").at("value"), "10000");
  EXPECT_THAT(run_row("minimum_unit_population").at("source"), HasSubstr("décret 2014-767"));
  EXPECT_EQ(run_row("cells").at("value"), "40");
  EXPECT_EQ(run_row("people").at("value"), "2663.5");
  EXPECT_EQ(run_row("communes").at("value"), "communes.csv");
  EXPECT_EQ(run_row("grid").at("value"), "grid.csv");
  for (const char* input : {"grid", "urban_units", "communes"}) {
    EXPECT_THAT(run_row(input).at("source"), ::testing::MatchesRegex("[0-9a-f]+")) << input;
    EXPECT_THAT(run_row(input).at("source"), SizeIs(64)) << input;
  }
}

TEST_F(Outputs, ASettingThatIsNotTheDecreesDoesNotCiteIt) {
  write("out.gpkg", {"--set", "poverty_ratio=0.55"});
  EXPECT_THAT(run_row("poverty_ratio").at("source"),
              ::testing::Not(::testing::StartsWith("décret")));
}

TEST_F(Outputs, StylesAreXmlAndNameColumnsThatExist) {
  write("out.gpkg");
  std::set<std::string> styled;
  for (const auto& row : rows("layer_styles")) {
    const std::string layer = row.at("f_table_name");
    const std::string& qml = row.at("styleQML");
    styled.insert(layer);
    EXPECT_EQ(row.at("useAsDefault"), row.at("styleName") == layer ? "1" : "0");
    CPLXMLNode* const xml = CPLParseXMLString(qml.c_str());
    EXPECT_NE(xml, nullptr) << layer << " is no well-formed XML";
    CPLDestroyXMLNode(xml);
    const std::regex named("attr=\"([^\"]+)\"|&quot;([a-z_]+)&quot;");
    for (std::sregex_iterator hit(qml.begin(), qml.end(), named), end; hit != end; ++hit) {
      const std::string column = (*hit)[1].matched ? (*hit)[1] : (*hit)[2];
      EXPECT_THAT(column_names(folder_ / "out.gpkg", layer), Contains(column)) << layer;
    }
  }
  EXPECT_THAT(styled, UnorderedElementsAre("perimeters", "near_misses", "cells", "urban_units",
                                           "findings", "run"));
}

/// The area of a layer's polygons in the grid's own CRS, every one valid.
double area_in_3035(const std::string& path) {
  OGRSpatialReference grid;
  grid.importFromEPSG(3035);
  grid.SetAxisMappingStrategy(OAMS_TRADITIONAL_GIS_ORDER);
  double area = 0.0;
  for_each_feature(path, "", [&](OGRFeature& feature) {
    OGRGeometry* geometry = feature.GetGeometryRef();
    ASSERT_NE(geometry, nullptr);
    EXPECT_TRUE(geometry->IsValid());
    ASSERT_EQ(geometry->transformTo(&grid), OGRERR_NONE);
    area += geometry->toMultiPolygon()->get_Area();
  });
  return area;
}

TEST_F(Outputs, AreInTheGridsCrsUnlessAsked) {
  write("out.gpkg");
  EXPECT_DOUBLE_EQ(area_in_3035(folder_ / "out.gpkg"), 520'000.0);
  for (const char* crs : {"EPSG:2154", "EPSG:4326", "EPSG:3857"}) {
    for (const char* name : {"other.gpkg", "other.geojson", "other.fgb"}) {
      write(name, {"--crs", crs, "--overwrite"});
      EXPECT_NEAR(area_in_3035(folder_ / name), 520'000.0, 520.0) << crs << ' ' << name;
    }
  }
}

TEST_F(Outputs, EveryFormatHoldsTheSameFeatures) {
  write("out.gpkg");
  for (const std::string extension : {".geojson", ".fgb"}) {
    write("out" + extension);
    for (const std::string layer : {"perimeters", "near_misses", "cells"}) {
      const std::string path =
          folder_ / ("out" + (layer == "perimeters" ? "" : "." + layer) + extension);
      NamedRows expected = rows(layer);
      NamedRows found = layer_rows(path, "");
      const auto by_first_id = [](const auto& a, const auto& b) { return a < b; };
      std::sort(expected.begin(), expected.end(), by_first_id);
      std::sort(found.begin(), found.end(), by_first_id);
      EXPECT_EQ(found, expected) << path;
    }
    EXPECT_DOUBLE_EQ(area_in_3035(folder_ / ("out" + extension)), 520'000.0);
  }
}

TEST_F(Outputs, DashWritesGeoJsonOnStdoutAndTalksOnStderr) {
  world_.arguments.output = "-";
  const ProgramResult result = delineate(folder_, world_);
  EXPECT_EQ(result.exit_code, 0);
  const auto json = nlohmann::json::parse(result.out);
  EXPECT_EQ(json.at("type"), "FeatureCollection");
  ASSERT_EQ(json.at("features").size(), 1U);
  EXPECT_EQ(json.at("features").at(0).at("properties").at("zone_id"), "30901-01");
  EXPECT_THAT(result.err, HasSubstr("Carreau"));
  EXPECT_THAT(folder_.content(), SizeIs(4)) << "only the inputs";
}

/// Whoever misses a cell learns how to get it; nobody is told who asked for all of them, or none.
TEST_F(Outputs, TheSummarySaysHowManyCellsAreWrittenUnlessTheyWereChosen) {
  world_.arguments.output = "out.gpkg";
  world_.arguments.more = {"--lang", "en"};
  const std::string told = delineate(folder_, world_).err;
  const std::string written = std::to_string(rows("cells").size());
  EXPECT_THAT(told, HasSubstr("\nCells written: " + written + " of "));
  EXPECT_THAT(told, HasSubstr("; --cells all writes every cell\n"));
  for (const char* choice : {"all", "none"}) {
    world_.arguments.more = {"--lang", "en", "--overwrite", "--cells", choice};
    EXPECT_THAT(delineate(folder_, world_).err, Not(HasSubstr("Cells written"))) << choice;
  }
}

TEST_F(Outputs, JsonNamesTheFilesAndHoldsEveryZone) {
  const auto summary = delineate_json(folder_, world_);
  EXPECT_EQ(summary.at("outputs"), nlohmann::json({"out.gpkg"}));
  EXPECT_EQ(summary.at("perimeters"), 1);
  const auto& zone = summary.at("zones").at(0);
  for (const std::string& column : kPromised) EXPECT_TRUE(zone.contains(column)) << column;
}

TEST_F(Outputs, WithoutHouseholdsTheyAreNullAndEveryOutputSaysSo) {
  world_.drop("men");
  world_.drop("men_pauv");
  write("out.gpkg", {"--without-headcount"});
  EXPECT_EQ(rows("perimeters").at(0).at("households"), "");
  EXPECT_THAT(run_row("headcount").at("value"), HasSubstr("absent"));
  world_.arguments.more = {"--without-headcount", "--overwrite"};
  EXPECT_EQ(delineate_json(folder_, world_).at("headcount"), false);
  world_.arguments.more.insert(world_.arguments.more.end(), {"--lang", "en"});
  EXPECT_THAT(delineate(folder_, world_).err, HasSubstr("Without households"));
}

}  // namespace
}  // namespace carreau::testing
