// SPDX-License-Identifier: Apache-2.0
/// Pages under safe and distinct names, all of them or none.
#include "files/page_folder.hpp"

#include "base/error.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using ::testing::ElementsAre;
using Words = std::vector<std::string>;

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
    PageFolder pages(folder / "new/pages", "test", false);
    pages.add("a.html", "A");
    pages.add("b.html", "B");
    pages.commit();
  }
  EXPECT_EQ(folder.read("new/pages/a.html"), "A");
  EXPECT_EQ(folder.read("new/pages/b.html"), "B");
  EXPECT_EQ(folder.read("new/pages/.carreau-test"), "a.html\nb.html\n");
  EXPECT_EQ(folder.content().size(), 5U);  // with the two folders
}

TEST(PageFolder, LeavesWhatWasThereWhenOnePageCannotBeWritten) {
  const TempFolder folder;
  (void)folder.write("pages/b.html", "mine");
  const auto before = folder.content();
  const auto write = [&](bool overwrite) {
    PageFolder pages(folder / "pages", "test", overwrite);
    pages.add("a.html", "A");
    pages.add("b.html", "B");
    pages.commit();
  };
  EXPECT_THROW(write(false), IoError);
  EXPECT_EQ(folder.content(), before);
  write(true);
  EXPECT_EQ(folder.read("pages/b.html"), "B");
}

TEST(PageFolder, PagesOfTheResultThatItReplacesGo) {
  const TempFolder folder;
  const auto write = [&](const std::string& kind, bool overwrite, const Words& names) {
    PageFolder pages(folder / "pages", kind, overwrite);
    for (const std::string& name : names) pages.add(name, "page");
    pages.commit();
    EXPECT_THAT(pages.paths(), ::testing::SizeIs(names.size()));
  };
  write("test", false, {"a.html", "tables/b.csv"});
  write("test", false, {"c.html"});
  EXPECT_EQ(folder.read("pages/a.html"), "page") << "nothing was replaced";
  write("other", false, {"d.html"});
  (void)folder.write("mine.html", "mine");
  (void)folder.write("pages/mine.html", "mine");
  (void)folder.write("elsewhere/x", "mine");
  std::filesystem::create_symlink("../elsewhere", folder / "pages/link");
  // Whoever can write into the folder must not choose what is removed outside of it.
  std::ofstream(folder / "pages/.carreau-test", std::ios::app)
      << "../mine.html\n"
      << (folder / "mine.html") << "\nlink/x\ntables\n.\n\n";
  write("test", true, {"c.html", "e.html"});
  Words names;
  for (const auto& [name, text] : folder.content()) names.push_back(name);
  EXPECT_THAT(names,
              ElementsAre("elsewhere", "elsewhere/x", "mine.html", "pages", "pages/.carreau-other",
                          "pages/.carreau-test", "pages/c.html", "pages/d.html", "pages/e.html",
                          "pages/mine.html", "pages/tables"));
}

}  // namespace
}  // namespace carreau::files
