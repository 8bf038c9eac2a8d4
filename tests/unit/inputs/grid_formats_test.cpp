// SPDX-License-Identifier: Apache-2.0
/// The same cells give the same digest for every format, order of rows and layout.
#include "base/error.hpp"
#include "base/progress.hpp"
#include "inputs/digest.hpp"
#include "inputs/grid_reader.hpp"
#include "support/gdal_files.hpp"
#include "support/temp_folder.hpp"
#include "support/world.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <string_view>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using carreau::testing::World;

class GridFormats : public ::testing::Test {
 protected:
  std::string digest_of(const std::string& path) {
    const std::vector<std::string> paths{path};
    return grid_digest(read_grid(paths, Headcount::present, findings_).cells);
  }
  std::string csv() const { return folder_.write("grid.csv", world_.grid_csv()); }
  std::string expected() { return digest_of(csv()); }

  TempFolder folder_;
  World world_;
  Findings findings_;
};

TEST_F(GridFormats, GeoPackage) {
  carreau::testing::convert_typed(csv(), folder_ / "grid.gpkg", {"-f", "GPKG"});
  EXPECT_EQ(digest_of(folder_ / "grid.gpkg"), expected());
}

TEST_F(GridFormats, GeoPackageOfPolygonsInAnotherCrs) {
  // INSEE delivers squares in 2154: their places are not read, only their ids.
  std::vector<carreau::testing::GeoJsonRing> squares;
  for (const auto& row : world_.rows) {
    std::string properties;
    for (std::size_t c = 0; c < row.size(); ++c) {
      const bool is_text = c == 0 || c == 2;
      properties += (c == 0 ? "\"" : ",\"") + world_.columns[c] + "\":" + (is_text ? "\"" : "") +
                    row[c] + (is_text ? "\"" : "");
    }
    squares.push_back({properties, carreau::testing::box(0, 0, 200, 200)});
  }
  (void)folder_.write("grid.geojson", carreau::testing::geojson(squares, 2154));
  carreau::testing::convert(folder_ / "grid.geojson", folder_ / "grid.gpkg", {"-f", "GPKG"});
  EXPECT_EQ(digest_of(folder_ / "grid.gpkg"), expected());
  EXPECT_EQ(digest_of(folder_ / "grid.geojson"), expected());
  carreau::testing::convert(folder_ / "grid.geojson", folder_ / "grid.shp",
                            {"-f", "ESRI Shapefile"});
  EXPECT_EQ(digest_of(folder_ / "grid.shp"), expected());
}

/// What a reading reports.
class RecordedProgress final : public Progress {
 public:
  void begin(const Message&, Unit unit, std::int64_t total) override {
    unit_ = unit;
    total_ = total;
  }
  void advance(std::int64_t amount) override { done_ += amount; }
  void end() override {}

  Unit unit_ = Unit::bytes;
  std::int64_t total_ = -1;
  std::atomic<std::int64_t> done_{0};
};

TEST_F(GridFormats, ProgressCountsBytesOfTextAndRowsOfOtherFormats) {
  carreau::testing::convert_typed(csv(), folder_ / "grid.gpkg", {"-f", "GPKG"});
  RecordedProgress text;
  (void)read_grid(std::vector{csv()}, Headcount::present, findings_, &text);
  EXPECT_EQ(text.unit_, Progress::Unit::bytes);
  EXPECT_EQ(text.total_, static_cast<std::int64_t>(world_.grid_csv().size()));
  // All but the header.
  EXPECT_EQ(text.done_, text.total_ - static_cast<std::int64_t>(world_.grid_csv().find('\n') + 1));
  RecordedProgress layer;
  (void)read_grid(std::vector{folder_ / "grid.gpkg"}, Headcount::present, findings_, &layer);
  EXPECT_EQ(layer.unit_, Progress::Unit::cells);
  EXPECT_EQ(layer.total_, static_cast<std::int64_t>(world_.rows.size()));
  EXPECT_EQ(layer.done_, layer.total_);
}

