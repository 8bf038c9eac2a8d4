// SPDX-License-Identifier: Apache-2.0
/// The table in which QGIS looks for styles.
#include "results/layer_styles.hpp"

#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace carreau::results {
namespace {

using ::testing::HasSubstr;

TEST(LayerStyles, AreTheDefaultOfTheirLayers) {
  const carreau::testing::TempFolder folder;
  const std::string path = folder / "out.gpkg";
  files::LayerWriter writer(files::OutputPlace{path, false, {}}, files::OutputFormat::geopackage);
  write_styles(writer, std::array{"perimeters", "cells"});
  writer.finish();
  writer.commit();
  const auto rows = carreau::testing::layer_rows(path, "layer_styles");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("f_table_name"), "perimeters");
  EXPECT_EQ(rows[1].at("f_table_name"), "cells");
  for (const auto& row : rows) {
    EXPECT_EQ(row.at("f_geometry_column"), "geom");
    EXPECT_EQ(row.at("useAsDefault"), "1");
    EXPECT_THAT(row.at("styleQML"), HasSubstr("<qgis"));
  }
  EXPECT_NE(rows[0].at("styleQML"), rows[1].at("styleQML"));
}

}  // namespace
}  // namespace carreau::results
