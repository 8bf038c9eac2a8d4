// SPDX-License-Identifier: Apache-2.0
/// A revision read back from its file tells what it told before it was written.
#include "results/revision_reader.hpp"

#include "base/error.hpp"
#include "results/revision_writer.hpp"
#include "support/revised_town.hpp"
#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

namespace carreau::results {
namespace {

using carreau::testing::RevisedTown;
using carreau::testing::TempFolder;

class RevisionFiles : public ::testing::Test {
 protected:
  RevisionFiles() {
    OutputOptions options;
    options.path = path_;
    (void)write_revision(town_.revised(), options);
  }
  RevisedTown town_;
  TempFolder folder_;
  std::string path_ = folder_ / "out.gpkg";
};

TEST_F(RevisionFiles, TellOfQuartiersWhatTheRunTold) {
  ASSERT_TRUE(is_revision(path_));
  const RevisionFile file(path_);
  auto records = revised_records(town_.revised());
  for (RevisedRecord& left : left_records(town_.revised())) records.push_back(std::move(left));
  ASSERT_EQ(file.codes().size(), records.size());
  for (const RevisedRecord& record : records) {
    const auto read = file.find_quartier(record.figures.code);
    ASSERT_TRUE(read) << record.figures.code;
    EXPECT_EQ(revised_columns().row(*read), revised_columns().row(record)) << record.figures.code;
  }
  EXPECT_FALSE(file.find_quartier("QP999999"));
}

TEST_F(RevisionFiles, TellOfCellsAndParameters) {
  const RevisionFile file(path_);
  ASSERT_TRUE(file.has_cells());
  const CellIndex own = town_.laid.of_zone(0).front().cell;
  const auto cell = file.find_cell(town_.cells.id(own).text());
  ASSERT_TRUE(cell);
  EXPECT_EQ(cell->role, CellRole::listed);
  EXPECT_DOUBLE_EQ(file.number("extension_share"), 0.6);
  EXPECT_THROW((void)file.number("name"), DataError) << "a text is no number";
  EXPECT_THROW((void)file.provenance("nothing"), DataError);
}

TEST_F(RevisionFiles, OfADelineationAreNone) {
  OutputOptions options;
  options.path = folder_ / "plain.gpkg";
  (void)write_delineation(town_.output, options);
  EXPECT_FALSE(is_revision(options.path));
}

}  // namespace
}  // namespace carreau::results
