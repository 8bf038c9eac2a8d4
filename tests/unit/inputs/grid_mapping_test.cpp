// SPDX-License-Identifier: Apache-2.0
/// Declared mappings of columns, and what is wrong with them.
#include "inputs/grid_mapping.hpp"

#include "base/error.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

using carreau::testing::TempFolder;
using ::testing::HasSubstr;

std::string grid_mapping_error(const std::string& text) {
  const TempFolder folder;
  try {
    (void)read_grid_mapping(folder.write("columns.toml", text));
  } catch (const Error& error) {
    return error.what();
  }
  return "no error";
}

TEST(GridMappingFile, GivesEveryColumn) {
  const TempFolder folder;
  const GridMapping mapping = read_grid_mapping(folder.write(
      "columns.toml",
      "year = 2021\n[columns]\nid = \"a\"\npeople = \"b\"\nincomes = \"c\"\nhouseholds = \"d\"\n"
      "poor_households = \"e\"\nimputed = \"f\"\ncommunes = \"g\"\n"));
  EXPECT_EQ(mapping, (GridMapping{"a", "b", "c", "d", "e", "f", "g", 2021}));
  EXPECT_TRUE(mapping.is_declared());
  EXPECT_TRUE(mapping.has_incomes());
  EXPECT_TRUE(mapping.has_households());
}

TEST(GridMappingFile, LeavesOutWhatTheGridLacks) {
  const TempFolder folder;
  const GridMapping mapping = read_grid_mapping(
      folder.write("columns.toml", "[columns]\nid = \"GRD_ID\"\npeople = \"T\"\n"));
  EXPECT_FALSE(mapping.has_incomes());
  EXPECT_FALSE(mapping.has_households());
  EXPECT_EQ(mapping.year, std::nullopt);
}

TEST(GridMapping, IsNotDeclaredWhereItNamesNothing) {
  const GridMapping mapping;
  EXPECT_FALSE(mapping.is_declared());
  EXPECT_TRUE(mapping.has_incomes());
  EXPECT_NO_THROW(check_mapping(mapping));
}

TEST(GridMappingFile, RefusesUnknownKeysWithTheNearest) {
  EXPECT_THAT(grid_mapping_error("[columns]\nid = \"a\"\npeople = \"b\"\nincome = \"c\"\n"),
              HasSubstr("\"incomes\""));
  EXPECT_THAT(grid_mapping_error("yaer = 2021\n[columns]\nid = \"a\"\npeople = \"b\"\n"),
              HasSubstr("\"year\""));
}

TEST(GridMappingFile, RefusesWhatIsNoYear) {
  EXPECT_THAT(grid_mapping_error("year = \"2021\"\n[columns]\nid = \"a\"\npeople = \"b\"\n"),
              HasSubstr("expected a year between 1900 and 2100, found \"2021\""));
  EXPECT_THAT(grid_mapping_error("year = 21\n[columns]\nid = \"a\"\npeople = \"b\"\n"),
              HasSubstr("found 21"));
}

TEST(GridMappingFile, RefusesHalfAMapping) {
  EXPECT_THAT(grid_mapping_error("year = 2021\n"), HasSubstr("columns"));
  EXPECT_THAT(grid_mapping_error("[columns]\nid = \"a\"\n"),
              HasSubstr("columns.toml: expected under [columns] the column of \"people\""));
  EXPECT_THAT(grid_mapping_error("[columns]\npeople = \"a\"\n"), HasSubstr("the column of \"id\""));
  EXPECT_THAT(grid_mapping_error("[columns]\nid = \"a\"\npeople = \"b\"\nhouseholds = \"c\"\n"),
              HasSubstr("both households and poor_households"));
}

TEST(GridMappingFile, RefusesAColumnWithTwoMeanings) {
  EXPECT_THAT(grid_mapping_error("[columns]\nid = \"a\"\npeople = \"T\"\nincomes = \"t\"\n"),
              HasSubstr("expected one meaning for the column"));
}

}  // namespace
}  // namespace carreau::inputs
