// SPDX-License-Identifier: Apache-2.0
/// The tables of a made-up country: every row is as wide as its header, and none is forgotten.
#include "results/sample_tables.hpp"

#include "base/text.hpp"
#include "inputs/rule_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using ::testing::HasSubstr;

const SampleRegion& first_region() {
  static const SampleRegion region =
      SampleCountry(20'000, 3, inputs::read_scenario("metropole-2023", 2019)).region(0);
  return region;
}

std::vector<std::string> lines_of(const SampleTable& table) {
  std::string text = table.header;
  table.append(first_region(), text);
  EXPECT_TRUE(text.ends_with('\n')) << table.file;
  text.pop_back();
  return split(text, '\n');
}

void expect_even(const SampleTable& table, char separator, std::size_t rows) {
  const auto lines = lines_of(table);
  ASSERT_EQ(lines.size(), rows + 1) << table.file;
  const std::size_t width = split(lines.front(), separator).size();
  for (const std::string& line : lines) {
    EXPECT_EQ(split(line, separator).size(), width) << table.file << ": " << line;
  }
}

TEST(SampleTables, HaveRowsAsWideAsTheirHeaders) {
  const SampleRegion& region = first_region();
  ASSERT_GT(region.cells.size(), 0U);
  expect_even(grid_table(), ',', region.cells.size());
  expect_even(composition_table(), ',', region.communes.size());
  expect_even(commune_table(), ',', region.communes.size());
  expect_even(income_table(), ';', region.units.size());
}

TEST(SampleTables, NameCellsAsTheInseeDoes) {
  const std::string cell = lines_of(grid_table()).at(1);
  EXPECT_THAT(cell, HasSubstr("CRS3035RES200mN"));
  EXPECT_THAT(cell, HasSubstr("CRS3035RES1000mN"));
}

TEST(SampleTables, OfIncomesBeginWithAByteOrderMark) {
  EXPECT_TRUE(lines_of(income_table())
                  .front()
                  .starts_with("\xEF\xBB\xBF"
                               "CODGEO;"));
}

}  // namespace
}  // namespace carreau::results
