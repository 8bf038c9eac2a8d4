// SPDX-License-Identifier: Apache-2.0
/// The result of a delineation as files: which are written, and that an error leaves none behind.
#include "results/delineation_writer.hpp"

#include "base/error.hpp"
#include "support/gdal_files.hpp"
#include "support/sample_town.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::layer_names;
using carreau::testing::layer_rows;
using carreau::testing::SampleTown;
using carreau::testing::TempFolder;
using ::testing::HasSubstr;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class DelineationWriter : public ::testing::Test {
 protected:
  DelineationWriter() { town_.record.cells = CellChoice::candidates; }
  std::vector<std::string> write(const std::string& name, files::OutputFormat format) {
    OutputOptions options;
    options.path = folder_ / name;
    options.format = format;
    return write_delineation(town_.output, options);
  }
  SampleTown town_;
  TempFolder folder_;
};

TEST_F(DelineationWriter, PutsEveryLayerIntoAGeoPackage) {
  EXPECT_THAT(write("out.gpkg", files::OutputFormat::geopackage), SizeIs(1));
  auto layers = result_layers();
  layers.emplace_back("layer_styles");
  EXPECT_THAT(layer_names(folder_ / "out.gpkg"), ::testing::UnorderedElementsAreArray(layers));
  EXPECT_EQ(layer_rows(folder_ / "out.gpkg", "perimeters").size(),
            town_.result.delineation.perimeters.size());
  EXPECT_EQ(layer_rows(folder_ / "out.gpkg", "cells").size(), chosen_cells(town_.output).size());
}

TEST_F(DelineationWriter, PutsOneLayerIntoEachGeoJson) {
  (void)write("out.geojson", files::OutputFormat::geojson);
  std::vector<std::string> names;
  for (const auto& [name, content] : folder_.content()) names.push_back(name);
  EXPECT_THAT(names,
              UnorderedElementsAre("out.geojson", "out.near_misses.geojson", "out.cells.geojson"));
  EXPECT_THAT(folder_.read("out.geojson"), HasSubstr("\"scenario\""));
}

TEST_F(DelineationWriter, KeepsTheScenarioBesideAFlatGeobuf) {
  (void)write("out.fgb", files::OutputFormat::flatgeobuf);
  EXPECT_TRUE(folder_.content().contains("out.scenario.toml"));
}

TEST_F(DelineationWriter, ReplacesNothingAndLeavesNothingBehind) {
  folder_.write("out.cells.geojson", "mine");
  EXPECT_THROW((void)write("out.geojson", files::OutputFormat::geojson), IoError);
  EXPECT_THAT(folder_.content(), SizeIs(1));
  EXPECT_EQ(folder_.read("out.cells.geojson"), "mine");
}

}  // namespace
}  // namespace carreau::results
