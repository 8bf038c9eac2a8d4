// SPDX-License-Identifier: Apache-2.0
/// A sweep as a GeoPackage with all layers, as one CSV file a layer, and on a stream.
#include "results/sweep/sweep_writer.hpp"

#include "files/layer_table.hpp"
#include "support/swept_output.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>

namespace carreau::results {
namespace {

using carreau::testing::SweptResult;
using carreau::testing::TempFolder;

const SweptResult& written_sweep() {
  static const SweptResult made;
  return made;
}

std::size_t swept_rows_of(const std::string& path, const std::string& layer) {
  files::LayerTable table = files::LayerTable::open_layer(path, layer);
  std::size_t rows = 0;
  while (table.next()) ++rows;
  return rows;
}

TEST(SweepWriter, AGeoPackageHasEveryLayer) {
  const TempFolder folder;
  const std::string path = folder / "out.gpkg";
  EXPECT_THAT(
      write_sweep(written_sweep().output, {path, files::TableFormat::geopackage, false, {}}),
      ::testing::ElementsAre(path));
  EXPECT_EQ(swept_rows_of(path, "scenarios"), 15U);
  EXPECT_EQ(swept_rows_of(path, "cells"), written_sweep().tally.cells.size());
  EXPECT_EQ(swept_rows_of(path, "zones"), written_sweep().stability.zones.size());
  EXPECT_EQ(swept_rows_of(path, "curves"), 8U);
  EXPECT_EQ(swept_rows_of(path, "findings"), 1U);
  for (const std::string& layer : sweep_layer_names())
    EXPECT_GT(swept_rows_of(path, layer), 0U) << layer;
}

TEST(SweepWriter, CsvIsAFileForEachLayer) {
  const TempFolder folder;
  const std::string path = folder / "out.csv";
  const auto written =
      write_sweep(written_sweep().output, {path, files::TableFormat::csv, false, {}});
  EXPECT_EQ(written.size(), 7U);
  EXPECT_EQ(written, sweep_paths(path, files::TableFormat::csv));
  const std::string cells = folder.read("out.cells.csv");
  EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(cells, '\n')),
            written_sweep().tally.cells.size() + 1);
}

TEST(SweepWriter, AStreamTakesTheTableOfScenarios) {
  std::ostringstream out;
  write_swept_scenarios(written_sweep().output, out, files::TableFormat::csv);
  EXPECT_THAT(out.str(),
              ::testing::StartsWith("scenario,purpose,poverty_ratio,minimum_zone_population,"
                                    "zones,"));
  EXPECT_EQ(std::ranges::count(out.str(), '\n'), 16);
}

}  // namespace
}  // namespace carreau::results
