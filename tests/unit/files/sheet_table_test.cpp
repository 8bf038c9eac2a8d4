// SPDX-License-Identifier: Apache-2.0
/// Sheets as tables, and what is said about them when they are opened.
#include "files/sheet_table.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace carreau::files {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::TempFolder;

/// A row of cells; a text in "…" or a number; "" for none.
std::string row(int number, const std::vector<std::string>& values, const std::string& more = "") {
  std::string cells;
  for (std::size_t c = 0; c < values.size(); ++c) {
    if (values[c].empty()) continue;
    const std::string place = column_letters(c) + std::to_string(number);
    cells += "<c r=\"" + place + "\" t=\"inlineStr\"><is><t>" + values[c] + "</t></is></c>";
  }
  return "<row r=\"" + std::to_string(number) + "\" " + more + ">" + cells + "</row>";
}
std::string data(const std::string& rows) { return "<sheetData>" + rows + "</sheetData>"; }

bool has_code_column(const std::vector<std::string>& columns) {
  return std::ranges::find(columns, "code") != columns.end();
}

class SheetTables : public ::testing::Test {
 protected:
  std::string write(const std::vector<testing::XlsxSource::Sheet>& sheets) {
    const std::string path = folder_ / "book.xlsx";
    testing::write_xlsx(path, {.sheets = sheets});
    return path;
  }
  static std::vector<std::vector<std::string>> rows_of(Table& table) {
    std::vector<std::vector<std::string>> rows;
    while (table.next()) {
      std::vector<std::string>& fields = rows.emplace_back();
      fields.push_back(std::to_string(table.row()));
      for (std::size_t c = 0; c < table.columns().size(); ++c) fields.emplace_back(table.field(c));
    }
    return rows;
  }
  TempFolder folder_;
  Findings findings_;
};

TEST_F(SheetTables, TitlesAreAboveTheHeaderAndRowsBelow) {
  const auto table =
      open_table(write({{.xml = data(row(1, {"Title"}) + row(3, {"Code", "", "Name "}) +
                                     row(4, {"1", "x", "a"}) + row(7, {"2"}))}}),
                 has_code_column, findings_);
  EXPECT_THAT(table->columns(), ElementsAre("Code", "", "Name"));
  EXPECT_EQ(table->layer(), "S");
  EXPECT_TRUE(table->is_sheet());
  EXPECT_THAT(rows_of(*table),
              ElementsAre(ElementsAre("4", "1", "x", "a"), ElementsAre("7", "2", "", "")));
  EXPECT_THAT(findings_.list(), IsEmpty());
}

TEST_F(SheetTables, AMergedTextIsRepeatedWhereTheHeaderIsSoughtAndOnlyThere) {
  std::vector<std::vector<std::string>> shown;
  const FindHeader find = [&](std::span<const std::vector<std::string>> rows) {
    shown.assign(rows.begin(), rows.end());
    Header header{0, 2, rows[1]};
    for (std::size_t c = 0; c < rows[0].size(); ++c) header.columns[c] += "/" + rows[0][c];
    return std::optional(header);
  };
  const auto table =
      open_table(write({{.xml = data(row(1, {"Code", "CAF"}) + row(2, {"", "Asked", "Given"}) +
                                     row(3, {"1", "5", "4"}) + row(4, {"", "3", "2"})) +
                                "<mergeCells><mergeCell ref=\"A1:A2\"/><mergeCell ref=\"B1:C1\"/>"
                                "<mergeCell ref=\"A3:A4\"/></mergeCells>"}}),
                 find, findings_);
  EXPECT_THAT(shown,
              ElementsAre(ElementsAre("Code", "CAF", "CAF"), ElementsAre("Code", "Asked", "Given"),
                          ElementsAre("1", "5", "4"), ElementsAre("1", "3", "2")));
  EXPECT_THAT(table->columns(), ElementsAre("Code/Code", "Asked/CAF", "Given/CAF"));
  EXPECT_THAT(rows_of(*table),
              ElementsAre(ElementsAre("3", "1", "5", "4"), ElementsAre("4", "", "3", "2")));
}

TEST_F(SheetTables, TheTextOfAMergedRangeIsKnownInTheRowsThatItCovers) {
  const auto table = open_table(
      write({{.xml = data(row(1, {"code", "a", "b"}) + row(2, {"1", "x", "5"}) +
                          row(3, {"", "", "6"}) + row(6, {"", "y", "7"}) + row(7, {"", "", "8"})) +
                     "<mergeCells><mergeCell ref=\"A2:B6\"/><mergeCell ref=\"B6:B7\"/>"
                     "</mergeCells>"}}),
      has_code_column, findings_);
  std::vector<std::string> covered;
  while (table->next()) {
    covered.push_back(std::string(table->merged_text(0)) + "|" +
                      std::string(table->merged_text(1)) + "|" +
                      std::string(table->merged_text(2)));
  }
  EXPECT_THAT(covered, ElementsAre("||", "1||", "1||", "|y|"));
}

