// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/corrected_rows.hpp"

#include "support/action_table.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(CorrectedRowsTest, ALaterFileReplacesARowThatIsAlike) {
  const testing::TempFolder folder;
  std::vector<ActionTable> tables;
  tables.push_back(testing::action_table(folder, "Réf;Année;Intitulé\n1;?;x\n2;?;y\n3;?;z\n"));
  tables.push_back(testing::action_table(
      folder,
      "Réf;Année;Intitulé;raison;colonne;origine\n1;2024;x;;;t.csv:2\n9;2024;q;;;t.csv:3\n"));
  tables[1].file = 1;
  const CorrectedRows corrected(tables);
  EXPECT_EQ(corrected.origin(0, 0), "t.csv:2");
  EXPECT_EQ(corrected.origin(1, 1), "t.csv:3");
  EXPECT_TRUE(corrected.has_later(0, 0));
  EXPECT_FALSE(corrected.has_later(0, 1)) << "another row has this number now";
  EXPECT_FALSE(corrected.has_later(0, 2));
  EXPECT_FALSE(corrected.has_later(1, 0)) << "no later file has it";
}

}  // namespace
}  // namespace carreau::inputs
