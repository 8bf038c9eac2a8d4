// SPDX-License-Identifier: Apache-2.0
/// Columns are as wide as their widest cell, also with accents.
#include "report/text_table.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::report {
namespace {

TEST(TextTable, NamesLeftFiguresRight) {
  TextTable table({"zone", "name", "people"});
  table.add_row({"30501-01", "Alès 1", "12,654"});
  table.add_row({"1", "Saint-Ambroix 1", "7"});
  EXPECT_EQ(table.size(), 2U);
  EXPECT_EQ(table.text(),
            "  zone      name             people\n"
            "  30501-01  Alès 1           12,654\n"
            "  1         Saint-Ambroix 1       7\n");
}

TEST(TextTable, AColumnMayBeAddedToTheHeader) {
  TextTable table({"a", "b"});
  table.add_column("c");
  table.add_row({"1", "2", "3"});
  EXPECT_EQ(table.text(), "  a  b  c\n  1  2  3\n");
}

TEST(TextTable, OfColumnsHasEachCellUnderItsTitle) {
  const std::vector<TextColumn<int>> columns = {
      {"zone", [](const int& row) { return std::to_string(row); }},
      {"name", [](const int&) { return std::string("Moulin"); }},
      {"double", [](const int& row) { return std::to_string(2 * row); }}};
  EXPECT_EQ(table_of(columns, {7, 60}).text(),
            "  zone  name    double\n"
            "  7     Moulin      14\n"
            "  60    Moulin     120\n");
}

TEST(TextTable, WithoutRowsIsItsHeader) { EXPECT_EQ(TextTable({"a", "b"}).text(), "  a  b\n"); }

}  // namespace
}  // namespace carreau::report
