// SPDX-License-Identifier: Apache-2.0
/// The text of a scenario, wherever it stands.
#include "inputs/scenario_source.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::HasSubstr;

TEST(ScenarioSource, IsAFileOrAMemberOfAResult) {
  const TempFolder folder;
  EXPECT_EQ(read_scenario_text(folder.write("s.toml", "format = 1\n")), "format = 1\n");
  const std::string result =
      folder.write("out.geojson", R"({"type":"FeatureCollection","scenario":"format = 1"})");
  EXPECT_EQ(read_scenario_text(result), "format = 1");
  EXPECT_TRUE(is_geojson_result(result));
  EXPECT_FALSE(is_geojson_result(folder.write("zones.geojson", R"({"scenario":1})")));
  EXPECT_FALSE(is_geojson_result(folder / "s.toml"));
}

TEST(ScenarioSource, FilesThatHoldNoScenario) {
  const TempFolder folder;
  EXPECT_THROW((void)read_scenario_text(folder / "none.toml"), IoError);
  try {
    (void)read_scenario_text(folder.write("zones.geojson", R"({"type":"FeatureCollection"})"));
    FAIL() << "no DataError";
  } catch (const DataError& error) {
    EXPECT_THAT(error.what(), HasSubstr("zones.geojson: expected a result that carries its "
                                        "scenario, found none"));
  }
}

TEST(ScenarioSource, TheLayerOfARunHasKeysAndValues) {
  const TempFolder folder;
  testing::expect_faults(
      {{"name,value\ntoml,x\n",
        "out.gpkg",
        {"column_missing", "column_layer_key", "add_or_rename"}},
       {"key,text\ntoml,x\n",
        "out.gpkg",
        {"column_missing", "column_layer_value", "add_or_rename"}},
       {"key,value\nyear,2019\n", "out.gpkg", {"no_scenario", "was_it_delineated"}}},
      [&](const std::string& text) {
        testing::convert(folder.write("run.csv", text), folder / "out.gpkg", {"-f", "GPKG"});
        (void)read_scenario_text(folder / "out.gpkg");
      });
}

}  // namespace
}  // namespace carreau::inputs
