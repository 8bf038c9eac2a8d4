// SPDX-License-Identifier: Apache-2.0
/// Workbooks as other programs read them: GDAL, and the XML within.
#include "files/workbook_writer.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/gdal_files.hpp"
#include "support/program.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::files {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::layer_names;
using testing::layer_rows;
using ::testing::Not;
using testing::run_program;
using testing::TempFolder;

/// A member of the archive as text.
std::string member(const TempFolder& folder, const std::string& book, const std::string& name) {
  const auto result = run_program("/usr/bin/unzip", {"-p", book, name}, folder.path());
  EXPECT_EQ(result.exit_code, 0) << name;
  return result.out;
}

void write_small(const std::string& path) {
  WorkbookWriter book(path, "small.xlsx");
  const auto sheet = book.add_sheet(
      "Territoires", {{"Nom"}, {"Accordé", ValueKind::euros}, {"Part", ValueKind::percent}});
  book.add_row(sheet, std::vector<FieldValue>{std::string("=1+1"), std::int64_t{123'456}, 0.5});
  book.add_row(sheet, std::vector<FieldValue>{std::string("http://example.org"), {}, {}});
  book.add_row(sheet, std::vector<FieldValue>{std::string("TOTAL"), std::int64_t{123'456}, 1.0},
               RowLook::total);
  book.add_note(sheet, "@note");
  SheetChart chart{"Accordé", false, {1, 0, 2, 0}, {{{0, 1, 0, 1}, {1, 1, 2, 1}}}, 6, 0};
  book.add_chart(sheet, chart);
  book.add_text_sheet("Méthode", std::vector<TextLine>{{"Titre", true}, {"+prose"}});
  book.finish();
}

TEST(Workbook, KeepsNumbersAsNumbersAndTextAsText) {
  const TempFolder folder;
  write_small(folder / "small.xlsx");
  EXPECT_THAT(layer_names(folder / "small.xlsx"), ElementsAre("Territoires", "Méthode"));
  const auto rows = layer_rows(folder / "small.xlsx", "Territoires");
  ASSERT_GE(rows.size(), 3U);
  EXPECT_EQ(rows[0].at("Nom"), "=1+1");
  EXPECT_EQ(rows[0].at("Accordé"), "1234.56");
  EXPECT_EQ(rows[0].at("Part"), "0.5");
  EXPECT_EQ(rows[1].at("Accordé"), "");
  const std::string xml = member(folder, "small.xlsx", "xl/worksheets/sheet1.xml");
  EXPECT_THAT(xml, HasSubstr("<v>1234.56</v>"));
  EXPECT_THAT(member(folder, "small.xlsx", "xl/sharedStrings.xml"), HasSubstr("<t>=1+1</t>"));
}

TEST(Workbook, HoldsNoFormulaButThatOfItsTotalAndNoLink) {
  const TempFolder folder;
  write_small(folder / "small.xlsx");
  const std::string first = member(folder, "small.xlsx", "xl/worksheets/sheet1.xml");
  const std::string total = "<f>SUBTOTAL(109,B2:B3)</f><v>1234.56</v>";
  ASSERT_THAT(first, HasSubstr(total));
  std::string rest = first;
  rest.erase(first.find(total), total.size());
  for (const std::string& xml : {rest, member(folder, "small.xlsx", "xl/worksheets/sheet2.xml")}) {
    EXPECT_THAT(xml, Not(HasSubstr("<f>")));
    EXPECT_THAT(xml, Not(HasSubstr("<f ")));
    EXPECT_THAT(xml, Not(HasSubstr("hyperlink")));
  }
}

TEST(Workbook, ATotalThatIsNoSumOfItsRowsIsANumber) {
  const TempFolder folder;
  WorkbookWriter book(folder / "sums.xlsx", "sums.xlsx");
  const auto sheet = book.add_sheet("S", {{"x"}, {"y", ValueKind::euros}});
  const auto add = [&](std::int64_t cents, RowLook look) {
    book.add_row(sheet, std::vector<FieldValue>{std::string("r"), cents}, look);
  };
  add(100, RowLook::plain);
  add(200, RowLook::plain);
  add(300, RowLook::total);  // B2:B3
  add(50, RowLook::plain);
  add(350, RowLook::total);  // of both parts, hence no sum of the rows since the total before
  book.add_table(sheet, "Second", {{"x"}, {"y", ValueKind::euros}});
  add(70, RowLook::plain);
  add(70, RowLook::total);  // B10:B10
  book.finish();
  const std::string xml = member(folder, "sums.xlsx", "xl/worksheets/sheet1.xml");
  EXPECT_THAT(xml, HasSubstr("<f>SUBTOTAL(109,B2:B3)</f><v>3</v>"));
  EXPECT_THAT(xml, HasSubstr("<v>3.5</v>"));
  EXPECT_THAT(xml, HasSubstr("<f>SUBTOTAL(109,B10)</f><v>0.7</v>"));
  EXPECT_THAT(xml, HasSubstr("<autoFilter ref=\"A1:B5\"/>"));
  EXPECT_THAT(xml, Not(HasSubstr("state=\"frozen\"")));
  EXPECT_THAT(member(folder, "sums.xlsx", "xl/sharedStrings.xml"), HasSubstr("<t>Second</t>"));
}

TEST(Workbook, HasFiltersFrozenHeadsAndCharts) {
  const TempFolder folder;
  write_small(folder / "small.xlsx");
  const std::string xml = member(folder, "small.xlsx", "xl/worksheets/sheet1.xml");
  EXPECT_THAT(xml, HasSubstr("<autoFilter ref=\"A1:C3\"/>"));  // without the total
  EXPECT_THAT(xml, HasSubstr("state=\"frozen\""));
  EXPECT_THAT(member(folder, "small.xlsx", "xl/styles.xml"), HasSubstr("€"));
  EXPECT_THAT(member(folder, "small.xlsx", "xl/charts/chart1.xml"),
              HasSubstr("<c:f>Territoires!$B$2:$B$3</c:f>"));
}

TEST(Workbook, IsTheSameToTheByte) {
  const TempFolder folder;
  write_small(folder / "a.xlsx");
  write_small(folder / "b.xlsx");
  EXPECT_EQ(folder.read("a.xlsx"), folder.read("b.xlsx"));
}

TEST(Workbook, NamesOfSheetsAreShortAndDistinct) {
  const TempFolder folder;
  WorkbookWriter book(folder / "names.xlsx", "names.xlsx");
  const std::string longest = "Éducation et réussite éducative des enfants";
  for (const std::string& name : {longest, longest, std::string("a/b:c[d]"),
                                  std::string("A b c d "), std::string("A B C D ")}) {
    (void)book.add_sheet(name, {{"x"}});
  }
  book.finish();
  EXPECT_THAT(layer_names(folder / "names.xlsx"),
              ElementsAre("Éducation et réussite éducative", "Éducation et réussite éducati 2",
                          "a b c d ", "A b c d  2", "A B C D  3"));
}

TEST(Workbook, TextOfAnyKindIsKept) {
  const TempFolder folder;
  WorkbookWriter book(folder / "odd.xlsx", "odd.xlsx");
  const auto sheet = book.add_sheet("Odd", {{"x"}, {"y", ValueKind::count}});
  for (const std::string& text : {std::string("\xE9t\xE9"),
                                  std::string("a\x01"
                                              "b<&>"),
                                  std::string(40'000, 'x')}) {
    book.add_row(sheet, std::vector<FieldValue>{text, std::int64_t{1}});
  }
  book.finish();
  const auto rows = layer_rows(folder / "odd.xlsx", "Odd");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_EQ(rows[0].at("x"), "été");
  EXPECT_EQ(rows[2].at("x").size(), 32'766U + 3U);  // and an ellipsis
}

TEST(Workbook, RefusesMoreRowsThanASpreadsheetHas) {
  const TempFolder folder;
  WorkbookWriter book(folder / "long.xlsx", "long.xlsx");
  const auto sheet = book.add_sheet("Long", {{"x", ValueKind::count}});
  const std::vector<FieldValue> row;  // no cell: quick, and as long
  for (int i = 1; i < 1'048'576; ++i) book.add_row(sheet, row);
  try {
    book.add_row(sheet, row);
    FAIL() << "expected DataError";
  } catch (const DataError& error) {
    EXPECT_THAT(error.what(), HasSubstr("long.xlsx:1048577: the sheet \"Long\" has more rows than "
                                        "the 1048576 of a spreadsheet"));
    EXPECT_THAT(testing::codes_of(error), ElementsAre("sheet_too_long", "read_as_csv"));
  }
}

}  // namespace
}  // namespace carreau::files
