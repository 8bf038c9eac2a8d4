// SPDX-License-Identifier: Apache-2.0
/// A long CSV in parts: the same rows under the same numbers as in order.
#include "base/error.hpp"
#include "files/csv_table.hpp"
#include "inputs/grid_reader.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;

/// Rows long enough for few of them to make several parts of 48 MiB; blank lines between.
std::string long_text(std::size_t rows, std::size_t width) {
  std::string text = "title\ncode;filler\n";
  for (std::size_t i = 0; i < rows; ++i) {
    text += fmt::format("{};{}\n{}", i, std::string(width + i % 7, 'x'), i % 5 == 0 ? "\n" : "");
  }
  return text;
}

bool split_by_code(const std::vector<std::string>& columns) {
  constexpr std::array<std::string_view, 1> kNames = {"code"};
  return has_any(columns, kNames);
}

using Rows = std::vector<std::pair<std::int64_t, std::string>>;
void append_rows(Table& table, Rows& rows) {
  while (table.next()) rows.emplace_back(table.row(), table.field(0));
}

TEST(CsvSplit, PartsHoldTheRowsInOrderUnderTheirNumbers) {
  const TempFolder folder;
  const std::string path = folder.write("long.csv", long_text(1'500, 100'000));
  Findings findings;
  CsvTable whole(path, split_by_code, findings);
  Rows in_parts;
  const auto parts = whole.split();
  ASSERT_GE(parts.size(), 3U);
  for (const auto& part : parts) append_rows(*part, in_parts);
  Rows in_order;
  append_rows(whole, in_order);
  ASSERT_EQ(in_order.size(), 1'500U);
  EXPECT_EQ(in_parts, in_order);
}

TEST(CsvSplit, QuotationMarksKeepATableWhole) {
  const TempFolder folder;
  Findings findings;
  const CsvTable plain(folder.write("a.csv", "code;b\n1;2\n"), split_by_code, findings);
  EXPECT_EQ(plain.split().size(), 1U);
  const CsvTable quoted(folder.write("b.csv", "code;b\n1;\"2\n3\"\n"), split_by_code, findings);
  EXPECT_TRUE(quoted.split().empty());
}

/// A grid of more than one part; `last` is its last line.
std::string long_grid(const TempFolder& folder, const std::string& last) {
  std::string text = "idcar_200m,i_est_200,lcog_geo,ind,men,men_pauv,ind_snv,filler\n";
  const std::string filler(4'000, 'x');
  for (int i = 0; i < 18'000; ++i) {
    text += fmt::format("CRS3035RES200mN{}E{},0,59350,10,4,1,200000.5,{}\n", 3'000'000 + 200 * i,
                        3'800'000, filler);
  }
  return folder.write("grid_2019.csv", text + last);
}

std::string error_of(const std::string& path) {
  Findings findings;
  try {
    (void)inputs::read_grid(std::span(&path, 1), Headcount::present, findings);
  } catch (const DataError& error) {
    return error.what();
  }
  return "no error";
}

TEST(CsvSplit, AnErrorInALaterPartNamesTheRowOfTheFile) {
  const TempFolder folder;
  EXPECT_THAT(error_of(long_grid(folder, "CRS3035RES200mN200E200,0,59350,ten,4,1,200000,x\n")),
              ::testing::StartsWith("grid_2019.csv:18002: ind: expected a number, found \"ten\""));
  EXPECT_THAT(error_of(long_grid(folder, "CRS2975RES200mN200E200,0,59350,10,4,1,200000,x\n")),
              ::testing::StartsWith("grid_2019.csv:18002: idcar_200m: expected the same grid"));
}

TEST(CsvSplit, AGridOfSeveralPartsIsReadWhole) {
  const TempFolder folder;
  const std::string path = long_grid(folder, "");
  Findings findings;
  const inputs::LoadedGrid reading =
      inputs::read_grid(std::span(&path, 1), Headcount::present, findings);
  ASSERT_EQ(reading.cells.size(), 18'000U);
  for (std::size_t i = 0; i < reading.cells.size(); i += 1'000) {
    const auto row = static_cast<std::int32_t>(15'000 + i);
    EXPECT_EQ(reading.cells.positions()[i], (CellPosition{row, 19'000}));
    EXPECT_EQ(reading.cells.income_sums()[i], Euros::from_cents(20'000'050));
    EXPECT_EQ(reading.cells.main_commune(CellIndex(i)), "59350");
  }
}

/// What the cell at place `p` of the next test has in each column.
std::string codes_at(int p) {
  return p % 11 == 0 ? "" : p % 3 == 0 ? "5935059009" : fmt::format("{:05}", 59'000 + p % 700);
}

/// Cells in no order, with CRLF, blank lines between and no last line feed: columns are filled by
/// several threads, closed up where lines were blank, and then put in order.
TEST(CsvSplit, AGridInAnyOrderWithBlankLinesIsReadWhole) {
  constexpr int kCells = 18'000;
  const TempFolder folder;
  std::string text = "idcar_200m,i_est_200,lcog_geo,ind,men,men_pauv,ind_snv,men_prop,filler\r\n";
  const std::string filler(4'000, 'x');
  for (int i = 0; i < kCells; ++i) {
    const int p = i * 7'919 % kCells;  // each place once
    text += fmt::format("CRS3035RES200mN{}E3800000,{},{},{}.{},{},{}.5,{}.25,{},{}",
                        3'000'000 + 200 * p, p % 2, codes_at(p), 10 + p % 40, p % 10, 8 + p % 30,
                        p % 7, 200'000 + p, p % 9, filler);
    if (i + 1 < kCells) text += i % 5 == 0 ? "\r\n\r\n\n" : "\r\n";
  }
  const std::string path = folder.write("grid_2019.csv", text);
  Findings findings;
  const CellTable cells = inputs::read_grid(std::span(&path, 1), Headcount::present, findings,
                                            nullptr, only(Trait::men_prop))
                              .cells;
  ASSERT_EQ(cells.size(), std::size_t{kCells});
  for (int p = 0; p < kCells; ++p) {
    const auto i = static_cast<std::size_t>(p);
    ASSERT_EQ(cells.positions()[i], (CellPosition{15'000 + p, 19'000}));
    ASSERT_EQ(cells.people()[i], Persons::from_tenths(10 * (10 + p % 40) + p % 10));
    ASSERT_EQ(cells.households()[i], Households::whole(8 + p % 30));
    ASSERT_EQ(cells.poor_households()[i], Households::from_tenths(10 * (p % 7) + 5));
    ASSERT_EQ(cells.income_sums()[i], Euros::from_cents(100 * (200'000 + p) + 25));
    ASSERT_EQ(cells.imputations()[i], p % 2 == 1 ? Imputation::imputed : Imputation::observed);
    ASSERT_EQ(cells.communes(CellIndex(i)), codes_at(p));
    ASSERT_EQ(cells.traits().column(Trait::men_prop)[i], 10 * (p % 9));
  }
}

/// Room is made for so many rows before they are read.
TEST(CsvSplit, PartsAnnounceAsManyRowsAsTheyHaveLines) {
  const TempFolder folder;
  std::string text = "code;filler\n";
  for (int i = 0; i < 1'000; ++i) text += fmt::format("{};{}\n", i, std::string(100'000, 'x'));
  for (const char* const last : {"", "last;1", "last;1\n"}) {
    Findings findings;
    const CsvTable whole(folder.write("long.csv", text + last), split_by_code, findings);
    std::size_t announced = 0;
    std::size_t found = 0;
    for (const auto& part : whole.split()) {
      announced += part->most_rows();
      while (part->next()) ++found;
    }
    EXPECT_EQ(found, std::string_view(last).empty() ? 1'000U : 1'001U);
    EXPECT_EQ(announced, found);
  }
}

}  // namespace
}  // namespace carreau::files
