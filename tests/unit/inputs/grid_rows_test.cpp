// SPDX-License-Identifier: Apache-2.0
/// Rows of a grid: where a cell comes from, and what stops the reading.
#include "inputs/grid_rows.hpp"

#include "base/error.hpp"
#include "files/csv_table.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace carreau::inputs {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Pair;

class GridRowsTest : public ::testing::Test {
 protected:
  GridRows read(const std::string& rows, std::size_t number = 0) {
    files::CsvTable table(
        folder_.write("grid.csv", "id,ind,ind_snv\n" + rows), [](const auto&) { return true; },
        findings_);
    GridRows all;
    read_grid_rows(table, {{0, 1, 2, {}, {}, {}, {}, {}}, number, nullptr}, all, findings_);
    return all;
  }
  std::string refusal(const std::string& rows) {
    try {
      (void)read(rows);
    } catch (const DataError& e) {
      return e.what();
    }
    return "no error";
  }

  testing::TempFolder folder_;
  Findings findings_;
};

TEST_F(GridRowsTest, ACellKnowsItsFileAndRow) {
  const GridRows rows = read(
      "CRS3035RES200mN2890000E4200000,10,150000\nCRS3035RES200mN2890000E4200200,4.5,60000\n", 3);
  ASSERT_TRUE(rows.grid);
  EXPECT_EQ(rows.grid->epsg, 3035);
  std::vector<std::pair<std::size_t, std::int64_t>> sources;
  for (const CellColumns& part : rows.parts) {
    for (std::size_t i = 0; i < part.size(); ++i) {
      const std::uint64_t source = part.sources()[i];
      sources.emplace_back(source_file(source), source_row(source));
    }
  }
  EXPECT_THAT(sources, ElementsAre(Pair(3U, 2), Pair(3U, 3)));
}

TEST_F(GridRowsTest, ARowOfAnotherGridIsRefusedWithItsLine) {
  EXPECT_THAT(refusal("CRS3035RES200mN2890000E4200000,10,150000\nCRS2975RES200mN200E200,4,60000\n"),
              HasSubstr("grid.csv:3"));
}

TEST_F(GridRowsTest, WhatIsNoNumberIsRefusedWithItsLine) {
  EXPECT_THAT(refusal("CRS3035RES200mN2890000E4200000,many,150000\n"),
              AllOf(HasSubstr("grid.csv:2"), HasSubstr("\"many\"")));
  EXPECT_THAT(refusal("CRS3035RES200mN2890000E4200000,-1,150000\n"), HasSubstr("grid.csv:2"));
  EXPECT_THAT(refusal("somewhere,10,150000\n"), HasSubstr("grid.csv:2"));
}

}  // namespace
}  // namespace carreau::inputs
