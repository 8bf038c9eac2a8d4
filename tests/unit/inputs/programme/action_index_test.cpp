// SPDX-License-Identifier: Apache-2.0
/// Actions found by the reference that lines and indicators name.
#include "inputs/programme/action_index.hpp"

#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::inputs {
namespace {

class ActionIndexTest : public ::testing::Test {
 protected:
  /// A table of a file with a sheet of a kind.
  void add_table(std::size_t file, ActionSheet sheet) {
    Findings findings;
    const auto table = files::open_table(
        folder_.write("t.csv", "a,b\n1,2\n"), [](const auto&) { return true; }, findings);
    tables_.push_back({SheetRows(*table, "", kept_, findings), file, sheet, "", {}, {}});
  }
  static IndexedAction action(int year, const std::string& reference, std::size_t index,
                              std::size_t file, const std::string& written = "") {
    return {year, reference, written.empty() ? reference : written, ActionIndex(index), 0, 0, file};
  }

  testing::TempFolder folder_;
  files::KeptCells kept_;
  std::vector<ActionTable> tables_;
};

TEST_F(ActionIndexTest, AReferenceIsDistinctWithinItsYear) {
  ActionIndexes indexes(tables_);
  indexes.add(action(2023, "R1", 0, 0));
  indexes.add(action(2024, "R1", 1, 0));
  ASSERT_NE(indexes.find(2024, "R1"), nullptr);
  EXPECT_EQ(indexes.find(2024, "R1")->action, ActionIndex(1));
  EXPECT_EQ(indexes.find(2025, "R1"), nullptr);
}

TEST_F(ActionIndexTest, ARepeatedReferenceGetsTheNextFreeNumber) {
  ActionIndexes indexes(tables_);
  indexes.add(action(2024, "R1", 0, 0));
  indexes.add(action(2024, "R1 (2)", 1, 0));
  EXPECT_EQ(indexes.numbered(2024, "R1"), "R1 (3)");
  EXPECT_EQ(indexes.numbered(2024, "R1"), "R1 (4)");
  EXPECT_EQ(indexes.numbered(2023, "R1"), "R1 (2)");
}

TEST_F(ActionIndexTest, ALineMeansTheActionOfItsOwnFileWhereThatHasActions) {
  add_table(0, ActionSheet::actions);
  add_table(1, ActionSheet::actions);
  add_table(2, ActionSheet::lines);
  ActionIndexes indexes(tables_);
  indexes.add(action(2023, "R1", 0, 0));
  indexes.add(action(2024, "R1", 1, 1));
  EXPECT_EQ(indexes.join("R1", {}, 1).count, 1U);
  EXPECT_EQ(indexes.join("R1", {}, 1).action, ActionIndex(1));
  EXPECT_EQ(indexes.join("R1", {}, 2).count, 2U) << "a file of lines alone means any";
  EXPECT_EQ(indexes.join("R1", 2023, 2).action, ActionIndex(0));
  EXPECT_EQ(indexes.join("R1", 2023, 1).count, 0U);
  EXPECT_EQ(indexes.join("R2", {}, 2).count, 0U);
}

TEST_F(ActionIndexTest, ANumberedActionIsFoundAsItIsWritten) {
  add_table(0, ActionSheet::actions);
  ActionIndexes with_file(tables_);
  with_file.add(action(2024, "R1", 0, 0));
  with_file.add(action(2024, "R1 (2)", 1, 0, "R1"));
  EXPECT_EQ(with_file.join("R1", 2024, 0).count, 2U);
  EXPECT_EQ(with_file.join("R1 (2)", 2024, 0).count, 0U);
}

}  // namespace
}  // namespace carreau::inputs
