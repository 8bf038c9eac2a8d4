// SPDX-License-Identifier: Apache-2.0
/// OpenDocument sheets: repeated, merged and hidden cells in every place.
#include "files/workbook/ods_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/sheets.hpp"
#include "support/temp_folder.hpp"
#include "support/workbooks.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::files {
namespace {

using testing::cells_of;
using testing::codes_thrown_by;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ods_document;
using testing::read_workbook_file;
using testing::TempFolder;

/// A sheet whose rows stand inside of <table:table>.
std::string table(const std::string& rows, const std::string& attributes = "table:name=\"S\"") {
  return "<table:table " + attributes + ">" + rows + "</table:table>";
}
std::string number(const std::string& value, const std::string& attributes = "") {
  return "<table:table-cell office:value-type=\"float\" office:value=\"" + value + "\" " +
         attributes + "><text:p>" + value + "</text:p></table:table-cell>";
}
std::string typed(const std::string& attributes, const std::string& shown) {
  return "<table:table-cell " + attributes + "><text:p>" + shown + "</text:p></table:table-cell>";
}
const std::string kCovered = "<table:covered-table-cell/>";
const std::string kEnd =
    "<table:table-row table:number-rows-repeated=\"1048570\"><table:table-cell "
    "table:number-columns-repeated=\"16384\"/></table:table-row>";

class Ods : public ::testing::Test {
 protected:
  Workbook read(const std::string& tables, const std::string& styles = "") {
    const std::string path = folder_ / "book.ods";
    testing::write_ods(path, tables, styles);
    return read_workbook_file(path);
  }
  std::vector<std::string> cells(const std::string& rows) {
    return cells_of(read(table(rows + kEnd)).sheets.at(0));
  }
  std::vector<std::string> row(const std::string& text) {
    return cells("<table:table-row>" + text + "</table:table-row>");
  }
  TempFolder folder_;
};

TEST_F(Ods, EachTypeOfCell) {
  EXPECT_THAT(
      row(number("15.375") +
          typed("office:value-type=\"currency\" office:currency=\"EUR\" office:value=\"2000.5\"",
                "2 000,50 €") +
          typed("office:value-type=\"percentage\" office:value=\"0.125\"", "12,5 %") +
          typed("office:value-type=\"date\" office:date-value=\"2024-03-15\"", "15/03/24") +
          typed("office:value-type=\"date\" office:date-value=\"2024-03-15T08:05:00\"", "x") +
          typed("office:value-type=\"time\" office:time-value=\"PT14H30M05.5S\"", "14:30") +
          typed("office:value-type=\"boolean\" office:boolean-value=\"true\"", "VRAI") +
          typed("office:value-type=\"string\"", "words") + typed("", "untyped") +
          "<table:table-cell office:value-type=\"string\" office:string-value=\"unshown\"/>" +
          number("1E3")),
      ElementsAre("0,0 number 15.375", "0,1 number 2000.5", "0,2 percentage 12.5 %",
                  "0,3 date 2024-03-15", "0,4 date 2024-03-15 08:05:00", "0,5 text 14:30:05",
                  "0,6 boolean true", "0,7 text words", "0,8 text untyped", "0,9 text unshown",
                  "0,10 number 1000"));
}

TEST_F(Ods, FormulasThatFailedOrHaveNoValue) {
  EXPECT_THAT(
      row(typed("table:formula=\"of:=1/0\" office:value-type=\"string\" "
                "office:string-value=\"\" calcext:value-type=\"error\"",
                "#DIV/0!") +
          typed("table:formula=\"of:=A1\" office:value-type=\"float\" office:value=\"0\"",
                "#REF!") +
          "<table:table-cell table:formula=\"of:=1+1\"/>" +
          "<table:table-cell table:formula=\"of:=&quot;&quot;\" office:value-type=\"string\" "
          "office:string-value=\"\"/>" +
          typed("table:formula=\"of:=1+1\" office:value-type=\"float\" office:value=\"2\"", "2")),
      ElementsAre("0,0 error #DIV/0!", "0,1 error #REF!", "0,2 no_value ", "0,4 number 2"));
}

TEST_F(Ods, TextsKeepTheirSpacesAndLinesButNotTheirComments) {
  EXPECT_THAT(row("<table:table-cell office:value-type=\"string\"><office:annotation><text:p>a "
                  "comment</text:p></office:annotation><text:p>one<text:s text:c=\"2\"/><text:span>"
                  "two\n   three</text:span></text:p><text:p>next<text:line-break/>line<text:tab/>x"
                  "</text:p></table:table-cell>"),
              ElementsAre("0,0 text one  two three\nnext\nline x"));
}

TEST_F(Ods, RepeatedCellsStandInEachOfTheirPlaces) {
  const std::string twice = "table:number-columns-repeated=\"2\"";
  const std::string gap = "<table:table-cell table:number-columns-repeated=\"3\"/>";
  EXPECT_THAT(row(number("1", twice) + number("2")),
              ElementsAre("0,0 number 1", "0,1 number 1", "0,2 number 2"));
  EXPECT_THAT(row(number("1") + number("2", twice)),
              ElementsAre("0,0 number 1", "0,1 number 2", "0,2 number 2"));
  EXPECT_THAT(row(number("1") + gap + number("2", twice) + number("3")),
              ElementsAre("0,0 number 1", "0,4 number 2", "0,5 number 2", "0,6 number 3"));
  EXPECT_THAT(row(gap + number("1")), ElementsAre("0,3 number 1"));
}

TEST_F(Ods, RepeatedRowsStandInEachOfTheirPlaces) {
  EXPECT_THAT(cells("<table:table-row table:number-rows-repeated=\"2\"/><table:table-row "
                    "table:number-rows-repeated=\"2\">" +
                    number("1", "table:number-columns-repeated=\"2\"") + number("2") +
                    "</table:table-row><table:table-row>" + number("3") + "</table:table-row>"),
              ElementsAre("2,0 number 1", "2,1 number 1", "2,2 number 2", "3,0 number 1",
                          "3,1 number 1", "3,2 number 2", "4,0 number 3"));
}

TEST_F(Ods, CoveredCellsKeepTheColumnsBehindThem) {
  const Workbook book = read(table("<table:table-row>" +
                                   number("1",
                                          "table:number-columns-spanned=\"2\" "
                                          "table:number-rows-spanned=\"2\"") +
                                   kCovered + number("2") +
                                   "</table:table-row><table:table-row><table:covered-table-cell "
                                   "table:number-columns-repeated=\"2\"/>" +
                                   number("3") + "</table:table-row>" + kEnd));
  EXPECT_THAT(cells_of(book.sheets[0]),
              ElementsAre("0,0 number 1", "0,2 number 2", "1,2 number 3"));
  EXPECT_THAT(book.sheets[0].merged(), ElementsAre(MergedCells{0, 1, 0, 1}));
}

TEST_F(Ods, GroupsAndHeaderRowsAreRows) {
  EXPECT_THAT(cells("<table:table-header-rows><table:table-row>" + number("1") +
                    "</table:table-row></table:table-header-rows><table:table-row-group>"
                    "<table:table-row-group><table:table-row>" +
                    number("2") + "</table:table-row></table:table-row-group><table:table-row>" +
                    number("3") + "</table:table-row></table:table-row-group>"),
              ElementsAre("0,0 number 1", "1,0 number 2", "2,0 number 3"));
}

TEST_F(Ods, HiddenSheetsRowsAndColumns) {
  const Workbook book = read(
      table("<table:table-column/><table:table-column table:visibility=\"collapse\" "
            "table:number-columns-repeated=\"2\"/><table:table-row table:visibility=\"filter\">" +
            number("1") + "</table:table-row><table:table-row table:visibility=\"collapse\">" +
            number("2") + "</table:table-row><table:table-row>" + number("3") +
            "</table:table-row>") +
          table("", "table:name=\"T\" table:style-name=\"ta2\"") +
          table("", "table:name=\"U\" table:style-name=\"ta1\""),
      "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties "
      "table:display=\"true\"/></style:style><style:style style:name=\"ta2\" "
      "style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>");
  ASSERT_EQ(book.sheets.size(), 3U);
  EXPECT_FALSE(book.sheets[0].is_hidden());
  EXPECT_TRUE(book.sheets[1].is_hidden());
  EXPECT_FALSE(book.sheets[2].is_hidden());
  const Sheet& sheet = book.sheets[0];
  EXPECT_TRUE(sheet.is_row_hidden(0));
  EXPECT_TRUE(sheet.is_row_hidden(1));
  EXPECT_FALSE(sheet.is_row_hidden(2));
  EXPECT_FALSE(sheet.is_column_hidden(0));
  EXPECT_TRUE(sheet.is_column_hidden(2));
  EXPECT_FALSE(sheet.is_column_hidden(3));
}

TEST_F(Ods, TablesThatAreNoSheetsAreLeftOut) {
  const std::string filled = "<table:table-row>" + number("9") + "</table:table-row>";
  const Workbook book =
      read(table("<table:shapes>" + table(filled) +
                 "</table:shapes><table:table-row><table:table-cell>" + table(filled) +
                 "<text:p>x</text:p></table:table-cell></table:table-row>") +
           table(filled, "table:name=\"'file:///a.ods'#$S\"") + table(filled, "table:name=\"B\""));
  ASSERT_EQ(book.sheets.size(), 2U);
  EXPECT_THAT(cells_of(book.sheets[0]), ElementsAre("0,0 text x"));
  EXPECT_EQ(book.sheets[1].name(), "B");
}

TEST_F(Ods, AFlatDocumentIsReadAlike) {
  const std::string path = folder_.write(
      "book.fods", ods_document(table("<table:table-row>" + number("1") + "</table:table-row>"), "",
                                "office:document"));
  EXPECT_THAT(cells_of(read_workbook_file(path).sheets.at(0)), ElementsAre("0,0 number 1"));
}

TEST_F(Ods, CellsBeyondTheEndOfASheetAreRefused) {
  const auto codes = [&](const std::string& rows) {
    return codes_thrown_by([&] { (void)cells(rows); });
  };
  EXPECT_THAT(codes("<table:table-row table:number-rows-repeated=\"2000000\"/><table:table-row>" +
                    number("1") + "</table:table-row>"),
              ElementsAre("cell_place", "save_again"));
  EXPECT_THAT(
      codes("<table:table-row>" + number("1", "table:number-columns-repeated=\"999999999\"") +
            "</table:table-row>"),
      ElementsAre("cell_place", "save_again"));
  // A few bytes that stand for sixteen thousand million cells.
  EXPECT_THAT(codes("<table:table-row table:number-rows-repeated=\"1000000\">" +
                    number("1", "table:number-columns-repeated=\"16384\"") + "</table:table-row>"),
              ElementsAre("too_many_cells", "save_again_or_refuse"));
  // Fewer, but each with a hundred characters.
  EXPECT_THAT(
      codes("<table:table-row table:number-rows-repeated=\"1000\"><table:table-cell "
            "table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>" +
            std::string(100, 'x') + "</text:p></table:table-cell></table:table-row>"),
      ElementsAre("too_much_text", "save_again_or_refuse"));
}

}  // namespace
}  // namespace carreau::files