TEST_F(SheetTables, MergedRangesThatOverlapCostNoMoreThanTheSheet) {
  std::string ranges;
  for (int k = 0; k < 100'000; ++k) ranges += "<mergeCell ref=\"A1:XFD1\"/>";
  const auto table = open_table(
      write({{.xml = data(row(1, {"Code"}) + "<row r=\"2\"><c r=\"XFD2\"><v>1</v></c></row>") +
                     "<mergeCells>" + ranges + "</mergeCells>"}}),
      has_code_column, findings_);
  EXPECT_EQ(table->columns().front(), "Code");
  ASSERT_TRUE(table->next());
  EXPECT_EQ(table->field(16'383), "1");
}

TEST_F(SheetTables, EverySheetThatFitsIsOpenedAndTheOthersAreNamed) {
  const FileTables found = open_tables(write({{.name = "A", .xml = data(row(1, {"Code"}))},
                                              {.name = "B", .xml = data(row(1, {"Note"}))},
                                              {.name = "C", .xml = data("")},
                                              {.name = "D", .xml = data(row(1, {"code"}))}}),
                                       has_code_column, findings_);
  ASSERT_EQ(found.tables.size(), 2U);
  EXPECT_EQ(found.tables[1]->layer(), "D");
  EXPECT_THAT(found.others, ElementsAre("B"));
}

TEST_F(SheetTables, WithoutAHeaderTheFirstRowIsShown) {
  const auto table = open_table(
      write({{.name = "Blank", .xml = data("")}, {.name = "T", .xml = data(row(2, {"a", "b"}))}}),
      has_code_column, findings_);
  EXPECT_THAT(table->columns(), ElementsAre("a", "b"));
  EXPECT_FALSE(table->next());
}

TEST_F(SheetTables, ASheetIsOpenedByItsName) {
  const std::string path =
      write({{.name = "A", .xml = data(row(1, {"x"}))},
             {.name = "Sites", .xml = data(row(1, {"code"}) + row(2, {"1"}))}});
  const auto table = SheetTable::open_sheet(path, "sites", findings_);
  EXPECT_THAT(table->columns(), ElementsAre("code"));
  EXPECT_THAT(rows_of(*table), ElementsAre(ElementsAre("2", "1")));
  EXPECT_THAT(testing::codes_thrown_by([&] { (void)SheetTable::open_sheet(path, "B", findings_); }),
              ElementsAre("sheet_missing"));
}

TEST_F(SheetTables, WhatIsHiddenOrUnknownIsAWarning) {
  const std::string cells =
      "<cols><col min=\"2\" max=\"2\" hidden=\"1\"/><col min=\"9\" max=\"9\" "
      "hidden=\"1\"/></cols>" +
      data(row(1, {"code", "n"}) + row(2, {"1", "2"}, "hidden=\"1\"") +
           row(3, {"2", "3"}, "hidden=\"1\"") +
           "<row r=\"4\"><c r=\"A4\"><f>1+1</f></c><c r=\"B4\" t=\"e\"><v>#REF!</v></c></row>"
           "<row r=\"5\" hidden=\"1\"/>");
  (void)open_tables(write({{.xml = cells},
                           {.name = "T", .xml = data(row(1, {"x"})), .state = "hidden"},
                           {.name = "U", .xml = data(""), .state = "hidden"}}),
                    has_code_column, findings_);
  std::vector<std::string> told;
  for (const Finding& finding : findings_.list()) {
    EXPECT_EQ(finding.severity, Severity::warning);
    told.push_back(finding.code + " " + std::to_string(finding.count) + " " + finding.first.text());
  }
  EXPECT_THAT(told, ElementsAre("rows_hidden 2 book.xlsx:2", "columns_hidden 1 book.xlsx",
                                "formula_without_value 1 book.xlsx", "cell_error 1 book.xlsx",
                                "sheet_hidden 1 book.xlsx"));
}

TEST_F(SheetTables, AWorkbookUnderTheNameOfTextIsRead) {
  const std::string book = write({{.xml = data(row(1, {"code"}) + row(2, {"1"}))}});
  const std::string path = folder_.write("book.csv", folder_.read("book.xlsx"));
  const auto table = open_table(path, has_code_column, findings_);
  EXPECT_THAT(rows_of(*table), ElementsAre(ElementsAre("2", "1")));
}

TEST_F(SheetTables, AWorkbookWithoutSheetsHoldsNoTable) {
  const std::string path = folder_ / "bare.ods";
  testing::write_ods(path, "");
  testing::expect_faults(
      {{path, "bare.ods", {"no_layer", "is_it_the_layer"}}},
      [&](const std::string& name) { (void)open_table(name, has_code_column, findings_); });
}

TEST(ColumnLetters, AreThoseOfSpreadsheets) {
  EXPECT_EQ(column_letters(0), "A");
  EXPECT_EQ(column_letters(25), "Z");
  EXPECT_EQ(column_letters(26), "AA");
  EXPECT_EQ(column_letters(701), "ZZ");
  EXPECT_EQ(column_letters(702), "AAA");
  EXPECT_EQ(column_letters(16'383), "XFD");
}

}  // namespace
}  // namespace carreau::files
