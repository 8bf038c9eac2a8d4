// SPDX-License-Identifier: Apache-2.0
/// The result of a revision as files: which are written, and that an error leaves none behind.
#include "results/revision_writer.hpp"

#include "base/error.hpp"
#include "support/gdal_files.hpp"
#include "support/revised_town.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::layer_names;
using carreau::testing::layer_rows;
using carreau::testing::RevisedTown;
using carreau::testing::TempFolder;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

class RevisionWriter : public ::testing::Test {
 protected:
  std::vector<std::string> write(const std::string& name, files::OutputFormat format) {
    OutputOptions options;
    options.path = folder_ / name;
    options.format = format;
    return write_revision(town_.revised(), options);
  }
  RevisedTown town_;
  TempFolder folder_;
};

TEST_F(RevisionWriter, PutsEveryLayerIntoAGeoPackage) {
  EXPECT_THAT(write("out.gpkg", files::OutputFormat::geopackage), SizeIs(1));
  auto layers = revision_layers();
  layers.emplace_back("layer_styles");
  EXPECT_THAT(layer_names(folder_ / "out.gpkg"), ::testing::UnorderedElementsAreArray(layers));
  EXPECT_EQ(layer_rows(folder_ / "out.gpkg", "perimeters").size(), town_.map.codes.size());
  EXPECT_EQ(layer_rows(folder_ / "out.gpkg", "left").size(), 1U);
}

TEST_F(RevisionWriter, PutsOneLayerIntoEachFlatGeobuf) {
  EXPECT_THAT(write("out.fgb", files::OutputFormat::flatgeobuf), SizeIs(5));
  std::vector<std::string> names;
  for (const auto& [name, content] : folder_.content()) names.push_back(name);
  EXPECT_THAT(names, UnorderedElementsAre("out.fgb", "out.extensions.fgb", "out.left.fgb",
                                          "out.cells.fgb", "out.scenario.toml"));
}

TEST_F(RevisionWriter, ReplacesNothingAndLeavesNothingBehind) {
  folder_.write("out.left.geojson", "mine");
  EXPECT_THROW((void)write("out.geojson", files::OutputFormat::geojson), IoError);
  EXPECT_THAT(folder_.content(), SizeIs(1));
  EXPECT_EQ(folder_.read("out.left.geojson"), "mine");
}

}  // namespace
}  // namespace carreau::results
