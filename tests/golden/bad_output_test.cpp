// SPDX-License-Identifier: Apache-2.0
/// Outputs that cannot be written: the reason, and every file as it was.
#include "support/carreau_program.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace carreau::testing {
namespace {

class BadOutput : public ::testing::Test {
 protected:
  void expect_refusal(int exit_code, const std::string& message) {
    world_.write(folder_);
    const auto before = folder_.content();
    const ProgramResult result = carreau(folder_, world_.arguments.words());
    EXPECT_EQ(result.exit_code, exit_code);
    EXPECT_EQ(result.out, "");
    EXPECT_EQ(result.err, "carreau delineate: " + message + "\n");
    EXPECT_EQ(folder_.content(), before);
  }
  TempFolder folder_;
  World world_;
};

TEST_F(BadOutput, ExistsAlready) {
  (void)folder_.write("out.gpkg", "mine");
  expect_refusal(1,
                 "out.gpkg: exists already (choose another name, or replace it with "
                 "--overwrite)");
}

TEST_F(BadOutput, ALayerBesideItExistsAlready) {
  (void)folder_.write("out.near_misses.geojson", "mine");
  world_.arguments.output = "out.geojson";
  expect_refusal(1,
                 "out.near_misses.geojson: exists already (choose another name, or replace it "
                 "with --overwrite)");
}

TEST_F(BadOutput, IsAFolder) {
  (void)folder_.write("out.gpkg/file", "mine");
  expect_refusal(1, "out.gpkg: is a directory, expected the name of a file to write");
}

TEST_F(BadOutput, InNoFolder) {
  world_.arguments.output = "results/out.gpkg";
  expect_refusal(1, "results/out.gpkg: there is no folder results (create it first)");
}

TEST_F(BadOutput, BelowAFile) {
  world_.arguments.output = "grid.csv/out.gpkg";
  expect_refusal(1, "grid.csv/out.gpkg: there is no folder grid.csv (create it first)");
}

TEST_F(BadOutput, InAFolderThatTakesNoFile) {
  if (!std::filesystem::is_directory("/proc/self")) GTEST_SKIP() << "no /proc to be refused by";
  world_.arguments.output = "/proc/out.gpkg";
  expect_refusal(1,
                 "/proc/out.gpkg: the folder /proc cannot be written (check its permissions, or "
                 "choose another folder)");
}

TEST_F(BadOutput, IsAnInput) {
  world_.arguments.more = {"--overwrite", "--format", "gpkg"};
  world_.arguments.output = "./grid.csv";
  expect_refusal(2, "the output ./grid.csv is also an input: choose another name");
  world_.arguments.output = "communes.csv";
  expect_refusal(2, "the output communes.csv is also an input: choose another name");
}

TEST_F(BadOutput, OfAnUnknownFormat) {
  world_.arguments.output = "out.xyz";
  expect_refusal(2,
                 "expected an output in gpkg, geojson or fgb, found \"xyz\" (name it with "
                 "--format)");
  world_.arguments.output = "out.gpkg";
  world_.arguments.more = {"--format", "shp"};
  expect_refusal(2,
                 "expected an output in gpkg, geojson or fgb, found \"shp\" (name it with "
                 "--format)");
}

TEST_F(BadOutput, InAnUnknownCrs) {
  world_.arguments.more = {"--crs", "EPSG:99999"};
  expect_refusal(2,
                 "--crs: unknown coordinate reference system \"EPSG:99999\": expected a code "
                 "such as EPSG:2154");
}

TEST_F(BadOutput, StdoutTakesOneGeoJson) {
  world_.arguments.output = "-";
  world_.arguments.more = {"--json"};
  expect_refusal(2, "-o - and --json both write to stdout: keep one");
  world_.arguments.more = {"--format", "gpkg"};
  expect_refusal(2, "-o - writes GeoJSON: name a file to have another format");
}

TEST_F(BadOutput, AnErrorKeepsTheOldResultEvenWithOverwrite) {
  (void)folder_.write("out.gpkg", "mine");
  world_.arguments.more = {"--overwrite"};
  world_.at(0, "ind") = "many";
  expect_refusal(1,
                 "grid.csv:2: ind: expected a number, found \"many\" (correct the value, or "
                 "leave the row out)");
}

TEST_F(BadOutput, AFullDiskBehindStdoutIsAnError) {
  const ProgramResult result = run_program(
      "/bin/sh", {"-c", "\"$0\" \"$@\" > /dev/full", CARREAU_BINARY, "rules", "metropole-2023"},
      folder_.path());
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err,
            "carreau rules: standard output: cannot be written (is there room on the disk?)\n");
}

TEST_F(BadOutput, AFileThatOutgrowsItsLimitLeavesNothing) {
  world_.write(folder_);
  const auto before = folder_.content();
  std::vector<std::string> words = {"-c", "trap '' XFSZ; ulimit -f 40; exec \"$0\" \"$@\"",
                                    CARREAU_BINARY};
  const auto more = world_.arguments.words();
  words.insert(words.end(), more.begin(), more.end());
  const ProgramResult result = run_program("/bin/sh", words, folder_.path());
  EXPECT_EQ(result.exit_code, 1);
  EXPECT_EQ(result.err.find(".part"), std::string::npos) << result.err;
  EXPECT_EQ(result.err.find("carreau delineate: out.gpkg: cannot be written"), 0U) << result.err;
  EXPECT_EQ(folder_.content(), before);
}

TEST_F(BadOutput, OverwriteReplacesIt) {
  (void)folder_.write("out.gpkg", "mine");
  world_.arguments.more = {"--overwrite", "--quiet"};
  const ProgramResult result = delineate(folder_, world_);
  EXPECT_EQ(result.exit_code, 0);
  EXPECT_EQ(result.err, "");
  EXPECT_EQ(folder_.read("out.gpkg").substr(0, 15), "SQLite format 3");
  EXPECT_EQ(folder_.content().size(), 5U) << "a temporary file stays behind";
}

}  // namespace
}  // namespace carreau::testing
