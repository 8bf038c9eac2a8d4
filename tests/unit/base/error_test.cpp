// SPDX-License-Identifier: Apache-2.0
/// Messages: where, what, and what to do, in one fixed form.
#include "base/error.hpp"

#include <gtest/gtest.h>

#include <string>

namespace carreau {
namespace {

TEST(Place, ReadsAsAnEditorShowsIt) {
  EXPECT_EQ((Place{"incomes.csv", 118, "Q219"}.text()), "incomes.csv:118: Q219");
  EXPECT_EQ((Place{"incomes.csv", {}, "Q219"}.text()), "incomes.csv: Q219");
  EXPECT_EQ((Place{"incomes.csv", 118, ""}.text()), "incomes.csv:118");
  EXPECT_EQ((Place{"incomes.csv", {}, ""}.text()), "incomes.csv");
  EXPECT_EQ((Place{"", {}, "Q219"}.text()), "Q219");
  EXPECT_EQ(Place{}.text(), "");
}

TEST(DataError, SaysWhereWhatAndWhatToDo) {
  const DataError error({"incomes.csv", 118, "Q219"}, "expected euros, found \"n/a\"",
                        "leave it empty if secret");
  EXPECT_STREQ(error.what(),
               "incomes.csv:118: Q219: expected euros, found \"n/a\" (leave it empty if secret)");
}

TEST(DataError, LeavesOutWhatIsNotKnown) {
  EXPECT_STREQ(DataError(Place{}, "no cells", "").what(), "no cells");
  EXPECT_STREQ(DataError({"g.csv", {}, ""}, "no cells", "").what(), "g.csv: no cells");
  EXPECT_STREQ(DataError(Place{}, "no cells", "add some").what(), "no cells (add some)");
}

TEST(IoError, NamesTheFile) {
  EXPECT_STREQ(IoError("g.csv", "cannot be read", "check the path").what(),
               "g.csv: cannot be read (check the path)");
}

TEST(Error, CatchesEveryKind) {
  EXPECT_THROW(throw ArgumentError("x"), Error);
  EXPECT_THROW(throw DataError("x"), Error);
  EXPECT_THROW(throw IoError("x"), Error);
}

}  // namespace
}  // namespace carreau
