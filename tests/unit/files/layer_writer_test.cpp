// SPDX-License-Identifier: Apache-2.0
/// Files that appear whole or not at all.
#include "files/layer_writer.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

void fill(const std::string& path, const std::string& text) { std::ofstream(path) << text; }

TEST(PendingFile, AppearsWhenCommitted) {
  const TempFolder folder;
  PendingFile file(folder / "out.gpkg", false);
  fill(file.temporary(), "whole");
  EXPECT_FALSE(folder.content().contains("out.gpkg"));
  file.commit();
  EXPECT_EQ(folder.content(), (std::map<std::string, std::string>{{"out.gpkg", "whole"}}));
}

TEST(PendingFile, LeavesNothingWhenItIsNot) {
  const TempFolder folder;
  {
    const PendingFile file(folder / "out.gpkg", false);
    EXPECT_THAT(folder.content(), IsEmpty()) << "the probe of the folder stays behind";
    fill(file.temporary(), "half");
  }
  EXPECT_THAT(folder.content(), IsEmpty());
}

TEST(PendingFile, KeepsTheOldFileUntilTheNewIsWhole) {
  const TempFolder folder;
  (void)folder.write("out.gpkg", "old");
  {
    const PendingFile file(folder / "out.gpkg", true);
    fill(file.temporary(), "half");
  }
  EXPECT_EQ(folder.content(), (std::map<std::string, std::string>{{"out.gpkg", "old"}}));
}

std::string write_error_of(const std::string& path) {
  try {
    const PendingFile file(path, false);
  } catch (const IoError& error) {
    return error.what();
  }
  return "no IoError";
}

TEST(PendingFile, SaysWhyItCannotBe) {
  const TempFolder folder;
  (void)folder.write("out.gpkg", "old");
  (void)folder.write("sub/file", "");
  EXPECT_THAT(write_error_of(folder / "out.gpkg"), HasSubstr("--overwrite"));
  EXPECT_THAT(write_error_of(folder / "sub"), HasSubstr("is a directory"));
  EXPECT_THAT(write_error_of(folder / "missing/out.gpkg"), HasSubstr("there is no folder"));
  EXPECT_THAT(write_error_of(folder / "out.gpkg/new.gpkg"), HasSubstr("there is no folder"));
  EXPECT_THAT(write_error_of("/proc/out.gpkg"), HasSubstr("the folder /proc cannot be written"));
}

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

TEST(PendingFile, WhatTakesItsPlaceMeanwhileStays) {
  const TempFolder folder;
  PendingFile file(folder / "out.gpkg", false);
  fill(file.temporary(), "whole");
  (void)folder.write("out.gpkg/mine", "x");
  testing::expect_faults({{"", folder / "out.gpkg", {"cannot_be_placed"}}},
                         [&](const std::string&) { file.commit(); });
  EXPECT_EQ(folder.read("out.gpkg/mine"), "x");
}

TEST(CreateFolder, BelowAFileIsRefused) {
  const TempFolder folder;
  (void)folder.write("file", "x");
  testing::expect_faults({{folder / "file/below",
                           folder / "file/below",
                           {"cannot_be_created", "check_permissions_or_folder"}}},
                         [](const std::string& path) { create_folder(path); });
}

}  // namespace
}  // namespace carreau::files
