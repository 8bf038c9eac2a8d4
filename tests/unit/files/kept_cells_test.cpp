// SPDX-License-Identifier: Apache-2.0
/// What is kept of a table is counted as wide as its rows are kept.
#include "files/kept_cells.hpp"

#include "files/sheet_table.hpp"
#include "support/temp_folder.hpp"
#include "support/workbooks.hpp"

#include <gtest/gtest.h>

#include <string>

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

TEST(KeptCells, OneFarCellMakesEveryRowLong) {
  const testing::TempFolder folder;
  const std::string path = folder / "book.xlsx";
  testing::write_xlsx(path, {.sheets = {{.xml = rows_beside_a_far_cell(3)}}});
  Findings findings;
  const auto tables = SheetTable::open_rows(path, findings);
  Table& table = *tables.at(0);
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

TEST(SheetTableRows, AreClearedWhereTheRowBeforeWasFilled) {
  const testing::TempFolder folder;
  const std::string path = folder / "book.xlsx";
  testing::write_xlsx(path, {.sheets = {{.xml = rows_beside_a_far_cell(3)}}});
  Findings findings;
  const auto tables = SheetTable::open_rows(path, findings);
  Table& table = *tables.at(0);
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
