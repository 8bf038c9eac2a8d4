// SPDX-License-Identifier: Apache-2.0
/// Pages under safe and distinct names, all of them or none.
#include "files/page_folder.hpp"

#include "base/error.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;

TEST(PageNames, AreThoseOfTheCodesWhereTheyCan) {
  const std::vector<std::string> codes = {"QP059074", "59702-01", "a_b"};
  EXPECT_THAT(page_names(codes), ElementsAre("QP059074.html", "59702-01.html", "a_b.html"));
}

TEST(PageNames, NeverLeaveTheFolderNorMeet) {
  const std::vector<std::string> codes = {"../etc", "a/b",   "A_B", "a.b",
                                          "",       "index", "é",   std::string(300, 'x')};
  const auto names = page_names(codes);
  EXPECT_THAT(std::vector(names.begin(), names.begin() + 7),
              ElementsAre("___etc.html", "a_b.html", "A_B-2.html", "a_b-3.html", "_.html",
                          "index-2.html", "__.html"));
  EXPECT_EQ(names.back().size(), 85U);
}

TEST(PageFolder, AppearsAsAWhole) {
  const TempFolder folder;
  {
    PageFolder pages(folder / "new/pages", false);
    pages.add("a.html", "A");
    pages.add("b.html", "B");
    pages.commit();
  }
  EXPECT_EQ(folder.read("new/pages/a.html"), "A");
  EXPECT_EQ(folder.read("new/pages/b.html"), "B");
  EXPECT_EQ(folder.content().size(), 4U);  // with the two folders
}

TEST(PageFolder, LeavesWhatWasThereWhenOnePageCannotBeWritten) {
  const TempFolder folder;
  (void)folder.write("pages/b.html", "mine");
  const auto before = folder.content();
  const auto write = [&](bool overwrite) {
    PageFolder pages(folder / "pages", overwrite);
    pages.add("a.html", "A");
    pages.add("b.html", "B");
    pages.commit();
  };
  EXPECT_THROW(write(false), IoError);
  EXPECT_EQ(folder.content(), before);
  write(true);
  EXPECT_EQ(folder.read("pages/b.html"), "B");
}

}  // namespace
}  // namespace carreau::files
