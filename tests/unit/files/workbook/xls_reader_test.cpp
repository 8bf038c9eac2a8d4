// SPDX-License-Identifier: Apache-2.0
/// Workbooks of Excel 97 to 2003.
#include "files/workbook/xls_reader.hpp"

#include "base/error.hpp"
#include "support/faults.hpp"
#include "support/sheets.hpp"
#include "support/temp_folder.hpp"
#include "support/xls_source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace carreau::files {
namespace {

using testing::cells_of;
using testing::codes_thrown_by;
using testing::compound_file;
using ::testing::ElementsAre;
using testing::xls_record;
using testing::xls_stream;
using testing::XlsBytes;

/// The beginning of a record of a cell.
XlsBytes at(std::uint64_t row, std::uint64_t column, std::uint64_t style = 0) {
  return XlsBytes().u16(row).u16(column).u16(style);
}
std::string formula(XlsBytes place, std::uint64_t result_low, std::uint64_t result_high) {
  return xls_record(0x06, place.u32(result_low).u32(result_high).u16(0).u32(0).u16(0));
}
std::string format(std::uint64_t id) { return xls_record(0xE0, XlsBytes().u16(0).u16(id)); }

Workbook read(const std::string& globals, const std::string& records) {
  const std::string file = compound_file(xls_stream(globals, {{"S", 0, records}}));
  return read_workbook(file, "book.xls", "xls");
}
std::vector<std::string> cells(const std::string& globals, const std::string& records) {
  return cells_of(read(globals, records).sheets.at(0));
}

TEST(Xls, EachTypeOfCell) {
  const std::string texts = xls_record(
      0xFC,
      XlsBytes().u32(2).u32(2).text("Chor\xE9graphie").wide(u"\u00E9t\u00E9 \u20AC \U0001F600"));
  EXPECT_THAT(
      cells(texts,
            xls_record(0xFD, at(0, 0).u32(0)) + xls_record(0xFD, at(0, 1).u32(1)) +
                xls_record(0x203, at(1, 0).real(15.375)) +
                xls_record(0x27E, at(1, 1).u32((1234567U << 2U) | 3U)) +
                xls_record(0x27E, at(1, 2).u32(((0U - 5U) << 2U) | 2U)) +
                xls_record(0x27E, at(1, 3).u32(0x40240000U)) +
                xls_record(0xBD, XlsBytes().u16(2).u16(1).u16(0).u32(6).u16(0).u32(10).u16(2)) +
                xls_record(0x205, at(3, 0).u8(1).u8(0)) +
                xls_record(0x205, at(3, 1).u8(0x17).u8(1)) +
                xls_record(0x204, at(4, 0).text("label"))),
      ElementsAre("0,0 text Chorégraphie", "0,1 text été € 😀", "1,0 number 15.375",
                  "1,1 number 12345.67", "1,2 number -5", "1,3 number 10", "2,1 number 1",
                  "2,2 number 2", "3,0 boolean true", "3,1 error #REF!", "4,0 text label"));
}

TEST(Xls, ResultsOfFormulas) {
  EXPECT_THAT(
      cells("", formula(at(0, 0), 0, 0x40240000) + formula(at(0, 1), 0x00010001, 0xFFFF0000) +
                    formula(at(0, 2), 0x002A0002, 0xFFFF0000) +
                    formula(at(0, 3), 0x00000000, 0xFFFF0000) +
                    xls_record(0x207, XlsBytes().text("result")) +
                    formula(at(0, 4), 0x00000003, 0xFFFF0000)),
      ElementsAre("0,0 number 10", "0,1 boolean true", "0,2 error #N/A", "0,3 text result"));
}

TEST(Xls, StylesSayWhatNumbersAreInBothEpochs) {
  const std::string styles = format(0) + format(14) + format(10) + format(164) +
                             xls_record(0x41E, XlsBytes().u16(164).text("dd/mm/yyyy hh:mm"));
  const std::string records =
      xls_record(0x203, at(0, 0, 1).real(45366)) + xls_record(0x203, at(0, 1, 2).real(0.125)) +
      xls_record(0x203, at(0, 2, 3).real(45366.5)) + xls_record(0x203, at(0, 3, 0).real(1));
  EXPECT_THAT(cells(styles, records), ElementsAre("0,0 date 2024-03-15", "0,1 percentage 12.5 %",
                                                  "0,2 date 2024-03-15 12:00:00", "0,3 number 1"));
  EXPECT_THAT(cells(styles + xls_record(0x22, XlsBytes().u16(1)),
                    xls_record(0x203, at(0, 0, 1).real(43904))),
              ElementsAre("0,0 date 2024-03-15"));
}

TEST(Xls, TextsGoOnInTheNextRecord) {
  // Four characters of one byte, then the rest in two bytes; fonts and readings lie behind.
  const std::string texts =
      xls_record(0xFC, XlsBytes().u32(2).u32(2).u16(7).u8(0x0C).u16(1).u32(3).raw("abcd")) +
      xls_record(0x3C, XlsBytes().u8(1).u16('e').u16(0x20AC).u16('g').raw("ffff").raw("rr")) +
      xls_record(0x3C, XlsBytes().raw("r").text("next"));
  EXPECT_THAT(cells(texts, xls_record(0xFD, at(0, 0).u32(0)) + xls_record(0xFD, at(0, 1).u32(1))),
              ElementsAre("0,0 text abcde€g", "0,1 text next"));
}

TEST(Xls, MergedHiddenAndCharts) {
  const std::string records =
      xls_record(0x7D, XlsBytes().u16(1).u16(2).u16(0).u16(0).u16(1).u16(0)) +
      xls_record(0x208, XlsBytes().u16(3).raw(std::string(10, '\0')).u32(0x20)) +
      testing::xls_begin(0x20) + xls_record(0x203, at(9, 9).real(9)) +
      xls_record(0x0A, XlsBytes()) + xls_record(0x203, at(3, 1).real(1)) +
      xls_record(0xE5, XlsBytes().u16(1).u16(3).u16(4).u16(1).u16(2));
  const std::string file =
      compound_file(xls_stream("", {{"S", 0, records}, {"Cach\xE9", 1, ""}, {"Tr\xE8s", 2, ""}}));
  const Workbook book = read_workbook(file, "book.xls", "xls");
  ASSERT_EQ(book.sheets.size(), 3U);
  EXPECT_EQ(book.sheets[1].name(), "Caché");
  EXPECT_TRUE(book.sheets[1].is_hidden());
  EXPECT_TRUE(book.sheets[2].is_hidden());
  const Sheet& sheet = book.sheets[0];
  EXPECT_THAT(cells_of(sheet), ElementsAre("3,1 number 1")) << "a chart has cells of its own";
  EXPECT_THAT(sheet.merged(), ElementsAre(MergedCells{3, 4, 1, 2}));
  EXPECT_TRUE(sheet.is_row_hidden(3));
  EXPECT_TRUE(sheet.is_column_hidden(2));
  EXPECT_FALSE(sheet.is_column_hidden(3));
}

TEST(Xls, WhatCannotBeReadIsRefused) {
  const auto codes = [](const std::string& file) {
    return codes_thrown_by([&] { (void)read_workbook(file, "book.xls", "xls"); });
  };
  const auto damaged = ElementsAre("workbook_damaged", "save_again");
  const std::string whole = compound_file(xls_stream("", {{"S", 0, ""}}));
  EXPECT_THAT(codes(whole.substr(0, 600)), damaged);
  EXPECT_THAT(codes(whole.substr(0, 2000)), damaged);
  std::string circle = whole;
  circle[512 + 4 * 3] = 2;  // the second sector of the stream leads back to its first
  EXPECT_THAT(codes(circle), damaged);
  EXPECT_THAT(codes(compound_file(xls_stream(xls_record(0x2F, XlsBytes().u16(0)), {}))),
              ElementsAre("workbook_locked", "save_unlocked"));
  EXPECT_THAT(codes(compound_file("", "Book")), ElementsAre("workbook_too_old", "save_as_new"));
  EXPECT_THAT(codes(compound_file(xls_record(0x809, XlsBytes().u16(0x0500).u16(5)))),
              ElementsAre("workbook_too_old", "save_as_new"));
  EXPECT_THAT(codes(compound_file(xls_stream("", {{"S", 0, xls_record(0xFD, at(0, 0).u32(4))}}))),
              ElementsAre("cell_text_missing", "save_again"));
  EXPECT_THAT(codes(compound_file(xls_stream("", {{"S", 0, xls_record(0x203, at(0, 0))}}))),
              ElementsAre("workbook_part_damaged", "save_again"));
}

TEST(Xls, SheetsThatShareTheirRecordsAreRefused) {
  const auto stream = [](std::size_t sheets, std::uint64_t place) {
    std::string records = testing::xls_begin(5);
    for (std::size_t k = 0; k < sheets; ++k) {
      records += xls_record(0x85, XlsBytes().u32(place).u8(0).u8(0).text("S", 1));
    }
    records += xls_record(0x0A, XlsBytes());
    const std::string number = xls_record(0x203, at(0, 0).real(1.0));
    std::string cells;
    for (int k = 0; k < 100; ++k) cells += number;
    return std::pair(records + testing::xls_begin(0x10) + cells + xls_record(0x0A, XlsBytes()),
                     records.size());
  };
  const auto codes = [&](std::size_t sheets) {
    const std::size_t place = stream(sheets, 0).second;
    const std::string file = compound_file(stream(sheets, place).first);
    return codes_thrown_by([&] { (void)read_workbook(file, "book.xls", "xls"); });
  };
  EXPECT_THAT(codes(1), ElementsAre());
  EXPECT_THAT(codes(10), ElementsAre("workbook_damaged", "save_again"));
}

TEST(Xls, ABitThatIsFlippedNeverEndsTheProgram) {
  const std::string texts = xls_record(0xFC, XlsBytes().u32(1).u32(1).text("text"));
  const std::string whole = compound_file(xls_stream(
      texts, {{"S", 0, xls_record(0xFD, at(0, 0).u32(0)) + xls_record(0x203, at(0, 1).real(2))}}));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string flipped = whole;
    flipped[i] = static_cast<char>(flipped[i] ^ (1 << (i % 8)));
    try {
      (void)read_workbook(flipped, "book.xls", "xls");
    } catch (const Error&) {  // refused, as it may be
    }
  }
}

}  // namespace
}  // namespace carreau::files
