// SPDX-License-Identifier: Apache-2.0
/// Layers in every format.
#include "files/layer_writer.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;

TEST(OutputFormat, FromNameExtensionOrDash) {
  EXPECT_EQ(output_format("a.gpkg", ""), OutputFormat::geopackage);
  EXPECT_EQ(output_format("a.GEOJSON", ""), OutputFormat::geojson);
  EXPECT_EQ(output_format("a.fgb", ""), OutputFormat::flatgeobuf);
  EXPECT_EQ(output_format("a.dat", "gpkg"), OutputFormat::geopackage);
  EXPECT_EQ(output_format("-", ""), OutputFormat::geojson);
  EXPECT_THROW((void)output_format("a.dat", ""), ArgumentError);
  EXPECT_THROW((void)output_format("a", ""), ArgumentError);
  EXPECT_THROW((void)output_format("a.gpkg", "shp"), ArgumentError);
}

void write_one(const std::string& path, OutputFormat format) {
  PolygonSet set(Crs::epsg(3035));
  set.begin_feature();
  set.begin_polygon();
  const std::vector<Point> ring = {{3842400, 2346200},
                                   {3842600, 2346200},
                                   {3842600, 2346400},
                                   {3842400, 2346400},
                                   {3842400, 2346200}};
  set.add_ring(ring);
  LayerWriter writer(path, format);
  writer.start_layer("zones", "zones",
                     {{"name"}, {"people", FieldType::real}, {"cells", FieldType::integer}},
                     Crs::epsg(3035));
  writer.add_feature({std::string("Près"), 12.5, FieldValue()}, set, 0);
  writer.finish();
}

TEST(LayerWriter, WritesTextNumbersAndNullsInEveryFormat) {
  const TempFolder folder;
  for (const auto& [name, format] : {std::pair{"a.gpkg", OutputFormat::geopackage},
                                     {"a.geojson", OutputFormat::geojson},
                                     {"a.fgb", OutputFormat::flatgeobuf}}) {
    write_one(folder / name, format);
    const auto rows = carreau::testing::layer_rows(folder / name, "");
    ASSERT_EQ(rows.size(), 1U) << name;
    EXPECT_EQ(rows[0].at("name"), "Près") << name;
    EXPECT_EQ(rows[0].at("people"), "12.5") << name;
    EXPECT_EQ(rows[0].at("cells"), "") << name;
  }
}

TEST(LayerWriter, TheSameContentGivesTheSameBytes) {
  const TempFolder folder;
  for (const auto& [name, format] : {std::pair{"gpkg", OutputFormat::geopackage},
                                     {"geojson", OutputFormat::geojson},
                                     {"fgb", OutputFormat::flatgeobuf}}) {
    const std::string first = std::string("1/out.") + name;
    const std::string second = std::string("2/out.") + name;
    (void)folder.write("1/x", "");
    (void)folder.write("2/x", "");
    write_one(folder / first, format);
    write_one(folder / second, format);
    EXPECT_EQ(folder.read(first), folder.read(second)) << name;
  }
}

TEST(LayerWriter, AFileThatCannotBeCreatedIsAnIoError) {
  EXPECT_THAT(testing::codes_thrown_by(
                  [] { write_one("/no/such/folder/out.gpkg", OutputFormat::geopackage); }),
              ::testing::ElementsAre("cannot_be_written_because", "is_there_room"));
}

}  // namespace
}  // namespace carreau::files