TEST_F(GridFormats, TheLayerOfCellsIsFoundAmongOthers) {
  (void)folder_.write("other.csv", "a,b\n1,2\n");
  carreau::testing::convert(folder_ / "other.csv", folder_ / "grid.gpkg",
                            {"-f", "GPKG", "-nln", "another"});
  carreau::testing::convert_typed(csv(), folder_ / "grid.gpkg", {"-update", "-nln", "cells"});
  EXPECT_EQ(digest_of(folder_ / "grid.gpkg"), expected());
}

TEST_F(GridFormats, CsvInAZip) {
  const std::string zip = folder_ / "grid.zip";
  carreau::testing::write_packed("/vsizip/" + zip + "/carreaux.csv", world_.grid_csv());
  EXPECT_EQ(digest_of(zip), expected());
  EXPECT_EQ(digest_of(zip + "/carreaux.csv"), expected());
}

TEST_F(GridFormats, CsvInGzipLeavesNothingBesideIt) {
  carreau::testing::write_packed("/vsigzip/" + (folder_ / "packed.csv.gz"), world_.grid_csv());
  const std::string digest = digest_of(folder_ / "packed.csv.gz");
  EXPECT_EQ(folder_.content().size(), 1U);
  EXPECT_EQ(digest, expected());
}

TEST_F(GridFormats, GeoPackageInAZip) {
  carreau::testing::convert_typed(csv(), folder_ / "grid.gpkg", {"-f", "GPKG"});
  const std::string zip = folder_ / "grid.zip";
  carreau::testing::write_packed("/vsizip/" + zip + "/grid.gpkg", folder_.read("grid.gpkg"));
  EXPECT_EQ(digest_of(zip), expected());
}

TEST_F(GridFormats, SemicolonsAndDecimalCommas) {
  const std::string plain = expected();
  world_.separator = ";";
  for (auto& row : world_.rows) {
    for (std::string& field : row) std::replace(field.begin(), field.end(), '.', ',');
  }
  EXPECT_EQ(digest_of(csv()), plain);
  EXPECT_TRUE(findings_.has("decimal_comma"));
  EXPECT_TRUE(findings_.has("separator"));
}

TEST_F(GridFormats, WindowsLineEndsQuotesAndByteOrderMark) {
  const std::string plain = expected();
  std::string text = "\xEF\xBB\xBF";
  for (const char c : world_.grid_csv()) {
    if (c == '\n') text += "\"\r\n\"";
    else text += c == ',' ? std::string("\",\"") : std::string(1, c);
    if (text.size() == 4) text.insert(3, "\"");
  }
  text.resize(text.size() - 1);  // the quote that the last line opened
  EXPECT_EQ(digest_of(folder_.write("quoted.csv", text)), plain);
}

TEST_F(GridFormats, ShuffledRowsAndColumnsThatAreNotRead) {
  const std::string plain = expected();
  std::reverse(world_.rows.begin(), world_.rows.end());
  std::rotate(world_.rows.begin(), world_.rows.begin() + 7, world_.rows.end());
  world_.columns.emplace_back("log_soc");
  for (auto& row : world_.rows) row.emplace_back("3");
  EXPECT_EQ(digest_of(csv()), plain);
}

TEST_F(GridFormats, LayoutsOf2015And2017) {
  const std::string plain = expected();
  world_.rename("idcar_200m", "IdINSPIRE");
  world_.rename("i_est_200", "I_est_cr");
  world_.rename("lcog_geo", "Depcom");
  EXPECT_EQ(digest_of(csv()), plain);
  world_.rename("IdINSPIRE", "Idcar_200m");
  world_.rename("ind", "Ind");
  EXPECT_EQ(digest_of(csv()), plain);
}

TEST_F(GridFormats, EveryFieldThatCountsChangesTheDigest) {
  const std::string plain = expected();
  for (const auto& [column, value] : std::vector<std::pair<std::string, std::string>>{
           {"idcar_200m", "CRS3035RES200mN2340000E3842400"},
           {"i_est_200", "1"},
           {"lcog_geo", "30002"},
           {"ind", "51"},
           {"men", "21"},
           {"men_pauv", "1.6"},
           {"ind_snv", "1262501"}}) {
    World other = world_;
    other.at(other.rows.size() - 1, column) = value;
    EXPECT_NE(digest_of(folder_.write("other.csv", other.grid_csv())), plain) << column;
  }
}

}  // namespace
}  // namespace carreau::inputs
