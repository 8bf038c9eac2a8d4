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

}  // namespace
}  // namespace carreau::files
