// SPDX-License-Identifier: Apache-2.0
/// Names that no file has yet, taken by one of many.
#include "files/staged_file.hpp"

#include "support/temp_folder.hpp"

#include <gtest/gtest.h>

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <thread>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using Rename = int (*)(const std::string&, const std::string&);

class RenameToNew : public ::testing::TestWithParam<Rename> {};

TEST_P(RenameToNew, ReplacesNothing) {
  const TempFolder folder;
  const std::string from = folder.write("from", "new");
  const std::string taken = folder.write("taken", "old");
  EXPECT_EQ(GetParam()(from, taken), EEXIST);
  EXPECT_EQ(folder.read("taken"), "old");
  EXPECT_EQ(GetParam()(from, folder / "to"), 0);
  EXPECT_EQ(folder.content(),
            (std::map<std::string, std::string>{{"taken", "old"}, {"to", "new"}}));
  EXPECT_EQ(GetParam()(from, folder / "other"), ENOENT);
}

TEST_P(RenameToNew, OfAFolder) {
  const TempFolder folder;
  (void)folder.write("from/file", "new");
  (void)folder.write("taken/file", "old");
  EXPECT_EQ(GetParam()(folder / "from", folder / "taken"), EEXIST);
  EXPECT_EQ(GetParam()(folder / "from", folder / "to"), 0);
  EXPECT_FALSE(std::filesystem::exists(folder / "from"));
  EXPECT_EQ(folder.read("taken/file"), "old");
  EXPECT_EQ(folder.read("to/file"), "new");
}

TEST_P(RenameToNew, OneOfManyWins) {
  const TempFolder folder;
  for (int round = 0; round < 5; ++round) {
    std::atomic<int> winners = 0;
    std::string winner;
    std::vector<std::thread> threads;
    for (const char* const name : {"a", "b", "c", "d"}) {
      threads.emplace_back([&, from = folder.write(name, name), name] {
        if (GetParam()(from, folder / "to") != 0) return;
        ++winners;
        winner = name;
      });
    }
    for (std::thread& thread : threads) thread.join();
    EXPECT_EQ(winners, 1);
    EXPECT_EQ(folder.read("to"), winner);
    unlink((folder / "to").c_str());
  }
}

INSTANTIATE_TEST_SUITE_P(Ways, RenameToNew, ::testing::Values(&rename_to_new, &link_to_new));

}  // namespace
}  // namespace carreau::files
