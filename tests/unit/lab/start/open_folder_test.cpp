// SPDX-License-Identifier: Apache-2.0
#include "lab/start/open_folder.hpp"

#include "lab/request_error.hpp"
#include "support/faults.hpp"
#include "support/temp_folder.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <string>
#include <vector>

namespace carreau::lab {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::SizeIs;

class Below : public ::testing::Test {
 protected:
  Below() {
    root_.write("open/photo.jpg", "x");
    root_.write("open/.cache/b.csv", "x");
    root_.write("open/sub/c.csv", "x");
    root_.write("secret/d.csv", "x");
    fs::create_symlink(root_ / "secret", root_ / "open/lien");
    fs::create_symlink(root_ / "secret/d.csv", root_ / "open/d.csv");
  }
  static std::string code(const OpenFolder& folder, const std::string& place) {
    try {
      return folder.resolve(place);
    } catch (const RequestError& error) {
      return error.message().code;
    }
  }

  testing::TempFolder root_;
  std::string open_ = std::filesystem::path(root_.write("open/a.csv", "x")).parent_path().string();
  OpenFolder folder_{open_};
};

TEST_F(Below, ListsWhatCanBeRead) {
  std::vector<std::string> names;
  for (const FolderEntry& entry : folder_.list("")) names.push_back(entry.name);
  EXPECT_THAT(names, ElementsAre("sub", "a.csv"));
  EXPECT_THAT(folder_.files_at("sub"), ElementsAre(folder_.path() + "/sub/c.csv"));
  EXPECT_THAT(folder_.files_at("a.csv"), ElementsAre(folder_.path() + "/a.csv"));
  EXPECT_EQ(folder_.resolve(folder_.path() + "/sub"), folder_.path() + "/sub");
  EXPECT_EQ(folder_.shown(folder_.path() + "/sub/c.csv"), "sub/c.csv");
}

TEST_F(Below, TakesTheFilesOfTheFoldersWithinUpToALimit) {
  root_.write("open/sub/deep/e.CSV", "x");
  root_.write("open/sub/deep/notes.docx", "x");
  fs::create_symlink(root_ / "open", root_ / "open/sub/deep/retour");
  const std::string path = folder_.path();
  EXPECT_THAT(folder_.files_at(""),
              ElementsAre(path + "/a.csv", path + "/sub/c.csv", path + "/sub/deep/e.CSV"));
  EXPECT_THAT(folder_.files_at("", {3, 3}), SizeIs(3));
  for (const FolderLimits limits : {FolderLimits{2, 3}, FolderLimits{3, 2}}) {
    try {
      (void)folder_.files_at("", limits);
      ADD_FAILURE() << "no error";
    } catch (const RequestError& error) {
      EXPECT_EQ(error.status(), 422);
      EXPECT_EQ(error.message().code, "folder_too_large");
    }
  }
}

TEST_F(Below, NothingElseIsReached) {
  for (const char* const place : {"..", "../secret/d.csv", "sub/../../secret", ".cache", "lien",
                                  "lien/d.csv", "d.csv", "/etc/passwd", "/", "none.csv"}) {
    EXPECT_EQ(code(folder_, place), "no_place_in_folder") << place;
  }
  EXPECT_EQ(code(folder_, root_ / "secret"), "no_place_in_folder");
}

TEST(OpenFolder, IsAFolder) {
  EXPECT_THAT(testing::codes_thrown_by([] { OpenFolder folder("/nowhere/at/all"); }),
              ElementsAre("folder_missing"));
}

}  // namespace
}  // namespace carreau::lab
