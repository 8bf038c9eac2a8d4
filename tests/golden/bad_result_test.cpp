// SPDX-License-Identifier: Apache-2.0
/// Results that were changed after they were written, as their readers tell it.
#include "support/carreau_program.hpp"

#include <gdal_priv.h>
#include <gtest/gtest.h>

#include <string>

namespace carreau::testing {
namespace {

/// Explains a result that a command of SQL has changed.
std::string said_after(const std::string& command) {
  const TempFolder folder;
  EXPECT_EQ(delineate(folder, World()).exit_code, 0);
  {
    GDALAllRegister();
    const GDALDatasetUniquePtr result(
        GDALDataset::Open((folder / "out.gpkg").c_str(), GDAL_OF_VECTOR | GDAL_OF_UPDATE));
    result->ReleaseResultSet(result->ExecuteSQL(command.c_str(), nullptr, nullptr));
  }
  const ProgramResult explained = carreau(folder, {"explain", "out.gpkg", "30901-01"});
  EXPECT_EQ(explained.exit_code, 1);
  EXPECT_EQ(explained.out, "");
  return explained.err;
}

TEST(BadResult, LacksALineOfItsProvenance) {
  EXPECT_EQ(said_after("DELETE FROM run WHERE key = 'year'"),
            "carreau explain: out.gpkg: expected a line \"year\" in the layer run, found none (was "
            "the file written by this version?)\n");
}

TEST(BadResult, HoldsAValueThatNothingWrites) {
  EXPECT_EQ(said_after("UPDATE run SET value = 'soon' WHERE key = 'year'"),
            "carreau explain: out.gpkg: expected a value of \"year\" in the layer run, found "
            "\"soon\" (was the file written by this version, and not changed since?)\n");
}

TEST(BadResult, LacksAColumn) {
  EXPECT_EQ(said_after("ALTER TABLE perimeters DROP COLUMN people"),
            "carreau explain: out.gpkg: people: expected a column \"people\", found none (was the "
            "file written by this version?)\n");
}

}  // namespace
}  // namespace carreau::testing
