// SPDX-License-Identifier: Apache-2.0
/// docs/formats.md lists every column of every kind of result, and no other.
#include "support/column_tables.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>
#include <string_view>

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

std::string page() {
  const std::ifstream file(std::string(CARREAU_SOURCE_DIR) + "/docs/formats.md");
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(FormatsPage, ListsTheColumnsOfEveryKind) {
  const std::string text = page();
  testing::for_each_column_table([&](const char* kind, const auto& table) {
    const std::string line = line_of(kind, table);
    EXPECT_NE(text.find("\n" + line + "\n"), std::string::npos) << line;
  });
}

}  // namespace
}  // namespace carreau::results
