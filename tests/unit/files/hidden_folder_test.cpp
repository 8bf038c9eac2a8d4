// SPDX-License-Identifier: Apache-2.0
/// The hidden folders in which files are written: whose they are, and who removes them.
#include "files/hidden_folder.hpp"

#include "files/pending_file.hpp"
#include "support/temp_folder.hpp"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <string>

namespace carreau::files {
namespace {

using carreau::testing::TempFolder;
using ::testing::IsEmpty;

/// Runs in a process of its own, which it ends.
template <class Work>
int in_other_process(const Work& work) {
  const pid_t child = fork();
  if (child == 0) {
    work();
    _exit(0);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return status;
}

TEST(HiddenFolder, WhatADeadProcessLeftGoesWithTheNext) {
  const TempFolder folder;
  in_other_process([&] {
    PendingFile file(folder / "out.csv", false);
    file.write("half");
    // Without destructors, as when it is killed.
    _exit(0);
  });
  (void)folder.write(".carreau-00000000-999999999-1.part/file", "of another computer");
  EXPECT_EQ(folder.content().size(), 4U) << "the process left nothing to clean";
  const PendingFile next(folder / "next.csv", false);
  EXPECT_EQ(folder.content().size(), 3U)
      << "what is being written, and what is of another computer";
  EXPECT_TRUE(folder.content().contains(".carreau-00000000-999999999-1.part/file"));
}

/// In a container that is started again, the program may have the number that it had before.
TEST(HiddenFolder, WhatADeadProcessOfTheSameNumberLeftGoesToo) {
  const TempFolder folder;
  const TempFolder other;
  const PendingFile lives(other / "out.csv", false);
  const auto hidden = std::filesystem::path(lives.temporary()).parent_path().filename().string();
  const std::string number = "-" + std::to_string(getpid()) + "-";
  ASSERT_NE(hidden.find(number), std::string::npos) << hidden;
  const std::string left = hidden.substr(0, hidden.find(number)) + number + "1000000.part/file";
  (void)folder.write(left, "of an earlier process");
  (void)folder.write(hidden + "/file", "of a file that this process is writing");
  const PendingFile next(folder / "next.csv", false);
  EXPECT_FALSE(folder.content().contains(left));
  EXPECT_TRUE(folder.content().contains(hidden + "/file"));
}

/// In /tmp, another user's process may have left, or put there on purpose, the name that comes
/// next.
TEST(HiddenFolder, TakesTheNextNameWhereOneIsTaken) {
  const TempFolder folder;
  const PendingFile first(folder / "first.csv", false);
  const std::string hidden =
      std::filesystem::path(first.temporary()).parent_path().filename().string();
  const std::size_t dash = hidden.rfind('-');
  const int number = std::stoi(hidden.substr(dash + 1));
  const std::string taken = fmt::format("{}-{}.part/file", hidden.substr(0, dash), number + 1);
  (void)folder.write(taken, "of somebody else");
  PendingFile second(folder / "second.csv", false);
  second.write("whole");
  second.commit();
  EXPECT_EQ(folder.read("second.csv"), "whole");
  EXPECT_EQ(folder.read(taken), "of somebody else");
}

TEST(HiddenFolder, WhatALivingProcessWritesStays) {
  const TempFolder folder;
  std::array<int, 2> begun{};
  ASSERT_EQ(pipe(begun.data()), 0);
  // Begins before this process does, so that it has not looked at the folder yet.
  const pid_t other = fork();
  if (other == 0) {
    char byte = 0;
    (void)!read(begun[0], &byte, 1);
    const PendingFile file(folder / "other.csv", false);
    _exit(0);
  }
  PendingFile file(folder / "out.csv", false);
  file.write("whole");
  ASSERT_EQ(write(begun[1], "x", 1), 1);
  waitpid(other, nullptr, 0);
  file.commit();
  EXPECT_EQ(folder.read("out.csv"), "whole");
}

TEST(HiddenFolder, AProcessThatEndsTakesItsUnfinishedFilesAlong) {
  const TempFolder folder;
  in_other_process([&] {
    PendingFile file(folder / "out.csv", false);
    file.write("half");
    PendingFile other(folder / "other.csv", false);
    abandon_pending_files();
    _exit(0);
  });
  EXPECT_THAT(folder.content(), IsEmpty());
}

}  // namespace
}  // namespace carreau::files
