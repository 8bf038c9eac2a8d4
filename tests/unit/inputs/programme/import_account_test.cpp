// SPDX-License-Identifier: Apache-2.0
#include "inputs/programme/import_account.hpp"

#include <gtest/gtest.h>

namespace carreau::inputs {
namespace {

TEST(ImportAccountTest, KindsOfRowsHaveNamesAndATotalDiffersOrNot) {
  EXPECT_EQ(to_text(RowKind::data), "data");
  EXPECT_EQ(to_text(RowKind::corrected), "corrected");
  EXPECT_FALSE((StatedTotal{{}, "Total", Euros::whole(1), Euros::whole(1)}).differs());
  EXPECT_TRUE((StatedTotal{{}, "Total", Euros::whole(1), Euros()}).differs());
}

}  // namespace
}  // namespace carreau::inputs
