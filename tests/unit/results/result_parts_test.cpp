// SPDX-License-Identifier: Apache-2.0
/// Cells as squares: one feature for each, in the order given, and names of files beside a result.
#include "results/result_parts.hpp"

#include "support/gdal_files.hpp"
#include "support/row_of_cells.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::layer_rows;
using carreau::testing::row_of_cells;
using carreau::testing::TempFolder;

TEST(CellBatches, WriteEachChosenCellOnce) {
  const TempFolder folder;
  const CellTable cells = row_of_cells(std::vector<carreau::testing::RowCell>(5, {100, 40}));
  const std::string path = folder / "cells.gpkg";
  files::LayerWriter writer(files::OutputPlace{path, false, {}}, files::OutputFormat::geopackage);
  writer.start_layer("cells", "", {{"number", files::FieldType::integer}}, Crs::epsg(3035));
  const std::vector<CellIndex> chosen = {CellIndex(1), CellIndex(4)};
  write_cell_batches(writer, cells, {}, chosen, [](CellIndex cell) {
    return files::Row{static_cast<std::int64_t>(cell.position())};
  });
  writer.finish();
  writer.commit();
  const auto rows = layer_rows(path, "cells");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_EQ(rows[0].at("number"), "1");
  EXPECT_EQ(rows[1].at("number"), "4");
}

TEST(CellBatches, OfNoCellsWriteNothing) {
  const TempFolder folder;
  const CellTable cells = row_of_cells(std::vector<carreau::testing::RowCell>(1, {100, 40}));
  files::LayerWriter writer(files::OutputPlace{folder / "none.gpkg", false, {}},
                            files::OutputFormat::geopackage);
  writer.start_layer("cells", "", {{"number", files::FieldType::integer}}, Crs::epsg(3035));
  write_cell_batches(writer, cells, {}, {}, [](CellIndex) { return files::Row(1); });
  writer.finish();
  writer.commit();
  EXPECT_TRUE(layer_rows(folder / "none.gpkg", "cells").empty());
}

TEST(CellBatches, NameFilesBesideAResult) {
  EXPECT_EQ(path_beside("a/quartiers.geojson", "cells"), "a/quartiers.cells.geojson");
}

}  // namespace
}  // namespace carreau::results
