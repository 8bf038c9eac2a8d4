// SPDX-License-Identifier: Apache-2.0
/// Workbooks of Excel, as Excel and other programs write them.
#include "files/workbook/xlsx_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/sheets.hpp"
#include "support/temp_folder.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <string>
#include <vector>

namespace carreau::files {
namespace {

using testing::cells_of;
using testing::codes_thrown_by;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::read_workbook_file;
using testing::TempFolder;
using testing::write_xlsx;
using testing::XlsxSource;

class Xlsx : public ::testing::Test {
 protected:
  std::vector<std::string> cells(const XlsxSource& source) {
    write_xlsx(path_, source);
    return cells_of(read_workbook_file(path_).sheets.at(0));
  }
  /// The cells of one row.
  std::vector<std::string> cells(const std::string& row) {
    return cells({.sheets = {{.xml = "<sheetData><row r=\"1\">" + row + "</row></sheetData>"}},
                  .texts = kTexts,
                  .styles = kStyles});
  }

  const std::string kTexts =
      "<si><t>plain</t></si><si><r><t>rich </t></r><r><rPr><b/></rPr><t>text</t></r>"
      "<rPh sb=\"0\" eb=\"1\"><t>reading</t></rPh></si><si><t>a_x000D_b_x005F_c_xyz_</t></si>";
  const std::string kStyles =
      "<numFmts><numFmt numFmtId=\"170\" formatCode=\"dd/mm/yyyy\"/></numFmts>"
      "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
      "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"170\"/><xf "
      "numFmtId=\"10\"/><xf numFmtId=\"21\"/></cellXfs>";
  TempFolder folder_;
  std::string path_ = folder_ / "book.xlsx";
};

TEST_F(Xlsx, EachTypeOfCell) {
  EXPECT_THAT(cells("<c r=\"A1\"><v>15.375</v></c><c r=\"B1\" t=\"n\"><v>1E+6</v></c>"
                    "<c r=\"C1\" t=\"s\"><v>0</v></c><c r=\"D1\" t=\"b\"><v>1</v></c>"
                    "<c r=\"E1\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>"
                    "<c r=\"F1\" t=\"str\"><f>A1</f><v>shown</v></c>"
                    "<c r=\"G1\" t=\"inlineStr\"><is><r><t>in </t></r><r><t>line</t></r></is></c>"
                    "<c r=\"H1\" t=\"d\"><v>2024-03-15T14:30:00</v></c><c r=\"I1\"/>"),
              ElementsAre("0,0 number 15.375", "0,1 number 1000000", "0,2 text plain",
                          "0,3 boolean true", "0,4 error #DIV/0!", "0,5 text shown",
                          "0,6 text in line", "0,7 date 2024-03-15 14:30:00"));
}

TEST_F(Xlsx, StylesSayWhatNumbersAre) {
  EXPECT_THAT(cells("<c s=\"1\"><v>45366</v></c><c s=\"2\"><v>45366.5</v></c>"
                    "<c s=\"3\"><v>0.125</v></c><c s=\"4\"><v>0.5</v></c><c s=\"99\"><v>7</v></c>"),
              ElementsAre("0,0 date 2024-03-15", "0,1 date 2024-03-15 12:00:00",
                          "0,2 percentage 12.5 %", "0,3 text 12:00:00", "0,4 number 7"));
}

TEST_F(Xlsx, TheEpochOf1904) {
  for (const char* flag : {"date1904=\"1\"", "date1904=\"true\""}) {
    EXPECT_THAT(cells({.sheets = {{.xml = "<sheetData><row><c s=\"1\"><v>43904</v></c></row>"
                                          "</sheetData>"}},
                       .styles = kStyles,
                       .properties = flag}),
                ElementsAre("0,0 date 2024-03-15"));
  }
}

TEST_F(Xlsx, RichTextsLoseTheirReadingsAndEscapesAreUndone) {
  EXPECT_THAT(cells("<c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c>"),
              ElementsAre("0,0 text rich text", "0,1 text a\rb_c_xyz_"));
}

TEST_F(Xlsx, AFormulaWithoutAValueIsUnknownAndOneWithAnEmptyTextIsEmpty) {
  EXPECT_THAT(cells("<c r=\"A1\"><f>SUM(B1:B2)</f></c><c r=\"B1\"><f>1+1</f><v></v></c>"
                    "<c r=\"C1\" t=\"str\"><f>\"\"</f><v></v></c><c r=\"D1\"><f>1+1</f><v>2</v></c>"
                    "<c r=\"E1\" t=\"str\"><f>A1</f></c>"),
              ElementsAre("0,0 no_value ", "0,1 no_value ", "0,3 number 2", "0,4 no_value "));
}

TEST_F(Xlsx, RowsAndCellsWithoutPlacesFollowEachOther) {
  EXPECT_THAT(
      cells({.sheets = {{.xml = "<sheetData><row><c><v>1</v></c><c><v>2</v></c></row>"
                                "<row r=\"4\"><c r=\"C4\"><v>3</v></c><c><v>4</v></c></row>"
                                "<row><c><v>5</v></c></row></sheetData>"}}}),
      ElementsAre("0,0 number 1", "0,1 number 2", "3,2 number 3", "3,3 number 4", "4,0 number 5"));
}

TEST_F(Xlsx, CellsOutOfOrderAreSortedAndTheLaterOfTwoCounts) {
  EXPECT_THAT(
      cells({.sheets = {{.xml = "<sheetData><row r=\"2\"><c r=\"B2\"><v>1</v></c><c r=\"A2\">"
                                "<v>2</v></c></row><row r=\"1\"><c r=\"A1\"><v>3</v></c>"
                                "<c r=\"A1\"><v>4</v></c></row></sheetData>"}}}),
      ElementsAre("0,0 number 4", "1,0 number 2", "1,1 number 1"));
}

TEST_F(Xlsx, MergedHiddenAndUsed) {
  write_xlsx(path_,
             {.sheets = {{.name = "One",
                          .xml = "<cols><col min=\"2\" max=\"3\" hidden=\"1\"/></cols><sheetData>"
                                 "<row r=\"2\" hidden=\"1\"><c r=\"B2\"><v>1</v></c></row>"
                                 "</sheetData><mergeCells><mergeCell ref=\"B2:D5\"/><mergeCell "
                                 "ref=\"A1\"/></mergeCells>"},
                         {.name = "Two", .xml = "<sheetData/>", .state = "hidden"},
                         {.name = "Three", .xml = "<sheetData/>", .state = "veryHidden"}}});
  const Workbook book = read_workbook_file(path_);
  ASSERT_EQ(book.sheets.size(), 3U);
  const Sheet& sheet = book.sheets[0];
  EXPECT_EQ(sheet.name(), "One");
  EXPECT_FALSE(sheet.is_hidden());
  EXPECT_TRUE(book.sheets[1].is_hidden());
  EXPECT_TRUE(book.sheets[2].is_hidden());
  EXPECT_EQ(sheet.width(), 2U);
  EXPECT_THAT(sheet.merged(), ElementsAre(MergedCells{1, 4, 1, 3}, MergedCells{0, 0, 0, 0}));
  EXPECT_TRUE(sheet.is_row_hidden(1));
  EXPECT_FALSE(sheet.is_row_hidden(0));
  EXPECT_FALSE(sheet.is_column_hidden(0));
  EXPECT_TRUE(sheet.is_column_hidden(1));
  EXPECT_TRUE(sheet.is_column_hidden(2));
  EXPECT_FALSE(sheet.is_column_hidden(3));
}

TEST_F(Xlsx, TheStrictFormIsReadAlike) {
  EXPECT_THAT(
      cells({.sheets = {{.xml = "<sheetData><row><c t=\"s\"><v>0</v></c></row></sheetData>"}},
             .texts = kTexts,
             .space = "http://purl.oclc.org/ooxml/spreadsheetml/main",
             .relations = "http://purl.oclc.org/ooxml/officeDocument/relationships"}),
      ElementsAre("0,0 text plain"));
}

TEST_F(Xlsx, ALibraryThatWritesWorkbooksIsReadBack) {
  lxw_workbook* const book = workbook_new(path_.c_str());
  lxw_worksheet* const sheet = workbook_add_worksheet(book, "Été & Co");
  lxw_format* const date = workbook_add_format(book);
  format_set_num_format(date, "dd/mm/yyyy hh:mm");
  lxw_format* const share = workbook_add_format(book);
  format_set_num_format(share, "0.0%");
  lxw_datetime day{2024, 3, 15, 8, 5, 0};
  worksheet_write_string(sheet, 0, 0, " Intitulé <&> ", nullptr);
  worksheet_write_datetime(sheet, 1, 1, &day, date);
  worksheet_write_number(sheet, 2, 2, 0.333, share);
  worksheet_write_boolean(sheet, 3, 3, 0, nullptr);
  worksheet_write_formula_num(sheet, 4, 4, "=1/8", nullptr, 0.125);
  worksheet_merge_range(sheet, 6, 0, 7, 2, "merged", nullptr);
  lxw_row_col_options hidden{};
  hidden.hidden = 1;
  worksheet_set_row_opt(sheet, 4, LXW_DEF_ROW_HEIGHT, nullptr, &hidden);
  worksheet_set_column_opt(sheet, 3, 3, LXW_DEF_COL_WIDTH, nullptr, &hidden);
  worksheet_hide(workbook_add_worksheet(book, "Cachée"));
  ASSERT_EQ(workbook_close(book), LXW_NO_ERROR);
  const Workbook read = read_workbook_file(path_);
  ASSERT_EQ(read.sheets.size(), 2U);
  EXPECT_EQ(read.sheets[0].name(), "Été & Co");
  EXPECT_THAT(cells_of(read.sheets[0]),
              ElementsAre("0,0 text  Intitulé <&> ", "1,1 date 2024-03-15 08:05:00",
                          "2,2 percentage 33.3 %", "3,3 boolean false", "4,4 number 0.125",
                          "6,0 text merged"));
  EXPECT_THAT(read.sheets[0].merged(), ElementsAre(MergedCells{6, 7, 0, 2}));
  EXPECT_TRUE(read.sheets[0].is_row_hidden(4));
  EXPECT_TRUE(read.sheets[0].is_column_hidden(3));
  EXPECT_TRUE(read.sheets[1].is_hidden());
}

TEST_F(Xlsx, WhatNoProgramWritesIsRefused) {
  const auto codes = [&](const std::string& xml) {
    return codes_thrown_by([&] { (void)cells({.sheets = {{.xml = xml}}, .texts = kTexts}); });
  };
  const auto in_row = [](const std::string& cell) {
    return "<sheetData><row r=\"1\">" + cell + "</row></sheetData>";
  };
  EXPECT_THAT(codes(in_row("<c r=\"A0\"><v>1</v></c>")), ElementsAre("cell_place", "save_again"));
  EXPECT_THAT(codes(in_row("<c r=\"ZZZZ1\"><v>1</v></c>")),
              ElementsAre("cell_place", "save_again"));
  EXPECT_THAT(codes(in_row("<c r=\"12\"><v>1</v></c>")), ElementsAre("cell_place", "save_again"));
  EXPECT_THAT(codes("<sheetData><row r=\"2000000\"/></sheetData>"),
              ElementsAre("cell_place", "save_again"));
  EXPECT_THAT(codes("<mergeCells><mergeCell ref=\"B2:A1\"/></mergeCells>"),
              ElementsAre("cell_place", "save_again"));
  EXPECT_THAT(codes(in_row("<c t=\"s\"><v>3</v></c>")),
              ElementsAre("cell_text_missing", "save_again"));
  EXPECT_THAT(codes(in_row("<c t=\"s\"><v>-1</v></c>")),
              ElementsAre("cell_text_missing", "save_again"));
  EXPECT_THAT(codes(in_row("<c><v>1</c>")), ElementsAre("xml_error", "save_again"));
}

TEST_F(Xlsx, APartThatIsMissingIsNamed) {
  testing::write_packed("/vsizip/" + (folder_ / "part.xlsx") + "/[Content_Types].xml", "<a/>");
  EXPECT_THAT(codes_thrown_by([&] { (void)read_workbook_file(folder_ / "part.xlsx"); }),
              ElementsAre("workbook_part_missing", "save_again"));
  // A sheet that is listed and leads nowhere.
  const std::string lost = folder_ / "lost.xlsx";
  testing::write_packed("/vsizip/" + lost + "/[Content_Types].xml", "<a/>");
  testing::write_packed("/vsizip/" + lost + "/xl/workbook.xml",
                        "<workbook><sheets><sheet name=\"S\"/></sheets></workbook>");
  EXPECT_THAT(codes_thrown_by([&] { (void)read_workbook_file(lost); }),
              ElementsAre("workbook_part_missing", "save_again"));
}

TEST_F(Xlsx, ABinaryWorkbookIsRefused) {
  const std::string path = folder_ / "binary.zip";
  testing::write_packed("/vsizip/" + path + "/[Content_Types].xml", "<a/>");
  testing::write_packed("/vsizip/" + path + "/_rels/.rels",
                        "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
                        "Target=\"xl/workbook.bin\"/></Relationships>");
  const std::string bytes = folder_.read("binary.zip");
  EXPECT_THAT(codes_thrown_by([&] { (void)read_workbook(bytes, "binary.xlsb", "xlsb"); }),
              ElementsAre("workbook_binary", "save_as_new"));
}

}  // namespace
}  // namespace carreau::files
