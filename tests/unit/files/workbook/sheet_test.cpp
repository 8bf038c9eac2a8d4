// SPDX-License-Identifier: Apache-2.0
/// What all sheets of a workbook may hold together.
#include "files/workbook/sheet.hpp"

#include "support/faults.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace carreau::files {
namespace {

using testing::codes_thrown_by;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(WorkbookRoom, CellsAndTextAreCountedOverAllSheets) {
  const Sheet first("A");
  const Sheet second("B");
  const auto codes = [&](std::size_t cells, std::size_t text_of_each) {
    WorkbookRoom room("book.xls");
    return codes_thrown_by([&] {
      room.take(first, cells, text_of_each);
      room.take(second, cells, text_of_each);
    });
  };
  EXPECT_THAT(codes(kMostCells / 2, 1), IsEmpty());
  EXPECT_THAT(codes(kMostCells / 2 + 1, 1), ElementsAre("too_many_cells", "save_again_or_refuse"));
  EXPECT_THAT(codes(1'024, kMostText / 2'048), IsEmpty());
  EXPECT_THAT(codes(1'024, kMostText / 2'048 + 1),
              ElementsAre("too_much_text", "save_again_or_refuse"));
}

}  // namespace
}  // namespace carreau::files
