// SPDX-License-Identifier: Apache-2.0
/// What is kept of a table is counted as wide as its rows are kept.
#include "files/kept_cells.hpp"

#include "files/sheet_table.hpp"
#include "support/temp_folder.hpp"
#include "support/workbooks.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

namespace carreau::files {
namespace {

/// A sheet of so many rows with one cell, but for the first, which has one in the last column that
/// a spreadsheet has.
std::string rows_beside_a_far_cell(int count) {
  const auto row = [](int number, const std::string& column) {
    const std::string at = std::to_string(number);
    return "<row r=\"" + at + "\"><c r=\"" + column + at + "\"><v>1</v></c></row>";
  };
  std::string rows = row(1, "XFD");
  for (int number = 2; number <= count; ++number) rows += row(number, "A");
  return "<sheetData>" + rows + "</sheetData>";
}

/// A workbook with such a sheet of three rows, opened.
class FarCell : public ::testing::Test {
 protected:
  FarCell() {
    const std::string path = folder_ / "book.xlsx";
    testing::write_xlsx(path, {.sheets = {{.xml = rows_beside_a_far_cell(3)}}});
    tables_ = SheetTable::open_rows(path, findings_);
  }

  testing::TempFolder folder_;
  Findings findings_;
  std::vector<std::unique_ptr<Table>> tables_;
};

TEST_F(FarCell, MakesEveryRowLong) {
  Table& table = *tables_.at(0);
  KeptCells kept(2UL * kMostSheetColumns);
  for (int row = 0; row < 2; ++row) {
    ASSERT_TRUE(table.next());
    kept.take_row(table);
  }
  ASSERT_TRUE(table.next());
  try {
    kept.take_row(table);
    ADD_FAILURE() << "three rows fit";
  } catch (const Error& error) {
    EXPECT_EQ(error_text(error, Language::english),
              "book.xlsx (S):3: expected at most 32,768 cells, found more in rows of 16,384 "
              "columns, empty ones counted (delete what stands far to the right of the table, or "
              "give a file with fewer columns or rows)");
  }
}

TEST_F(FarCell, RowsAreClearedWhereTheRowBeforeWasFilled) {
  Table& table = *tables_.at(0);
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.field(kMostSheetColumns - 1), "1");
  EXPECT_EQ(table.type(kMostSheetColumns - 1), CellType::number);
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.field(kMostSheetColumns - 1), "");
  EXPECT_EQ(table.type(kMostSheetColumns - 1), CellType::text);
  EXPECT_EQ(table.field(0), "1");
}

}  // namespace
}  // namespace carreau::files
