// SPDX-License-Identifier: Apache-2.0
/// docs/formats.md lists every column of every kind of result, and no other.
#include "support/column_tables.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

namespace carreau::results {
namespace {

/// In the notation of the page: "**cells**: `cell_id`, `share_below` ±", where ± stands for `_low`
/// and `_high`.
template <class Record>
std::string line_of(std::string_view kind, const ColumnTable<Record>& table) {
  std::string line = fmt::format("**{}**:", kind);
  const auto& columns = table.columns();
  for (std::size_t c = 0; c < columns.size(); ++c) {
    line += fmt::format("{} `{}`", c == 0 ? "" : ",", columns[c].name);
    if (c + 2 < columns.size() && columns[c + 1].name == columns[c].name + "_low" &&
        columns[c + 2].name == columns[c].name + "_high") {
      line += " ±";
      c += 2;
    }
  }
  return line;
}

/// The lines of the section of columns that begin as those of a kind.
std::vector<std::string> lines_of_page() {
  std::ifstream file(std::string(CARREAU_SOURCE_DIR) + "/docs/formats.md");
  std::vector<std::string> lines;
  bool is_inside = false;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with("## ")) is_inside = line == "## Every column by its name";
    if (is_inside && line.starts_with("**")) lines.push_back(line);
  }
  return lines;
}

TEST(FormatsPage, ListsTheColumnsOfEveryKindAndNothingElse) {
  std::vector<std::string> lines;
  testing::for_each_column_table(
      [&](const char* kind, const auto& table) { lines.push_back(line_of(kind, table)); });
  EXPECT_THAT(lines_of_page(), ::testing::ElementsAreArray(lines));
}

}  // namespace
}  // namespace carreau::results
