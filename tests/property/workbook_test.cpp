// SPDX-License-Identifier: Apache-2.0
/// A sheet reads alike from every format, however its writer repeats and merges cells.
#include "files/workbook/workbook_reader.hpp"
#include "support/sheets.hpp"
#include "support/temp_folder.hpp"
#include "support/workbooks.hpp"
#include "support/xls_source.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace carreau::files {
namespace {

using testing::xls_record;
using testing::XlsBytes;

/// A drawn cell: nothing, a text, a number, a truth, a day or a share.
struct DrawnCell {
  int kind = 0;
  int value = 0;
  friend bool operator==(const DrawnCell&, const DrawnCell&) = default;

  [[nodiscard]] double real() const { return value / 8.0; }
  [[nodiscard]] std::string text() const { return fmt::format("texte {}", value); }
  /// A day of 2024.
  [[nodiscard]] int day() const { return 45'292 + value % 366; }
};
using DrawnRow = std::vector<DrawnCell>;
using DrawnSheet = std::vector<DrawnRow>;

/// A place in a spreadsheet: "C4".
std::string place_name(std::size_t row, std::size_t column) {
  return std::string(1, static_cast<char>('A' + column)) + std::to_string(row + 1);
}

std::string xlsx_of(const DrawnSheet& sheet) {
  std::string xml = "<sheetData>";
  for (std::size_t r = 0; r < sheet.size(); ++r) {
    xml += fmt::format("<row r=\"{}\">", r + 1);
    for (std::size_t c = 0; c < sheet[r].size(); ++c) {
      const DrawnCell& cell = sheet[r][c];
      const std::string place = place_name(r, c);
      switch (cell.kind) {
        case 1:
          xml +=
              fmt::format(R"(<c r="{}" t="inlineStr"><is><t>{}</t></is></c>)", place, cell.text());
          break;
        case 2: xml += fmt::format(R"(<c r="{}"><v>{}</v></c>)", place, cell.real()); break;
        case 3:
          xml += fmt::format(R"(<c r="{}" t="b"><v>{}</v></c>)", place, cell.value % 2);
          break;
        case 4: xml += fmt::format(R"(<c r="{}" s="1"><v>{}</v></c>)", place, cell.day()); break;
        case 5: xml += fmt::format(R"(<c r="{}" s="2"><v>{}</v></c>)", place, cell.real()); break;
        default: break;
      }
    }
    xml += "</row>";
  }
  return xml + "</sheetData>";
}

std::string xls_of(const DrawnSheet& sheet) {
  std::string records;
  for (std::size_t r = 0; r < sheet.size(); ++r) {
    for (std::size_t c = 0; c < sheet[r].size(); ++c) {
      const DrawnCell& cell = sheet[r][c];
      const auto at = [&](int style) {
        return XlsBytes().u16(r).u16(c).u16(static_cast<std::uint64_t>(style));
      };
      switch (cell.kind) {
        case 1: records += xls_record(0x204, at(0).text(cell.text())); break;
        case 2: records += xls_record(0x203, at(0).real(cell.real())); break;
        case 3:
          records += xls_record(0x205, at(0).u8(static_cast<std::uint64_t>(cell.value % 2)).u8(0));
          break;
        case 4:
          records +=
              xls_record(0x27E, at(1).u32((static_cast<std::uint64_t>(cell.day()) << 2U) | 2U));
          break;
        case 5: records += xls_record(0x203, at(2).real(cell.real())); break;
        default: break;
      }
    }
  }
  std::string styles;
  for (const std::uint64_t format : {0U, 14U, 10U}) {
    styles += xls_record(0xE0, XlsBytes().u16(0).u16(format));
  }
  return testing::compound_file(testing::xls_stream(styles, {{"S", 0, records}}));
}

std::string ods_cell(const DrawnCell& cell, std::size_t repeated) {
  const std::string more =
      repeated > 1 ? fmt::format(" table:number-columns-repeated=\"{}\"", repeated) : "";
  const auto typed = [&](const std::string& attributes, const std::string& shown) {
    return fmt::format("<table:table-cell{} {}><text:p>{}</text:p></table:table-cell>", more,
                       attributes, shown);
  };
  switch (cell.kind) {
    case 1: return typed(R"(office:value-type="string")", cell.text());
    case 2:
      return typed(fmt::format(R"(office:value-type="float" office:value="{}")", cell.real()), "n");
    case 3:
      return typed(fmt::format(R"(office:value-type="boolean" office:boolean-value="{}")",
                               cell.value % 2 == 1),
                   "VRAI");
    case 4: {
      const std::chrono::year_month_day day{std::chrono::sys_days(std::chrono::year(2024) / 1 / 1) +
                                            std::chrono::days(cell.value % 366)};
      return typed(
          fmt::format(R"(office:value-type="date" office:date-value="2024-{:02}-{:02}")",
                      static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day())),
          "d");
    }
    case 5:
      return typed(fmt::format(R"(office:value-type="percentage" office:value="{}")", cell.real()),
                   "%");
    default: return fmt::format("<table:table-cell{}/>", more);
  }
}

/// The number of elements from `at` on that are equal, at most `most`.
template <class Elements>
std::size_t run_length(const Elements& elements, std::size_t at, std::size_t most) {
  std::size_t length = 1;
  while (length < most && at + length < elements.size() && elements[at + length] == elements[at]) {
    ++length;
  }
  return length;
}

/// Runs of equal cells and rows are written as one, up to `most` of them.
std::string ods_of(const DrawnSheet& sheet, std::size_t most) {
  std::string xml = "<table:table table:name=\"S\">";
  for (std::size_t r = 0; r < sheet.size();) {
    const std::size_t rows = run_length(sheet, r, most);
    xml += fmt::format("<table:table-row table:number-rows-repeated=\"{}\">", rows);
    for (std::size_t c = 0; c < sheet[r].size();) {
      const std::size_t columns = run_length(sheet[r], c, most);
      xml += ods_cell(sheet[r][c], columns);
      c += columns;
    }
    xml += "</table:table-row>";
    r += rows;
  }
  return xml +
         "<table:table-row table:number-rows-repeated=\"1000000\"><table:table-cell "
         "table:number-columns-repeated=\"16384\"/></table:table-row></table:table>";
}

RC_GTEST_PROP(WorkbookProperty, ASheetReadsAlikeFromEveryFormat, ()) {
  const auto cell = rc::gen::map(rc::gen::pair(rc::gen::inRange(0, 6), rc::gen::inRange(0, 4)),
                                 [](const std::pair<int, int>& drawn) {
                                   return DrawnCell{drawn.first, drawn.second};
                                 });
  const auto width = *rc::gen::inRange<std::size_t>(1, 8);
  const auto sheet = *rc::gen::container<DrawnSheet>(rc::gen::container<DrawnRow>(width, cell));
  RC_PRE(sheet.size() < 60);
  const testing::TempFolder folder;
  const std::string xlsx = folder / "a.xlsx";
  testing::write_xlsx(
      xlsx, {.sheets = {{.xml = xlsx_of(sheet)}},
             .styles = "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"10\"/>"
                       "</cellXfs>"});
  const auto expected = testing::cells_of(testing::read_workbook_file(xlsx).sheets.at(0));
  const std::string ods = folder / "a.ods";
  testing::write_ods(ods, ods_of(sheet, *rc::gen::inRange<std::size_t>(1, 5)));
  RC_ASSERT(testing::cells_of(testing::read_workbook_file(ods).sheets.at(0)) == expected);
  const std::string xls = folder.write("a.xls", xls_of(sheet));
  RC_ASSERT(testing::cells_of(testing::read_workbook_file(xls).sheets.at(0)) == expected);
}

}  // namespace
}  // namespace carreau::files
